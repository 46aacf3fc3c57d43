"""Corrections: what each does to a page."""

from dataclasses import replace

import pytest

from reader.errors import NotFound, UsageError
from reader.model import ArticleKind, Page, PageFile, Role
from reader.parsing.corrections import (
    Corrected,
    Deed,
    Wish,
    apply,
    propose,
)
from tests.parsing.corrections.examples import page_of, titles, wished


def test_the_page_that_is_corrected() -> None:
    """The parser reads three articles of it."""
    assert len(page_of().articles) == 3


def test_split_begins_an_article() -> None:
    """The paragraph and all after it become an article, which takes the page's place."""
    page = page_of()
    done = apply(page, wished(page, 0, Wish(Deed.SPLIT, 1)))
    assert titles(done) == ["渡口新桥昨日合龙", "", "早稻开镰", "图书馆开设夜读课堂"]
    assert done.page.articles[1].issue_date == "2024-06-01"
    assert [len(one.paragraphs) for one in done.page.articles] == [1, 1, 2, 1]


def test_split_with_a_headline() -> None:
    """The paragraph may become the headline of what follows."""
    page = page_of()
    done = apply(page, wished(page, 1, Wish(Deed.SPLIT, 1, role="headline")))
    assert titles(done)[2].startswith("农技人员说")
    assert done.page.articles[2].lines == page.articles[1].paragraphs[1].lines


def test_the_first_paragraph_joins_the_headline() -> None:
    """Made a headline, it is the deck of the headline above it, else the title."""
    page = page_of()
    held = wished(page, 1, Wish(Deed.ROLE, 0, role="headline"))
    assert apply(page, held).page.articles[1].headline.deck.startswith("全县早稻")
    held = wished(page, 1, Wish(Deed.ROLE, -1, role="body"))
    held = wished(page, 1, Wish(Deed.ROLE, 0, role="headline"), held)
    assert apply(page, held).page.articles == page.articles


def test_merge_makes_one_article_of_two() -> None:
    """Headline and byline stay as a subhead and a note; both writers are named."""
    page = page_of()
    done = apply(page, wished(page, 1, Wish(Deed.MERGE)))
    assert titles(done) == ["渡口新桥昨日合龙", "图书馆开设夜读课堂"]
    merged = done.page.articles[0]
    assert [one.role for one in merged.paragraphs[2:4]] == [Role.SUBHEAD, Role.NOTE]
    assert [one.name for one in merged.byline.contributors] == ["田一禾", "岑小满"]
    assert merged.id == page.articles[0].id


def test_merge_then_split_gives_the_article_its_id_again() -> None:
    """Marks on an article survive a merge that was undone by a split."""
    page = page_of()
    held = wished(page, 1, Wish(Deed.MERGE))
    held = wished(page, 0, Wish(Deed.SPLIT, 2, role="headline"), held)
    done = apply(page, held)
    assert [one.id for one in done.page.articles] == [one.id for one in page.articles]


def test_headline_is_set() -> None:
    """Kicker, title and deck are what was wished; the printed words and the id stay."""
    page = page_of()
    wish = Wish(Deed.HEADLINE, kicker="今日关注", title="早稻开镰啦", deck="丰收")
    done = apply(page, wished(page, 1, wish))
    article = done.page.articles[1]
    headline = article.headline
    assert (headline.kicker, headline.title, headline.deck) == ("今日关注", "早稻开镰啦", "丰收")
    assert headline.printed == "早稻开镰"
    assert article.id == page.articles[1].id
    assert done.readings == {(article.id, -1): "早稻开镰"}


@pytest.mark.parametrize("role", list(Role))
def test_role_of_a_paragraph(role: Role) -> None:
    """A paragraph takes any role."""
    page = page_of()
    done = apply(page, wished(page, 0, Wish(Deed.ROLE, 1, role=role.value)))
    assert done.page.articles[0].paragraphs[1].role is role


def test_a_headline_becomes_a_paragraph() -> None:
    """A role for a headline makes it the first paragraph."""
    page = page_of()
    done = apply(page, wished(page, 1, Wish(Deed.ROLE, -1, role="body")))
    article = done.page.articles[1]
    assert article.headline.title == ""
    assert article.paragraphs[0].text == "早稻开镰"


