"""What an article's figures show when they are set beside each other, and beside other articles."""

from collections.abc import Iterator

from reader.errors import ReaderError
from reader.library import Library, check_article, printed_otherwise, series_of_article
from reader.model import Article, Check, Figure
from reader.tui.render.doubts import Doubt, Found
from reader.tui.render.figure_notes import series_shares

__all__ = ["Found", "looked_at"]


def looked_at(library: Library, article: Article, figures: tuple[Figure, ...]) -> Iterator[Found]:
    """Yield what is found, twice at most: inside the article, then in the library.

    Doubtful are sums and percentages that do not come out, and values that other articles of the
    time print otherwise.
    """
    doubts: dict[int, list[Doubt]] = {}
    for check in check_article(article, figures):
        for number, doubt in _of_check(check):
            doubts.setdefault(number, []).append(doubt)
    shares = series_shares(series_of_article(article, figures))
    if doubts or shares:
        yield Found({number: tuple(some) for number, some in doubts.items()}, shares)
    try:
        others = printed_otherwise(library, article, figures)
    except ReaderError:
        return
    for other in others:
        doubts.setdefault(other.number, []).append(Doubt(other.arithmetic, place=other.place))
    if others:
        yield Found({number: tuple(some) for number, some in doubts.items()}, shares)


def _of_check(check: Check) -> Iterator[tuple[int, Doubt]]:
    """Yield a doubt for each figure of a check that fails; it leads on to the next of them."""
    if check.holds:
        return
    for at, number in enumerate(check.figures):
        following = check.figures[(at + 1) % len(check.figures)]
        yield number, Doubt(check.arithmetic, number=following, shown=at == 0)
