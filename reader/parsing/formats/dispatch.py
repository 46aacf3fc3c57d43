"""Any file in, its pages out: the format's module is found and asked."""

import io
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import cast

from reader.errors import FileUnreadable
from reader.messages import _
from reader.model import Article, Page, Rejected
from reader.parsing.files import open_file
from reader.parsing.folio import Folio
from reader.parsing.formats.content import Content, Format, LargeFormat, content_of
from reader.parsing.formats.kinds import kind_of
from reader.parsing.formats.reading import DEEPEST, NOWHERE, Reading, nothing_in
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
    reading = Reading(str(path), encoding, asked, names)
    yield from _told_apart(read_as(content_of(partial(open_file, path)), reading))


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
    content = content_of(partial(io.BytesIO, raw))
    del raw  # a web page's bytes go before its articles come
    yield from _told_apart(read_as(content, Reading(name, encoding, asked, names)))


def _told_apart(items: Iterator[Page | Rejected]) -> Iterator[Page | Rejected]:
    """Yield what a file holds, its articles with ids that are all different."""
    taken: dict[str, int] = {}
    for item in items:
        if isinstance(item, Rejected):
            yield item
        else:
            articles = tuple(_distinct(article, taken) for article in item.articles)
            yield replace(item, articles=articles)
            del articles
        del item  # before the next is made, which may be as large


def read_as(content: Content, reading: Reading) -> Iterator[Page | Rejected]:
    """Yield what the format of ``content`` gives. Raises FileUnreadable as it does."""
    if content.opened is None and not content.head.strip():
        raise nothing_in(reading.name)
    if reading.depth > DEEPEST:
        raise FileUnreadable(
            _("Packed too deep"),
            _("{path} lies in archives inside archives.").format(path=reading.name),
            _("Unpack the outer ones and add the folder."),
        )
    kind = kind_of(content.head, reading.name, content.seekable)
    module = import_module(f"reader.parsing.formats.{kind}")
    large = getattr(module, "read_large", None) if content.opened else None
    if large is not None:
        yield from cast("LargeFormat", module).read_large(content, reading)
    else:
        yield from _read_whole(cast("Format", module), content, reading)


def _read_whole(module: Format, content: Content, reading: Reading) -> Iterator[Page | Rejected]:
    """Return the pages of a format that needs all bytes, and lets go of them as soon as it can."""
    return module.read(content.whole(), reading)


def _distinct(article: Article, taken: dict[str, int]) -> Article:
    """Return the article with an id that no other one of its file has."""
    if article.id not in taken:
        taken[article.id] = 1
        return article
    return replace(article, id=unique_id((article.id, article.source), taken))
