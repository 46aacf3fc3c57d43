"""Every figure of one passage, from left to right, none overlapping, with its label."""

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from itertools import islice
from typing import Final

from reader.figures.approximation import with_approximation
from reader.figures.candidate import Candidate, Found
from reader.figures.dates import read_date
from reader.figures.gate import passes_gate
from reader.figures.numerals import numeral_end
from reader.figures.ordinals import read_ordinal
from reader.figures.passage import Passage
from reader.figures.quantities import read_quantity
from reader.figures.units import unit_table
from reader.model import FigureKind

_DIGITS: Final = "零〇一二两三四五六七八九"
_BEHIND_DIGIT: Final = "0123456789十百千万亿几多余来半点分比又至到~-、和与月日号旬季世旬年个之成"
"""Chinese digits, and what may follow one in a figure besides units and further digits."""
_OTHER_STARTS: Final = (
    r"(?<=[几数])(?=[十百千万亿])|(?<=半)(?=[年天个小公里斤亩])"
    r"|(?<=[今去明前本])(?=年度?的?[0-9一二三四五六七八九十上下前第春夏秋冬年底初末])"
    r"|(?<=[上下])(?=半年|世纪[0-9一二三四五六七八九十])|(?<=本)(?=世纪)"
    r"|(?<=第)(?=[一二三四1-4]季度)"
    r"|(?<=前)(?=[0-9一二三四五六七八九十两]{1,2}个(?:月|季度)|[二三23]季度)"
)
"""What figures begin with besides numerals, behind its first character."""
_DATE_NEAR: Final = re.compile(r"[^，。；\n]{0,9}?[年月日号季世旬代]|[12][0-9]{3}[-/.~至到]")
MOST_FIGURES: Final = 3000
"""More figures than this in one paragraph are not text; the rest is left unread."""
_TIMES: Final = frozenset({FigureKind.DATE, FigureKind.DURATION})
_SAME_STORY: Final = 80
_MONTH_PRINTED: Final = re.compile("[0-9]{4}年[0-9]{1,2}月")
_MONTH_ALONE: Final = re.compile("[0-9]{1,2}月")
_AND: Final = re.compile("[和、及与]")
_DAY_PRINTED: Final = re.compile("[0-9]{1,2}月[0-9]{1,2}日")
_TABLE: Final = 600
"""More figures than this in one paragraph are a table without words: they get no labels."""


def find_figures(passage: Passage, issue: date | None, *, plain: bool = False) -> list[Found]:
    """Return the figures of ``passage`` in reading order; ``issue`` resolves dates.

    ``plain`` asks for no labels; neither gets them a passage that is all figures.
    """
    candidates = list(islice(_candidates(passage, issue), MOST_FIGURES))
    if plain or len(candidates) > _TABLE:
        return [Found(candidate, "") for candidate in candidates]
    from reader.figures.naming import named  # its tables of words are read with the first figure

    return named(passage, candidates)


@cache
def _starts() -> re.Pattern[str]:
    """Return what figures begin with: numerals, but no lone Chinese digit before just any word."""
    units = {surface[0] for surface in unit_table()}.union(_BEHIND_DIGIT, _DIGITS)
    behind = "".join(sorted(units))  # the same text each time, or it would be compiled each time
    return re.compile(
        f"[0-9十百千万亿{_DIGITS}几数半今去明前本上下第]"  # looked for first: this is quick
        f"(?:(?<=[0-9十百千万亿])|(?<=[{_DIGITS}])(?=[{re.escape(behind)}])|(?<=第[{_DIGITS}])"
        f"|{_OTHER_STARTS})"
    )


def _candidates(passage: Passage, issue: date | None) -> Iterator[Candidate]:
    """Yield the figures from left to right; what the gate refuses is passed over whole."""
    text, place, floor, starts = passage.folded, 0, 0, _starts()
    told: Candidate | None = None
    while (start := starts.search(text, place)) is not None:
        found = _figure_at(passage, start.start(), issue)
        if found is None or found.start < floor:
            place = numeral_end(text, start.start())[0]
            continue
        place = found.stop
        if found.chinese and not passes_gate(text, found):
            continue
        if found.kind is FigureKind.DATE:
            found = _in_told_year(text, found, told)
            told = found
        yield found
        floor = place


def _figure_at(passage: Passage, start: int, issue: date | None) -> Candidate | None:
    """Read the figure at one numeral: an ordinal, a date, or else a quantity."""
    text = passage.folded
    if start and text[start - 1] == "第":
        return read_ordinal(text, start)
    found = read_date(text, start, issue) if _DATE_NEAR.match(text, start) else None
    if found is not None:
        return found
    found = read_quantity(text, passage.text, start)
    found = None if found is None else with_approximation(text, found)
    each = found is not None and text[found.start - 1 : found.start] == "每"
    return None if each and found is not None and found.kind not in _TIMES else found


def _in_told_year(text: str, found: Candidate, told: Candidate | None) -> Candidate:
    """Give a month and day the year of the story: 2022年6月…。7月14日… is July 2022."""
    if told is None or found.start - told.stop > _SAME_STORY or told.approx is not None:
        return found
    before, value = str(told.value), str(found.value)
    listed = _AND.fullmatch(text, told.stop, found.start) and _MONTH_ALONE.match(text, found.start)
    if not _MONTH_PRINTED.match(text, told.start):
        return found
    if not listed and not _DAY_PRINTED.match(text, found.start):
        return found
    later = "/" not in value and before[5:7] <= value[5:7]
    return found._replace(value=before[:4] + value[4:]) if later else found
