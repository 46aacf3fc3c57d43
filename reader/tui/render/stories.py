"""Hits by the story they print: one stands for those that are like it."""

from dataclasses import dataclass, field

from reader.model import SearchHit


@dataclass(frozen=True, slots=True)
class Stories:
    """Hits in their order, and the numbers of those that print one story, the first for all."""

    hits: tuple[SearchHit, ...] = ()
    numbers: tuple[tuple[int, ...], ...] = ()
    _heads: dict[str, str] = field(default_factory=dict)
    _others: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Note who stands for whom."""
        for story in self.numbers:
            head = self.hits[story[0]].article_id
            self._others[head] = len(story) - 1
            self._heads.update((self.hits[number].article_id, head) for number in story)

    @property
    def heads(self) -> tuple[SearchHit, ...]:
        """The first hit of each story; all hits while nobody has looked."""
        return tuple(self.hits[story[0]] for story in self.numbers) if self.numbers else self.hits

    @property
    def folded_away(self) -> int:
        """How many hits stand under another one."""
        return len(self.hits) - len(self.heads)

    def others(self, hit: SearchHit) -> int:
        """Return how many hits stand under this one."""
        return self._others.get(hit.article_id, 0)

    def row_of(self, hit: SearchHit, shown: tuple[SearchHit, ...]) -> int:
        """Return the row that shows a hit, or the one that stands for it."""
        named = (hit.article_id, self._heads.get(hit.article_id, ""))
        return next((row for row, one in enumerate(shown) if one.article_id in named), 0)
