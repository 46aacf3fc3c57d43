"""Claims about stories that jump between the pages of an edition, and articles printed twice."""

from itertools import permutations

import pytest

from reader.model import Article, ArticleKind, PageFile
from reader.parsing import open_jumps, parse_page, stories_of

FRONT = """把好事办好

本报讯（记者李明）城东区今年投入8000万元改造老旧小区，首批12个小区已经开工，惠及居民4100户。

改造前先问居民，装不装电梯、停车位怎么划，都由居民议事会商量。{jump}

水库开闸放水

本报讯（记者王芳）昨天上午，青山水库开闸放水，灌溉下游农田9万亩，水位下降一米二。（下转第四版）
"""
INSIDE = """{opening}居民议事会商量出来的方案，老旧小区的居民认。电梯装好那天，城东区的老人们放了一挂鞭炮。

区里表示，年内还要改造9个小区。{closing}

学校添了新操场

本报讯（记者张三）城西小学的新操场昨天启用，面积4200平方米。
"""
LAST = """（上接第三版）改造完的小区由居民议事会挑选物业，城东区每年评一次。

河边修了步道

本报讯（记者赵四）河边的步道昨天开放，全长6公里，沿线有三座桥、两个码头。
"""


def articles_of(number: str, text: str) -> tuple[Article, ...]:
    """Parse a page of an edition."""
    file = PageFile(f"{number}.txt", "utf-8", text, "湾州日报", "2024-05-01", number)
    return parse_page(file).articles


def inside(opening: str = "（上接第一版）", closing: str = "") -> str:
    """Return the page that a story goes on on."""
    return INSIDE.format(opening=opening, closing=closing)


@pytest.mark.parametrize(
    ("jump", "opening", "front", "back"),
    [
        ("（下转第三版）", "（上接第一版）", "01", "03"),
        ("（下转3版）", "（上接1版）", "1", "3"),
        ("下转 A3版", "（上接A1版）", "A01", "A03"),
        ("", "（上接第一版《把好事办好》）", "01", "03"),
        ("（下转第三版）", "把好事办好\n\n（上接第一版）\n\n", "01", "03"),
        ("（下转第三版）", "（紧接第一版）\n\n", "01", "03"),
        ("（下转三版）", "（上接头版）", "01", "03"),
        ("（下转三版）", "（上接一版）\n\n", "01", "03"),
        ("（下转第三版）", "把好事办好（上接第一版）\n\n", "01", "03"),
        ("（下转第三版）", "把好事办好 （上接头版）", "01", "03"),
    ],
)
def test_a_story_is_put_together_across_pages(
    jump: str, opening: str, front: str, back: str
) -> None:
    """The beginning gets the paragraphs of its continuation and names both pages."""
    pages = [articles_of(back, inside(opening)), articles_of(front, FRONT.format(jump=jump))]
    (story,) = stories_of(one for page in pages for one in page)
    head, tail = pages[1][0], pages[0][0]
    assert story.parts == (head.id, tail.id)
    assert story.article.id == head.id
    assert story.article.page == f"{front}、{back}"
    assert story.article.paragraphs == head.paragraphs + tail.paragraphs
    assert [part.source for part in story.article.parts] == [f"{front}.txt", f"{back}.txt"]


@pytest.mark.parametrize(
    "line",
    ["他说见一版，转二版", "旧街口的修表匠（详见第4版）", "新桥通车，两岸同庆（上接第一版）的说法"],
)
def test_what_only_names_a_page_is_no_continuation(line: str) -> None:
    """Page numbers in a sentence, in a guide, or behind running text begin no continuation."""
    kinds = {
        one.kind for one in articles_of("03", f"{line}\n\n{INSIDE.format(opening='', closing='')}")
    }
    assert ArticleKind.CONTINUATION not in kinds


def test_every_paragraph_knows_its_page_file() -> None:
    """The part of a paragraph has its page file, whose lines hold its words."""
    texts = {"01": FRONT.format(jump="（下转第三版）"), "03": inside()}
    (story,) = stories_of(one for page, text in texts.items() for one in articles_of(page, text))
    for number, paragraph in enumerate(story.article.paragraphs):
        part = story.article.part_of(number)
        printed = texts[part.page].split("\n")
        assert paragraph.text == "".join(printed[line - 1] for line in paragraph.lines)
    assert story.article.part_of(-1).page == "01"


