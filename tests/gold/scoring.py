"""Comparing a parsed page with its gold: boundaries, headlines, bylines, joins, characters lost."""

from collections import Counter
from dataclasses import dataclass, field

from reader.model import Article, Page, Role
from tests.gold.gold import GoldItem, Names, joins


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
    found = joins([list(paragraph.lines) for paragraph in paragraphs])
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
