"""Which figures of an article to look at twice: those whose arithmetic does not come out."""

from reader.library import check_article
from reader.messages import _
from reader.model import Article, Figure


def doubts_of(article: Article, figures: tuple[Figure, ...]) -> dict[int, str]:
    """Return the arithmetic that does not come out, by the number of each figure in it."""
    return {
        number: check.arithmetic
        for check in check_article(article, figures)
        if not check.holds
        for number in check.figures
    }


def told_doubt(arithmetic: str) -> str:
    """Say a doubt as what it is: a reason to look, never a claim."""
    return _("Check this: {arithmetic}").format(arithmetic=arithmetic)
