"""The lines of a page file and the measures of their layout."""

import re
from collections import Counter
from dataclasses import dataclass
from typing import Final

INDENT_CELLS: Final = {"\u3000": 2, "\t": 2}
"""Cells an indenting character takes; every other one takes one."""

FULL_LINE_SLACK: Final = 2
"""Characters a full line may fall short: a closing mark may not begin the next one (CLREQ 3.1)."""

WRAP_WIDTHS: Final = range(10, 61)
PARAGRAPH_INDENT: Final = 2
"""Cells from which on an indent begins a paragraph."""

DEEPEST_INDENT: Final = 8
"""Cells beyond which a line is centred or set right, not indented."""

LONG_LINE: Final = 40
"""Code points from which on a line is running text."""

FEWEST_FULL_LINES: Final = 4
SENTENCE_ENDS: Final = frozenset("。！？!?…")
CLOSERS: Final = frozenset("”’」』）)】〕］]》〉")
_LATIN_END = re.compile(r"[A-Za-z]\.[”’）)]?$")
_SPACED_PAIR = re.compile(r"[\u4e00-\u9fff] (?=[\u4e00-\u9fff])")
_SAMPLE_LINES: Final = 4000


@dataclass(frozen=True, slots=True)
class Line:
    """A printed line: its 1-based number, its text without outer space, indent in cells.

    ``gap`` counts the blank lines right before it; ``head`` is false for the second part of a
    source line that holds two printed ones.
    """

    number: int
    text: str
    indent: int = 0
    gap: int = 0
    head: bool = True


@dataclass(frozen=True, slots=True)
class Layout:
    """How a file sets its lines.

    ``indented``: paragraphs begin with an indent. ``width``: characters of a full line where the
    file breaks lines by width, else 0. ``spread``: blank lines stand between most lines.
    ``spaced``: a tokeniser or scanner put spaces between the characters.
    """

    indented: bool = False
    width: int = 0
    spread: bool = False
    spaced: bool = False


def split_lines(text: str) -> list[Line]:
    """Return the printed lines of ``text``; blank ones only count as gaps."""
    lines: list[Line] = []
    gap = 0
    for number, raw in enumerate(_source_lines(text), start=1):
        stripped = raw.strip("\ufeff \t\u3000\xa0\r\f\v")
        if not stripped or stripped.isspace():
            gap += 1
            continue
        lines.append(Line(number, stripped, _indent(raw), gap))
        gap = 0
    return lines


def _source_lines(text: str) -> list[str]:
    return text.split("\n") if "\n" in text else text.split("\r")


def _indent(raw: str) -> int:
    if not raw[0].isspace() and raw[0] != "\ufeff":  # most lines
        return 0
    cells = 0
    for character in raw:
        if not character.isspace() and character != "\ufeff":
            return cells
        cells += INDENT_CELLS.get(character, 1)
    return cells


def ends_sentence(text: str) -> bool:
    """Tell whether ``text`` ends as a sentence does, closing quotes and brackets aside."""
    for character in reversed(text[-4:]):
        if character in SENTENCE_ENDS:
            return True
        if character not in CLOSERS:
            return bool(_LATIN_END.search(text))
    return False


def measure_layout(lines: list[Line]) -> Layout:
    """Measure how a file sets its lines (a sample of the first 4,000)."""
    sample = lines[:_SAMPLE_LINES]
    if not sample:
        return Layout()
    width = _wrap_width(sample)
    return Layout(
        indented=_is_indented(sample, width),
        width=width,
        spread=sum(1 for line in sample[1:] if line.gap) * 2 > len(sample),
        spaced=_is_spaced(sample),
    )


def _is_indented(sample: list[Line], width: int) -> bool:
    """Paragraphs are indented when most long lines are, or, with wrapping, many lines are."""
    if width:
        indented = sum(1 for line in sample if PARAGRAPH_INDENT <= line.indent <= DEEPEST_INDENT)
        return indented * 12 > len(sample)
    long_lines = [line for line in sample if len(line.text) > LONG_LINE]
    indented = sum(1 for line in long_lines if line.indent >= PARAGRAPH_INDENT)
    return indented * 2 > len(long_lines) and indented > 0


def _wrap_width(sample: list[Line]) -> int:
    """Return the characters of a full line when the file breaks lines by width, else 0.

    A file does so when lines crowd at one length and most of those stop inside a sentence.
    """
    lengths = Counter(len(line.text) + line.indent // 2 for line in sample)
    crowded = [
        (sum(lengths[width - less] for less in range(FULL_LINE_SLACK + 1)), width)
        for width in WRAP_WIDTHS
    ]
    count, width = max(crowded)
    longer = sum(number for length, number in lengths.items() if length > width + 3)
    if count < FEWEST_FULL_LINES or count * 5 < len(sample) * 2 or longer * 10 > len(sample):
        return 0
    full = [line for line in sample if is_full(line, width)]
    broken = sum(1 for line in full if not ends_sentence(line.text))
    return width if broken * 10 > len(full) * 7 else 0


def is_full(line: Line, width: int) -> bool:
    """Tell whether ``line`` fills a measure of ``width`` characters."""
    return len(line.text) + line.indent // 2 >= width - FULL_LINE_SLACK


def _is_spaced(sample: list[Line]) -> bool:
    text = "".join(line.text for line in sample[:200])[:20000]
    return len(_SPACED_PAIR.findall(text)) * 6 > len(text)
