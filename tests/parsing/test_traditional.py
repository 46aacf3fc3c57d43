"""Claims about pages in traditional characters, and about names that tell no page."""

from pathlib import PurePath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.model import PageFile
from reader.parsing import parse_page
from reader.parsing.bylines import read_byline
from reader.parsing.characters import simple
from reader.parsing.credits import closing_credit, read_credit
from reader.parsing.datelines import opening_dateline
from reader.parsing.places import place_of


@given(st.text())
def test_folding_keeps_every_offset(text: str) -> None:
    """Folding never changes how long a text is, and folding twice changes nothing."""
    assert len(simple(text)) == len(text)
    assert simple(simple(text)) == simple(text)


@pytest.mark.parametrize(
    ("text", "name"), [("本報記者 陳國華", "陳國華"), ("□記者 張麗萍 通訊員 劉偉", "張麗萍")]
)
def test_a_traditional_byline_is_read_and_kept_as_printed(text: str, name: str) -> None:
    """The roles are known in traditional characters; the names stay as they are printed."""
    assert read_byline(text).contributors[0].name == name


def test_a_traditional_credit_and_dateline_are_known() -> None:
    """攝 is a credit and 本報訊 a dateline, kept as printed."""
    credit = read_credit("本報記者 陳國華 攝")
    assert credit is not None
    assert [one.name for one in credit] == ["陳國華"]
    assert opening_dateline("本報訊 昨日舉行的比賽") == "本報訊"


@pytest.mark.parametrize("text", ["《秋山》（國畫） 張麗萍 作", "湖畔晚霞 張麗萍 攝"])
def test_who_made_a_work_is_kept_as_printed(text: str) -> None:
    """The name below a picture stays traditional where it is printed so."""
    assert [one.name for one in closing_credit(text)] == ["張麗萍"]


def test_there_is_no_page_nought() -> None:
    """A file named 0 leaves the page to what is printed on it."""
    assert not place_of(PurePath("0.txt")).page
    text = "东岭日报 2022年9月8日 第01版\n\n渡口改建完工\n\n昨天，渡口改建完工，轮渡恢复通行。"
    page = parse_page(PageFile("0.txt", "utf-8", text))
    assert {article.page for article in page.articles} == {"01"}
