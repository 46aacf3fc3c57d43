"""What a page's data say of its article: meta elements, e-paper comments, JSON-LD, its address."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from html import unescape
from typing import Any, Final

from reader.parsing.folio import Folio, iso_date
from reader.parsing.formats.reading import printed_page
from reader.parsing.formats.web.tree import tidy
from reader.parsing.places import date_in

FIELDS: Final = {
    "title": ("enp:title", "og:title", "articletitle", "ld:headline", "twitter:title", "dc.title"),
    "kicker": ("enp:introtitle",),
    "deck": ("enp:subtitle",),
    "author": ("enp:author", "author", "article:author", "ld:author", "dc.creator"),
    "date": (
        "enp:date", "article:published_time", "og:release_date", "publishdate", "pubdate", "publish-date",
        "ld:datepublished", "publication_date", "dc.date", "weibo:article:create_at", "date",
    ),
    "paper": ("enp:papername", "enp:website", "contentsource", "source", "mediaid", "ld:publisher", "og:site_name", "sitename"),
    "page": ("enp:nodename", "columnname"),
    "url": ("canonical", "og:url", "enp:url", "ld:url", "saved"),
    "title element": ("title",),
}  # fmt: skip
"""Names of data by what they tell, the most trustworthy first; ``enp:`` is the e-paper comment."""

_META = re.compile(r"<meta\b[^>]{0,4000}>", re.IGNORECASE)
_LINK = re.compile(r"<link\b[^>]{0,2000}>", re.IGNORECASE)
_ATTRIBUTE = re.compile(
    r"(?P<name>[\w:-]{1,40})\s*=\s*(?:\"(?P<a>[^\"]*)\"|'(?P<b>[^']*)'|(?P<c>[^\s>\"']+))"
)
_TITLE = re.compile(r"<title\b[^>]{0,200}>(?P<text>.{0,1000}?)</title", re.IGNORECASE | re.DOTALL)
_ENP: Final = ("<!--enpproperty", "/enpproperty-->")
_ENP_FIELD = re.compile(r"<(?P<name>[a-z]{2,24})>(?P<text>.{0,2000}?)</(?P=name)>", re.DOTALL)
_SAVED = re.compile(r"<!--\s*saved from url=\(\d+\)(?P<url>\S{4,1000})\s*-->")
_LD: Final = ("application/ld+json", "</script")
_TAGS = re.compile(r"<[^<>]{0,200}>")
_HEAD: Final = 200_000

_SITE_TAIL = re.compile(r"\s*(?:[-_|｜–—·]+|\s{2,})\s*[^-_|｜–—]{1,24}$")
_PAPER = re.compile(
    r"[《]?(?P<name>[\u4e00-\u9fffA-Za-z·]{1,14}?[报刊])(?:[》]|电子版|数字报|电子报|客户端|$)"
)
_URL_DATE = re.compile(
    r"(?<!\d)(?P<y>(?:19|20)\d{2})[-/_]?(?P<m>0[1-9]|1[0-2])[-/_]?(?P<d>0[1-9]|[12]\d|3[01])(?!\d)"
)
_URL_PAGE = re.compile(
    r"[_-](?:\d{8}[_-])?1-(?P<a>\d{2})\.html?$|/node_(?P<b>[A-Z]?\d{2})\.html?$|/(?P<c>[A-Z]\d{2})/"
)
_NODE = re.compile(
    r"^(?:第)?\s*(?P<page>[A-Za-z]?\d{1,3})\s*版?\s*[：:\-\s]*(?P<section>[\u4e00-\u9fff·]{0,12})$"
)


@dataclass(frozen=True, slots=True)
class Hints:
    """What data say: ``titles`` may be the title, ``told`` all of ``FIELDS``."""

    titles: tuple[str, ...]
    told: Mapping[str, str]
    place: Folio

    def get(self, field: str) -> str:
        """Return a field of ``FIELDS``, or an empty string."""
        return self.told.get(field, "")

    @property
    def title(self) -> str:
        """The likeliest title that is no paper's name, for a page that prints none."""
        return next((title for title in self.titles if not paper_in((title,))), "")


