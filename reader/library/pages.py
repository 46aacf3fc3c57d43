"""Page files looked at without a library: parsed articles, and figures of any text."""

import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from reader.errors import FileUnreadable
from reader.model import Article, Figure, Page, Rejected


def parsed_pages(
    paths: Sequence[Path],
    encoding: str | None = None,
    asked: Mapping[str, str] | None = None,
) -> Iterator[Page | Rejected]:
    """Yield the pages of every file in ``paths``; what cannot be read is told as rejected.

    Folders are walked. ``asked`` is what the owner says of ``paper``, ``issue_date`` and ``page``,
    before names and pages are asked. Raises nothing: a path that is missing or may not be read is
    rejected too.
    """
    from reader.library.tally import UNREADABLE, reason_of
    from reader.parsing import page_paths
    from reader.parsing.formats.dispatch import read_pages
    from reader.parsing.naming import owner_of

    closed: list[Rejected] = []

    def reject(folder: Path, error: FileUnreadable) -> None:
        closed.append(Rejected(str(folder), reason_of(error)))

    for path in paths:
        for file in page_paths(path, reject) if os.path.isdir(path) else (path,):  # noqa: PTH112 - false where Path.is_dir raises: a name too long
            try:
                yield from read_pages(file, encoding=encoding, **owner_of(asked))
            except UNREADABLE as error:
                yield Rejected(str(file), reason_of(error))
    yield from closed


def raw_pages(
    path: Path, encoding: str | None = None, asked: Mapping[str, str] | None = None
) -> Iterator[Page]:
    """Yield the pages of a file, of a collection one for every article, without an encoding.

    What cannot be read in it is passed over. Raises FileUnreadable when nothing can.
    """
    from reader.library.replaying import page_around
    from reader.parsing import article_collection, read_articles, read_pages
    from reader.parsing.naming import owner_of, told_place

    if article_collection(path):
        found_there = read_articles(path, told_place(asked or {}, path))
        yield from (page_around(one) for one in found_there if isinstance(one, Article))
        return
    found = read_pages(path, encoding=encoding, **owner_of(asked))
    yield from (one for one in found if isinstance(one, Page))


def parsed_bytes(
    raw: bytes,
    name: str,
    encoding: str | None = None,
    asked: Mapping[str, str] | None = None,
) -> Iterator[Page | Rejected]:
    """Yield the pages that ``raw`` holds, and what in it is rejected. Raises nothing."""
    from reader.library.tally import UNREADABLE, reason_of
    from reader.parsing.formats.dispatch import pages_of
    from reader.parsing.naming import owner_of

    try:
        yield from pages_of(raw, name, encoding=encoding, **owner_of(asked))
    except UNREADABLE as error:
        yield Rejected(name, reason_of(error))


def parsed_text(raw: bytes, name: str, encoding: str | None = None) -> Page:
    """Return the page of text that ``raw`` holds. Raises FileUnreadable when it is no text."""
    from reader.parsing import decode_page, parse_page

    return parse_page(decode_page(raw, name, encoding=encoding))


def figures_of_article(article: Article) -> tuple[Figure, ...]:
    """Return the figures of an article in reading order."""
    from reader.figures import extract_figures

    texts = [paragraph.text for paragraph in article.paragraphs]
    return extract_figures(texts, article.issue_date, article.headline.title)


def figures_of_text(body: str, issue_date: str = "") -> Iterator[dict[str, object]]:
    """Yield a record for every figure of ``body``, with code-point offsets into it."""
    from reader.figures import extract_from_text, figure_record

    for start, stop, figure in extract_from_text(body, issue_date):
        yield figure_record(start, stop, figure)