def test_a_story_may_go_on_twice() -> None:
    """A continuation that jumps on takes the next one with it, in whatever order pages come."""
    pages = [
        articles_of("01", FRONT.format(jump="（下转第三版）")),
        articles_of("03", inside(closing="（下转第四版）")),
        articles_of("04", LAST),
    ]
    for order in permutations(pages):
        (story,) = stories_of(one for page in order for one in page)
        assert story.article.page == "01、03、04"
        assert [part.page for part in story.article.parts] == ["01", "03", "04"]


def test_a_repeated_heading_below_a_jump_line_belongs_to_the_story() -> None:
    """A page may print the jump alone, then the headline once more and the text."""
    pages = [
        articles_of("01", FRONT.format(jump="（下转第三版）")),
        articles_of("03", inside("（上接第一版）\n\n把好事办好\n\n")),
    ]
    (story,) = stories_of(one for page in pages for one in page)
    assert len(story.parts) == 3
    assert "鞭炮" in story.article.text
    assert not any(part.heading for part in story.article.parts)


def test_a_heading_of_its_own_stays_with_its_part() -> None:
    """What a continuation is headed with is kept, unless the story's headline says it."""
    pages = [
        articles_of("01", FRONT.format(jump="（下转第三版）")),
        articles_of("03", inside("把好事办好 居民满意了\n\n（上接第一版）\n\n")),
    ]
    (story,) = stories_of(one for page in pages for one in page)
    assert [part.heading for part in story.article.parts] == ["", "把好事办好 居民满意了"]


@pytest.mark.parametrize(
    ("jump", "opening", "front"),
    [
        ("", "（上接第一版）", "02"),
        ("（下转第四版）", "（上接第一版）", "01"),
        ("（下转第三版）", "（上接第二版）", "01"),
        ("（下转第三版）", "（上接第一版《水利设施整修完毕》）", "01"),
        ("（下转第三版）", "（上接第一版）\n\n水利设施整修完毕\n\n", "01"),
        ("", "（上接第一版）", "01"),
    ],
)
def test_what_does_not_agree_is_not_joined(jump: str, opening: str, front: str) -> None:
    """Other pages, another title, or too little evidence: both stay what they are."""
    pages = [articles_of(front, FRONT.format(jump=jump)), articles_of("03", inside(opening))]
    assert stories_of(one for page in pages for one in page) == []


def test_a_stranger_is_not_joined_though_the_pages_agree() -> None:
    """Jumps that name each other's pages do not join two stories without a word in common."""
    stranger = "（上接第一版）渔汛过后，船老大们忙着补网、刷漆，码头上一片海腥味。\n"
    pages = [articles_of("01", FRONT.format(jump="（下转第三版）")), articles_of("03", stranger)]
    assert stories_of(one for page in pages for one in page) == []


def test_of_two_beginnings_the_kindred_one_is_taken() -> None:
    """When two stories of a page jump to the same page, their words decide."""
    front = FRONT.format(jump="（下转第三版）").replace("第四版", "第三版")
    (story,) = stories_of([*articles_of("01", front), *articles_of("03", inside())])
    assert story.article.headline.title == "把好事办好"


def test_undated_pages_of_several_days_are_joined_by_headings_only() -> None:
    """Where two undated files have the same page number, page numbers that agree say nothing."""

    def undated(name: str, number: str, text: str) -> tuple[Article, ...]:
        return parse_page(PageFile(name, "utf-8", text, "湾州日报", "", number)).articles

    front = FRONT.format(jump="（下转第三版）")
    other = undated("z.txt", "01", "汛期将至\n\n各地加固堤防，备足物资，落实责任，确保安全度汛。\n")
    plain = [*undated("a.txt", "01", front), *undated("b.txt", "03", inside())]
    assert len(stories_of(plain)) == 1
    assert stories_of([*plain, *other]) == []
    titled = undated("b.txt", "03", inside("（上接第一版《把好事办好》）"))
    (story,) = stories_of([*undated("a.txt", "01", front), *titled, *other])
    assert len(story.parts) == 2


