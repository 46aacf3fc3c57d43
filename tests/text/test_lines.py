"""Lines: nothing lost, nothing too wide, no forbidden start or end that could be avoided."""

import re
from collections.abc import Iterator
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.text.cells import cell_len, char_cells, printable, set_ambiguous_wide
from reader.text.kinsoku import HANGING, NO_END, NO_START
from reader.text.lines import break_lines
from tests.lab import lab_path

SAMPLE = (
    "　　本报讯（记者 李明 通讯员 王小红）“十四五”以来，全市新建高标准农田630多亩，粮食总产量同比增长12.6%；"
    "2022年9月15日，近100人参加了“开放日”活动——这已经是第三次……其中，60%以上的观众来自外地。"
    "《山城晚报》评论说：“三千多人冒雨赶来，百分之三十五是第一次来，人均消费约￥58.5元！”气温25℃，湿度60％；主持人约翰·史密斯（John Smith）问道："
    "“GDP（PM2.5）是什么？”详见https://www.example.com/news/2022/09?id=15&page=2#top，也可致电0773-2812345。"
)
PAUSES = "，。、；：？！）》」』】〉〕”’…—％℃·～"
OPENERS = "（《「『【〈〔“‘"
SPACES = " \t\u3000\n\r\v\f\x85\u2028\u2029"
SOUP = st.text(
    st.one_of(
        st.sampled_from(PAUSES + OPENERS),
        st.sampled_from("报纸一百万年月亩多近约第0123456789.%"),
        st.sampled_from("ab Z-/_@\"'(),:　\t\u00a0\u0301\u200b\u200d\ufe0f❤😀👩🇨🇳𠮷é"),
        st.characters(codec="utf-8"),
    ),
    max_size=80,
)
WIDTHS = st.integers(2, 120)


def lines_of(text: str, width: int, indent: int = 0) -> list[str]:
    """The lines of ``text`` as wordings."""
    return [text[a:b] for a, b in break_lines(text, width, indent=indent)]


@pytest.fixture(params=[False, True], ids=["narrow", "wide"])
def both_widths(request: pytest.FixtureRequest) -> Iterator[None]:
    """Run a test with ambiguous characters narrow and wide."""
    set_ambiguous_wide(request.param)
    yield
    set_ambiguous_wide(False)


@settings(max_examples=300, deadline=None)
@given(SOUP, WIDTHS, st.integers(0, 8), st.booleans())
def test_nothing_is_lost_and_nothing_is_empty(
    text: str, width: int, indent: int, hang: bool
) -> None:
    """The lines join back to the text, each has at least one character."""
    lines = break_lines(text, width, indent=indent, hang=hang)
    assert "".join(text[a:b] for a, b in lines) == text
    assert all(a < b for a, b in lines)


@settings(max_examples=300, deadline=None)
@given(SOUP, WIDTHS)
def test_no_line_is_wider_than_asked(text: str, width: int) -> None:
    """Not counting the spaces at its end, no line takes more cells than it has."""
    for line in lines_of(text, width):
        assert cell_len(printable(line).rstrip()) <= width


@settings(max_examples=200, deadline=None)
@given(SOUP, WIDTHS)
def test_a_hanging_mark_is_all_that_sticks_out(text: str, width: int) -> None:
    """With hanging punctuation a line is at most one pause mark wider."""
    for start, stop in break_lines(text, width, hang=True):
        line = printable(text[start:stop]).rstrip()
        assert cell_len(line) <= width or (line[-1] in HANGING and cell_len(line[:-1]) <= width)


@settings(max_examples=300, deadline=None)
@given(SOUP, WIDTHS)
def test_no_character_is_torn_from_its_marks(text: str, width: int) -> None:
    """No line begins with a combining mark, selector, joiner or the second half of a flag."""
    for start, _ in break_lines(text, width)[1:]:
        if text[start - 1] not in SPACES and not text[start - 1].isspace():
            assert char_cells(text[start]) or text[start] < " " or "\x7f" <= text[start] < "\xa0"


