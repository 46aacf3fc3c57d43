"""Word documents (.docx): headings make articles; a document without any is a page's text."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from reader.model import Page, Rejected, Role
from reader.parsing.formats.archive import member_bytes, opened
from reader.parsing.formats.outline import Entry, has_headings, stories_of
from reader.parsing.formats.reading import Reading, nothing_in
from reader.parsing.formats.story import compose
from reader.parsing.formats.xml import walk
from reader.parsing.marks import DASHES
from reader.parsing.pages import parse_page

DOCUMENT: Final = "word/document.xml"
STYLES: Final = "word/styles.xml"

LEVELS: Final = {
    "title": 1, "标题": 1, "heading 1": 2, "heading 2": 3, "heading 3": 4, "heading 4": 5, "heading 5": 6, "heading 6": 7,
    "标题 1": 2, "标题 2": 3, "标题 3": 4, "标题 4": 5, "标题1": 2, "标题2": 3, "标题3": 4,
}  # fmt: skip
"""Names of built-in styles (ECMA-376, latent styles) and their depth; the title is the highest."""

DECKS: Final = frozenset({"subtitle", "副标题"})
CAPTIONS: Final = frozenset({"caption", "题注"})
_TOP: Final = 2
"""The depth of a paragraph whose outline level is 0."""

_BODY_LEVEL: Final = 9
_SKIPPED: Final = frozenset({"Fallback", "del", "instrText", "delText"})
"""Elements whose text is not read: other drawings of the same, deletions, fields' codes."""


@dataclass(slots=True)
class _Draft:
    """A paragraph while it is read."""

    parts: list[str] = field(default_factory=list)
    style: str = ""
    level: int | None = None
    indented: bool = False


@dataclass(slots=True)
class _Writer:
    """Collects paragraphs; boxes of text stand inside others, so drafts are a stack."""

    styles: Mapping[str, str]
    paragraphs: list[tuple[str, _Draft]] = field(default_factory=list)
    drafts: list[_Draft] = field(default_factory=list)
    skipping: int = 0
    taking: bool = False
    row: list[str] | None = None

    def start(self, name: str, values: Mapping[str, str]) -> None:
        if name in _SKIPPED or self.skipping:
            self.skipping += 1
        elif name == "p":
            self.drafts.append(_Draft())
        elif name == "t":
            self.taking = True
        elif name in {"tab", "br", "cr"} and self.drafts:
            self.drafts[-1].parts.append("  " if name == "tab" else "\n")
        elif name == "tr":
            self.row = []
        elif self.drafts:
            self._style(self.drafts[-1], name, values)

    def _style(self, draft: _Draft, name: str, values: Mapping[str, str]) -> None:
        value = values.get("val", "")
        if name == "pStyle":
            draft.style = self.styles.get(value, value).lower()
        elif name == "outlineLvl" and value.isdecimal() and int(value) < _BODY_LEVEL:
            draft.level = int(value) + _TOP
        elif name == "ind":
            draft.indented = any(
                values.get(key, "0") > "0" for key in ("firstLine", "firstLineChars")
            )

    def end(self, name: str) -> None:
        if self.skipping:
            self.skipping -= 1
        elif name == "t":
            self.taking = False
        elif name == "p" and self.drafts:
            draft = self.drafts.pop()
            text = "".join(draft.parts).strip(" \t\u3000\n")
            if self.row is not None and text:
                self.row.append(text)
            elif self.row is None:
                self.paragraphs.append((text, draft))
        elif name == "tr" and self.row is not None:
            self.paragraphs.append(("  ".join(self.row), _Draft()))
            self.row = None

    def text(self, data: str) -> None:
        if self.taking and not self.skipping and self.drafts:
            self.drafts[-1].parts.append(data)


def read(raw: bytes, reading: Reading) -> Iterator[Page | Rejected]:
    """Yield the page of a Word document. Raises FileUnreadable when it is damaged or empty."""
    paragraphs = _paragraphs(raw, reading)
    entries = [entry for text, draft in paragraphs for entry in _entries(text, draft)]
    if not entries:
        raise nothing_in(reading.name)
    if has_headings(entries):
        yield compose(reading.file("docx"), stories_of(entries), asked=reading.asked)
    else:
        yield parse_page(reading.file("docx", "\n".join(_lines(paragraphs))))


def _paragraphs(raw: bytes, reading: Reading) -> list[tuple[str, _Draft]]:
    with opened(raw, reading) as archive:
        names = set(archive.namelist())
        styles = _Styles()
        if STYLES in names:
            part = member_bytes(archive, archive.getinfo(STYLES), reading)
            walk(part, reading, styles.start, lambda _name: None, lambda _text: None)
        writer = _Writer(styles.names)
        document = member_bytes(archive, archive.getinfo(DOCUMENT), reading)
    walk(document, reading, writer.start, writer.end, writer.text)
    return writer.paragraphs


@dataclass(slots=True)
class _Styles:
    """The names of styles by their ids."""

    names: dict[str, str] = field(default_factory=dict)
    _current: str = ""

    def start(self, name: str, values: Mapping[str, str]) -> None:
        if name == "style":
            self._current = values.get("styleId", "")
        elif name == "name" and self._current:
            self.names.setdefault(self._current, values.get("val", ""))


def _entries(text: str, draft: _Draft) -> Iterator[Entry]:
    """Yield the texts of a paragraph; line breaks part them, but not those of a heading."""
    level = LEVELS.get(draft.style) or draft.level or 0
    if not text:
        return
    if draft.style in DECKS:
        yield Entry(text if text.startswith(DASHES) else f"——{text}", _BODY_LEVEL)
    elif level:
        yield Entry(" ".join(text.split("\n")), level)
    else:
        role = Role.CAPTION if draft.style in CAPTIONS else None
        yield from (Entry(line.strip(), 0, role) for line in text.split("\n") if line.strip())


def _lines(paragraphs: list[tuple[str, _Draft]]) -> Iterator[str]:
    """Yield a page's lines as a text file has them: empty paragraphs blank, first lines indented."""
    for text, draft in paragraphs:
        yield ("\u3000\u3000" if draft.indented and text else "") + text
