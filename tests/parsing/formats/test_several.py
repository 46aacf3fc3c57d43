"""Claims about saved web pages with several articles on them."""

from typing import Final

import pytest

from tests.parsing.formats.making import articles

PAGE: Final = """<html><head><title>第03版：农村 - 湾州日报</title>
<meta name="publishdate" content="2024-05-07"></head><body><nav><a href="/">首页</a></nav>
<main><article><h2>早稻开镰</h2><p class="author">本报记者 顾言</p>
<p>全县早稻种植面积12万亩，比去年多3000亩。收割机下田260台，半个月内收完。</p></article>
<article><header><h2>水渠修到田头</h2></header>
<p>城南水库的干渠上周通水，灌溉农田9万亩。村民说，今年不用再排队等水了。</p>
<p>县里还要再修支渠40公里。</p>{inside}</article>{beside}</main>
<footer>版权所有</footer></body></html>"""

COMMENT: Final = "<article><h4>读者来信</h4><p>渠修得好，我们村也盼着早日通水，盼了好多年了，谢谢大家。</p></article>"
TEASER: Final = '<article><h2><a href="b.html">桥梁合龙</a></h2><p>新桥主跨昨日合龙，全长860米，总投资2.4亿元，预计明年通车。</p></article>'


@pytest.mark.parametrize("beside", ["", TEASER])
def test_each_article_element_is_an_article(beside: str) -> None:
    """Two articles are two, with their own headlines and bylines and the page's date."""
    rice, water = articles(PAGE.format(inside="", beside=beside), "page.html")
    assert (rice.headline.title, water.headline.title) == ("早稻开镰", "水渠修到田头")
    assert [one.name for one in rice.byline.contributors] == ["顾言"]
    assert "12万亩" in rice.text
    assert "支渠" in water.text
    assert "支渠" not in rice.text
    assert {one.issue_date for one in (rice, water)} == {"2024-05-07"}
    assert rice.lines[-1] < water.lines[0]


def test_an_article_inside_another_belongs_to_it() -> None:
    """A comment marked up as an article is not one of the page's."""
    titles = [
        one.headline.title for one in articles(PAGE.format(inside=COMMENT, beside=""), "p.html")
    ]
    assert titles == ["早稻开镰", "水渠修到田头"]


def test_one_article_with_teasers_is_one() -> None:
    """A news page whose other articles only lead elsewhere is read as before."""
    source = f"<html><body><article><h1>早稻开镰</h1><p>{'全县早稻种植面积12万亩，收割机下田260台。' * 3}</p></article>{TEASER}{TEASER}</body></html>"
    (only,) = articles(source, "page.html")
    assert only.headline.title == "早稻开镰"
