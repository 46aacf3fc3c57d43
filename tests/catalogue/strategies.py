"""Any article and any figure, for claims that must hold of all."""

from hypothesis import strategies as st

from reader.model import (
    Approx,
    Article,
    ArticleKind,
    Byline,
    Change,
    Contributor,
    Figure,
    FigureKind,
    Headline,
    Paragraph,
    Quantity,
    Role,
    Span,
)

WORDS = st.text(st.characters() | st.sampled_from("桂林甘蔗\0\ud800\n[/]"), max_size=8)
LINES = st.lists(st.integers(1, 9_999), max_size=3).map(tuple)
DECIMALS = st.decimals(allow_nan=False, allow_infinity=False)
PLACES = st.builds(Span, st.integers(-1, 99), st.integers(0, 9_999), st.integers(0, 9_999))

ARTICLES = st.builds(
    Article,
    id=st.text(min_size=1, max_size=8),
    kind=st.sampled_from(ArticleKind),
    headline=st.builds(Headline, WORDS, WORDS, WORDS, WORDS, LINES),
    byline=st.builds(
        Byline,
        st.lists(st.builds(Contributor, WORDS, WORDS), max_size=3).map(tuple),
        WORDS,
        LINES,
    ),
    dateline=WORDS,
    jump=WORDS,
    paragraphs=st.lists(st.builds(Paragraph, WORDS, st.sampled_from(Role), LINES), max_size=4).map(
        tuple
    ),
    lines=LINES,
    paper=WORDS,
    issue_date=WORDS,
    page=WORDS,
    section=WORDS,
    source=WORDS,
    source_id=WORDS,
)

FIGURES = st.builds(
    Figure,
    kind=st.sampled_from(FigureKind),
    quantity=st.builds(
        Quantity, DECIMALS | st.tuples(DECIMALS, DECIMALS) | WORDS | st.none(), WORDS
    ),
    wording=WORDS,
    span=PLACES,
    sentence=PLACES,
    approx=st.none() | st.sampled_from(Approx),
    change=st.none() | st.sampled_from(Change),
    basis=WORDS,
    per=WORDS,
    label=WORDS,
    sub=WORDS,
    key=st.booleans(),
    rule=WORDS,
)