def _avoidable(text: str, start: int, stop: int) -> bool:
    """Whether the line start..stop could have ended earlier without a forbidden neighbour."""
    return any(
        text[place] not in NO_START
        and text[place] not in SPACES
        and text[place - 1] not in NO_END
        and char_cells(text[place]) > 0
        for place in range(start + 1, stop + 1)
        if place < len(text)
    )


MARKS = st.text(st.sampled_from(PAUSES + OPENERS + "报纸中国"), max_size=60)


@settings(max_examples=500, deadline=None)
@given(MARKS, WIDTHS)
def test_a_forbidden_edge_was_unavoidable(text: str, width: int) -> None:
    """A line starts or ends with a forbidden mark only if no place in it was free."""
    for start, stop in break_lines(text, width)[:-1]:
        if text[stop] in NO_START or text[stop - 1] in NO_END:
            assert not _avoidable(text, start, stop)


@pytest.mark.usefixtures("both_widths")
@pytest.mark.parametrize("width", range(12, 121))
def test_real_sentences_have_no_forbidden_edge(width: int) -> None:
    """At every width from six characters on, no mark stands where it must not."""
    lines = lines_of(SAMPLE * 3, width, indent=4)
    assert not [line for line in lines[1:] if line[0] in PAUSES]
    assert not [line for line in lines[:-1] if line.rstrip()[-1] in OPENERS]
    assert not [line for line in lines if line.endswith("…") and line.count("…") % 2]


@pytest.mark.parametrize(
    "whole",
    [
        "630多亩",
        "12.6%",
        "2022年9月15日",
        "近100人",
        "60%以上",
        "约￥58.5元",
        "三千多人",
        "第三次",
        "25℃",
        "60％",
        "——",
        "……",
        "John",
        "PM2.5",
        "0773-2812345",
        "百分之三十五",
    ],
)
def test_figures_and_words_stay_whole(whole: str) -> None:
    """A number with its approximator and unit, a dash, an ellipsis, a word are on one line."""
    for width in range(16, 81):
        lines = lines_of(SAMPLE, width)
        assert sum(line.count(whole) for line in lines) == SAMPLE.count(whole), width


def test_a_url_breaks_only_after_its_signs() -> None:
    """An address longer than the line breaks after / ? & - =, not inside a word."""
    url = "https://www.example.com/news/2022/09?id=15&page=2&section=economy"
    lines = lines_of("见" + url, 30)
    assert len(lines) > 2
    assert all(re.search(r"[/?&=#-]$", line) for line in lines[1:-1])
    assert not any(line.endswith(("https:/", "https://")) for line in lines)


@pytest.mark.parametrize("word", ["km/h", "e-mail", "A/B", "2022/09", "x86-64", "a@b.cn"])
def test_short_pieces_of_a_word_are_not_torn(word: str) -> None:
    """A sign between a few letters or before a digit is no place to break."""
    for width in range(9, 14):
        assert any(word in line for line in lines_of("每小时大约" + word + "的样子", width))


def test_a_word_longer_than_the_line_is_cut() -> None:
    """A word without a break fills lines of the full width."""
    assert lines_of("x" * 25, 10) == ["x" * 10, "x" * 10, "x" * 5]


@pytest.mark.parametrize("width", [*range(8, 40), 60])
def test_kept_spans_are_not_split(width: int) -> None:
    """Spans that fit a line are whole on one line at every width."""
    text = "今年上半年全区完成固定资产投资一个半亿元左右比去年同期多出了一大截大家都很高兴"
    span = (text.index("一个半"), text.index("左右") + 2)
    stops = {stop for _, stop in break_lines(text, width, keep=[span])[:-1]}
    fits = cell_len(text[slice(*span)]) <= width
    assert not (fits and stops & set(range(span[0] + 1, span[1])))


