"""What the readers of one place in the text hand to each other."""

from typing import NamedTuple

from reader.model import Approx, Change, FigureKind, Value


class Candidate(NamedTuple):
    """A figure in the making; ``start`` and ``stop`` are offsets into the passage.

    ``core`` is where the numeral itself begins (after 近, 超过), ``chinese`` tells that it is
    written in Chinese numerals, ``noun`` on which side the counted noun is looked for first.
    """

    start: int
    stop: int
    kind: FigureKind
    value: Value
    unit: str
    rule: str
    core: int
    chinese: bool = False
    approx: Approx | None = None
    change: Change | None = None
    basis: str = ""
    per: str = ""
    sub: str = ""
    noun: str = "before"
    surface: str = ""
    period: bool = False


class Found(NamedTuple):
    """A figure of a passage and what it counts."""

    figure: Candidate
    label: str
