"""Journal lines as bytes and as records; pure.

A record is one JSON object on one line. It carries ``at``, when it was written (ISO 8601, UTC,
microseconds: sorts as text), and ``host``, where and by which writer.
"""

import json
import re
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any, Final

Record = dict[str, Any]
"""One line of a journal; ``at`` and ``host`` are always there."""

Stamp = tuple[str, str]
"""(at, host): the order of records of all hosts."""

FORMAT: Final = "%Y-%m-%dT%H:%M:%S.%fZ"
STAMP: Final = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z")
ENCODER: Final = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
TICK: Final = timedelta(microseconds=1)


class Clock:
    """Tells times that only ever grow, also past those seen from hosts whose clock is ahead.

    So what a person does after having seen a record always wins over that record.
    """

    def __init__(self) -> None:
        self._last = ""

    def now(self) -> str:
        """Return a time later than every one told or seen before."""
        told = datetime.now(UTC).strftime(FORMAT)
        if told <= self._last:
            told = _after(self._last)
        self._last = told
        return told

    def seen(self, at: str) -> None:
        """Take note of a time that was read."""
        self._last = max(self._last, at)


def _after(at: str) -> str:
    try:
        return (datetime.strptime(at, FORMAT).replace(tzinfo=UTC) + TICK).strftime(FORMAT)
    except (ValueError, OverflowError):  # a date no calendar has: nothing comes after it
        return at


def stamp_of(record: Mapping[str, Any]) -> Stamp:
    """Return the place of ``record`` among those of all hosts."""
    return record["at"], record["host"]


def stamp_word(record: Mapping[str, Any]) -> str:
    """Return the time and host of a record in one word: it tells it from all others, and sorts."""
    return "@".join(stamp_of(record))


def encode(records: Iterable[Mapping[str, Any]]) -> list[bytes]:
    """Return each record as a line with its newline; text stays readable, not escaped."""
    words = (ENCODER.encode(record) for record in records)
    return [line.encode("utf-8", "surrogatepass") + b"\n" for line in words]


def decode(line: bytes) -> Record | None:
    """Return the record of ``line``, or None if it is damaged (cut short, merged badly, foreign)."""
    try:
        record = json.loads(line.decode("utf-8", "surrogatepass"))
    except (ValueError, RecursionError):
        return None
    return record if _is_record(record) else None


def _is_record(record: object) -> bool:
    if not isinstance(record, dict) or not isinstance(record.get("host"), str):
        return False
    at = record.get("at")
    return isinstance(at, str) and STAMP.fullmatch(at) is not None
