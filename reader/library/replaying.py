"""Corrections replayed on pages while they are taken in."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from reader.catalogue import CorrectedHeadline, CorrectedParagraph
from reader.journal import CorrectionBook
from reader.messages import _
from reader.model import HEADLINE_PARAGRAPH, Article, Page, PageFile

if TYPE_CHECKING:
    from reader.parsing.corrections import Corrected, Correction, Doubt


class Replay:
    """The corrections of a book, applied to pages; ``begin`` before every import.

    ``stale`` are files to take in again though they are as they were.
    """

    def __init__(self, book: CorrectionBook | None) -> None:
        self._book = book
        self._of_page: dict[str, list[Correction]] = {}
        self._of_file: dict[str, list[Correction]] = {}
        self._doubts: dict[str, Doubt] = {}
        self._applied: set[str] = set()
        self.stale: frozenset[str] = frozenset()

    def begin(self) -> None:
        """Take in what was corrected meanwhile, here and elsewhere."""
        self._doubts, self._applied = {}, set()
        self._of_page, self._of_file = defaultdict(list), defaultdict(list)
        if self._book is None:
            return
        self._book.refresh()
        for one in held_corrections(self._book):
            if one.place.page:
                self._of_page[one.place.page].append(one)
            if one.place.file:
                self._of_file[one.place.file].append(one)

    def taken(self, path: str) -> None:
        """Note that a file was taken in: it is not stale any more."""
        self.stale -= {path}

    def page(self, page: Page) -> Page:
        """Return a page with the corrections that belong to it."""
        if not self._of_page and not self._of_file:
            return page
        return self._told(page, self._for(page)).page

    def article(self, article: Article) -> tuple[Article, ...]:
        """Return what corrections make of an article that came without a page."""
        if not self._of_file:
            return (article,)
        page = page_around(article)
        ours = [one for one in self._for(page) if one.place.article == article.id]
        return self._told(page, ours).page.articles if ours else (article,)

    def _for(self, page: Page) -> "list[Correction]":
        from reader.parsing.corrections import file_name, pages_told

        found = [*self._of_file.get(file_name(page.file.path), ())]
        for told in pages_told(page.articles):
            found += self._of_page.get(told, ())
        return list({one.stamp: one for one in found}.values())

    def _told(self, page: Page, corrections: "list[Correction]") -> "Corrected":
        from reader.parsing.corrections import apply

        corrected = apply(page, corrections)
        self._applied |= corrected.applied
        self._doubts.update((doubt.correction.stamp, doubt) for doubt in corrected.doubts)
        return replace(corrected, page=with_readings(corrected))

    def notices(self) -> Iterator[str]:
        """Yield a sentence for every correction that fitted no page since the last call."""
        doubts, self._doubts = self._doubts, {}
        if not doubts:
            return
        from reader.parsing.corrections import tell

        for stamp, doubt in sorted(doubts.items()):
            if stamp not in self._applied:
                anchor, place = doubt.correction.anchor, doubt.correction.place
                yield _("{file}, line {line}: not applied, because {reason}: {sentence}").format(
                    file=place.file,
                    line=anchor.line,
                    reason=doubt.reason,
                    sentence=tell(doubt.correction),
                )


def held_corrections(book: CorrectionBook) -> "list[Correction]":
    """Return the corrections of a book that hold, in order; what cannot be understood is left out."""
    records = book.active()
    if not records:
        return []
    from reader.parsing.corrections import correction_of

    found = (correction_of(record, stamp) for stamp, record in records.items())
    return [one for one in found if one is not None]


def page_around(article: Article) -> Page:
    """Return the page that an article of a collection makes alone."""
    return Page(PageFile(article.source, "", ""), (article,))


def with_readings(corrected: "Corrected") -> Page:
    """Return a corrected page whose articles keep what was printed, as the catalogue keeps it."""
    if not corrected.readings:
        return corrected.page
    articles = (_with_readings(article, corrected) for article in corrected.page.articles)
    return replace(corrected.page, articles=tuple(articles))


def _with_readings(article: Article, corrected: "Corrected") -> Article:
    paragraphs = list(article.paragraphs)
    headline = article.headline
    for (article_id, number), printed in corrected.readings.items():
        if article_id != article.id:
            continue
        if number == HEADLINE_PARAGRAPH:
            words = (headline.kicker, headline.title, headline.deck)
            headline = CorrectedHeadline(*words, printed, headline.lines)
        else:
            one = paragraphs[number]
            paragraphs[number] = CorrectedParagraph(one.text, one.role, one.lines, printed)
    return replace(article, headline=headline, paragraphs=tuple(paragraphs))


def readings_of(article: Article) -> Iterator[tuple[int, str, str]]:
    """Yield the title (-1) and the paragraphs: number, text, and what was printed if corrected."""
    headline = article.headline
    corrected = isinstance(headline, CorrectedHeadline)
    yield HEADLINE_PARAGRAPH, headline.title, headline.printed if corrected else ""
    for number, one in enumerate(article.paragraphs):
        yield number, one.text, one.printed if isinstance(one, CorrectedParagraph) else ""
