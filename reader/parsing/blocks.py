"""Blocks: printed lines put together where a file breaks lines by width only."""

import re
from typing import Final, NamedTuple

from reader.parsing.bylines import read_byline
from reader.parsing.credits import read_credit
from reader.parsing.datelines import DATELINE, opening_dateline, opening_jump
from reader.parsing.imprint import STAFF, is_staff
from reader.parsing.layout import Layout
from reader.parsing.lines import PARAGRAPH_INDENT, Line, ends_sentence
from reader.parsing.marks import (
    CAPTION_SIGNS,
    FOOTER,
    HAN,
    HEADED_JUMP,
    IN_BRACKETS,
    PARAGRAPH_OPENING,
    RUBRIC,
    SIGNED_BEHIND,
)
from reader.parsing.wordings import halves
from reader.parsing.wrapping import FULL_LINE_SLACK, squares

_LATIN_EDGE = re.compile(r"[A-Za-z0-9,.;:!?)%]$")
_LATIN_START = re.compile(r"[A-Za-z0-9(]")
_MARKED = re.compile(rf"[{CAPTION_SIGNS}□■◆●★]|【[{HAN}]{{2,8}}】")
"""Signs and labels that nothing goes on with."""

_GLUED = re.compile(
    r"[\s　]+(?=(?:据?(?:本报|新华社|中新社|中新网|人民网|央视网)[^，。；]{0,24}?(?:讯|电|消息)(?:\s|　|[（(，])))"
)
_RUNNING = re.compile("[，。；、]")
_RAGGED = re.compile(r"[，。；、].*[^）)】：:—]$")
_SIGNATURE = re.compile(r"记者|通讯员|编|校|版式|作者|摄|供图|/|／|[\u4e00-\u9fff]员")
_TIMED = re.compile(r"(?:\d{1,2}月\d{1,2}日|次日)?\s?\d{1,2}[：:]\d\d|\d{1,2}月\d{1,2}日\s?\d")
"""How the rows of timetables begin."""

_KEYED = re.compile(rf"[{HAN}]{{1,4}}[：:]\S")
"""How the rows of a list begin: 今天：多云转小雨."""

_TAKEN = re.compile(rf"[\s\u3000][{HAN}]{{2,4}}[\s\u3000]?摄[）)]?$")
"""Who took a photo, at the end of a caption."""

_ATTRIBUTION = re.compile(rf"[{HAN}]{{1,8}}[说道]。")
"""Whose words stand before it: 她说。"""

_LONGEST_SIGNATURE: Final = 40
_SHORTEST_GLUED_HEADLINE: Final = 6
_LONGEST_GLUED_HEADLINE: Final = 44
_SHORTEST_JUMPING: Final = 4
_LONGEST_JUMPING: Final = 100
"""Code points of a heading, at least, and of it with the jump behind it, at most."""


class Block(NamedTuple):
    """Lines that belong together for sure, their wording, indent in cells and gap before."""

    text: str
    lines: tuple[int, ...]
    indent: int = 0
    gap: int = 0


def joint_of(first: str, second: str) -> str:
    """Return what joins two pieces of a cut line: a space between Latin words, else nothing."""
    latin = _LATIN_EDGE.match(first[-1:]) and _LATIN_START.match(second)
    return " " if latin and not _splits_number(first, second) else ""


def _splits_number(first: str, second: str) -> bool:
    return (first[-1].isdigit() or first[-1] in ".,") and second[0].isdigit()


def make_blocks(lines: list[Line], layout: Layout) -> list[Block]:
    """Put wrapped lines together; a file that does not wrap has one block a line."""
    separated = [part for line in lines for part in _unglue(line)]
    if not layout.width:
        return [Block(line.text, (line.number,), line.indent, line.gap) for line in separated]
    groups: list[list[Line]] = []
    for line in separated:
        if groups and _goes_on(groups[-1], line, layout):
            groups[-1].append(line)
        else:
            groups.append([line])
    return [_block(group) for group in groups]


def _block(group: list[Line]) -> Block:
    pieces = [group[0].text]
    for line in group[1:]:
        pieces += (joint_of(pieces[-1], line.text), line.text)
    return Block(
        "".join(pieces), tuple(line.number for line in group), group[0].indent, group[0].gap
    )


