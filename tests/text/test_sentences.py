"""Sentence spans."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.text.sentences import sentence_spans


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("开工了。共投资8亿元！", ["开工了。", "共投资8亿元！"]),
        ("他说：“好得很！”大家鼓掌。", ["他说：“好得很！”", "大家鼓掌。"]),
        ("还有很多……明年再说。", ["还有很多……", "明年再说。"]),
        ("第一行\n第二行没有句号", ["第一行", "第二行没有句号"]),
        ("  前后有空。 \n", ["前后有空。"]),
        ("真的？！不信。", ["真的？！", "不信。"]),
        ("", []),
    ],
)
def test_sentences_end_at_marks_quotes_and_newlines(text: str, sentences: list[str]) -> None:
    """A sentence runs to its end mark with the closing quotes, or to the line's end."""
    assert [text[start:stop] for start, stop in sentence_spans(text)] == sentences


@given(st.text(alphabet="甲乙。！？…”\n 3", max_size=60))
def test_spans_are_ordered_and_lose_nothing_but_white_space(text: str) -> None:
    """Sentences do not overlap and hold every character that is no white space."""
    spans = sentence_spans(text)
    assert all(first[1] <= second[0] for first, second in pairwise(spans))
    held = "".join(text[start:stop] for start, stop in spans)
    assert "".join(held.split()) == "".join(text.split())
