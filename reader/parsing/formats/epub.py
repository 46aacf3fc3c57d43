"""Books and news collections in EPUB: every document of the spine is a page of articles."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import PurePath
from posixpath import dirname, join, normpath
from urllib.parse import unquote
from zipfile import ZipFile

from reader.errors import FileUnreadable
from reader.messages import _
from reader.model import Page, Rejected, Role
from reader.parsing.folio import Folio
from reader.parsing.formats.archive import locked, member_bytes, opened
from reader.parsing.formats.outline import Entry, has_headings, stories_of
from reader.parsing.formats.reading import Reading, damaged, nothing_in, placed
from reader.parsing.formats.story import Left, compose
from reader.parsing.formats.web.charset import decode_page
from reader.parsing.formats.web.hints import hints_of
from reader.parsing.formats.web.tables import CHROME, Part
from reader.parsing.formats.web.tree import WebBlock, flatten
from reader.parsing.formats.xml import walk
from reader.parsing.pages import parse_page
from reader.parsing.places import date_in, place_of

CONTAINER = "META-INF/container.xml"
ENCRYPTION = "META-INF/encryption.xml"
"""Where a book says which package it is, and what of it is locked (EPUB OCF 3)."""


@dataclass(slots=True)
class _Package:
    """What a book's package says: the paths of its documents in reading order, and its data."""

    items: dict[str, tuple[str, str, str]] = field(default_factory=dict)
    spine: list[str] = field(default_factory=list)
    data: dict[str, str] = field(default_factory=dict)
    _name: str = ""

    def start(self, name: str, values: Mapping[str, str]) -> None:
        self._name = name
        if name == "item":
            kind = values.get("media-type", ""), values.get("properties", "")
            self.items[values.get("id", "")] = (values.get("href", ""), *kind)
        elif name == "itemref" and values.get("linear", "yes") != "no":
            self.spine.append(values.get("idref", ""))

    def end(self, _name: str) -> None:
        self._name = ""

    def text(self, data: str) -> None:
        if self._name in {"title", "date", "creator", "publisher"} and data.strip():
            self.data.setdefault(self._name, " ".join(data.split()))

    @property
    def place(self) -> Folio:
        """The book's title read as a paper's, with the date in it, else the day it came out."""
        title = self.data.get("title", "")
        place = place_of(PurePath(title.replace("/", "-"))) if title else Folio()
        date = place.issue_date or date_in(self.data.get("date", ""))
        return replace(place, paper=place.paper or title, issue_date=date)


def read(raw: bytes, reading: Reading) -> Iterator[Page | Rejected]:
    """Yield a page for every document that holds text; contents pages are passed over.

    Raises FileUnreadable when the book is damaged, locked or empty.
    """
    with opened(raw, reading) as archive:
        names = set(archive.namelist())
        package, folder = _package(archive, reading, names)
        documents = [path for path in _documents(package, folder) if path in names]
        if ENCRYPTION in names and documents:
            _refuse_locked(archive, reading, documents)
        empty = True
        for path in documents:
            inner = reading.inside(path)
            try:
                page = _page(member_bytes(archive, archive.getinfo(path), inner), inner, package)
            except FileUnreadable as error:
                yield Rejected(inner.name, error.what)
                continue
            if page is not None:
                empty = False
                yield page
    if empty:
        raise nothing_in(reading.name)


def _package(archive: ZipFile, reading: Reading, names: set[str]) -> tuple[_Package, str]:
    """Return the package and the folder its paths count from."""
    roots: list[str] = []

    def start(name: str, values: Mapping[str, str]) -> None:
        if name == "rootfile":
            roots.append(values.get("full-path", ""))

    container = member_bytes(archive, archive.getinfo(CONTAINER), reading)
    walk(container, reading, start, lambda _name: None, lambda _text: None)
    root = next((path for path in roots if path in names), None)
    if root is None:
        raise damaged(reading.name, _("its package is missing"))
    package = _Package()
    opf = member_bytes(archive, archive.getinfo(root), reading)
    walk(opf, reading, package.start, package.end, package.text)
    return package, dirname(root)


def _documents(package: _Package, folder: str) -> Iterator[str]:
    for idref in package.spine:
        href, kind, properties = package.items.get(idref, ("", "", ""))
        if href and "html" in kind and "nav" not in properties.split():
            yield normpath(join(folder, unquote(href.partition("#")[0])))


def _refuse_locked(archive: ZipFile, reading: Reading, documents: list[str]) -> None:
    """Raise FileUnreadable when a document is encrypted; fonts alone may be."""
    raw = member_bytes(archive, archive.getinfo(ENCRYPTION), reading)
    if any(path.encode() in raw for path in documents):
        raise locked(reading.name)


def _page(raw: bytes, reading: Reading, package: _Package) -> Page | None:
    """Return the page of a document, or None when there is nothing but links in it."""
    if not raw.strip():
        return None
    decoded = decode_page(raw, reading.name, reading.encoding)
    blocks = flatten(decoded.text).blocks
    texts = [block for block in blocks if not _is_navigation(block)]
    if not texts or sum(block.linked for block in blocks) * 2 > sum(len(b.text) for b in blocks):
        return None
    place = reading.asked.over(package.place).over(replace(reading.named, paper=""))
    file = placed(reading.file(decoded.encoding), place)
    entries = [_entry(block) for block in texts]
    titles = [
        title for title in hints_of(decoded.text).titles if title != package.data.get("title")
    ]
    if has_headings(entries):
        stories = stories_of(entries)
    elif titles:
        stories = [replace(story, title=titles[0]) for story in stories_of(entries, titled=True)]
    else:
        return parse_page(replace(file, text="\n".join(entry.text for entry in entries)))
    left = [Left(block.text, "guide") for block in blocks if _is_navigation(block)]
    return compose(file, stories, left, asked=reading.asked)


def _entry(block: WebBlock) -> Entry:
    caption = block.spot.part is Part.CAPTION
    return Entry(block.text, block.spot.heading, Role.CAPTION if caption else None)


def _is_navigation(block: WebBlock) -> bool:
    """Tell whether a block leads through the book: 下一篇 | 目录, as readers of feeds print it."""
    short = len(block.text) <= 40  # noqa: PLR2004 - a row of such words
    return short and block.linked > 0 and (block.is_link or bool(CHROME.match(block.text)))
