"""Tags: short words that a person puts on articles to find them again."""

import re
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Final

from reader.journal.deeds import DeedBook, Thing
from reader.journal.lines import Record
from reader.model import TagCount
from reader.text.fold import fold

LONGEST: Final = 40
"""Code points of a tag."""

_BETWEEN: Final = re.compile(r"[\s\x00-\x1f\x7f-\x9f,，、;；#＃\"“”「」]+")
_OUTSIDE: Final = ":：-－()（）|｜"


def tags_in(words: str) -> tuple[str, ...]:
    """Return the tags that a person typed, once each: separated by blanks, commas or ``#``.

    Controls separate like blanks: a tag is a word that can be typed again.

    >>> tags_in("#工会，补助 工会")
    ('工会', '补助')
    """
    found = (word.strip(_OUTSIDE)[:LONGEST] for word in _BETWEEN.split(words))
    return tuple({fold(word): word for word in found if fold(word)}.values())


class TagBook(DeedBook):
    """The tags of all articles; two that fold to the same (width, case, 简繁) are one."""

    def __init__(self, folder: Path, *, host: str = "") -> None:
        self._names: dict[str, tuple[str, str]] = {}
        self._articles: dict[str, dict[str, str]] = {}
        self._bearers: dict[str, set[str]] = {}
        super().__init__(folder, "tags", host=host)

    def tags(self) -> tuple[TagCount, ...]:
        """Return every tag with its number of articles, the most frequent first, then by name."""
        with self._lock:
            counts = {self._names[tag][1]: len(ids) for tag, ids in self._bearers.items() if ids}
        return tuple(
            sorted(
                (TagCount(name, count) for name, count in counts.items()),
                key=lambda one: (-one.count, one.name),
            )
        )

    def of(self, article_id: str) -> tuple[str, ...]:
        """Return the tags of an article by name."""
        with self._lock:
            return tuple(sorted(self._articles.get(article_id, {}).values()))

    def tagged(self, tag: str = "") -> frozenset[str]:
        """Return the ids of the articles that bear ``tag``, or any where none is named."""
        with self._lock:
            if tag:
                return frozenset(self._bearers.get(fold(tag), ()))
            return frozenset(one for one, tags in self._articles.items() if tags)

    def change(
        self,
        article_ids: Collection[str],
        add: Collection[str] = (),
        remove: Collection[str] = (),
    ) -> str:
        """Put tags on articles and take others off, as one deed; return it, or nothing.

        Raises:
            DiskFull, LibraryUnreadable: told once; the tags hold in this process all the same.
        """
        with self._lock:
            self.refresh()
            wanted = [(tag, True) for tag in add] + [(tag, False) for tag in remove]
            return self.say(
                [
                    {"id": one, "tag": tag, "on": on}
                    for one in dict.fromkeys(article_ids)
                    for tag, on in wanted
                    if (fold(tag) in self._articles.get(one, {})) is not on
                ]
            )

    def _words_on(self, article_id: str) -> Iterator[Record]:
        tags = self._articles.get(article_id, {})
        return self._words_of_things((article_id, tag) for tag in tags)

    def thing_of(self, record: Record) -> Thing | None:
        """A word is about one tag on one article."""
        article_id, tag, on = record.get("id"), record.get("tag"), record.get("on")
        if not isinstance(article_id, str) or not isinstance(tag, str) or not isinstance(on, bool):
            return None
        return (article_id, fold(tag)) if fold(tag) else None

    def hold(self, thing: Thing, record: Record | None) -> None:
        """Let an article bear a tag, or not."""
        article_id, tag = thing
        tags, bearers = (
            self._articles.setdefault(article_id, {}),
            self._bearers.setdefault(tag, set()),
        )
        if record is not None and record["on"]:
            self._names[tag] = max(self._names.get(tag, ("", "")), (record["at"], record["tag"]))
            tags[tag] = record["tag"]
            bearers.add(article_id)
        else:
            tags.pop(tag, None)
            bearers.discard(article_id)
