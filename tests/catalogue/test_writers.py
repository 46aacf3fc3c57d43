"""Claims about the writers of articles: an article is decoded only when somebody signed it."""

from hypothesis import given
from hypothesis import strategies as st

from reader.catalogue.names import ANONYMOUS
from reader.catalogue.payload import article_bytes
from reader.catalogue.values import CorrectedHeadline
from reader.model import Article, ArticleKind, Byline, Contributor, Headline

WORDS = st.text(max_size=20) | st.sampled_from(['说"好"', "\\", '],[[],"', '\\\\"],[[],', "\ud83d"])


@given(WORDS, WORDS, st.lists(st.integers(0, 9), max_size=3), st.booleans(), st.booleans())
def test_who_signed_is_read_and_nobody_else(
    title: str,
    deck: str,
    lines: list[int],
    signed: bool,
    corrected: bool,
) -> None:
    """Whatever stands in the headline, only an article without writers passes for anonymous.

    One with a corrected headline is decoded in any case.
    """
    kind = CorrectedHeadline if corrected else Headline
    writers = (Contributor("田一禾", "记者"),) if signed else ()
    article = Article(
        "a", ArticleKind.ARTICLE, kind("", title, deck, title, tuple(lines)), Byline(writers)
    )
    anonymous = ANONYMOUS.match(article_bytes(article)) is not None
    assert anonymous == (not signed and not corrected)
