"""Ordinals that rank: 第3名, 位列第二. Other ordinals (第十四届) are words of a name."""

import re
from typing import Final

from reader.figures.candidate import Candidate
from reader.figures.numerals import numeral_end
from reader.model import FigureKind

_LONGEST: Final = 8
_RANKED: Final = re.compile(r"[名位回，。；！）]|万?回|$|第")
_SERIES: Final = re.compile("[届次批个期轮章条款项版集季、]")
_PLACED: Final = re.compile("[列居位名排获得夺]第$")


_OPENS: Final = frozenset("。；：，！？“")
_FIRST: Final = re.compile("(?:[放摆排]在|保护|安全|质量|友谊|生命|健康|信誉|用户|顾客)第$")


def _counts_off(text: str, start: int, stop: int) -> bool:
    """Whether 第一 only counts off points (第一，…；第二，…) or is said of what matters most."""
    opens = start < 2 or text[start - 2] in _OPENS  # noqa: PLR2004 - 第 and what is before it
    if opens and text[stop : stop + 1] in {"，", "、"}:
        return True
    return _FIRST.search(text, max(0, start - 4), start) is not None


def read_ordinal(text: str, start: int) -> Candidate | None:
    """Read the ordinal whose numeral begins at ``start``, after 第, if it ranks something.

    第3名 and 位列第二 are data; 第十四届, 第二批 and 第一书记 are parts of a name.
    """
    stop, numeral = numeral_end(text, start)
    if numeral is None or numeral.high is not None or stop - start > _LONGEST:
        return None
    ranked = _RANKED.match(text, stop) or (
        not _SERIES.match(text, stop) and _PLACED.search(text, max(0, start - 3), start)
    )
    if not ranked or _counts_off(text, start, stop):
        return None
    return Candidate(start - 1, stop, FigureKind.ORDINAL, numeral.value, "", "ordinal", start)
