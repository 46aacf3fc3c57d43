"""A wording is found in a text as printed exactly where folding finds it."""

from hypothesis import given
from hypothesis import strategies as st

from reader.text.fold import fold, fold_with_offsets
from reader.text.printed import find_printed

CHARACTERS = "国國囯中一二㊀㈠月㋀零〇○林森 \n　\u200b，。、x1…日㏠"


def _by_folding(wording: str, text: str) -> list[tuple[int, int]]:
    folded = fold_with_offsets(text)
    found, at = [], folded.text.find(wording)
    while at >= 0:
        found.append(folded.span(at, at + len(wording)))
        at = folded.text.find(wording, at + len(wording))
    return found


@given(st.text(CHARACTERS, max_size=40), st.text(CHARACTERS, min_size=1, max_size=4).filter(fold))
def test_it_finds_what_folding_finds(text: str, wording: str) -> None:
    """Whenever it answers, it answers as folding does, to the character."""
    found = find_printed(fold(wording), text)
    assert found is None or found == _by_folding(fold(wording), text)


def test_it_answers_for_chinese_wordings() -> None:
    """Traditional forms and spaces are found without folding; Latin wordings are left to it."""
    assert find_printed("中国", "中國与中 国") == [(0, 2), (3, 6)]
    assert find_printed("gdp", "GDP") is None
    assert find_printed("一", "㈠") is None
