"""The lab's news as articles for search, and the truth about what holds what."""

import json
import lzma
import random
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

from reader.search import SearchDocument
from reader.text.fold import fold


def read_news(path: Path, count: int | None = None) -> Iterator[SearchDocument]:
    """Yield the articles of a JSON Lines file (``.xz``), ``count`` at most."""
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for key, line in enumerate(islice(lines, count), 1):
            row = json.loads(line)
            yield SearchDocument(
                key=key,
                article_id=row["id"],
                source_id=row["id"],
                title=row["title"] or "",
                body=row["body"] or "",
                paper=row["source"] or "",
                issue_date=row["date"] or "",
            )


def quoted(wording: str) -> str:
    """Return a query for exactly ``wording``."""
    escaped = wording.replace("\\", "\\\\").replace('"', '\\"').replace("＂", "\\＂")
    return f'"{escaped}"'


def substrings(articles: Sequence[SearchDocument], count: int, seed: int) -> Iterator[str]:
    """Yield random stretches of 1 to 30 characters of titles (one in ten) and bodies."""
    chance = random.Random(seed)  # noqa: S311 - a sample, no secret
    while count:
        article = chance.choice(articles)
        text = article.title if chance.random() < 0.1 else article.body
        length = chance.randint(1, 30)
        start = chance.randrange(max(len(text) - length, 0) + 1)
        wording = text[start : start + length]
        if fold(wording):
            count -= 1
            yield wording


class Truth:
    """Every article folded: what a wording must find, by looking through all of them."""

    def __init__(self, articles: Sequence[SearchDocument]) -> None:
        self._folded = [(one.article_id, fold(one.title), fold(one.body)) for one in articles]

    def holding(self, wording: str) -> set[str]:
        """Return the ids of the articles that hold ``wording``."""
        folded = fold(wording)
        return {name for name, title, body in self._folded if folded in body or folded in title}