def _goes_on(group: list[Line], after: Line, layout: Layout) -> bool:
    """Tell whether ``after`` only exists because the last line of ``group`` was full."""
    if after.gap > (1 if layout.spread else 0):
        return False
    if layout.indented and after.indent < PARAGRAPH_INDENT and IN_BRACKETS.match(after.text):
        return group[0].indent >= PARAGRAPH_INDENT  # who signs, for whom the line had no room
    return _is_unfinished(group, layout) and not _begins(group[-1], after, layout)


def _is_unfinished(group: list[Line], layout: Layout) -> bool:
    """Tell whether the last line of ``group`` is full, or else stops inside a sentence."""
    line = group[-1]
    full = line.number in layout.full
    if not layout.indented:
        return full
    paragraph = group[0].indent >= PARAGRAPH_INDENT
    if full:
        return paragraph or bool(_RUNNING.search(line.text))
    if paragraph and squares(line) >= layout.width - FULL_LINE_SLACK:
        return True  # the indent that is missing below tells more than the full stop
    return paragraph and not ends_sentence(line.text) and bool(_RAGGED.search(line.text))


def _begins(line: Line, after: Line, layout: Layout) -> bool:
    """Whether ``after`` begins something new by its indent, its form, or what stands above it.

    Whose the words in quotation marks are belongs to them.
    """
    if (layout.indented and after.indent >= PARAGRAPH_INDENT) or _is_last(line, after):
        return True
    if line.text[-1] == "”" and _ATTRIBUTION.match(after.text):
        return False
    if FOOTER.match(after.text[:24]) or _MARKED.match(after.text) or _is_signature(after.text):
        return True
    if opening_dateline(after.text) or opening_jump(after.text) or RUBRIC.match(after.text[:24]):
        return True
    opens = not layout.indented and PARAGRAPH_OPENING.match(after.text)
    return ends_sentence(line.text) and bool(opens or _is_heading(after, layout))


def _is_last(line: Line, after: Line) -> bool:
    """Whether a line goes on in no case: staff, who signs or took a photo, a timetable's row."""
    row = any(known.match(line.text) and known.match(after.text) for known in (_TIMED, _KEYED))
    signed_off = line.text[-1] in "）)" and SIGNED_BEHIND.search(line.text[-_LONGEST_SIGNATURE:])
    signed_off = signed_off or IN_BRACKETS.match(line.text)
    return bool(row or signed_off or _TAKEN.search(line.text)) or is_staff(line.text)


def _is_heading(line: Line, layout: Layout) -> bool:
    """Whether a line below a sentence's end is short, or two halves set apart, and ends no sentence."""
    if ends_sentence(line.text):
        return False
    return line.number not in layout.full or (
        halves(line.text) > 0 and not _RUNNING.search(line.text)
    )


def _is_signature(text: str) -> bool:
    """A byline or credit of its own, which a full line above it does not swallow."""
    if len(text) > _LONGEST_SIGNATURE or not _SIGNATURE.search(text):
        return False
    if STAFF.match(text):
        return True
    return read_credit(text) is not None or bool(read_byline(text).contributors)


def _unglue(line: Line) -> list[Line]:
    """Separate a headline from the jump printed behind it, or the dateline that a tool glued to it."""
    jump = HEADED_JUMP.search(line.text[:_LONGEST_JUMPING]) if "接" in line.text else None
    if jump and _is_headed(line.text[: jump.start()]) and opening_jump(jump.group().strip()):
        return _cut(line, jump.start(), jump.end() - len(jump.group().lstrip()))
    if "讯" not in line.text[:80] and "电" not in line.text[:80]:  # most lines, cheaply
        return [line]
    match = _GLUED.search(line.text[: _LONGEST_GLUED_HEADLINE + 4])
    if (
        not match
        or match.start() < _SHORTEST_GLUED_HEADLINE
        or any(mark in line.text[: match.start()] for mark in "。，；")
    ):
        return [line]
    if not DATELINE.match(line.text[match.end() :][:48]):
        return [line]
    return _cut(line, match.start(), match.end())


def _is_headed(text: str) -> bool:
    """Tell whether what stands before a jump can be a heading."""
    return len(text) >= _SHORTEST_JUMPING and _RUNNING.search(text) is None


def _cut(line: Line, stop: int, start: int) -> list[Line]:
    """Return what of a line stands before ``stop`` and what from ``start``, as two lines."""
    rest = Line(line.number, line.text[start:], line.indent, 0, head=False)
    return [Line(line.number, line.text[:stop], line.indent, line.gap), rest]