def hints_of(source: str, url: str = "") -> Hints:
    """Return what the data in ``source`` say; ``url`` is the page's address where known."""
    found: dict[str, str] = {}
    for name, text in _data(source):
        if text:
            found.setdefault(name, text)
    if url:
        found.setdefault("canonical", url)
    told = {
        field: next((found[name] for name in names if name in found), "")
        for field, names in FIELDS.items()
    }
    titles = [found[name] for name in FIELDS["title"] if name in found]
    titles += list(_titles(told["title element"]))
    return Hints(tuple(dict.fromkeys(titles)), told, _place(told))


def _titles(element: str) -> Iterator[str]:
    """Yield a page's title, then without the site's name, and again without one before it."""
    while element:
        yield element
        shorter = _SITE_TAIL.sub("", element)
        if shorter == element:
            return
        element = shorter


def _data(source: str) -> Iterator[tuple[str, str]]:
    for body in _between(source, *_ENP):
        for field in _ENP_FIELD.finditer(body):
            yield "enp:" + field["name"], _clean(field["text"])
    head = source[:_HEAD]
    for element in _META.findall(head):
        values = _attributes(element)
        name = values.get("name") or values.get("property") or values.get("itemprop") or ""
        yield name.lower(), _clean(values.get("content", ""))
    for element in _LINK.findall(head):
        values = _attributes(element)
        if values.get("rel", "").lower() == "canonical":
            yield "canonical", values.get("href", "")
    for match in _SAVED.finditer(head[:4000]):
        yield "saved", match["url"]
    for match in _TITLE.finditer(head):
        yield "title", _clean(match["text"])
    for body in _between(source, *_LD):
        yield from _linked_data(body.partition(">")[2])


def _between(source: str, opening: str, closing: str) -> Iterator[str]:
    """Yield what stands between two wordings, ten times at most."""
    stop = 0
    for _turn in range(10):
        start = source.find(opening, stop)
        stop = source.find(closing, start)
        if start < 0 or stop < 0:
            return
        yield source[start + len(opening) : stop]


def _attributes(element: str) -> dict[str, str]:
    return {
        match["name"].lower(): match["a"] or match["b"] or match["c"] or ""
        for match in _ATTRIBUTE.finditer(element)
    }


def _clean(text: str) -> str:
    return tidy(_TAGS.sub(" ", unescape(text)))


def _linked_data(body: str) -> Iterator[tuple[str, str]]:
    """Yield what a JSON-LD object tells of an article (schema.org NewsArticle)."""
    try:
        value = json.loads(body)
    except (ValueError, RecursionError):
        return
    for one in value if isinstance(value, list) else [value]:
        if not isinstance(one, dict):
            continue
        for name in ("headline", "author", "datePublished", "publisher", "url"):
            yield f"ld:{name.lower()}", _clean(_named(one.get(name)))


def _named(value: Any) -> str:
    """Return a text, or the name of a thing, or those of several."""
    if isinstance(value, list):
        return "、".join(
            filter(None, (_named(one) for one in value[:20] if not isinstance(one, list)))
        )
    if isinstance(value, dict):
        value = value.get("name")
    return value if isinstance(value, str) else ""


def _place(told: Mapping[str, str]) -> Folio:
    """Return paper, date, page and section as data and address tell them."""
    url = told["url"]
    dated = _URL_DATE.search(url)
    paged = _URL_PAGE.search(url)
    node = _NODE.match(told["page"])
    page = node["page"] if node else next(filter(None, paged.groups()), "") if paged else ""
    date = date_in(told["date"]) or (iso_date(dated["y"], dated["m"], dated["d"]) if dated else "")
    section = node["section"] if node else ""
    return Folio(
        paper_in((told["paper"], told["title element"])), date, printed_page(page), section
    )


def paper_in(texts: Iterable[str]) -> str:
    """Return the first newspaper that one of ``texts`` names (人民日报, 人民日报电子版)."""
    for text in texts:
        for token in re.split(r"[\s\-_|｜–—>»›：:，,（()）]+", text):
            match = _PAPER.match(token)
            if match:
                return match["name"]
    return ""
