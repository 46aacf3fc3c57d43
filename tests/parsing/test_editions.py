"""Claims about stories that jump between the pages of an edition."""

import pytest

from reader.model import ArticleKind, Page, PageFile
from reader.parsing import join_jumps, parse_page

FRONT = """把好事办好

本报讯（记者李明）城东区今年投入8000万元改造老旧小区，首批12个小区已经开工，惠及居民4100户。

改造前先问居民，装不装电梯、停车位怎么划，都由居民议事会商量。{jump}

水库开闸放水

本报讯（记者王芳）昨天上午，青山水库开闸放水，灌溉下游农田9万亩，水位下降一米二。（下转第四版）
"""
INSIDE = """（上接{origin}）居民议事会商量出来的方案，老旧小区的居民认。电梯装好那天，城东区的老人们放了一挂鞭炮。

区里表示，年内还要改造9个小区。

学校添了新操场

本报讯（记者张三）城西小学的新操场昨天启用，面积4200平方米。
"""


def page_of(number: str, text: str) -> Page:
    """Parse a page of an edition."""
    return parse_page(PageFile(f"{number}.txt", "utf-8", text, "湾州日报", "2024-05-01", number))


@pytest.mark.parametrize(
    ("jump", "origin", "front", "inside"),
    [
        ("（下转第三版）", "第一版", "01", "03"),
        ("（下转3版）", "1版", "1", "3"),
        ("下转 A3版", "A1版", "A01", "A03"),
        ("", "第一版", "01", "03"),
        ("", "第一版《把好事办好》", "01", "03"),
    ],
)
def test_a_story_is_stitched_across_pages(jump: str, origin: str, front: str, inside: str) -> None:
    """The beginning gets the paragraphs of its continuation and names both pages."""
    pages = [page_of(inside, INSIDE.format(origin=origin)), page_of(front, FRONT.format(jump=jump))]
    edition = join_jumps(pages)
    assert [page.file.page for page in edition.pages] == [front, inside]
    story = edition.pages[0].articles[0]
    assert story.page == f"{front}、{inside}"
    assert len(story.paragraphs) == 4
    assert [article.headline.title for article in edition.pages[1].articles] == ["学校添了新操场"]
    assert (edition.paper, edition.issue_date) == ("湾州日报", "2024-05-01")


def test_a_continuation_without_its_beginning_stays() -> None:
    """Nothing is lost and nothing is stitched to a story that jumps elsewhere."""
    pages = [page_of("02", FRONT.format(jump="")), page_of("03", INSIDE.format(origin="第一版"))]
    edition = join_jumps(pages)
    assert edition.pages[1].articles[0].kind is ArticleKind.CONTINUATION
    assert [len(page.articles) for page in edition.pages] == [2, 2]


def test_an_edition_may_be_empty() -> None:
    """No pages make an edition without paper and date."""
    assert join_jumps([]).pages == ()
