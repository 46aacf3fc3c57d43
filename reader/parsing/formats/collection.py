"""JSON and JSON Lines that came with other pages: the articles of a whole collection on one page."""

import io
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Final, cast

from reader.model import Article, Page, Rejected
from reader.parsing.formats.content import Content
from reader.parsing.formats.reading import Reading
from reader.parsing.records import articles_in

TOGETHER: Final = 1000
"""Articles of a large collection that make a page."""


def read(raw: bytes, reading: Reading) -> Iterator[Page | Rejected]:
    """Yield the lines that are no articles, then one page with all that are."""
    articles: list[Article] = []
    for item in articles_in(io.BufferedReader(io.BytesIO(raw)), Path(reading.name), reading.asked):
        if isinstance(item, Rejected):
            yield item
        else:
            articles.append(item)
    yield Page(reading.file("utf-8"), tuple(articles))


def read_large(content: Content, reading: Reading) -> Iterator[Page | Rejected]:
    """Yield the articles of a large collection, many a page, and its other lines among them."""
    file = replace(reading.file("utf-8"), first_line=1)
    articles: list[Article] = []
    with io.BufferedReader(cast("io.RawIOBase", content.stream())) as stream:
        for item in articles_in(stream, Path(reading.name), reading.asked):
            if isinstance(item, Rejected):
                yield item
                continue
            if len(articles) == TOGETHER:
                yield Page(file, tuple(articles))
                file = replace(file, first_line=item.lines[0])
                articles = []
            articles.append(item)
    yield Page(file, tuple(articles))
