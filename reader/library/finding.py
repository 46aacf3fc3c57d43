"""Finding words in one article, as the search over all articles does."""

from reader.library.replaying import readings_of
from reader.model import Article, Span


def find_in(article: Article, words: str) -> tuple[Span, ...]:
    """Return where ``words`` occur in an article, title first, folded as in search.

    Words that a person corrected are found as they were printed, too.
    """
    from reader.search.readings import find_both

    return tuple(
        Span(number, start, stop)
        for number, text, printed in readings_of(article)
        for start, stop in find_both(text, printed, words)
    )
