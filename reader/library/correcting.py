"""Correcting: what a person puts right, kept in a journal and replayed on every import."""

import json
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from reader.catalogue import Catalogue
from reader.errors import FileUnreadable, NotFound, UsageError
from reader.journal import CorrectionBook
from reader.library.corrected_files import CorrectedFiles, is_alone, path_in
from reader.library.missing import no_article
from reader.library.replaying import Replay, held_corrections
from reader.library.sources import Sources
from reader.messages import _, listed
from reader.model import Article, ImportReport, Page

if TYPE_CHECKING:
    from reader.parsing.corrections import Correction, Wish

REPLAYED_NAME: Final = "corrections-replayed.json"
"""Holds the stamps of the corrections that the articles of a library have been through."""

TRIAL: Final = "~"
"""The stamp of a correction that is tried: it comes after all others."""


@dataclass(frozen=True, slots=True)
class CorrectionEntry:
    """A correction as a list shows it; ``doubt`` is why it does not fit, empty where it does."""

    correction: "Correction"
    undone: bool = False
    doubt: str = ""


class Corrections:
    """The corrections of a person: made, taken back, listed.

    ``folder`` is the library's, None for one in memory.
    """

    def __init__(
        self, catalogue: Catalogue, sources: Sources, book: CorrectionBook, folder: Path | None
    ) -> None:
        self._catalogue = catalogue
        self._sources = sources
        self._book = book
        self._replayed = folder / REPLAYED_NAME if folder is not None else None
        self._replay = sources.replay = Replay(book)
        self._files = CorrectedFiles(catalogue, sources)

    # Making and taking back

    def make(self, article_id: str, wish: "Wish") -> "Correction":
        """Do to an article what is wished, keep it, and take its file in again.

        Raises NotFound and UsageError when it cannot be done, FileUnreadable when the page file is
        out of reach, LibraryUnreadable when it cannot be written.
        """
        from reader.parsing.corrections import propose, record_of

        article, wish = self._printed(self._article(article_id), wish)
        held = held_corrections(self._book)
        page = self._files.page_of(article, held)
        if is_alone(page):
            held = [one for one in held if one.place.article == page.articles[0].id]
        correction = propose(page, held, article, wish)
        self._try(page, held, correction)
        old = self._files.ids_of(page, held)
        stamp = self._book.add(record_of(correction))
        if self._files.renew(page, path_in(article.source), old):
            self._remember([stamp], [])
        return replace(correction, stamp=stamp)

    def chosen(self, stamp: str = "") -> "Correction":
        """Return the correction of a stamp, or the last one that holds. Raises NotFound."""
        self._book.refresh()
        chosen = [one for one in held_corrections(self._book) if stamp in ("", one.stamp)]
        if not chosen:
            raise NotFound(
                _("Nothing to undo"),
                _("there is no such correction.") if stamp else _("there is no correction."),
                _("`gxreader corrections` shows them."),
            )
        return chosen[-1]

    def is_own(self, correction: "Correction") -> bool:
        """Tell whether a correction was made by this process."""
        return self._book.wrote(correction.stamp)

    def undo(self, stamp: str = "") -> "Correction":
        """Take back a correction, the last one if none is named, and take its files in again.

        Raises NotFound when there is none, LibraryUnreadable when it cannot be written.
        """
        correction = self.chosen(stamp)
        held = held_corrections(self._book)
        page = self._files.page_at(correction, held)
        paths = self._files.paths(correction)
        old = self._files.ids_of(page, held) if page is not None else frozenset()
        self._book.undo(correction.stamp)
        if (
            self._files.renew(page, path_in(page.file.path), old)
            if page is not None
            else self._files.take_again(paths)
        ):
            self._remember([], [correction.stamp])
        return correction

    def holder(self, correction: "Correction") -> str:
        """Return the id of the article that holds the place of a correction now, or nothing."""
        from reader.parsing.corrections import holding

        held = held_corrections(self._book)
        for page, corrected in self._files.corrected_by([correction], held):
            found = holding(page, corrected, correction)
            if found and self._catalogue.key_of(found) is not None:
                return found
        return ""

    def reread(self, article: Article) -> str:
        """Take in the file of an article as it is now; return the id that the article has there.

        A changed beginning changes the id: then it is the one of the same title, else the one at
        its line. Raises FileUnreadable when the file is gone.
        """
        try:
            for source in dict.fromkeys((article.source, *(part.source for part in article.parts))):
                self._sources.take_again(path_in(source))
        except OSError as error:
            raise FileUnreadable.because(article.source, error) from error
        held = held_corrections(self._book)
        pages = self._files.corrected(path_in(article.source), held)
        found = [one for _page, corrected in pages for one in corrected.page.articles]
        return max(found, key=lambda one: _likeness(one, article)).id if found else ""

    def why_headline(self, article_id: str) -> tuple[str, ...]:
        """Return the rules that took an article's headline for one, the weightiest first.

        Raises NotFound, and FileUnreadable when the page file is out of reach.
        """
        from reader.parsing.reasons import headline_reasons

        article = self._article(article_id)
        page = self._files.page_of(article, held_corrections(self._book))
        return headline_reasons(page.file, article.headline.lines)

    def _try(self, page: Page, held: "list[Correction]", correction: "Correction") -> None:
        """Raise UsageError when a correction would not fit its page, or change nothing on it."""
        from reader.parsing.corrections import apply

        before = apply(page, held).page
        tried = apply(page, (*held, replace(correction, stamp=TRIAL)))
        if TRIAL not in tried.applied:
            reasons = [one.reason for one in tried.doubts if one.correction.stamp == TRIAL]
            raise UsageError(
                _("Not possible there"), listed(reasons) or _("its place is not clear"), ""
            )
        if tried.page == before:
            raise UsageError(_("Nothing to correct"), _("it is so already."))

    # Listing

    def all(self) -> tuple[CorrectionEntry, ...]:
        """Return every correction ever made, in order; pages are read to tell which fit."""
        from reader.parsing.corrections import correction_of

        self._book.refresh()
        active = self._book.active()
        found = (correction_of(record, stamp) for stamp, record in self._book.all().items())
        known = [one for one in found if one is not None]
        doubts = self._doubts([one for one in known if one.stamp in active])
        return tuple(
            CorrectionEntry(one, one.stamp not in active, doubts.get(one.stamp, ""))
            for one in known
        )

    def of_article(self, article_id: str) -> tuple[CorrectionEntry, ...]:
        """Return the corrections that hold on the page of an article. Raises NotFound."""
        from reader.parsing.corrections import file_name, pages_told

        article = self._article(article_id)
        ids = self._catalogue.editions.parts(article.id) or (article.id,)
        parts = [one for one in map(self._files.printed, ids) if one is not None]
        pages, files = pages_told(parts), {file_name(one.source) for one in parts}
        return tuple(
            entry
            for entry in self.all()
            if not entry.undone
            and (entry.correction.place.page in pages or entry.correction.place.file in files)
        )

    def _doubts(self, corrections: "list[Correction]") -> dict[str, str]:
        """Return why corrections do not fit, by their stamps."""
        reasons = {one.stamp: _("no page in the library has its place") for one in corrections}
        applied: set[str] = set()
        for _page, corrected in self._files.corrected_by(corrections, corrections):
            applied |= corrected.applied
            reasons |= {one.correction.stamp: one.reason for one in corrected.doubts}
        return {stamp: reason for stamp, reason in reasons.items() if stamp not in applied}

    # Pages and files

    def _article(self, article_id: str) -> Article:
        article = self._catalogue.article(article_id)
        if article is None:
            raise no_article(article_id)
        return article

    def _printed(self, article: Article, wish: "Wish") -> "tuple[Article, Wish]":
        """Return the part of an article that a wish is about, as its page prints it, and the wish.

        The wish then counts that page's paragraphs.
        """
        part = article.part_of(wish.paragraph)
        ids = self._catalogue.editions.parts(article.id)
        at = article.parts.index(part) if part in article.parts else 0
        printed = self._files.printed(ids[at]) if at < len(ids) else None
        if printed is None:
            return article, wish
        return printed, replace(wish, paragraph=wish.paragraph - part.start)

    # What other machines corrected

    def renewing(self, take: Callable[[], ImportReport]) -> ImportReport:
        """Take in files with ``take``, those too whose corrections came from elsewhere.

        A correction is done with when all of its files were taken in; until then it comes again.
        """
        self._book.refresh()
        now = set(self._book.active())
        changed = now ^ self._remembered()
        if not changed:
            return take()
        files = {stamp: self._files_of(stamp) for stamp in changed}
        self._replay.stale = frozenset().union(*files.values())
        try:
            report = take()
            left = self._replay.stale
        finally:
            self._replay.stale = frozenset()
        done = {stamp for stamp in changed if not files[stamp] & left}
        self._remember(done & now, done - now)
        return report

    def _files_of(self, stamp: str) -> frozenset[str]:
        """Return the files that a correction, held or undone, may belong to."""
        from reader.parsing.corrections import correction_of

        record = self._book.all().get(stamp)
        found = correction_of(record, stamp) if record is not None else None
        return frozenset(map(str, self._files.paths(found)) if found is not None else ())

    def _remembered(self) -> set[str]:
        if self._replayed is None:
            return set(self._book.active())
        try:
            stamps = json.loads(self._replayed.read_text("utf-8"))
        except (OSError, ValueError):
            return set()
        return (
            {one for one in stamps if isinstance(one, str)} if isinstance(stamps, list) else set()
        )

    def _remember(self, more: Iterable[str], fewer: Iterable[str]) -> None:
        """Note which corrections the articles have been through; it may be lost."""
        if self._replayed is None:
            return
        stamps = sorted((self._remembered() | set(more)) - set(fewer))
        with suppress(OSError):
            self._replayed.write_text(json.dumps(stamps), "utf-8")


def _likeness(one: Article, other: Article) -> tuple[bool, bool, bool]:
    """Tell in what order two articles may be the same: by id, by title, by line."""
    title = one.headline.title
    return (
        one.id == other.id,
        bool(title) and title == other.headline.title,
        bool(set(one.lines) & set(other.lines[:1])),
    )
