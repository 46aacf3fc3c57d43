"""The layout of a page file: how it sets paragraphs, lines and characters."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from reader.parsing.lines import DEEPEST_INDENT, LONG_LINE, PARAGRAPH_INDENT, Line
from reader.parsing.wrapping import full_lines

_SPACED_PAIR = re.compile(r"[\u4e00-\u9fff] (?=[\u4e00-\u9fff])")
_SAMPLE_LINES: Final = 4000
_SAMPLE_CHARACTERS: Final = 20000


@dataclass(frozen=True, slots=True)
class Layout:
    """How a file sets its lines.

    ``indented``: paragraphs begin with an indent. ``width``: squares of a full line where the file
    breaks lines by width, else 0; ``full``: the numbers of its full lines. ``spread``: blank lines
    stand between most lines. ``spaced``: a tokeniser put spaces between the words.
    """

    indented: bool = False
    width: int = 0
    spread: bool = False
    spaced: bool = False
    full: frozenset[int] = frozenset()


def measure_layout(lines: Sequence[Line]) -> Layout:
    """Measure how a file sets its lines."""
    sample = lines[:_SAMPLE_LINES]
    if not sample:
        return Layout()
    width, full = full_lines(lines)
    return Layout(
        indented=_is_indented(sample, width),
        width=width,
        spread=sum(1 for line in sample[1:] if line.gap) * 2 > len(sample),
        spaced=_is_spaced(sample),
        full=full,
    )


def _is_indented(sample: Sequence[Line], width: int) -> bool:
    """Paragraphs are indented when most long lines are, or, with wrapping, many lines are."""
    if width:
        indented = sum(1 for line in sample if PARAGRAPH_INDENT <= line.indent <= DEEPEST_INDENT)
        return indented * 12 > len(sample)
    long_lines = [line for line in sample if len(line.text) > LONG_LINE]
    indented = sum(1 for line in long_lines if line.indent >= PARAGRAPH_INDENT)
    return indented * 2 > len(long_lines) and indented > 0


def _is_spaced(sample: Sequence[Line]) -> bool:
    text = "".join(line.text for line in sample[:200])[:_SAMPLE_CHARACTERS]
    return len(_SPACED_PAIR.findall(text)) * 6 > len(text)
