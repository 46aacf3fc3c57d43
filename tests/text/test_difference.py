"""Claims about differences: the pieces make up both texts, and say what a person would say."""

from hypothesis import given, settings
from hypothesis import strategies as st

from reader.text.beside import BREAK, Line, bands
from reader.text.difference import OF_FIRST, OF_SECOND, Difference, Kind, difference
from reader.text.fold import fold_in_place

SENTENCES = (
    "全市新建工人文化宫12.6万平方米。",
    "市总工会拨出补助500万元！",
    "“这里成了工人之家。”老张说。",
    "今年，还要建8处。",
    "本报讯（记者　李文）",
    "GDP增长5.2%，",
    "\n",
    "的",
    "",
)

TEXTS = st.lists(st.sampled_from(SENTENCES), max_size=9).map("".join) | st.text(
    st.characters(exclude_characters=BREAK, codec="utf-8"), max_size=30
)


def texts_of(compared: Difference) -> tuple[str, str]:
    """Put both texts together again from the pieces."""
    first = (compared.first[slice(*p.first)] for p in compared.pieces if p.kind in OF_FIRST)
    second = (compared.second[slice(*p.second)] for p in compared.pieces if p.kind in OF_SECOND)
    return "".join(first), "".join(second)


@settings(deadline=None)  # the first one loads the dictionary
@given(TEXTS, TEXTS)
def test_the_pieces_make_up_both_texts(first: str, second: str) -> None:
    """Leaving out what was added gives the first text, leaving out what was cut the second."""
    compared = difference(first, second)
    assert texts_of(compared) == (first, second)
    at = other = 0
    for piece in compared.pieces:
        assert (piece.first[0], piece.second[0]) == (at, other)
        (_start, at), (_other_start, other) = piece.first, piece.second
        if piece.kind is Kind.SAME:
            same = first[slice(*piece.first)], second[slice(*piece.second)]
            assert fold_in_place(same[0]) == fold_in_place(same[1])
        else:
            assert (piece.kind in OF_FIRST) == (piece.second[0] == piece.second[1])


@settings(deadline=None)
@given(TEXTS, TEXTS)
def test_bands_hold_both_texts_and_every_change(first: str, second: str) -> None:
    """Paragraph by paragraph, nothing of either text is lost, and every change can be seen."""
    compared = difference(first, second)
    found = bands(compared)
    for lines, text in (
        ([line for band in found for line in band.first], first),
        ([line for band in found for line in band.second], second),
    ):
        words = ("".join(one.text for one in line if one.text != BREAK) for line in lines)
        assert [one for one in words if one] == [one for one in text.split("\n") if one]
    seen = {one.change for band in found for line in (*band.first, *band.second) for one in line}
    assert seen - {-1} == set(range(len(compared.changes)))


@settings(deadline=None)
@given(TEXTS)
def test_a_text_does_not_differ_from_itself(text: str) -> None:
    """There is no change, and every band is the same on both sides."""
    assert difference(text, text).changes == ()
    assert all(band.same for band in bands(difference(text, text)))


def marked(line: Line) -> str:
    """Return a paragraph with the signs in it."""
    return "".join(stretch.marked for stretch in line)


def told(first: str, second: str) -> list[str]:
    """Return what a reader sees of the second text, then of the first, where they differ."""
    found = bands(difference(first, second))
    return [marked(line) for band in found for line in (*band.first, *band.second)]


def test_changes_are_cut_at_words_and_whole_numbers() -> None:
    """A changed figure is marked as a whole, not digit by digit, and so is a changed word."""
    assert told("产量增长12.6%，全市今年新建文化宫。", "产量增长12.9%，全市今年新建文化馆。") == [
        "产量增长[-12.6%-]，全市今年新建[-文化宫-]。",
        "产量增长{+12.9%+}，全市今年新建{+文化馆+}。",
    ]


def test_forms_of_characters_are_no_change() -> None:
    """Width and traditional forms are told apart by nothing; what was printed is shown."""
    compared = difference("增长５％，臺灣（记者）。", "增長5%,台湾(記者)。")
    assert compared.changes == ()
    assert compared.only_forms
    (band,) = bands(compared)
    assert [marked(line) for line in (*band.first, *band.second)] == [
        "增长５％，臺灣（记者）。",
        "增長5%,台湾(記者)。",
    ]
    assert not difference("增长", "增长").only_forms


def test_chance_equality_belongs_to_the_change() -> None:
    """A 的 that both sides happen to have does not cut a change in two."""
    (cut, added) = told("工会的补助发放了。", "旅游的旺季开始了。")
    assert cut.count("[-") == added.count("{+") == 1


def test_a_moved_sentence_is_told_as_moved() -> None:
    """What stands elsewhere in the other text was not cut, and not added."""
    lines = told(
        "全市新建工人文化宫十二处。\n市总工会拨出补助五百万元。",
        "市总工会拨出补助五百万元。\n全市新建工人文化宫十二处。",
    )
    assert any(line.startswith("[<") for line in lines)
    assert any(line.startswith("{>") for line in lines)
    assert not any("[-" in line or "{+" in line for line in lines)


def test_a_joined_paragraph_shows_where_its_end_was() -> None:
    """A paragraph's end that was cut is marked by a sign of its own."""
    assert told("补助拨出了。\n今年再建八处。", "补助拨出了。今年再建八处。")[0].endswith("[-¶-]")


def test_a_page_of_one_word_is_compared_without_trying_all_pairs() -> None:
    """Its pieces still make up both texts, and it is still equal to itself."""
    text = "120亩、" * 4_000
    assert difference(text, text).changes == ()
    assert texts_of(difference(text, text[7:] + "尾")) == (text, text[7:] + "尾")
