"""A number as data: quantity, wording, what it counts, and the sentence it came from."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from reader.model.article import Span


class FigureKind(StrEnum):
    """What a figure measures."""

    MONEY = "money"
    PEOPLE = "people"
    COUNT = "count"
    AREA = "area"
    LENGTH = "length"
    WEIGHT = "weight"
    VOLUME = "volume"
    ENERGY = "energy"
    POWER = "power"
    SPEED = "speed"
    TEMPERATURE = "temperature"
    AGE = "age"
    PERCENT = "percent"
    RATIO = "ratio"
    RATE = "rate"
    DURATION = "duration"
    DATE = "date"
    ORDINAL = "ordinal"
    FORMULA = "formula"
    NUMBER = "number"


class Approx(StrEnum):
    """How a figure is hedged."""

    ABOUT = "about"
    NEARLY = "nearly"
    OVER = "over"
    UNDER = "under"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    WITHIN = "within"
    SEVERAL = "several"
    SINCE = "since"
    BEFORE = "before"
    AFTER = "after"
    AS_OF = "as_of"


class Change(StrEnum):
    """What a figure says of its subject's movement."""

    UP = "up"
    DOWN = "down"
    TO = "to"
    FLAT = "flat"


Value = Decimal | tuple[Decimal, Decimal] | str | None
"""A number in the unit, a range (low, high), an ISO 8601 date or interval, or nothing."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A value in a unit's normal form (元, 亩, 百分点), 万 and 亿 multiplied out."""

    value: Value
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of an article.

    ``span`` runs from approximator to postposition (近100人, 300亩以上) and cuts ``wording`` out
    of its paragraph; ``sentence`` is the sentence around it; ``label`` names what is counted;
    ``basis`` is what a change compares with (同比, 环比); ``per`` the denominator of a rate;
    ``sub`` a finer kind (org, event, place, case, document); ``rule`` the rule that found it;
    ``owner`` names whose amount it is (a place, a body, a project), empty where that is not told.
    """

    kind: FigureKind
    quantity: Quantity
    wording: str
    span: Span
    sentence: Span
    approx: Approx | None = None
    change: Change | None = None
    basis: str = ""
    per: str = ""
    label: str = ""
    sub: str = ""
    key: bool = False
    rule: str = ""
    owner: str = ""


@dataclass(frozen=True, slots=True)
class FigureRange:
    """Amounts looked for: from ``low`` to ``high`` in one unit's normal form, open or closed.

    A missing bound does not constrain; an empty unit stands for any. ``exact`` looks for the
    printed amount itself, however it is hedged.
    """

    unit: str = ""
    low: Decimal | None = None
    high: Decimal | None = None
    low_open: bool = False
    high_open: bool = False
    exact: bool = False


@dataclass(frozen=True, slots=True)
class FigureFilter:
    """Which figures of the library are looked for; empty fields do not constrain.

    ``ranges`` are alternatives (the same amount in other units); ``label`` must occur in the
    figure's label, or the label be one of ``labels``, ``owner`` in whose amount it is;
    ``articles`` are keys; ``moment`` is a date exactly as a figure has it; ``printed`` the first
    and the last issue date (ISO 8601).
    """

    kinds: frozenset[FigureKind] = frozenset()
    ranges: tuple[FigureRange, ...] = ()
    label: str = ""
    key_only: bool = False
    articles: frozenset[int] | None = None
    moment: str = ""
    labels: frozenset[str] = frozenset()
    printed: tuple[str, str] | None = None
    owner: str = ""


class FigureOrder(StrEnum):
    """How a table of figures is ordered; amounts go by kind and unit, the largest first."""

    OLDEST = "oldest"
    NEWEST = "newest"
    PAPER = "paper"
    KIND = "kind"
    AMOUNT = "amount"
    LABEL = "label"
    OWNER = "owner"
    TITLE = "title"


@dataclass(frozen=True, slots=True)
class FigureEntry:
    """A figure with where it was printed: what a table of figures shows in a row."""

    figure: Figure
    article_id: str
    source_id: str
    title: str
    paper: str
    issue_date: str
    page: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Check:
    """Arithmetic that figures of one article invite, and whether it comes out.

    ``figures`` are the numbers of the figures in it, the one to look at first; ``arithmetic``
    is the sum or quotient in one line. A check that fails is a reason to look, never a claim.
    """

    rule: str
    figures: tuple[int, ...]
    holds: bool
    arithmetic: str


class SeriesAxis(StrEnum):
    """Along what the points of a series stand."""

    TIME = "time"
    NAME = "name"
    CHANGE = "change"


@dataclass(frozen=True, slots=True)
class SeriesPoint:
    """One point of a series: a value at a date or under a name.

    ``x`` is the date or name as printed (empty where a change prints neither), ``period`` the ISO
    date or interval of a point in time; ``figures`` are the numbers of the figures that print it,
    in the sequence given, more than one where several articles print the same.
    """

    x: str
    value: Decimal
    figures: tuple[int, ...]
    period: str = ""


@dataclass(frozen=True, slots=True)
class Series:
    """Values of one kind and unit that belong together, in order: two points or more.

    ``label`` is what they all count (empty where an enumeration does not say), ``unit`` the unit
    of every value. Ranges stand with their middle.
    """

    axis: SeriesAxis
    kind: FigureKind
    unit: str
    label: str
    points: tuple[SeriesPoint, ...]


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Two printed figures of one subject and period whose values cannot both be meant.

    ``first`` and ``second`` are numbers in the sequence of entries that was compared, the earlier
    print first. A reason to look, never a claim: ``label`` and ``period`` say what was compared,
    ``arithmetic`` sets the two wordings side by side.
    """

    first: int
    second: int
    label: str
    period: str
    arithmetic: str


class Match(StrEnum):
    """What the library says of a figure in a draft."""

    FOUND = "found"
    OTHER_VALUE = "other_value"
    NOT_FOUND = "not_found"


@dataclass(frozen=True, slots=True)
class FigureMatch:
    """A figure of a draft and where the library printed it, or printed another value."""

    figure: Figure
    match: Match
    entries: tuple[FigureEntry, ...] = ()
