"""Corrections: what each does to a page, how it finds its place again, and when it stays away."""

from dataclasses import replace
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.errors import NotFound, UsageError
from reader.model import ArticleKind, Page, PageFile, Role
from reader.parsing import decode_page, parse_page
from reader.parsing.corrections import (
    Corrected,
    Correction,
    Deed,
    Wish,
    apply,
    correction_of,
    propose,
    record_of,
    tell,
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


# Finding the place again

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


# Wishes that mean nothing


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


# Records and sentences


WISHES = (
    Wish(Deed.SPLIT, 1, role="headline"),
    Wish(Deed.MERGE),
    Wish(Deed.HEADLINE, kicker="甲", title="乙", deck="丙"),
    Wish(Deed.ROLE, 0, role="caption"),
    Wish(Deed.ADVERTISEMENT),
    Wish(Deed.JOIN, 0),
    Wish(Deed.BREAK, 0, offset=9),
    Wish(Deed.WORDING, 0, printed="260台", corrected="280台"),
)


@pytest.mark.parametrize("wish", WISHES, ids=[one.deed.value for one in WISHES])
def test_records_and_back(wish: Wish) -> None:
    """A correction survives being written, and has a sentence that quotes its place."""
    (one,) = wished(page_of(), 1, wish)
    assert correction_of(record_of(one), one.stamp) == one
    assert one.anchor.words[:4] in tell(one)


@pytest.mark.parametrize(
    "record",
    [
        {},
        {"do": "fly", "words": "甲"},
        {"do": "role", "words": "甲"},
        {"do": "role", "words": "甲", "role": "king"},
        {"do": "merge"},
        {"do": "merge", "words": 3},
        {"do": "break", "words": "甲", "offset": -1},
        {"do": ["merge"], "words": "甲"},
    ],
)
def test_records_of_later_versions_are_passed_over(record: dict[str, object]) -> None:
    """What cannot be understood is no correction."""
    assert correction_of(record) is None


# Any corrections at all

ANY_WISH = st.builds(
    Wish,
    st.sampled_from(Deed),
    st.integers(-1, 3),
    role=st.sampled_from([*(role.value for role in Role), "headline"]),
    title=st.text("甲乙丙", max_size=3),
    offset=st.integers(0, 40) | st.none(),
    corrected=st.text("甲乙丙丁", max_size=4),
)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 4), ANY_WISH), max_size=6))
def test_any_corrections_lose_nothing(wishes: list[tuple[int, Wish]]) -> None:
    """Whatever is wished in whatever order, replay is the same, nothing printed is lost."""
    page = page_of()
    held: tuple[Correction, ...] = ()
    for number, wish in wishes:
        now = apply(page, held).page
        if wish.deed is Deed.WORDING or number >= len(now.articles):
            continue
        try:
            held = wished(page, number, wish, held)
        except (NotFound, UsageError):
            continue
    done = apply(page, held)
    assert done == apply(page, reversed(held))
    assert everything(done.page) == everything(page)
    assert len({one.id for one in done.page.articles}) == len(done.page.articles)


@settings(max_examples=100, deadline=None)
@given(st.integers(0, 60), st.integers(1, 8), st.text("甲乙丙丁", max_size=5))
def test_any_wording_can_be_corrected(at: int, length: int, corrected: str) -> None:
    """The text reads as wished, and what was printed is kept."""
    page = page_of()
    text = page.articles[1].paragraphs[0].text
    printed = text[at : at + length]
    if not printed or printed == corrected:
        return
    wish = Wish(Deed.WORDING, 0, offset=at, printed=printed, corrected=corrected)
    done = apply(page, wished(page, 1, wish))
    now = done.page.articles[1]
    assert now.paragraphs[0].text == text[:at] + corrected + text[at + length :]
    assert done.readings == {(now.id, 0): text}


def test_an_empty_page() -> None:
    """A page without articles has nothing to correct."""
    page = Page(PageFile("x.txt", "utf-8", ""), ())
    assert apply(page, ()) == Corrected(page)
