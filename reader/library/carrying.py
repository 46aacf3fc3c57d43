"""Carrying over: what a person said of an article stays with its words when its id changes.

Other reading rules, a correction or an edited page file may give the same print another headline,
and so another id.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final
from zlib import crc32

from reader.catalogue import Catalogue, derived_id
from reader.journal import ArticleBook
from reader.model import Article, Figure, Story

Item = tuple[Article, tuple[Figure, ...]]

GRAM: Final = 4
"""Code points of the pieces that two texts are compared by."""

SKETCH: Final = 48
"""Pieces of a text, drawn by lot, that stand for all of them."""

MOST: Final = 0.5
"""The share of an article's words that its heir holds, wherever in the file it stands."""

SOME: Final = 0.2
"""The share that suffices where it has lines of the file in common with it."""


@dataclass(slots=True)
class _Lost:
    """An article whose id a file does not give any more, as far as it was read, and its heir."""

    article: Article
    sketch: frozenset[str]
    heir: str = ""
    share: float = 0.0

    def consider(self, one: Article, share: float) -> None:
        """Take an article for the heir if it holds more of the words than those before."""
        here = one.source == self.article.source and set(one.lines) & set(self.article.lines)
        if share > self.share and share >= (SOME if here else MOST):
            self.heir, self.share = one.id, share


class _Losses:
    """Articles that may be lost, found by pieces of their words."""

    def __init__(self, articles: Iterable[Article]) -> None:
        self.by_id = {one.id: _Lost(one, _sketch(one)) for one in articles}
        self._holders: dict[str, list[str]] = defaultdict(list)
        for article_id, lost in self.by_id.items():
            for gram in lost.sketch:
                self._holders[gram].append(article_id)

    def consider(self, one: Article) -> None:
        """Look at an article as a heir of each that it shares words with."""
        shared = _grams(one) & self._holders.keys()
        counts = Counter(holder for gram in shared for holder in self._holders[gram])
        for article_id, count in counts.items():
            lost = self.by_id.get(article_id)
            if lost is not None:
                lost.consider(one, count / len(lost.sketch))


class Carrier:
    """Carries what is said of articles that go to those that hold their text.

    ``annotations`` returns books that are read when they are first asked for; ``positions`` tell
    places in articles, which a story counts otherwise than its parts.
    """

    def __init__(
        self,
        catalogue: Catalogue,
        annotations: Callable[[], Sequence[ArticleBook]] = tuple,
        marks: Sequence[ArticleBook] = (),
        positions: Sequence[ArticleBook] = (),
    ) -> None:
        self._catalogue = catalogue
        self._annotations = annotations
        self._marks = marks
        self._positions = positions

    def instead(
        self, path: str, items: Iterable[Item], old: Iterable[str] | None = None
    ) -> Iterable[Item]:
        """Return ``items``, which take the place of the articles ``old`` of a file, or of all.

        When the last one was taken, what was said of articles that are not among them is carried
        over: before the catalogue has forgotten them. Raises LibraryUnreadable when it cannot be
        written.
        """
        held = self._catalogue.editions.of_file(path) if old is None else old
        spoken_of = self._spoken_of(frozenset(held))
        return self._watched(path, _Losses(spoken_of), items) if spoken_of else items

    def into_story(self, story: Story) -> None:
        """Say of a story what is said of the articles that it is shown instead of.

        Raises LibraryUnreadable when it cannot be written.
        """
        books = _refreshed((*self._marks, *self._annotations()))
        for one in (*story.parts, *story.copies):
            if one != story.article.id:
                _carry(books, one, story.article.id)

    def _books(self) -> Sequence[ArticleBook]:
        return _refreshed((*self._marks, *self._annotations(), *self._positions))

    def _spoken_of(self, ids: frozenset[str]) -> list[Article]:
        """Return those of the articles of which anything is said, as their pages print them."""
        books = self._books() if ids else ()
        said = (one for one in ids if any(book.speaks_of(one) for book in books))
        editions = self._catalogue.editions
        found = (editions.part(one) or self._catalogue.article(one) for one in said)
        return [one for one in found if one is not None]

    def _watched(self, path: str, losses: _Losses, items: Iterable[Item]) -> Iterator[Item]:
        for article, figures in items:
            for kept in (article.id, derived_id(article.id, path)):
                losses.by_id.pop(kept, None)
            losses.consider(article)
            yield article, figures
        for article_id, lost in losses.by_id.items():
            if lost.heir:
                _carry(self._books(), article_id, lost.heir)


def _refreshed(books: Sequence[ArticleBook]) -> Sequence[ArticleBook]:
    """Return books with what other processes wrote meanwhile."""
    for book in books:
        book.refresh()
    return books


def _carry(books: Sequence[ArticleBook], article_id: str, heir: str) -> None:
    for book in books:
        if book.speaks_of(article_id):
            book.carry(article_id, heir)


def _grams(article: Article) -> frozenset[str]:
    """Return the pieces of an article's words, whose order and blanks do not matter."""
    headline = article.headline
    words = "".join(f"{headline.kicker}{headline.title}{headline.deck}{article.text}".split())
    return frozenset(words[at : at + GRAM] for at in range(max(len(words) - GRAM + 1, 1)))


def _sketch(article: Article) -> frozenset[str]:
    """Return a few of the pieces, the same of the same words."""
    lots = sorted((crc32(gram.encode("utf-8", "surrogatepass")), gram) for gram in _grams(article))
    return frozenset(gram for _lot, gram in lots[:SKETCH])
