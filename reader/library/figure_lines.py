"""Figures asked for in one line of words: ``kind:money >=500万元 label:总投资 date:2023-06 乡村``.

What is said of figures is taken out of the line; the words that are left are a query for articles,
which may have fields of its own (``paper:``, ``date:`` …).
"""

from dataclasses import dataclass, field, replace
from typing import Final

from reader.errors import QueryError
from reader.library.figure_queries import figures_between
from reader.library.predicates import figure_kind
from reader.messages import _, listed
from reader.model import FigureFilter, FigureKind

FIELDS: Final = {
    "kind": "kind",
    "类别": "kind",
    "unit": "unit",
    "单位": "unit",
    "min": "min",
    "最小": "min",
    "max": "max",
    "最大": "max",
    "label": "label",
    "所指": "label",
    "owner": "owner",
    "所属": "owner",
}
"""What may be said of figures, in both languages."""

LOW_SIGNS: Final = (">=", "≥", "＞＝")
HIGH_SIGNS: Final = ("<=", "≤", "＜＝")
SIGNS: Final = ("<", ">", "=", "≥", "≤", "＜", "＞", "＝")

QUOTES: Final = '"“”「」『』＂'
"""Marks that a field's words may stand in, as in a query for articles."""


@dataclass(frozen=True, slots=True)
class FigureQuestion:
    """Which figures, of the articles that ``query`` finds; an empty query finds all."""

    where: FigureFilter
    query: str = ""


@dataclass(slots=True)
class _Said:
    """What was read of a line so far."""

    fields: dict[str, str] = field(default_factory=dict)
    amounts: list[str] = field(default_factory=list)
    words: list[str] = field(default_factory=list)


def figure_question(line: str) -> FigureQuestion:
    """Return what a line asks for.

    Raises:
        QueryError: there is no such kind, or an amount cannot be read.
    """
    said = _Said()
    for word in line.split():
        _take(word, said)
    fields = said.fields
    where = figures_between(
        fields.get("min", ""),
        fields.get("max", ""),
        fields.get("unit", ""),
        _kinds(fields.get("kind", "")),
        fields.get("label", ""),
    )
    where = replace(_with_amounts(where, said), owner=fields.get("owner", ""))
    return FigureQuestion(where, " ".join(said.words))


def _take(word: str, said: _Said) -> None:
    name, colon, value = word.replace("：", ":", 1).partition(":")
    known = FIELDS.get(name.casefold())
    if colon and known:
        said.fields[known] = value.strip(QUOTES)
    elif word.startswith(LOW_SIGNS) and "min" not in said.fields:
        said.fields["min"] = word.lstrip("".join(SIGNS))
    elif word.startswith(HIGH_SIGNS) and "max" not in said.fields:
        said.fields["max"] = word.lstrip("".join(SIGNS))
    elif word.startswith(SIGNS) or _is_amount(word):
        said.amounts.append(word)
    else:
        said.words.append(word)


def _is_amount(word: str) -> bool:
    """Tell whether a word that begins with a digit is an amount; 2023 and 110指挥中心 are words."""
    if not word[0].isdigit():
        return False
    from reader.figures import amount_ranges

    try:
        ranges = amount_ranges(word)
    except QueryError:
        return False
    return bool(ranges[0].unit)


def _kinds(word: str) -> frozenset[FigureKind]:
    if not word:
        return frozenset()
    kind = figure_kind(word)
    if kind is None:
        raise QueryError(
            _("No such kind"),
            _("there is no kind of figure “{kind}”.").format(kind=word),
            _("There are {kinds}.").format(kinds=listed(FigureKind)),
        )
    return frozenset({kind})


def _with_amounts(where: FigureFilter, said: _Said) -> FigureFilter:
    from reader.figures import amount_ranges

    ranges = [one for amount in said.amounts for one in amount_ranges(amount)]
    return replace(where, ranges=(*where.ranges, *ranges)) if ranges else where
