"""Score parsed pages against gold: boundaries, headlines, bylines, joins, characters lost.

Run as ``python tests/gold/score_pages.py [--show] [FOLDER…]``; without folders it scores the lab
pages when they are there and the sample pages that have gold. Three shapes of gold are read:
items with paragraphs, lists of headlines and authors, and the shape of ``parse --json``.
"""

import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from reader.model import Article, Page, Role  # noqa: E402 - the checkout must be on the path first
from reader.parsing import parse_page, read_page_file  # noqa: E402
from reader.parsing.marks import METADATA  # noqa: E402

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


@dataclass
class Count:
    """Right, found and wanted of one measure."""

    right: int = 0
    found: int = 0
    wanted: int = 0

    def add(self, right: int, found: int, wanted: int) -> None:
        """Count one comparison."""
        self.right += right
        self.found += found
        self.wanted += wanted

    @property
    def precision(self) -> float:
        """The share of what was found that is right; 1 when nothing was found."""
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        """The share of what was wanted that is right; 1 when nothing was wanted."""
        return self.right / self.wanted if self.wanted else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass
class Score:
    """The measures of one page or of many, and what disagreed."""

    boundaries: Count = field(default_factory=Count)
    headlines: Count = field(default_factory=Count)
    bylines: Count = field(default_factory=Count)
    joins: Count = field(default_factory=Count)
    subheads: Count = field(default_factory=Count)
    kinds: Count = field(default_factory=Count)
    fields: Count = field(default_factory=Count)
    lost: int = 0
    wrong: list[str] = field(default_factory=list)

    def take(self, other: "Score") -> None:
        """Add another page's counts."""
        for name in ("boundaries", "headlines", "bylines", "joins", "subheads", "kinds", "fields"):
            count = getattr(other, name)
            getattr(self, name).add(count.right, count.found, count.wanted)
        self.lost += other.lost
        self.wrong += other.wrong

    def row(self, name: str) -> str:
        """Return the measures in one line."""
        return (
            f"{name:32} boundaries {self.boundaries.f1:.3f}  headline {self.headlines.recall:.3f}  "
            f"byline {self.bylines.recall:.3f}  joins P {self.joins.precision:.3f} R {self.joins.recall:.3f}  "
            f"subheads {self.subheads.f1:.3f}  kind {self.kinds.recall:.3f}  "
            f"fields {self.fields.recall:.3f}  lost {self.lost}"
        )


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
        joins=_joins(paragraphs),
        subheads=frozenset(heads),
        kind=item["kind"],
    )


def _joins(paragraphs: Iterable[list[int]]) -> frozenset[tuple[int, int]]:
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
        joins=_joins(row["lines"] for row in paragraphs),
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


def score_page(page: Page, gold: list[GoldItem]) -> Score:
    """Compare a parsed page with its gold."""
    score = Score(lost=characters_lost(page))
    by_start = {min(article.lines): article for article in page.articles}
    wanted = {item.start: item for item in gold}
    common = by_start.keys() & wanted.keys()
    score.boundaries.add(len(common), len(by_start), len(wanted))
    score.wrong += [
        f"extra item at {line}: {_name(by_start[line])}"
        for line in sorted(by_start.keys() - common)
    ]
    score.wrong += [f"missed item at {line}" for line in sorted(wanted.keys() - common)]
    for line, item in sorted(wanted.items()):
        _score_item(score, by_start.get(line), item)
    _score_lines(score, page, gold)
    return score


def _score_item(score: Score, article: Article | None, item: GoldItem) -> None:
    if item.headline:
        right = article is not None and article.headline.lines == item.headline
        score.headlines.add(right, 1, 1)
        if not right and article:
            score.wrong.append(
                f"headline at {item.start}: {article.headline.lines} for {item.headline}"
            )
    if item.names is not None:
        found = _names(article, with_roles=any(" " in name for name in item.names))
        score.bylines.add(found == item.names, 1, 1)
        if found != item.names:
            score.wrong.append(f"byline at {item.start}: {sorted(found)} for {sorted(item.names)}")
    if article:
        _score_fields(score, article, item)
    if item.kind:
        same = article is not None and article.kind == item.kind
        score.kinds.add(same, 1, 1)
        if article and not same:
            score.wrong.append(f"kind at {item.start}: {article.kind} for {item.kind}")


