"""JSON and JSON Lines inside archives: the articles of a whole collection on one page."""

import io
from collections.abc import Iterator
from pathlib import Path

from reader.model import Article, Page, Rejected
from reader.parsing.formats.reading import Reading
from reader.parsing.records import articles_in


def read(raw: bytes, reading: Reading) -> Iterator[Page | Rejected]:
    """Yield the lines that are no articles, then one page with all that are."""
    articles: list[Article] = []
    for item in articles_in(io.BytesIO(raw), Path(reading.name), reading.asked):
        if isinstance(item, Rejected):
            yield item
        else:
            articles.append(item)
    yield Page(reading.file("utf-8"), tuple(articles))
