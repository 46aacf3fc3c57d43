"""Similar articles: the same story in several papers, shortened, under another headline."""

from array import array
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import cache
from typing import Final

from reader.catalogue import Catalogue
from reader.library.watching import never
from reader.model import Article, SimilarArticle
from reader.text.likeness import Likeness, Wording, likeness, sketch_of

ALIKE: Final = 60
"""Percent from which articles are listed as similar."""

FOLDED: Final = 80
"""Percent from which hits stand under one row."""

FOLDED_SHARE: Final = 0.3
"""What of the longer of two folded hits stands in the shorter, at least: no digest of everything."""

FOLDED_DAYS: Final = 7
"""Days between two printings of one story; serial notices of other days stay apart."""

AGREEING: Final = 2
"""Classes in which the sketches of two hits agree before their texts are compared."""

TRIED: Final = 3
"""Stories whose texts are compared with a hit, the likeliest first."""

COMPARED: Final = 80
"""Candidates of which the texts are compared, the likeliest first."""

FREQUENT: Final = 400
"""Articles that agree in one class from which it tells only of a set phrase."""

TELLING: Final = 50
"""What agreement must be worth: one class that only eight articles share, or more of them."""

PHRASE: Final = 6
"""Articles that are not the same story and share a wording: with more of them it is a set phrase."""

AT_ONCE: Final = 250
"""Articles sketched in one go; others wait that long to write."""


class Similar:
    """Finds articles that share their text, in the whole library or among hits."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue

    @property
    def waiting(self) -> int:
        """How many articles have not been looked at yet, and are not found so far."""
        return self._catalogue.sketches.waiting

    def catch_up(self, stopped: Callable[[], bool] = never) -> None:
        """Look at the articles that came or changed. Raises LibraryUnreadable."""
        sketches = self._catalogue.sketches
        while not self._catalogue.read_only and sketches.waiting and not stopped():
            sketches.go_on(AT_ONCE)

    # In the library

    def to(self, article: Article, least: int = ALIKE) -> tuple[SimilarArticle, ...]:
        """Return the articles at least ``least`` percent like one, the most alike first.

        The article may be one of the library, which is not like itself, or any other.
        """
        own = self._catalogue.key_of(article.id)
        keys = [key for key in self._candidates(article.text) if key != own]
        others = self._catalogue.sketches.articles(keys)
        wordings = {key: Wording(other.text) for key, other in others.items()}
        found = compared(Wording(article.text), wordings)
        ordered = [key for key, alike in found.items() if alike.percent >= least]
        ordered.sort(key=lambda key: (-found[key].percent, key))
        rows = self._catalogue.rows(ordered)
        return tuple(
            SimilarArticle(
                row, found[key].percent, int(100 * found[key].first), int(100 * found[key].second)
            )
            for key, row in zip(ordered, rows, strict=False)
        )

    def _candidates(self, text: str) -> list[int]:
        """Return the keys of the articles whose sketches agree with that of ``text``, likely first.

        What few articles have in common tells more than what many do.
        """
        worth: Counter[int] = Counter()
        for keys in self._catalogue.sketches.agreeing(sketch_of(text)):
            if len(keys) <= FREQUENT:
                for key in keys:
                    worth[key] += 1 + FREQUENT // len(keys)
        return [key for key, told in worth.most_common(COMPARED) if told >= TELLING]

    # Among hits

    def folded(
        self, printed: Sequence[tuple[str, str]], cancelled: Callable[[], bool] = never
    ) -> tuple[tuple[int, ...], ...]:
        """Return the numbers of hits, each by its id and date, by story; fewer when cancelled.

        Stories come in the order of the first hit of each. A hit stands under the first hit before
        it that prints the same story about the same time.
        """
        sketches = self._catalogue.sketches.of_ids([article_id for article_id, _date in printed])
        folding = _Folding(printed, sketches, self._wording)
        for number in range(len(printed)):
            if cancelled():
                break
            folding.take(number)
        return tuple(map(tuple, folding.stories.values()))

    def _wording(self, article_id: str) -> Wording:
        article = self._catalogue.article(article_id)
        return Wording(article.text if article else "")


def compared(wording: Wording, others: Mapping[int, Wording]) -> dict[int, Likeness]:
    """Compare a text with others; what it shares with many that are not the same story is a phrase.

    Notices of one office share their mould: the phrases of it do not make two of them alike.
    """
    found = {key: likeness(wording, other) for key, other in others.items()}
    doubtful = [key for key, alike in found.items() if 0 < alike.percent < FOLDED]
    counts = Counter(one for key in doubtful for one in wording.eights & others[key].eights)
    phrases = frozenset(one for one, count in counts.items() if count > PHRASE)
    if phrases:
        found |= {key: likeness(wording, others[key], phrases) for key in doubtful}
    return found


class _Folding:
    """Takes hits one by one, each under the first one before it that is like it."""

    def __init__(
        self,
        printed: Sequence[tuple[str, str]],
        sketches: Mapping[str, bytes],
        wording: Callable[[str], Wording],
    ) -> None:
        self.stories: dict[int, list[int]] = {}
        self._printed = printed
        self._sketches = sketches
        self._wording = cache(wording)
        self._heads: dict[tuple[int, int], list[int]] = defaultdict(list)

    def take(self, number: int) -> None:
        """Put a hit under the story it belongs to, or begin one."""
        numbers = numbers_of(self._sketches.get(self._printed[number][0], b""))
        agreeing = Counter(head for one in numbers for head in self._heads[one])
        for head, classes in agreeing.most_common(TRIED):
            if classes >= AGREEING and self._same_story(head, number):
                self.stories[head].append(number)
                return
        self.stories[number] = [number]
        for one in numbers:
            self._heads[one].append(number)

    def _same_story(self, head: int, number: int) -> bool:
        (first, first_date), (second, second_date) = self._printed[head], self._printed[number]
        if days_between(first_date, second_date) > FOLDED_DAYS:
            return False
        alike = likeness(self._wording(first), self._wording(second))
        return alike.percent >= FOLDED and min(alike.first, alike.second) >= FOLDED_SHARE


def numbers_of(sketch: bytes) -> list[tuple[int, int]]:
    """Return the numbers of a sketch with their places; empty ones are left out."""
    return [(slot, number) for slot, number in enumerate(array("I", sketch)) if number]


def days_between(first: str, second: str) -> int:
    """Return the days between two dates in ISO 8601; 0 where one is not known."""
    try:
        return abs((date.fromisoformat(first) - date.fromisoformat(second)).days)
    except ValueError:
        return 0
