"""Any file in, its pages out: the format's module is found and asked."""

from collections.abc import Iterator
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import cast

from reader.errors import FileUnreadable
from reader.messages import _
from reader.model import Article, Page, Rejected
from reader.parsing.files import read_bytes
from reader.parsing.folio import Folio
from reader.parsing.formats.kinds import kind_of
from reader.parsing.formats.reading import DEEPEST, NOWHERE, Format, Reading, nothing_in
from reader.parsing.identity import unique_id
from reader.parsing.naming import NamePattern


def read_pages(
    path: Path,
    *,
    encoding: str | None = None,
    asked: Folio = NOWHERE,
    names: NamePattern | None = None,
) -> Iterator[Page | Rejected]:
    """Yield the pages of a file in any format, and what in it cannot be read.

    Raises FileUnreadable when the file cannot be read at all.
    """
    yield from pages_of(read_bytes(path), str(path), encoding=encoding, asked=asked, names=names)


def pages_of(
    raw: bytes,
    name: str,
    *,
    encoding: str | None = None,
    asked: Folio = NOWHERE,
    names: NamePattern | None = None,
) -> Iterator[Page | Rejected]:
    """Yield the pages of bytes that came under ``name``; their articles' ids are all different.

    ``asked``, and what a name tells by the pattern ``names``, go before what names and pages say of
    their place. Raises FileUnreadable when
    there is nothing in them that can be read.
    """
    taken: dict[str, int] = {}
    items = read_as(raw, Reading(name, encoding, asked, names))
    del raw  # a large file's bytes go before its articles come
    for item in items:
        if isinstance(item, Rejected):
            yield item
        else:
            articles = tuple(_distinct(article, taken) for article in item.articles)
            yield replace(item, articles=articles)


def read_as(raw: bytes, reading: Reading) -> Iterator[Page | Rejected]:
    """Yield what the format of ``raw`` gives. Raises FileUnreadable as it does."""
    if not raw.strip():
        raise nothing_in(reading.name)
    if reading.depth > DEEPEST:
        raise FileUnreadable(
            _("Packed too deep"),
            _("{path} lies in archives inside archives.").format(path=reading.name),
            _("Unpack the outer ones and add the folder."),
        )
    module = import_module(f"reader.parsing.formats.{kind_of(raw, reading.name)}")
    pages = cast("Format", module).read(raw, reading)
    del raw  # the format lets go of it as soon as it can
    yield from pages


def _distinct(article: Article, taken: dict[str, int]) -> Article:
    """Return the article with an id that no other one of its file has."""
    if article.id not in taken:
        taken[article.id] = 1
        return article
    return replace(article, id=unique_id((article.id, article.source), taken))
