"""The head of a Markdown file: YAML between ``---`` lines, or TOML between ``+++`` lines."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from reader.messages import _
from reader.parsing.folio import Folio
from reader.parsing.formats.reading import printed_page
from reader.parsing.places import date_in

_BLOCK: Final = re.compile(
    r"\A\ufeff?(?P<fence>---|\+\+\+)[ \t]*\r?\n(?P<head>(?:(?!---|\+\+\+|\.\.\.)[^\n]*\n){0,200})(?:(?P=fence)|\.\.\.)[ \t]*(?:\r?\n|\Z)"
)
_LONGEST: Final = 65_536
"""Characters of a head that are read; no honest one is longer."""

FIELDS: Final = {
    "title": ("title", "headline", "标题", "题目"),
    "kicker": ("kicker", "引题", "肩题"),
    "deck": ("deck", "subtitle", "subheadline", "副题", "副标题"),
    "author": ("author", "authors", "byline", "作者", "记者"),
    "date": ("date", "issue_date", "published", "publish_date", "pubdate", "created", "日期", "时间"),
    "paper": ("paper", "newspaper", "source", "publication", "publisher", "site", "报纸", "来源"),
    "page": ("page", "page_number", "版", "版次"),
    "section": ("section", "category", "categories", "column", "版名", "栏目"),
    "id": ("id", "guid", "uid", "url", "link", "source_url"),
}  # fmt: skip
"""The names under which heads keep each field, the usual one first."""

_ADDRESS = re.compile(r"^[a-z][a-z0-9+.-]*://", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Head:
    """What a head says, and where the text begins; ``fault`` is why it could not be read."""

    fields: Mapping[str, str]
    body: str
    line: int = 1
    fault: str = ""

    def get(self, field: str) -> str:
        """Return a field of ``FIELDS``, or an empty string."""
        return self.fields.get(field, "")

    @property
    def place(self) -> Folio:
        """What the head says of paper, date, page and section."""
        page = printed_page(self.get("page"))
        paper = "" if _ADDRESS.match(self.get("paper")) else self.get("paper")
        return Folio(paper, date_in(self.get("date")), page, self.get("section"))


def read_head(text: str) -> Head:
    """Part ``text`` into its head and its body; one without a head is all body."""
    match = _BLOCK.match(text[:_LONGEST])
    if not match or not match["head"].strip():
        return Head({}, text)
    line = text.count("\n", 0, match.end()) + 1
    try:
        values = _values(match["head"], toml=match["fence"] == "+++")
    except ValueError as error:
        reason = str(error).split("\n")[0]
        return Head({}, text, fault=_("The head is not YAML: {reason}").format(reason=reason))
    if values is None:
        return Head({}, text)
    return Head(_told(values), text[match.end() :], line)


def _values(head: str, *, toml: bool) -> Mapping[str, Any] | None:
    """Return the head's mapping, or None when it is text. Raises ValueError when it is neither."""
    if toml:
        return tomllib.loads(head)
    import yaml

    try:
        values = yaml.load(head, Loader=yaml.BaseLoader)  # noqa: S506 - makes nothing but strings
    except (yaml.YAMLError, RecursionError) as error:
        raise ValueError(str(getattr(error, "problem", "") or error)) from error
    return values if isinstance(values, dict) else None


def _told(values: Mapping[str, Any]) -> dict[str, str]:
    known = {str(key).strip().lower(): value for key, value in values.items()}
    found = {field: _first(known, names) for field, names in FIELDS.items()}
    return {field: wording for field, wording in found.items() if wording}


def _first(known: Mapping[str, Any], names: tuple[str, ...]) -> str:
    return next((wording for name in names if (wording := _wording(known.get(name)))), "")


def _wording(value: Any) -> str:
    """Return a scalar as text, a list joined, nothing of mappings."""
    if isinstance(value, list):
        return "、".join(filter(None, (_scalar(one) for one in value[:50])))
    return _scalar(value)


def _scalar(value: Any) -> str:
    if value is None or isinstance(value, (dict, list)):
        return ""
    return " ".join(str(value).split())
