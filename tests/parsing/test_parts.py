"""Claims about files that are read part by part because they are very large."""

import random
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from reader.model import Article, Page, PageFile
from reader.parsing import parse_page
from reader.parsing.parts import CUT, Sizes, parse_parts
from tests.parsing.test_invariants import squeezed, texts

TINY = Sizes(window=200, margin=2, context=3)
_PAIRS = (
    "水库开闸放水夜市通车修桥插秧收麦山路渡口学堂粮仓茶园采茶炒茶竹编陶窑烧瓦渔船织网晒盐盐田灯会舞龙戏台唱戏书场说书"
    "棋院下棋车站站台邮路送信果园摘桃蜂箱割蜜牧场剪毛药铺抓药诊所接生球场射门泳池跳水矿井采煤林场护林苗圃育苗雪场滑雪"
    "冰河破冰码头装船"
)
WORDS = [_PAIRS[at : at + 2] for at in range(0, len(_PAIRS), 2)]
NAMES = ("李明", "王芳", "陈春生", "田一禾")


def chunks_of(text: str, size: int = 50) -> Iterator[str]:
    """Yield a text in chunks, as a decoder does."""
    return (text[at : at + size] for at in range(0, len(text), size))


def parts_of(text: str, sizes: Sizes, name: str = "page.txt") -> list[Page]:
    """Read a text part by part."""
    mark = "\n" if "\n" in text else "\r"
    return list(parse_parts(PageFile(name, "utf-8", ""), chunks_of(text), mark, sizes))


def printed(pages: Sequence[Page]) -> str:
    """Return all that parts hold."""
    held = [furniture.text for page in pages for furniture in page.furniture]
    for article in articles_of(pages):
        held += [article.headline.printed, article.byline.printed]
        held += [paragraph.text for paragraph in article.paragraphs]
    return "".join(held)


def articles_of(pages: Sequence[Page]) -> list[Article]:
    """Return the articles of parts in order."""
    return [article for page in pages for article in page.articles]


sizes = st.builds(
    Sizes,
    window=st.integers(1, 300),
    lines=st.integers(1, 40),
    margin=st.integers(0, 6),
    context=st.integers(0, 6),
)
long_texts = st.lists(texts, min_size=1, max_size=8).map("\n".join) | texts


@settings(max_examples=150, deadline=None)
@given(long_texts, sizes)
def test_nothing_is_lost_however_a_file_is_cut(text: str, sizes: Sizes) -> None:
    """Parts hold every character once, their texts are the file's, ids are unique."""
    pages = parts_of(text, sizes)
    assert Counter(squeezed(printed(pages))) == Counter(squeezed(text))
    assert "".join(page.file.text for page in pages) == text
    ids = [article.id for article in articles_of(pages)]
    assert len(set(ids)) == len(ids)


@settings(max_examples=150, deadline=None)
@given(long_texts, sizes)
def test_lines_are_those_of_the_file(text: str, sizes: Sizes) -> None:
    """Every item names the lines of the whole file that print it; no line is in two parts."""
    mark = "\n" if "\n" in text else "\r"
    rows = text.split(mark)
    pages = parts_of(text, sizes)
    for page in pages:
        first = page.file.first_line
        last = first + page.file.text.count(mark)
        items = [(one.lines, one.text) for one in page.furniture]
        items += [(one.lines, one.text) for a in page.articles for one in a.paragraphs]
        items += [(a.headline.lines, a.headline.printed) for a in page.articles]
        for lines, wording in items:
            assert all(first <= line <= last for line in lines)
            here = Counter(squeezed("".join(rows[line - 1] for line in lines)))
            assert not Counter(squeezed(wording)) - here
    known = {line for one in articles_of(pages) for line in one.lines}
    known |= {line for page in pages for one in page.furniture for line in one.lines}
    assert known >= {at for at, row in enumerate(rows, 1) if squeezed(row)}


