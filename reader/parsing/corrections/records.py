"""Corrections as one line of JSON each, and back."""

from collections.abc import Mapping
from dataclasses import fields
from typing import Any, Final

from reader.model import Role
from reader.parsing.corrections.values import (
    HEADLINE_ROLE,
    Anchor,
    Correction,
    Deed,
    Place,
)

_DEEDS: Final = {deed.value: deed for deed in Deed}
_ROLES: Final = frozenset({"", HEADLINE_ROLE, *(role.value for role in Role)})
_OWN: Final = (
    "other",
    "role",
    "kicker",
    "title",
    "deck",
    "offset",
    "context",
    "printed",
    "corrected",
)
_ANCHOR: Final = tuple(one.name for one in fields(Anchor))
_PLACE: Final = tuple(one.name for one in fields(Place))
_NEEDED: Final = {Deed.ROLE: ("role",), Deed.WORDING: ("printed",), Deed.BREAK: ("context",)}
_NUMBERS: Final = frozenset({"line", "offset"})


def record_of(correction: Correction) -> dict[str, Any]:
    """Return a correction as JSON holds it; fields that say nothing are left out."""
    parts = ((correction.place, _PLACE), (correction.anchor, _ANCHOR), (correction, _OWN))
    told = {name: getattr(part, name) for part, names in parts for name in names}
    return {"do": correction.deed.value} | {name: value for name, value in told.items() if value}


def correction_of(record: Mapping[str, Any], stamp: str = "") -> Correction | None:
    """Return the correction of a record; None for one of a later version, or written wrongly."""
    told = {name: _value(record, name) for name in (*_PLACE, *_ANCHOR, *_OWN)}
    deed = _DEEDS.get(str(record.get("do")))
    if deed is None or None in told.values() or not told["words"] or told["role"] not in _ROLES:
        return None
    if not all(told[name] for name in _NEEDED.get(deed, ())):
        return None
    anchor = Anchor(*(told[name] for name in _ANCHOR))
    place = Place(*(told[name] for name in _PLACE))
    own = {name: told[name] for name in _OWN}
    return Correction(deed, anchor, place, stamp=stamp, **own)


def _value(record: Mapping[str, Any], name: str) -> Any:
    """Return a field, its empty value where it is left out, None where it is of a wrong type."""
    if name in _NUMBERS:
        number = record.get(name, 0)
        return number if isinstance(number, int) and number >= 0 else None
    text = record.get(name, "")
    return text if isinstance(text, str) else None