def test_a_kept_span_that_cannot_fit_is_ignored() -> None:
    """A span wider than the line does not leave a hole before it."""
    text = "投资" + "很" * 30
    assert break_lines(text, 20, keep=[(2, 32)])[0] == (0, 10)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", []),
        ("\n", ["\n"]),
        ("上半年\n下半年", ["上半年\n", "下半年"]),
        ("上半年\r\n下半年\r\n", ["上半年\r\n", "下半年\r\n"]),
        ("   ", ["   "]),
        ("中国人民 大学", ["中国人民 ", "大学"]),
        ("中国人民　　　大学", ["中国人民　　　", "大学"]),
        ("中国人 民大学", ["中国人 ", "民大学"]),
        ("中国\t人民大学", ["中国\t人", "民大学"]),
    ],
)
def test_spaces_and_newlines_end_lines(text: str, lines: list[str]) -> None:
    """Spaces at a break stay with the line before, newlines end a line."""
    assert lines_of(text, 8) == lines


def test_the_indent_is_left_free_on_the_first_line_only() -> None:
    """With an indent of two characters the first line holds two fewer."""
    assert break_lines("报" * 20, 16, indent=4) == [(0, 6), (6, 14), (14, 20)]


def test_a_mark_may_hang() -> None:
    """Hanging punctuation keeps the line full where the mark would push a character down."""
    text = "今天天气很好，我们出去走走"
    assert lines_of(text, 12)[0] == "今天天气很"
    assert text[slice(*break_lines(text, 12, hang=True)[0])] == "今天天气很好，"


@pytest.mark.parametrize(
    "unit", ["中", "a", "1", "一", "，", "（", " ", "\u0301", "“报”", "\u200d"]
)
def test_a_hundred_thousand_characters_in_one_line(unit: str) -> None:
    """However monotonous a line of 100,000 characters, it is broken without loss."""
    text = unit * (100_000 // len(unit))
    lines = break_lines(text, 76)
    assert lines[0][0] == 0
    assert lines[-1][1] == len(text)
    assert all(a[1] == b[0] for a, b in pairwise(lines))


@pytest.mark.parametrize("width", [-1, 0, 1])
def test_no_room_still_makes_progress(width: int) -> None:
    """On a screen without room every line holds one character."""
    assert lines_of("报纸ab", width) == ["报", "纸", "a", "b"]


@pytest.mark.lab
@pytest.mark.parametrize("width", [20, 38, 40, 76, 80])
def test_a_real_page_has_no_forbidden_edge(width: int) -> None:
    """A page as printed, paragraph by paragraph, has no forbidden edge at all."""
    page = lab_path("pages/guilin-daily-page.txt").read_text(encoding="utf-8")
    for paragraph in page.split("\n"):
        lines = lines_of(paragraph, width, indent=4)
        assert not [line for line in lines[1:] if line[0] in PAUSES]
        assert not [line for line in lines[:-1] if line.rstrip()[-1] in OPENERS]


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        (
            "这次调查的时间是从2022年9月至2023年9月，共一年",
            34,
            ["这次调查的时间是从2022年9月至", "2023年9月，共一年"],
        ),
        ("时间是2022年9月至2023年9月，共一年", 30, ["时间是2022年9月至2023年9月，共", "一年"]),
        (
            "这次调查的时间大约是从2022—2023年开始",
            30,
            ["这次调查的时间大约是从", "2022—2023年开始"],
        ),
        ("共计3000多万元至5000多万元不等的资金", 20, ["共计3000多万元至", "5000多万元不等的资金"]),
    ],
)
def test_a_long_range_is_broken_behind_its_mark(text: str, width: int, lines: list[str]) -> None:
    """A range stays whole, unless the line would be badly short; no date is broken inside."""
    assert [text[start:stop] for start, stop in break_lines(text, width)] == lines
    whole = [(start, text.index("，")) for start in [text.index("2022")]] if "，" in text else []
    kept = break_lines(text, width, keep=whole)
    assert [text[start:stop] for start, stop in kept] == lines
