"""The field names a query may use, in both languages, and what is said about a wrong one."""

from collections.abc import Collection
from typing import Final

from reader.errors import QueryError
from reader.messages import _

FIELDS: Final[dict[str, tuple[str, ...]]] = {
    "text": ("text", "全文"),
    "title": ("title", "标题", "題目", "题目"),
    "body": ("body", "正文", "内容"),
    "byline": ("byline", "author", "作者", "署名", "记者"),
    "paper": ("paper", "报纸", "报名"),
    "page": ("page", "版", "版面"),
    "section": ("section", "版名", "栏目"),
    "date": ("date", "日期"),
    "sort": ("sort", "排序"),
    "mode": ("mode", "方式"),
}
"""Every field and the names one may type for it."""

_NAMES: Final = {name: field for field, names in FIELDS.items() for name in names}

NAME_LENGTH: Final = 12
"""No field's name is longer, in characters."""


def field_named(name: str, predicates: Collection[str]) -> str | None:
    """Return the field that ``name`` means, a registered predicate's own name, or nothing."""
    plain = name.casefold()
    return _NAMES.get(plain) or (plain if plain in predicates else None)


def _nearest(name: str, predicates: Collection[str]) -> str:
    """Return the known name most like ``name``, or nothing."""
    from difflib import get_close_matches

    known = (*_NAMES, *predicates)
    near = get_close_matches(name.casefold(), known, n=1, cutoff=0.5)
    return near[0] if near else ""


def reject_unknown(name: str, position: int, predicates: Collection[str]) -> None:
    """Raise when ``name`` must be meant as a field but is none.

    A name in Latin letters must; one in Chinese only when it is like a known one, because
    quotations begin with a speaker's name and a colon.

    Raises:
        QueryError: with the nearest known name.
    """
    nearest = _nearest(name, predicates)
    if not nearest and not (name.isascii() and name.isalpha()):
        return
    remedy = (
        _("Did you mean “{name}:”?").format(name=nearest)
        if nearest
        else _("Put it in quotation marks to search for it as text.")
    )
    raise QueryError(
        _("Unknown field"),
        _("there is no field “{name}”.").format(name=name),
        remedy,
        position=position,
    )
