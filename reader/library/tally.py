"""What an import counts while it runs, and the sentences for what it cannot read."""

import errno
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final

from reader.errors import FileUnreadable
from reader.messages import N_, _, ended, joined
from reader.model import Article, Figure, ImportReport, PageFile, Rejected, Unsure

REASONS: Final = MappingProxyType(
    {
        errno.ENOENT: N_("It does not exist or has vanished. Check the path, then refresh."),
        errno.ENOTDIR: N_("It does not exist or has vanished. Check the path, then refresh."),
        errno.EACCES: N_("It may not be read. Change its permissions, then refresh."),
        errno.EPERM: N_("It may not be read. Change its permissions, then refresh."),
        errno.ELOOP: N_("Its links lead in a circle. Link it to a file, or remove it."),
    }
)
"""Why a file cannot be read and what to do, by what the system says."""

NOT_A_FILE: Final = N_("It is a device or pipe. Add a file or folder instead.")

TOO_DEEP: Final = N_("Its parts are nested too deeply. Save it in another way, then refresh.")
TOO_LARGE: Final = N_("There is not enough memory to read it. Divide it, then refresh.")

UNREADABLE: Final = (FileUnreadable, OSError, RecursionError, MemoryError)
"""What one file may raise; it concerns no other file."""


def reason_of(error: FileUnreadable | OSError | RecursionError | MemoryError) -> str:
    """Return why something cannot be read and what to do about it."""
    if isinstance(error, FileUnreadable):
        return joined(ended(error.what), error.remedy)
    if not isinstance(error, OSError):
        return _(TOO_DEEP if isinstance(error, RecursionError) else TOO_LARGE)
    known = REASONS.get(error.errno or 0)
    if known:
        return _(known)
    said = error.strerror or str(error)
    return _("{reason}. Check the disk and the path, then refresh.").format(reason=said)


def damage_notice(file: PageFile, name: str) -> str:
    """Return the sentence about lines of a page file that could not be decoded."""
    return _(
        "{path}: {count} lines held bytes that are not {encoding}, first line {line}. If that is"
        " the wrong encoding, `--encoding NAME` names another."
    ).format(
        path=name,
        count=len(file.damaged_lines),
        encoding=file.encoding,
        line=file.damaged_lines[0],
    )


@dataclass(slots=True)
class Tally:
    """Counts of an import while it runs; those of a file are added when it is stored.

    ``jumping`` are the ids of articles that say that they go on, or come from, elsewhere.
    """

    files: int = 0
    unchanged: int = 0
    removed: int = 0
    articles: int = 0
    figures: int = 0
    joined: int = 0
    furniture: int = 0
    jumps: int = 0
    copies: int = 0
    rejected: list[Rejected] = field(default_factory=list)
    unsure: list[Unsure] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)
    jumping: list[str] = field(default_factory=list)

    def report(self) -> ImportReport:
        """Return the counts as the value that front ends show."""
        return ImportReport(
            files=self.files,
            unchanged=self.unchanged,
            removed=self.removed,
            articles=self.articles,
            figures=self.figures,
            joined=self.joined,
            furniture=self.furniture,
            jumps=self.jumps,
            copies=self.copies,
            rejected=tuple(self.rejected),
            unsure=tuple(self.unsure),
            notices=tuple(self.notices),
        )

    def count(self, article: Article, figures: tuple[Figure, ...]) -> None:
        """Count an article with its figures."""
        self.articles += 1
        self.figures += len(figures)
        self.joined += sum(len(paragraph.lines) > 1 for paragraph in article.paragraphs)
        if article.jump:
            self.jumping.append(article.id)

    def add(self, file: "Tally") -> None:
        """Add the counts of a file that was stored."""
        self.files += 1
        self.articles += file.articles
        self.figures += file.figures
        self.joined += file.joined
        self.furniture += file.furniture
        self.unsure += file.unsure
        self.notices += file.notices
        self.jumping += file.jumping