def signed_articles(seed: int) -> str:
    """Compose a page of articles that are all signed, in one style."""
    chance = random.Random(seed)  # noqa: S311 - a page, no secret
    indent, gap = chance.choice(["", "\u3000\u3000"]), chance.choice(["\n", "\n\n"])

    def words(theme: list[str], fewest: int, most: int) -> str:
        return "".join(chance.choices(theme, k=chance.randint(fewest, most)))

    articles = []
    for _number in range(chance.randint(24, 40)):
        theme = chance.sample(WORDS, 6)
        body = [f"{indent}{words(theme, 32, 60)}。" for _paragraph in range(chance.randint(2, 5))]
        signed = f"本报记者 {chance.choice(NAMES)}"
        articles.append("\n".join([words(theme, 4, 7), signed, *body]))
    return gap.join(articles)


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 2**32), st.integers(1500, 2000))
def test_what_is_cut_between_sure_articles_is_read_as_the_whole(seed: int, window: int) -> None:
    """Articles with their ids and lines, and furniture, are those of a reading in one go."""
    text = signed_articles(seed)
    whole = parse_page(PageFile("page.txt", "utf-8", text))
    assume(len(whole.articles) == text.count("本报记者"))
    pages = parts_of(text, Sizes(window=window, margin=4, context=6))
    assert articles_of(pages) == list(whole.articles)
    assert [one for page in pages for one in page.furniture] == list(whole.furniture)
    assert len(pages) > 1


def test_a_file_of_many_parts_has_one_place() -> None:
    """What the head of the file tells of paper, date and page holds for all parts."""
    article = "水库开闸放水\n本报记者 李明\n{}今天上午水库开闸放水，河里的水涨了。\n".format
    text = "湾州日报\n2024年5月1日 星期三 第03版 农村\n\n" + "\n".join(map(article, range(30)))
    pages = parts_of(text, TINY)
    assert len(pages) > 5
    places = {(one.paper, one.issue_date, one.page) for one in articles_of(pages)}
    assert places == {("湾州日报", "2024-05-01", "03")}


def test_an_endless_article_is_cut_and_that_is_told() -> None:
    """A text that goes on for longer than can be held is cut at a line, wholly kept, and named."""
    lines = [f"{number}昨天他沿着河走了很久，" for number in range(200)]
    text = "沿河走了一天\n本报记者 李明\n" + "\n".join(lines) + "\n"
    pages = parts_of(text, TINY)
    assert squeezed(printed(pages)) == squeezed(text)
    cuts = [one for page in pages for one in page.unsure if one.reason == CUT]
    assert [one.line for one in cuts] == [page.file.first_line for page in pages[1:]]
    assert cuts


@pytest.mark.parametrize("mark", ["\n", "\r"])
def test_a_line_longer_than_is_held_is_read_in_pieces(mark: str) -> None:
    """Its pieces all have its number, and the lines below it theirs."""
    text = f"夜市开张{mark}{'人很多，' * 500}{mark}人走了。{mark}"
    pages = parts_of(text, TINY)
    assert squeezed(printed(pages)) == squeezed(text)
    lines = {line for one in articles_of(pages) for line in one.lines}
    assert lines == {1, 2, 3}
    assert "".join(page.file.text for page in pages) == text


def test_articles_that_look_alike_differ_in_their_ids_across_parts() -> None:
    """The same brief printed again and again is told apart, as in a whole reading."""
    text = "水库开闸放水\n本报记者 李明\n今天上午水库开闸放水，河里的水涨了。\n\n" * 40
    whole = parse_page(PageFile("page.txt", "utf-8", text))
    found = articles_of(parts_of(text, TINY))
    assert [one.id for one in found] == [one.id for one in whole.articles]


def test_reasons_are_found_in_later_parts() -> None:
    """A part is a page file of its own: parsed by itself it has the file's line numbers."""
    text = "水库开闸放水\n本报记者 李明\n今天上午水库开闸放水，河里的水涨了。\n\n" * 40
    part = parts_of(text, TINY)[3]
    again = parse_page(replace(part.file))
    assert [one.lines for one in again.articles] == [one.lines for one in part.articles]
    assert [one.text for one in again.articles] == [one.text for one in part.articles]