def test_a_jump_that_leads_nowhere_is_told() -> None:
    """A beginning and a continuation alone both say which page is missing."""
    alone = [*articles_of("01", FRONT.format(jump="（下转第三版）"))]
    told = [(one.headline.title, wording, page) for one, wording, page in open_jumps(alone)]
    assert told == [("把好事办好", "下转第三版", "3"), ("水库开闸放水", "下转第四版", "4")]
    ((tail, wording, page),) = open_jumps(articles_of("03", inside()))
    assert (tail.kind, wording, page) == (ArticleKind.CONTINUATION, "上接第一版", "1")
    pages = [*alone, *articles_of("03", inside())]
    (story,) = stories_of(pages)
    assert not open_jumps([story.article])


LONG = (
    "本报讯（记者孙六）市图书馆昨天公布借阅统计，上半年外借图书42万册次，比去年同期增加8%。"
    "借得最多的是地方史和园艺类图书，夜间借阅占三成。馆长表示，下半年将把还书箱铺到全部社区，"
    "并为行动不便的读者送书上门，预计全年送书三千册次。"
)


@pytest.mark.parametrize(
    ("first", "again"),
    [
        (("01", LONG), ("03", LONG)),
        (("01", LONG), ("03", LONG.replace("，", " ，"))),
        (("01", LONG), ("03", LONG.replace("图书", "圖書").replace("42", "４２"))),
        (("01", LONG), ("01", LONG)),
    ],
)
def test_a_copy_is_told_from_its_original(first: tuple[str, str], again: tuple[str, str]) -> None:
    """The same article on another page, or in another file of its page, is a copy of the first."""
    texts = [
        PageFile(name, "utf-8", f"借书的人多了\n\n{text}\n", "湾州日报", "2024-05-01", page)
        for name, (page, text) in (("one.txt", first), ("two.txt", again))
    ]
    articles = [one for file in texts for one in parse_page(file).articles]
    (story,) = stories_of(articles)
    assert len(story.parts) == len(story.copies) == 1
    (copy,) = story.article.copies
    assert (copy.page, copy.source, copy.lines) == (again[0], "two.txt", (1, 3))


def test_what_is_only_alike_is_no_copy() -> None:
    """Texts that differ in a word or a sign, or share half, and short ones on two pages, all stay."""
    pages = [
        articles_of("01", f"借书的人多了\n\n{LONG}\n"),
        articles_of("03", f"借书的人多了\n\n{LONG[:60]}市民可以在手机上预约座位和讲座。\n"),
        articles_of("06", f"借书的人多了\n\n{LONG.replace('铺到全部', '铺进全部')}\n"),
        articles_of("07", f"借书的人多了\n\n{LONG.replace('8%', '0.8%')}\n"),
        articles_of("08", f"借书的人多了\n\n{LONG.replace('三成。', '三成；')}\n"),
        articles_of("04", "天气\n\n今天晴，最高气温三十度。\n"),
        articles_of("05", "天气\n\n今天晴，最高气温三十度。\n"),
    ]
    assert stories_of(one for page in pages for one in page) == []


def test_a_story_that_jumps_may_have_copies() -> None:
    """The same edition held twice is shown once, its stories put together once."""
    pages = {"01": FRONT.format(jump="（下转第三版）"), "03": inside()}
    articles = [
        one
        for name in ("a", "b")
        for page, text in pages.items()
        for one in parse_page(
            PageFile(f"{name}/{page}.txt", "utf-8", text, "湾州日报", "2024-05-01", page)
        ).articles
    ]
    stories = stories_of(articles)
    (joined,) = [one for one in stories if len(one.parts) > 1]
    assert len(joined.copies) == 2
    assert sum(len(one.copies) for one in stories) == 4


def test_an_edition_may_be_empty() -> None:
    """No articles make no stories."""
    assert stories_of([]) == []
