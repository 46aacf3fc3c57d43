"""Gold: what a person saw on a page, read from files of three shapes.

Items with paragraphs, lists of headlines and authors, and the shape of ``parse --json``.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any, Final

from reader.parsing.marks import METADATA

ROOT: Final = Path(__file__).parents[2]

Names = frozenset[str]


@dataclass(frozen=True)
class GoldItem:
    """What a person saw: where an item begins, its headline lines, names, joined lines."""

    start: int
    headline: tuple[int, ...] = ()
    names: Names | None = None
    joins: frozenset[tuple[int, int]] = frozenset()
    subheads: frozenset[int] | None = None
    kind: str = ""
    fields: tuple[tuple[str, str], ...] = ()


def read_gold(path: Path, text: str) -> list[GoldItem]:
    """Read gold of any of the three shapes; ``text`` is the page it judges."""
    gold = json.loads(path.read_text(encoding="utf-8"))
    if "items" in gold:
        return [_item(item) for item in gold["items"]]
    if gold.get("line_numbers"):
        return _listed(gold["articles"], text)
    return [_parsed(article) for article in gold["articles"]]


def _item(item: dict[str, Any]) -> GoldItem:
    paragraphs = [row["paragraph"] for row in item["body"] if "paragraph" in row]
    heads = [row["crosshead"] for row in item["body"] if "crosshead" in row]
    headline = tuple(item["lines_headline"])
    lines = [*headline, *heads, *(line for paragraph in paragraphs for line in paragraph)]
    return GoldItem(
        start=min(lines),
        headline=headline,
        names=frozenset(f"{role} {name}" for name, role in item["authors"]),
        joins=joins(paragraphs),
        subheads=frozenset(heads),
        kind=item["kind"],
    )


def joins(paragraphs: Iterable[list[int]]) -> frozenset[tuple[int, int]]:
    """Return the pairs of lines that stand in one paragraph."""
    return frozenset(pair for lines in paragraphs for pair in pairwise(lines))


def _listed(articles: list[dict[str, Any]], text: str) -> list[GoldItem]:
    """Gold that lists signed articles; the unsigned ones are known by their line of data."""
    items = [
        GoldItem(
            start=article["headline_lines"][0],
            headline=tuple(article["headline_lines"]),
            names=frozenset(article["authors"]),
        )
        for article in articles
    ]
    return items + [GoldItem(start=start, headline=lines) for start, lines in _unsigned(text)]


def _unsigned(text: str) -> Iterator[tuple[int, tuple[int, ...]]]:
    lines = text.split("\n")
    for at, line in enumerate(lines):
        if METADATA.match(line.strip()):
            top = at
            while top and lines[top - 1].strip():
                top -= 1
            yield top + 1, tuple(range(top + 1, at + 1))


def _parsed(article: dict[str, Any]) -> GoldItem:
    paragraphs = article["paragraphs"]
    title = article["headline"] or {}
    lines = article.get("lines") or [line for row in paragraphs for line in row["lines"]]
    first = min(line for row in paragraphs for line in row["lines"])
    printed = [line for line in lines if line < first]
    byline = article.get("byline") or []
    return GoldItem(
        start=min(lines),
        headline=tuple(
            title.get("lines") or (printed[:1] if title.get("title") and len(printed) == 1 else ())
        ),
        names=frozenset(f"{row['role']} {row['name']}" for row in byline),
        joins=joins(row["lines"] for row in paragraphs),
        subheads=frozenset(row["lines"][0] for row in paragraphs if row["role"] == "subhead"),
        kind=article.get("kind", ""),
        fields=(
            *((name, title.get(name) or "") for name in ("kicker", "title", "deck")),
            ("dateline", article.get("dateline") or ""),
            ("jump", article.get("jump") or ""),
            ("roles", " ".join(row["role"] for row in paragraphs)),
            ("text", "\n".join(row["text"] for row in paragraphs)),
        ),
    )


def pages_with_gold(folder: Path) -> Iterator[tuple[Path, Path]]:
    """Yield page files and their gold below ``folder``."""
    for gold in sorted(folder.rglob("*.gold.json")):
        name = gold.name.removesuffix(".gold.json")
        source = gold.with_name(name + ".txt")
        if not source.exists():
            told = json.loads(gold.read_text(encoding="utf-8")).get("file", "")
            source = ROOT / told
        if source.is_file():
            yield source, gold
