"""Markdown: a YAML head tells the place, headings tell articles and subheads.

A Markdown file without a head and without headings is plain text, which is cut into articles as a
page is. Marks of emphasis and links go; the words stay.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from reader.model import Page, Rejected, Role
from reader.parsing.decoding import decode
from reader.parsing.formats.frontmatter import Head, read_head
from reader.parsing.formats.outline import Entry, has_headings, stories_of
from reader.parsing.formats.reading import Reading, placed
from reader.parsing.formats.story import Story, compose
from reader.parsing.pages import parse_page

_HEADING = re.compile(r"^ {0,3}(?P<marks>#{1,6})[ \t]+(?P<text>.*)$")
_SETEXT = re.compile(r"^ {0,3}(?P<mark>=+|-{2,})[ \t]*$")
_RULE = re.compile(r"^ {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$")
_PREFIX = re.compile(r"^(?:[ \t\u3000]*(?:>[ \t]?)+|[ \t\u3000]*(?:[*+-])[ \t]+|[ \t\u3000]+)")
_OWN_LINE = re.compile(r"^[ \t\u3000]*(?:>|[*+-][ \t]|\d{1,3}[.)][ \t]|\u3000\u3000|\||\t| {2})")
_IMAGE = re.compile(r"!\[(?P<text>[^\]\[]{0,400})\]\([^()\s]{0,2000}(?:[ \t]+\"[^\"]{0,400}\")?\)")
_LINK = re.compile(r"\[(?P<text>[^\]\[]{1,400})\]\([^()\s]{0,2000}(?:[ \t]+\"[^\"]{0,400}\")?\)")
_STRONG = re.compile(r"(?P<mark>\*\*|__)(?=\S)(?P<text>[^*_\n]{1,2000})(?P=mark)")
_EMPHASIS = re.compile(
    r"(?<![A-Za-z0-9*])\*(?=\S)(?P<text>[^*\n]{1,2000})(?<=\S)\*(?![A-Za-z0-9*])"
)
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_ALL_STRONG = re.compile(r"^(?:\*\*|__)[^*_\n]{1,40}(?:\*\*|__)$")
_LATIN_EDGE: Final = re.compile(r"[A-Za-z0-9,.;:]$")


def read(raw: bytes, reading: Reading) -> Iterator[Page | Rejected]:
    """Yield the page of a Markdown file; a head that is no YAML is told and read as text."""
    decoded = decode(raw, reading.name, encoding=reading.encoding)
    head = read_head(decoded.text)
    file = reading.file(decoded.encoding, decoded.text, decoded.damaged_lines)
    if head.fault:
        yield Rejected(reading.name, head.fault, 1)
    entries = list(entries_of(head.body))
    if not head.get("title") and not has_headings(entries):
        place = reading.asked.over(head.place).over(reading.named)
        yield parse_page(placed(replace(file, text="\n" * (head.line - 1) + head.body), place))
    else:
        yield compose(file, _stories(head, entries), asked=reading.asked)


def _stories(head: Head, entries: list[Entry]) -> list[Story]:
    """Give the head's words to its article; several articles share what it says of the place."""
    title = head.get("title")
    if title and entries and entries[0].level and _bare(entries[0].text) == _bare(title):
        entries = entries[1:]  # the title again, as most programs write it
    stories = stories_of(entries, titled=bool(title)) or [Story()]
    told = [replace(story, place=story.place.over(head.place)) for story in stories]
    if len(told) > 1:
        return told
    only = told[0]
    return [
        replace(
            only,
            title=title or only.title,
            kicker=head.get("kicker") or only.kicker,
            deck=head.get("deck") or only.deck,
            author=head.get("author"),
            place=head.place.over(only.place),
            source_id=head.get("id"),
        )
    ]


def _bare(text: str) -> str:
    return "".join(text.split())


def entries_of(text: str) -> Iterator[Entry]:
    """Yield headings and paragraphs, wrapped lines joined as Markdown joins them."""
    waiting: list[str] = []
    for line in [*_uncommented(text).split("\n"), ""]:
        heading = _HEADING.match(line)
        setext = _SETEXT.match(line) if len(waiting) == 1 else None
        if setext:
            yield Entry(_plain(waiting.pop()), 1 if setext["mark"][0] == "=" else 2)
        elif heading or not line.strip() or _RULE.match(line):
            yield from _paragraphs(waiting)
            waiting = []
            title = _plain(heading["text"].rstrip().rstrip("#")) if heading else ""
            if heading and title:
                yield Entry(title, len(heading["marks"]))
        else:
            waiting.append(line)


def _uncommented(text: str) -> str:
    """Return the text without comments, in one pass whatever is open or closed in it."""
    parts = []
    start = 0
    while (opened := text.find("<!--", start)) >= 0 and (closed := text.find("-->", opened)) >= 0:
        parts.append(text[start:opened])
        start = closed + 3
    return "".join((*parts, text[start:]))


def _paragraphs(lines: list[str]) -> Iterator[Entry]:
    """Join lines that go on; items, quotes, indented lines and line breaks stay apart."""
    joined = ""
    for number, line in enumerate(lines):
        apart = _OWN_LINE.match(line) or (number and lines[number - 1].endswith(("  ", "\\")))
        if apart or (joined and not _goes_on(joined)):
            yield from _entry(joined)
            joined = ""
        words = _PREFIX.sub("", line).rstrip(" \\\t")
        joined += (" " if joined and _LATIN_EDGE.search(joined) else "") + words
    yield from _entry(joined)


def _goes_on(joined: str) -> bool:
    """A line that ends a sentence ends a paragraph in Chinese texts, whatever Markdown says."""
    return joined[-1] not in "。！？”…"


def _entry(joined: str) -> Iterator[Entry]:
    """Yield what one paragraph holds: captions of pictures, then its words."""
    if _ALL_STRONG.match(joined):
        yield Entry(_plain(joined), 0, Role.SUBHEAD)
        return
    for image in _IMAGE.finditer(joined):
        caption = _plain(image["text"])
        if caption:
            yield Entry(caption, 0, Role.CAPTION)
    for part in _BREAK.split(_IMAGE.sub("", joined)):
        words = _plain(part)
        if words:
            yield Entry(words)


def _plain(text: str) -> str:
    """Return the words without the marks around them."""
    words = _LINK.sub(r"\g<text>", _IMAGE.sub(r"\g<text>", text))
    words = _EMPHASIS.sub(r"\g<text>", _STRONG.sub(r"\g<text>", words))
    return _ESCAPE.sub(r"\1", words).strip(" \t\u3000\xa0\r")