def _score_fields(score: Score, article: Article, item: GoldItem) -> None:
    headline = article.headline
    found = {
        "kicker": headline.kicker,
        "title": headline.title,
        "deck": headline.deck,
        "dateline": article.dateline,
        "jump": article.jump,
        "roles": " ".join(paragraph.role for paragraph in article.paragraphs),
        "text": article.text,
    }
    for name, wanted in item.fields:
        score.fields.add(found[name] == wanted, 1, 1)
        if found[name] != wanted:
            score.wrong.append(f"{name} at {item.start}: {_difference(found[name], wanted)}")


def _difference(found: str, wanted: str) -> str:
    at = next(
        (at for at, pair in enumerate(zip(found, wanted, strict=False)) if pair[0] != pair[1]), 0
    )
    return f"{found[max(0, at - 8) : at + 24]!r} for {wanted[max(0, at - 8) : at + 24]!r}"


def _names(article: Article | None, *, with_roles: bool) -> Names:
    people = article.byline.contributors if article else ()
    return frozenset(f"{one.role} {one.name}" if with_roles else one.name for one in people)


def _score_lines(score: Score, page: Page, gold: list[GoldItem]) -> None:
    paragraphs = [paragraph for article in page.articles for paragraph in article.paragraphs]
    found = _joins([list(paragraph.lines) for paragraph in paragraphs])
    wanted = frozenset(pair for item in gold for pair in item.joins)
    score.joins.add(len(found & wanted), len(found), len(wanted))
    score.wrong += [f"joined {pair}" for pair in sorted(found - wanted)]
    score.wrong += [f"not joined {pair}" for pair in sorted(wanted - found)]
    if any(item.subheads is not None for item in gold):
        heads = {paragraph.lines[0] for paragraph in paragraphs if paragraph.role is Role.SUBHEAD}
        known = {line for item in gold for line in item.subheads or ()}
        score.subheads.add(len(heads & known), len(heads), len(known))
        score.wrong += [f"subhead {line}" for line in sorted(heads ^ known)]


def _name(article: Article) -> str:
    return article.headline.title or article.text[:20]


def characters_lost(page: Page) -> int:
    """Return how many characters of the file are not in the page's parts, or are there twice."""
    parts = [furniture.text for furniture in page.furniture]
    for article in page.articles:
        parts += [article.headline.printed, article.byline.printed]
        parts += [paragraph.text for paragraph in article.paragraphs]
    have = Counter("".join("".join(parts).split()))
    want = Counter("".join(page.file.text.replace("\ufeff", "").split()))
    return sum(((want - have) + (have - want)).values())


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


def score_folder(folder: Path) -> Iterator[tuple[str, Score]]:
    """Yield the name and score of every page with gold below ``folder``."""
    for source, gold in pages_with_gold(folder):
        page_file = read_page_file(source)
        yield source.name, score_page(parse_page(page_file), read_gold(gold, page_file.text))


def main(arguments: list[str]) -> None:
    """Print a row of measures for every page and for all together."""
    show = "--show" in arguments
    named = [Path(one) for one in arguments if not one.startswith("--")]
    total = Score()
    for folder in named or [ROOT.parent / "shared" / "pages", ROOT / "tests" / "gold" / "samples"]:
        for name, score in score_folder(folder):
            print(score.row(name))
            if show:
                print(*(f"    {line}" for line in score.wrong), sep="\n")
            total.take(score)
    print(total.row("all"))


if __name__ == "__main__":
    main(sys.argv[1:])
