"""Dates of a query: years, months, days, ranges, bounds and the last days, in both languages."""

import re
import unicodedata
from calendar import monthrange
from datetime import date, timedelta
from typing import Final

from reader.search.query import Dates

_DATE: Final = re.compile(
    r"(\d{4})(?:[-/年.]?(\d{1,2})(?:[-/月.]?(\d{1,2})日?|月)?|年)?",
)
_LAST: Final = re.compile(
    r"(?:近|最近|last)\s*-?(\d{1,4})\s*(天|日|周|个?月|年|days?|weeks?|months?|years?)?"
)
_BOUND: Final = re.compile(r"(>=|<=|>|<|≥|≤)(.+)")
_RANGE: Final = re.compile(r"(.*?)(?:\.\.+|~|…|至|到)(.*)")
_DAYS: Final = {
    "天": 1,
    "日": 1,
    "d": 1,
    "周": 7,
    "w": 7,
    "月": 30,
    "个": 30,
    "m": 30,
    "年": 365,
    "y": 365,
}


def _days(wording: str) -> tuple[str, str] | None:
    """Return the first and last day of a year, month or day, or nothing when it is none."""
    found = _DATE.fullmatch(wording)
    if not found:
        return None
    year, month, day = (int(part) if part else None for part in found.groups())
    try:
        first = date(year or 0, 1 if month is None else month, 1 if day is None else day)
    except ValueError:
        return None
    if day:
        return first.isoformat(), first.isoformat()
    last_month = month or 12
    last = date(first.year, last_month, monthrange(first.year, last_month)[1])
    return first.isoformat(), last.isoformat()


def _recent(found: re.Match[str], today: date) -> Dates:
    """Return the last so many days, today among them."""
    days = int(found[1]) * _DAYS[(found[2] or "天")[0]]
    return Dates((today - timedelta(days=days - 1)).isoformat(), today.isoformat())


def _bounded(sign: str, days: tuple[str, str]) -> Dates:
    first, last = (date.fromisoformat(day) for day in days)
    one = timedelta(days=1)
    bounds = {
        ">=": Dates(first=days[0]),
        "≥": Dates(first=days[0]),
        "<=": Dates(last=days[1]),
        "≤": Dates(last=days[1]),
        ">": Dates(first=(last + one).isoformat()),
        "<": Dates(last=(first - one).isoformat()),
    }
    return bounds[sign]


def parse_dates(wording: str, today: date) -> Dates | None:
    """Read what follows ``date:``; nothing when it cannot be read.

    >>> parse_dates("2023-02..2023-06-15", date(2026, 1, 1))
    Dates(first='2023-02-01', last='2023-06-15')
    """
    plain = unicodedata.normalize("NFKC", wording).strip().casefold()
    try:
        return _parse(plain, today)
    except OverflowError:  # beyond the calendar
        return None


def _parse(plain: str, today: date) -> Dates | None:
    if found := _LAST.fullmatch(plain):
        return _recent(found, today)
    if found := _BOUND.fullmatch(plain):
        days = _days(found[2].strip())
        return _bounded(found[1], days) if days else None
    if days := _days(plain):
        return Dates(*days)
    found = _RANGE.fullmatch(plain)
    if not found or not (found[1] or found[2]):
        return None
    return _range(found[1].strip(), found[2].strip())


def _range(low: str, high: str) -> Dates | None:
    """Return the days between ``low`` and ``high``, in either order; one of them may be left out."""
    first, last = _days(low), _days(high)
    if (low and not first) or (high and not last):
        return None
    if first and last and first > last:
        first, last = last, first
    return Dates(first[0] if first else "", last[1] if last else "")
