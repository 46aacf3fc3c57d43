"""What every format is told when it reads, and how much a packed file may unpack to."""

import re
import unicodedata
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from reader.errors import FileUnreadable
from reader.messages import _
from reader.model import PageFile
from reader.parsing.folio import Folio, page_number
from reader.parsing.naming import NamePattern
from reader.parsing.places import is_bare, place_of

UNPACKED: Final = 512 * 1024 * 1024
"""Bytes that one file may unpack to, however deep it is packed."""

RATIO: Final = 250
"""How many times larger than packed a file may become; newspaper text packs at most 1:20."""

FREE: Final = 4 * 1024 * 1024
"""Bytes below which nobody asks for the ratio: blank pages pack well."""

DEEPEST: Final = 3
"""Packs inside packs that are opened."""

MOST_MEMBERS: Final = 20_000
"""Members of one archive that are looked at."""


_PAGE = re.compile(r"第?(?P<page>[A-Za-z]?[0-9]{1,3}|[一二三四五六七八九十]{1,3})版?面?")

NOWHERE: Final = Folio()
"""A place of which nothing is known."""


@dataclass(slots=True)
class Budget:
    """Bytes that may still be unpacked from one file."""

    left: int = UNPACKED

    def spend(self, count: int, name: str) -> None:
        """Take ``count`` unpacked bytes. Raises FileUnreadable when they were the last."""
        self.left -= count
        if self.left < 0:
            raise _too_large(name)


@dataclass(frozen=True, slots=True)
class Reading:
    """How bytes are to be read.

    ``name`` is the path, with ``!/member`` behind an archive's; ``encoding`` the one their owner
    named, if any; ``owner`` what the owner said of paper, date and page, and ``names`` the owner's
    pattern of file names; ``depth`` counts the packs around the bytes.
    """

    name: str
    encoding: str | None = None
    owner: Folio = NOWHERE
    names: NamePattern | None = None
    depth: int = 0
    budget: Budget = field(default_factory=Budget)

    def inside(self, member: str) -> "Reading":
        """Return the reading of a member of this archive."""
        return replace(self, name=f"{self.name}!/{member}", depth=self.depth + 1)

    def file(self, encoding: str, text: str = "", damaged: tuple[int, ...] = ()) -> PageFile:
        """Return a page file of this name, with what its owner and its name tell of the place."""
        bare = not self.asked.page and is_bare(self._path)
        return placed(
            PageFile(
                path=self.name, encoding=encoding, text=text, damaged_lines=damaged, bare=bare
            ),
            self.asked.over(self.named),
        )

    @property
    def asked(self) -> Folio:
        """What the owner says of the place, which goes before what names and pages say."""
        return self.owner.over(self.names.place(self._path)) if self.names else self.owner

    @property
    def named(self) -> Folio:
        """What the name tells of paper, date, page and section; an archive counts as a folder."""
        return place_of(self._path)

    @property
    def _path(self) -> Path:
        outer, *members = self.name.split("!/")
        path = Path(outer)
        for member in members:
            path = path.with_suffix("") if path.stem == member else path.with_suffix("") / member
        return path


def printed_page(text: str) -> str:
    """Return the page that ``text`` names (第四版, A 12, ０３), or an empty string."""
    bare = "".join(unicodedata.normalize("NFKC", text).split())
    match = _PAGE.fullmatch(bare)
    return page_number(match["page"]) if match else ""


def placed(file: PageFile, place: Folio) -> PageFile:
    """Return ``file`` with ``place`` in the stead of what it said of its place."""
    return replace(
        file,
        paper=place.paper,
        issue_date=place.issue_date,
        page=place.page,
        section=place.section,
    )


def too_much(name: str) -> FileUnreadable:
    """Return the error of a pack that is larger inside than any newspaper."""
    return FileUnreadable(
        _("Unpacks to too much"),
        _("{path} unpacks to far more than newspaper pages do.").format(path=name),
        _("Unpack it yourself and add the folder, if you trust it."),
    )


def _too_large(name: str) -> FileUnreadable:
    """Return the error of a pack with more in it than one file may unpack to."""
    return FileUnreadable(
        _("Unpacks to too much"),
        _("{path} unpacks to more than {count} MB; what stands behind that is not read.").format(
            path=name, count=UNPACKED // 1024**2
        ),
        _("Unpack it yourself, then add what comes out."),
    )


def nothing_in(name: str) -> FileUnreadable:
    """Return the error of a file that can be read and holds no text."""
    return FileUnreadable(
        _("No text"),
        _("{path} holds no text.").format(path=name),
        _("Check that the file was saved completely."),
    )


def damaged(name: str, reason: object) -> FileUnreadable:
    """Return the error of a file that is not whole."""
    return FileUnreadable(
        _("Damaged file"),
        _("{path} is damaged: {reason}.").format(path=name, reason=str(reason).rstrip(". ")),
        _("Save or download it again."),
    )
