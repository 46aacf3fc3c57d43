"""Claims that hold for any text at all."""

import time
from collections import Counter
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.model import Page, PageFile
from reader.parsing import parse_page

PHRASES = (
    "本报讯（记者李明 通讯员王芳）", "□本报记者 张三", "——记一座水库", "（上接第一版）", "下转 5版", "▲图为水库。", "王芳 摄", "时间：2024-05-01",
    "一、加强领导", "责编：李明", "第 3 页", "编者按：", "昨天，全市召开会议。", "水库开闸", "统筹推进 稳步提升", "，", "。", "“", "”", "（", "）", " ", "\u3000\u3000",
    "\n", "\n\n", "\t", "\r\n", "\x0c", "A12", "导读", "\ufeff", "广告", "据了解，工程总投资1.2亿元",
)  # fmt: skip
texts = st.one_of(st.text(), st.lists(st.sampled_from(PHRASES), max_size=60).map("".join))


def page_of(text: str) -> Page:
    """Parse a text as a page."""
    return parse_page(PageFile("page.txt", "utf-8", text))


def squeezed(text: str) -> str:
    """Return ``text`` without white space."""
    return "".join(text.replace("\ufeff", "").split())


@settings(max_examples=300, deadline=None)
@given(texts)
def test_nothing_of_a_page_is_lost(text: str) -> None:
    """Articles and furniture together hold every character of the file but white space."""
    page = page_of(text)
    parts = [furniture.text for furniture in page.furniture]
    for article in page.articles:
        parts += [article.headline.printed, article.byline.printed]
        parts += [paragraph.text for paragraph in article.paragraphs]
    assert Counter(squeezed("".join(parts))) == Counter(squeezed(text))


@settings(max_examples=300, deadline=None)
@given(texts)
def test_parts_in_the_order_of_their_lines_are_the_page(text: str) -> None:
    """Read by their source lines, parts that no other part cuts give the file again."""
    page = page_of(text)
    parts = [(furniture.lines, furniture.text) for furniture in page.furniture]
    for article in page.articles:
        parts += [
            (article.headline.lines, article.headline.printed),
            (article.byline.lines, article.byline.printed),
        ]
        parts += [(paragraph.lines, paragraph.text) for paragraph in article.paragraphs]
    parts = [part for part in parts if part[1]]
    ranges = sorted((min(lines), max(lines)) for lines, _wording in parts)
    if all(before[1] < after[0] for before, after in pairwise(ranges)):
        assert "".join(squeezed(wording) for _lines, wording in sorted(parts)) == squeezed(text)


@settings(max_examples=300, deadline=None)
@given(texts)
def test_every_line_is_known(text: str) -> None:
    """Every line with text belongs to an article or to furniture, and ids are unique."""
    page = page_of(text)
    lines = {line for furniture in page.furniture for line in furniture.lines}
    for article in page.articles:
        assert set(article.lines) >= {
            line for paragraph in article.paragraphs for line in paragraph.lines
        }
        lines.update(article.lines)
    rows = text.split("\n") if "\n" in text else text.split("\r")
    assert lines >= {at for at, row in enumerate(rows, 1) if squeezed(row)}
    assert len({article.id for article in page.articles}) == len(page.articles)


@pytest.mark.parametrize(
    "line",
    ["（" * 20000, "图" * 20000, "一、" * 10000, "A " * 10000, "本报讯" * 7000, "记者 " * 7000, "—" * 20000, "1" * 20000, "张三 " * 7000 + "摄", " \u3000" * 10000 + "字", "“" * 20000, "第1版 " * 5000, "：" * 20000, "（记者" * 7000],
)  # fmt: skip
def test_no_line_takes_long(line: str) -> None:
    """Lines of 20,000 characters made to trap expressions are read in a blink."""
    start = time.perf_counter()
    page_of(line + "\n" + line[:60] + "\n" + line[:150])
    assert time.perf_counter() - start < 1.0


@pytest.mark.parametrize(
    "row",
    ["短标题一行\n\n", "（上接第一版）继续\n标题\n", "他说，\n\n", "张三 李四 王五\n", "标题\n□本报记者 张三\n正文一段。\n", "▲图为水库。\n王芳 摄\n", "他们在河边走了很久很久很久\n", "1　2　3\n", "问：好吗？\n答：好。\n"],
)  # fmt: skip
def test_time_grows_with_length_and_no_faster(row: str) -> None:
    """Thousands of equal lines, each a trap of its own, take time in proportion."""
    seconds = []
    for times in (1000, 4000):
        start = time.process_time()
        page_of(row * times)
        seconds.append(time.process_time() - start)
    assert seconds[1] < max(0.2, seconds[0]) * 10
