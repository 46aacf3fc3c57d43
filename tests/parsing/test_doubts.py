"""Claims about what is told as not sure: lines hardly decided, and articles without an end."""

import pytest

from reader.model import Page, PageFile
from reader.parsing import parse_page

RICE = """早稻开镰

□本报记者 岑小满

全县早稻种植面积12万亩，比去年多3000亩，收割机下田260台。{end}
"""


def page_of(end: str) -> Page:
    """Parse a page with one article that ends so."""
    return parse_page(PageFile("a.txt", "utf-8", RICE.format(end="\n\n" + end), "", "", "01"))


def test_a_plain_article_raises_no_doubt() -> None:
    """A headline, a byline and whole sentences are sure."""
    assert page_of("农技人员说，今年的天气比往年好得多，稻米的品质也好。").unsure == ()


@pytest.mark.parametrize(
    ("end", "told"),
    [
        ("农技人员说，今年的天气比往年好得多，稻米的品质也比", True),
        ("农技人员说，今年的天气比往年好得多，稻米的品质也好（下转第三版）", False),
        ("甲镇 1200亩  乙镇 3400亩  丙镇 560亩  丁镇 780亩  合计", False),
        ("农技人员说，今年的天气比往年好得多：", False),
    ],
)
def test_an_article_that_stops_inside_a_sentence_is_told(end: str, told: bool) -> None:
    """Its place is the last line; jumps, tables and lists are no missing ends."""
    page = page_of(end)
    assert [(one.path, one.line) for one in page.unsure] == ([("a.txt", 7)] if told else [])
    assert all("“" in one.reason for one in page.unsure)
