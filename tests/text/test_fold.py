"""Folding: what counts as the same, and offsets that lead back to the text as printed."""

from unicodedata import unidata_version

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.text.fold import fold, fold_with_offsets
from reader.text.foldings import PLACE, other_length, same_length, sources_of
from reader.text.simplified import SIMPLIFIED, TRADITIONAL
from tests.text.derived import UNICODE, foldings, written

SAME = [
    ("ＧＤＰ", "gdp"),
    ("２０２６年", "2026年"),
    ("增長５．２％", "增长5.2%"),
    ("「桂林」，（廣西）", "「桂林」,(广西)"),
    ("二〇二六", "二零二六"),
    ("二○二六", "二零二六"),
    ("桂 林　日\n報", "桂林日报"),
    ("李  涛", "李涛"),
    ("New\n York", "new york"),
    ("  a  ", "a"),
    ("到 2026 年", "到2026年"),
    ("人均 GDP 增长", "人均gdp增长"),
    ("零\u200b宽\ufeff", "零宽"),
    ("㎡", "m2"),
    ("……", "......"),
    ("①", "1"),
    ("Straße", "strasse"),
    ("ｶﾀｶﾅ", "カタカナ"),
    ("\ufa12", "晴"),
    ("𝟚𝟘", "20"),
    ("，。、", ",。、"),
    ("", ""),
]

PRINTED = st.text(
    st.sampled_from("桂林廣東〇○ａＡ％ \n　㎡…①ßabc，。12\u200b𠮷𝟚İ´\ufb03"), max_size=40
)


@pytest.mark.parametrize(("printed", "folded"), SAME)
def test_it_folds(printed: str, folded: str) -> None:
    """Width, case, traditional characters, zeros and spacing fold; all else stays."""
    assert fold(printed) == folded
    assert fold_with_offsets(printed).text == folded


@given(PRINTED | st.text(max_size=40))
def test_folding_twice_changes_nothing(text: str) -> None:
    """A folded text folds to itself."""
    assert fold(fold(text)) == fold(text)


@given(PRINTED | st.text(max_size=40))
def test_offsets_lead_back(text: str) -> None:
    """Every folded stretch has a printed one that folds to something which holds it."""
    folded = fold_with_offsets(text)
    assert folded.text == fold(text)
    for start in range(len(folded.text)):
        stop = min(start + 3, len(folded.text))
        first, last = folded.span(start, stop)
        assert 0 <= first < last <= len(text)
        assert folded.text[start:stop].strip() in fold(text[first:last])


@given(PRINTED, st.data())
def test_a_stretch_of_a_text_is_found_in_it(text: str, data: st.DataObject) -> None:
    """Whatever is cut out of a text occurs in it when both are folded: nothing can be missed."""
    start = data.draw(st.integers(0, len(text)))
    stop = data.draw(st.integers(start, len(text)))
    assert fold(text[start:stop]) in fold(text)


def test_the_table_is_one_to_one_and_closed() -> None:
    """Both columns are equally long and no simplified form is itself folded further."""
    assert len(TRADITIONAL) == len(SIMPLIFIED) == len(set(TRADITIONAL))
    assert not set(TRADITIONAL) & set(SIMPLIFIED)


def test_the_table_is_what_unicode_and_opencc_make() -> None:
    """The kept table says what this Python would reckon out, of every character it knows of."""
    kept = same_length() | other_length()
    assert kept.items() <= dict(foldings()).items()
    if unidata_version == UNICODE:
        assert PLACE.read_text(encoding="utf-8") == written()


@pytest.mark.parametrize("character", [*"国万1.a零晴", *other_length().values()][:200])
def test_what_folds_to_a_character_is_known(character: str) -> None:
    """Sources alone fold to just the character, the others to several of which it is one."""
    for one in character:
        alone, among = sources_of(one)
        assert set(alone) == {source for source, target in same_length().items() if target == one}
        assert set(among) == {source for source, target in other_length().items() if one in target}


@given(PRINTED | st.text(max_size=40))
def test_short_and_long_texts_fold_alike(text: str) -> None:
    """What is folded character by character folds as it does by patterns, in a long text."""
    apart = "。" * 100
    assert fold(apart + text + apart) == apart + fold("。" + text + "。")[1:-1] + apart