def test_captions_alone_are_a_photo() -> None:
    """What is left with captions only is a photo; one with running text is none."""
    page = page_of()
    held = wished(page, 2, Wish(Deed.ROLE, -1, role="caption"))
    held = wished(page, 2, Wish(Deed.ROLE, 1, role="caption"), held)
    assert apply(page, held).page.articles[2].kind is ArticleKind.PHOTO


def test_advertisement_becomes_furniture() -> None:
    """The article leaves the list; nothing of it is lost."""
    page = page_of()
    done = apply(page, wished(page, 1, Wish(Deed.ADVERTISEMENT)))
    assert titles(done) == ["渡口新桥昨日合龙", "图书馆开设夜读课堂"]
    assert done.page.furniture[-1].kind == "advertisement"
    assert done.page.furniture[-1].lines == page.articles[1].lines


def test_join_and_break() -> None:
    """Two paragraphs become one with the lines of both, and one becomes two."""
    page = page_of()
    held = wished(page, 1, Wish(Deed.JOIN, 0))
    one = apply(page, held).page.articles[1].paragraphs
    both = page.articles[1].paragraphs
    assert [p.text for p in one] == [both[0].text + both[1].text]
    assert one[0].lines == (*both[0].lines, *both[1].lines)
    held = wished(page, 1, Wish(Deed.BREAK, 0, offset=len(both[0].text)), held)
    assert [p.text for p in apply(page, held).page.articles[1].paragraphs] == [p.text for p in both]


def test_wording_keeps_both_readings() -> None:
    """The text shows the corrected wording; what was printed is known beside it."""
    page = page_of()
    wish = Wish(Deed.WORDING, 1, printed="沿线村民", corrected="沿线居民")
    done = apply(page, wished(page, 0, wish))
    article = done.page.articles[0]
    assert "沿线居民盼了多年" in article.paragraphs[1].text
    assert done.readings == {(article.id, 1): page.articles[0].paragraphs[1].text}


@pytest.mark.parametrize(
    ("printed", "corrected"),
    [("少绕行", "少绕了行"), ("少绕行", "少行"), ("沿线", ""), ("两岸", "两岸三地")],
)
def test_wording_puts_in_and_takes_out(printed: str, corrected: str) -> None:
    """Characters may be put in and taken out; the smallest change is kept."""
    page = page_of()
    held = wished(page, 0, Wish(Deed.WORDING, 1, printed=printed, corrected=corrected))
    was, now = (one.articles[0].paragraphs[1].text for one in (page, apply(page, held).page))
    assert now == was.replace(printed, corrected)
    assert len(held[0].printed) <= len(printed)


def test_other_articles_stay_the_values_they_were() -> None:
    """Whatever is done to one article, the others are the same objects."""
    page = page_of()
    done = apply(page, wished(page, 1, Wish(Deed.JOIN, 0)))
    assert done.page.articles[0] is page.articles[0]
    assert done.page.articles[2] is page.articles[2]


def test_wishes_that_mean_nothing_are_refused() -> None:
    """A paragraph or wording that is not there, one that is there twice, and no change."""
    page = page_of()
    article = page.articles[0]
    for wish, error in (
        (Wish(Deed.ROLE, 9, role="note"), NotFound),
        (Wish(Deed.WORDING, 0, printed="没有的话", corrected="有"), NotFound),
        (Wish(Deed.WORDING, 0, printed="新桥", corrected="旧桥"), UsageError),
        (Wish(Deed.WORDING, 0, printed="通车", corrected="通车"), UsageError),
        (Wish(Deed.BREAK, 0, offset=0), UsageError),
    ):
        with pytest.raises(error):
            propose(page, (), article, wish)
    with pytest.raises(NotFound):
        propose(page, (), replace(article, id="x", lines=(99,)), Wish(Deed.MERGE))


def test_an_empty_page() -> None:
    """A page without articles has nothing to correct."""
    page = Page(PageFile("x.txt", "utf-8", ""), ())
    assert apply(page, ()) == Corrected(page)
