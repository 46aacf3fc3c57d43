"""Corrections: how each finds its place again, and when it stays away."""

import pytest

from reader.model import Role
from reader.parsing.corrections import (
    Corrected,
    Deed,
    Wish,
    apply,
)
from tests.parsing.corrections.examples import NAME, TEXT, page_of, wished

EDITS = [
    ("a line put in above", "河湾日报的读者\n\n" + TEXT, NAME),
    ("words changed elsewhere", TEXT.replace("11公里", "12公里"), NAME),
    ("an article taken out", TEXT[TEXT.index("早稻开镰") :], NAME),
    ("the end of the paragraph changed", TEXT.replace("260台", "270台"), NAME),
    ("the file renamed", TEXT, "河湾日报/2024-06-01/01.txt"),
    ("the file moved", TEXT, "别处/01-要闻.txt"),
]


@pytest.mark.parametrize(("what", "text", "name"), EDITS, ids=[one[0] for one in EDITS])
def test_survives(what: str, text: str, name: str) -> None:  # noqa: ARG001 - the test's name
    """A correction is applied after edits elsewhere in the file, and after the file has moved."""
    page = page_of()
    held = wished(page, 1, Wish(Deed.WORDING, 0, printed="早稻种植", corrected="晚稻种植"))
    done = apply(page_of(text, name), held)
    assert not done.doubts
    assert any("晚稻种植面积" in article.text for article in done.page.articles)


STRANGERS = [
    ("another day", TEXT.replace("早稻", "玉米"), "河湾日报/2024-06-02/01-要闻.txt"),
    ("another file", TEXT.replace("早稻", "玉米"), "河湾日报/2024-06-02/02-农村.txt"),
    ("the same words in a file of another name", TEXT, "抄件/2024-06-02/03.txt"),
]


@pytest.mark.parametrize(("what", "text", "name"), STRANGERS, ids=[one[0] for one in STRANGERS])
def test_leaves_other_pages_alone(what: str, text: str, name: str) -> None:  # noqa: ARG001 - the test's name
    """A correction says nothing about a page that it was not made on."""
    page = page_of()
    held = wished(page, 1, Wish(Deed.ROLE, 0, role="note"))
    other = page_of(text, name)
    assert apply(other, held) == Corrected(other)


def test_another_file_of_the_same_page_is_not_blamed() -> None:
    """Of two files of one page, only the one that a correction was made on can be in doubt."""
    page = page_of()
    held = wished(page, 1, Wish(Deed.ROLE, 0, role="note"))
    other = page_of(TEXT[: TEXT.index("早稻开镰")], "河湾日报/2024-06-01/01-下半版.txt")
    assert apply(other, held).doubts == ()


UNFIT = [
    (
        "the paragraph is gone",
        Wish(Deed.ROLE, 0, role="note"),
        TEXT.replace("全县早稻", "本县早稻"),
    ),
    (
        "the words have changed",
        Wish(Deed.WORDING, 0, printed="260台", corrected="280台"),
        TEXT.replace("下田260台", "下田270台"),
    ),
    ("another article before", Wish(Deed.MERGE), TEXT.replace("大桥建成后", "新桥建成后")),
    ("another paragraph after", Wish(Deed.JOIN, 0), TEXT.replace("农技人员说", "农技员说")),
]


@pytest.mark.parametrize(("what", "wish", "text"), UNFIT, ids=[one[0] for one in UNFIT])
def test_what_does_not_fit_is_told_and_not_done(what: str, wish: Wish, text: str) -> None:  # noqa: ARG001 - the test's name
    """A correction whose place has changed changes nothing, and says why."""
    page = page_of()
    held = wished(page, 1, wish)
    changed = page_of(text)
    done = apply(changed, held)
    assert done.page.articles == changed.articles
    assert [doubt.correction for doubt in done.doubts] == list(held)
    assert done.doubts[0].reason


def test_paragraphs_that_begin_alike_are_told_apart() -> None:
    """What stands before, then the line, decides; where neither does, nothing is done."""
    twice = "　　甲村的桥通车了，乡亲们都来看，个个欢喜得很，像过年一样。\n\n"
    text = f"桥通车了\n\n{twice}　　这是中间的一段话，说的是别的事情，和桥没有关系。\n\n{twice}"
    page = page_of(text)
    number = len(page.articles[0].paragraphs) - 1
    held = wished(page, 0, Wish(Deed.ROLE, number, role="note"))
    done = apply(page_of("\n\n" + text), held)
    roles = [one.role for one in done.page.articles[0].paragraphs]
    assert roles == [Role.BODY, Role.BODY, Role.NOTE]
