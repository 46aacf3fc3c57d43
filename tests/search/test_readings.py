"""Printed readings of corrected words: found, and shown where the corrected words stand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.search import SearchDocument
from reader.search.match import FoldedDocument
from reader.search.parser import parse_query
from reader.search.snippet import make_hit

BODY = "开头的一段。\n今年的年景比往年好，稻米也好。\n末了的一段。"
DOCUMENT = SearchDocument(
    1,
    title="晚稻开镰",
    body=BODY,
    readings=((-1, "早稻开镰"), (1, "今年的天气比往年好，稻米也好。")),
)

FINDS = [
    ("天气", ["年景"]),
    ("年景", ["年景"]),
    ("的天气比往年", ["的年景比往年"]),
    ("稻米也好", ["稻米也好"]),
    ("早稻开", ["晚稻开"]),
    ("末了", ["末了"]),
    ("末了的一段。早稻", []),
    ("末了*早稻", []),
]


@pytest.mark.parametrize(("query", "wordings"), FINDS, ids=[query for query, _found in FINDS])
def test_finds_are_shown_in_the_corrected_text(query: str, wordings: list[str]) -> None:
    """Spans lie in the text that is shown, once each; nothing runs from the body into a reading."""
    hit = make_hit(parse_query(query).node, FoldedDocument(DOCUMENT), 0.0)
    texts = {-1: DOCUMENT.title, **dict(enumerate(BODY.split("\n")))}
    found = [texts[span.paragraph][span.start : span.stop] for span in hit.spans(BODY)]
    assert found == wordings
    assert "天气" not in hit.snippet.text


WORDS = st.text("甲乙丙丁", max_size=6)


@given(WORDS, WORDS, WORDS, WORDS, st.tuples(st.integers(0, 9), st.integers(1, 9)))
def test_any_find_in_any_reading_is_shown_inside_the_text(
    front: str, printed: str, corrected: str, back: str, cut: tuple[int, int]
) -> None:
    """Wherever the printed reading is hit, the spans lie inside the paragraph that is shown."""
    text, was = front + corrected + back, front + printed + back
    words = was[cut[0] : sum(cut)]
    if not words or not text:
        return
    document = SearchDocument(1, body=text, readings=((0, was),))
    hit = make_hit(parse_query(f'"{words}"').node, FoldedDocument(document), 0.0)
    assert all(0 <= span.start < span.stop <= len(text) for span in hit.spans(text))
    if words in front:
        assert any(text[span.start : span.stop] == words for span in hit.spans(text))
