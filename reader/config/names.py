"""Patterns of file names: what the parts of a path tell, as their owner says it.

A pattern is a template, ``{paper}/{date}/{page}-{section}.txt``, or a regular expression with
groups of the same names, ``(?P<paper>[^/]+)/(?P<date>[0-9]{8})/.*``. It holds for the end of a
path; a template that names no suffix lets any pass.
"""

import re
from collections.abc import Iterator
from typing import Final

from reader.messages import _

FIELDS: Final = {
    "paper": r"[^/]+?",
    "date": r"(?:18|19|20|21)\d{2}[^/\d]?\d{1,2}[^/\d]?\d{1,2}日?",
    "year": r"(?:18|19|20|21)\d{2}",
    "month": r"\d{1,2}",
    "day": r"\d{1,2}",
    "page": r"[A-Za-z]?\d{1,3}|[一二三四五六七八九十]{1,3}",
    "section": r"[^/]+?",
}
"""What a path may tell, and the wording that stands for it in a template."""

DAY: Final = ("year", "month", "day")
"""Fields that tell a date together."""

_PIECE = re.compile(r"\{(?P<field>[^{}/]*)\}|(?P<any>\*)|(?P<text>[^{}*]+)|(?P<stray>[{}])")


class PatternMistake(ValueError):
    """A pattern that cannot be understood: why, and ``at`` which 1-based character."""

    def __init__(self, reason: str, at: int) -> None:
        super().__init__(_("character {at}: {reason}").format(at=at, reason=reason))
        self.at = at


def compile_names(pattern: str) -> re.Pattern[str]:
    """Return what paths are searched for; its groups are among ``FIELDS``.

    Raises:
        PatternMistake: with the place of the mistake.
    """
    if "(?P<" not in pattern:
        return re.compile(rf"(?:^|/){''.join(_pieces(pattern))}$")
    try:
        compiled = re.compile(rf"(?:^|/)(?:{pattern})$")
    except re.error as error:
        at = max((error.pos or 0) - len("(?:^|/)(?:"), 0)
        raise PatternMistake(error.msg, at + 1) from error
    for name in compiled.groupindex:
        _check(name, set(), pattern.index(name) + 1)
    _check_day(set(compiled.groupindex), pattern)
    return compiled


def _pieces(pattern: str) -> Iterator[str]:
    """Yield the regular expression of a template piece by piece."""
    found: set[str] = set()
    for piece in _PIECE.finditer(pattern):
        at = piece.start() + 1
        if piece["stray"]:
            raise PatternMistake(_("a brace without its partner"), at)
        if piece["field"] is not None:
            _check(piece["field"], found, at + 1)
            found.add(piece["field"])
            yield f"(?P<{piece['field']}>{FIELDS[piece['field']]})"
        else:
            yield "[^/]*" if piece["any"] else re.escape(piece["text"])
    _check_day(found, pattern)
    if "." not in pattern.rsplit("/", 1)[-1]:
        yield r"(?:\.[^/]*)?"


def _check(name: str, found: set[str], at: int) -> None:
    if name not in FIELDS:
        reason = _("{name} is no field; there are {names}").format(
            name=name or "{}", names=", ".join(FIELDS)
        )
        raise PatternMistake(reason, at)
    if name in found:
        raise PatternMistake(_("{name} stands there twice").format(name=name), at)


def _check_day(found: set[str], pattern: str) -> None:
    """A pattern tells something, and a day is told whole."""
    if not found:
        raise PatternMistake(
            _("there is no field in it, such as {example}").format(example="{page}"), 1
        )
    missing = [name for name in DAY if name not in found]
    if 0 < len(missing) < len(DAY):
        reason = _("a day needs year, month and day; {names} is missing").format(
            names=", ".join(missing)
        )
        raise PatternMistake(reason, len(pattern))
