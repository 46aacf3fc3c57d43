"""A page to correct, and the ways to correct it."""

from dataclasses import replace
from functools import cache

from reader.model import Page
from reader.parsing import decode_page, parse_page
from reader.parsing.corrections import (
    Corrected,
    Correction,
    Wish,
    apply,
    propose,
)

TEXT = """渡口新桥昨日合龙

□本报记者 田一禾

　　本报讯 昨日，渡口新桥主跨合龙。新桥全长860米，总投资2.4亿元，预计明年通车。

　　大桥建成后，两岸往来可少绕行11公里，沿线村民盼了多年。

早稻开镰

□本报记者 岑小满

　　全县早稻种植面积12万亩，比去年多3000亩。收割机下田260台。

　　农技人员说，今年的天气比往年好，稻米的品质也好得多。

图书馆开设夜读课堂

□本报记者 田一禾 通讯员 岑小满

　　6月1日，城东区图书馆的夜读课堂迎来首批学员，共120人，其中新市民占四成。
"""
NAME = "河湾日报/2024-06-01/01-要闻.txt"


@cache
def page_of(text: str = TEXT, name: str = NAME) -> Page:
    """Parse a page file."""
    return parse_page(decode_page(text.encode(), name))


def wished(
    page: Page, article: int, wish: Wish, held: tuple[Correction, ...] = ()
) -> tuple[Correction, ...]:
    """Return ``held`` and the correction that does what is wished to an article."""
    shown = apply(page, held).page.articles[article]
    one = propose(page, held, shown, wish)
    return (*held, replace(one, stamp=f"{len(held):03}"))


def titles(corrected: Corrected) -> list[str]:
    """Return the titles of a corrected page."""
    return [article.headline.title for article in corrected.page.articles]


def everything(page: Page) -> str:
    """Return all characters of a page, sorted."""
    parts = [one.text for one in page.furniture]
    for article in page.articles:
        parts += [article.headline.printed, article.byline.printed, article.text]
    return "".join(sorted("".join("".join(parts).split())))
