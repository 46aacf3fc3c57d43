"""Key rank: which figures of an article a reader wants first.

Scores and threshold were weighed on hand-labelled newspaper pages: money and measures before
counts, counts before durations, plus for totals, changes and the lead, minus for Chinese
numerals, single things and quotations.
"""

import re
from typing import Final

from reader.figures.candidate import Candidate
from reader.model import Approx, FigureKind

THRESHOLD: Final = 3.0

_WEIGHTS: Final = {
    FigureKind.MONEY: 5.0,
    FigureKind.PERCENT: 4.0,
    FigureKind.PEOPLE: 4.0,
    FigureKind.AREA: 4.0,
    FigureKind.LENGTH: 4.0,
    FigureKind.WEIGHT: 4.0,
    FigureKind.VOLUME: 4.0,
    FigureKind.ENERGY: 4.0,
    FigureKind.POWER: 4.0,
    FigureKind.COUNT: 3.5,
    FigureKind.RATE: 3.0,
    FigureKind.RATIO: 3.0,
    FigureKind.SPEED: 3.0,
    FigureKind.TEMPERATURE: 3.0,
    FigureKind.NUMBER: 2.5,
    FigureKind.DURATION: 1.5,
    FigureKind.AGE: 1.5,
    FigureKind.DATE: 0.5,
    FigureKind.FORMULA: 0.5,
    FigureKind.ORDINAL: 0.2,
}
_TOTALS: Final = re.compile("共|累计|总|全市|全县|全省|全国|全年|合计")
_OPENED: Final = frozenset("“‘《")
_DEADLINES: Final = frozenset({Approx.WITHIN})


def is_key(text: str, found: Candidate, label: str, *, first: bool) -> bool:
    """Whether a figure belongs among the key figures; ``first`` is the first of its label."""
    if found.kind is FigureKind.DATE:
        return found.period and "-" in str(found.value)
    if found.kind is FigureKind.ORDINAL:
        return False
    if found.kind is FigureKind.DURATION and found.approx in _DEADLINES:
        return True
    return _score(text, found, label, first=first) >= THRESHOLD


def _score(text: str, found: Candidate, label: str, *, first: bool) -> float:
    score = _WEIGHTS[found.kind]
    score += 1.0 if found.change else 0.0
    score += 1.0 if _TOTALS.search(text, max(0, found.start - 12), found.start) else 0.0
    score += 0.5 if first else 0.0
    large = found.approx is not None or found.kind is FigureKind.MONEY
    score -= 2.0 if found.chinese and not large else 0.0
    score -= 1.5 if found.value == 1 else 0.0
    score -= 1.0 if _quoted(text, found.start) else 0.0
    score -= 1.0 if _explained(text, found.start) else 0.0
    return score - (0.0 if label else 2.0)


def _quoted(text: str, start: int) -> bool:
    return start > 0 and text[start - 1] in _OPENED


def _explained(text: str, start: int) -> bool:
    """Whether the figure stands inside a bracketed explanation."""
    opened = max(
        text.rfind("（", max(0, start - 40), start), text.rfind("(", max(0, start - 40), start)
    )
    if opened < 0:
        return False
    closed = max(text.rfind("）", opened, start), text.rfind(")", opened, start))
    return closed < opened
