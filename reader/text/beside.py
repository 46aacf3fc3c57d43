"""Two texts beside each other: paragraphs that belong together, with what differs marked.

Differences are told by signs, not by colour: ``[-cut-]``, ``{+added+}`` and, for what has moved,
``[<away<]`` and ``{>here>}``, as in wdiff.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from reader.text.difference import OF_FIRST, OF_SECOND, Difference, Kind, Piece

SIGNS: Final = {
    Kind.SAME: ("", ""),
    Kind.CUT: ("[-", "-]"),
    Kind.ADDED: ("{+", "+}"),
    Kind.MOVED_AWAY: ("[<", "<]"),
    Kind.MOVED_HERE: ("{>", ">}"),
}
"""What stands before and after a stretch of each kind."""

BREAK: Final = "¶"
"""Stands for the end of a paragraph where nothing else was cut or added."""

LINK: Final = 12
"""Equal characters that make two paragraphs belong together, or a quarter of the shorter one."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Some text of one kind; ``change`` is the number of the change it belongs to, -1 for none."""

    text: str
    kind: Kind = Kind.SAME
    change: int = -1

    @property
    def marked(self) -> str:
        """The text between the signs of its kind."""
        before, after = SIGNS[self.kind]
        return f"{before}{self.text}{after}" if self.text else ""


Line = tuple[Stretch, ...]
"""A paragraph in stretches."""


@dataclass(frozen=True, slots=True)
class Band:
    """Paragraphs of the first text and those of the second that belong to them."""

    first: tuple[Line, ...]
    second: tuple[Line, ...]

    @property
    def same(self) -> bool:
        """Whether there is no difference in it."""
        lines = (*self.first, *self.second)
        changed = any(stretch.change >= 0 for line in lines for stretch in line)
        return not changed and len(self.first) == len(self.second)


@dataclass(slots=True)
class _Side:
    """One text, paragraph by paragraph, as its pieces come in."""

    lines: list[list[Stretch]] = field(default_factory=lambda: [[]])

    def take(self, text: str, kind: Kind, change: int) -> Iterator[tuple[int, int]]:
        """Add a piece; yield the paragraph and the length of each part of it."""
        bare = change >= 0 and not text.strip()
        for number, part in enumerate(text.split("\n")):
            if number:
                if bare:
                    self.lines[-1].append(Stretch(BREAK, kind, change))
                self.lines.append([])
            if part:
                self.lines[-1].append(Stretch(part, kind, change))
            yield len(self.lines) - 1, len(part)

    def lengths(self) -> list[int]:
        """Return the lengths of the paragraphs."""
        return [sum(len(one.text) for one in line) for line in self.lines]


def bands(compared: Difference) -> tuple[Band, ...]:
    """Set the paragraphs of two texts beside each other."""
    first, second = _Side(), _Side()
    links: dict[tuple[int, int], int] = {}
    for change, piece in _numbered(compared):
        here, there = compared.first[slice(*piece.first)], compared.second[slice(*piece.second)]
        own = list(first.take(here, piece.kind, change)) if piece.kind in OF_FIRST else []
        others = list(second.take(there, piece.kind, change)) if piece.kind in OF_SECOND else []
        for (paragraph, length), (other, _same) in zip(own, others, strict=False):
            links[paragraph, other] = links.get((paragraph, other), 0) + length
    strong = _strong(links, first.lengths(), second.lengths())
    return tuple(
        Band(
            tuple(tuple(line) for line in first.lines[start:stop] if line),
            tuple(tuple(line) for line in second.lines[other:other_stop] if line),
        )
        for start, stop, other, other_stop in _cuts(strong, len(first.lines), len(second.lines))
    )


def _numbered(compared: Difference) -> Iterator[tuple[int, Piece]]:
    """Yield the pieces with the number of their change, -1 for what is the same."""
    change, within = -1, False
    for piece in compared.pieces:
        same = piece.kind is Kind.SAME
        change += not same and not within
        within = not same
        yield (-1 if same else change), piece


def _strong(
    links: dict[tuple[int, int], int], lengths: Sequence[int], others: Sequence[int]
) -> list[tuple[int, int]]:
    """Return the pairs of paragraphs that share enough to belong together, in order."""
    return sorted(
        (here, there)
        for (here, there), length in links.items()
        if length >= min(LINK, max(1, min(lengths[here], others[there]) // 4))
    )


def _cuts(
    links: Sequence[tuple[int, int]], count: int, other_count: int
) -> Iterator[tuple[int, int, int, int]]:
    """Yield the paragraphs of each band, as half-open ranges of both texts.

    Linked paragraphs share a band; what lies unlinked between two bands is one of its own.
    """
    at, other_at = 0, 0
    for start, stop, other, other_stop in (
        *_linked(links),
        (count, count, other_count, other_count),
    ):
        if at < start or other_at < other:
            yield at, start, other_at, other
        if start < stop:
            yield start, stop, other, other_stop
        at, other_at = stop, other_stop


def _linked(links: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int, int, int]]:
    """Yield the ranges of paragraphs that links tie together."""
    open_ = None
    for here, there in links:
        if open_ is not None and (here < open_[1] or there < open_[3]):
            open_ = (open_[0], max(open_[1], here + 1), open_[2], max(open_[3], there + 1))
        else:
            if open_ is not None:
                yield open_
            open_ = (here, here + 1, there, there + 1)
    if open_ is not None:
        yield open_
