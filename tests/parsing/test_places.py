"""Claims about what names of files and folders, and folio lines, tell."""

from pathlib import Path, PurePath
from zipfile import ZipFile

import pytest

from reader.model import Page
from reader.parsing import pages_of, read_pages
from reader.parsing.folio import Folio, read_folio
from reader.parsing.naming import NamePattern
from reader.parsing.places import place_of

NAMES = [
    ("湾州日报/2023-06-30/03.txt", "湾州日报", "2023-06-30", "03", ""),
    ("wanzhou-daily-20230630-03.txt", "wanzhou-daily", "2023-06-30", "03", ""),
    ("2023年6月30日第03版.txt", "", "2023-06-30", "03", ""),
    ("03版要闻.txt", "", "", "03", "要闻"),
    ("A12.txt", "", "", "A12", ""),
    ("湾州日报/2023/06/30/03.txt", "湾州日报", "2023-06-30", "03", ""),
    ("湾州日报/2023-06/30/A03.txt", "湾州日报", "2023-06-30", "A03", ""),
    ("湾州日报2023-06-30第3版要闻.txt", "湾州日报", "2023-06-30", "3", "要闻"),
    ("湾州日报/20230630/第一版 要闻.txt", "湾州日报", "2023-06-30", "1", "要闻"),
    ("湾州晚报/2023年/6月/30日/02版 时政.txt", "湾州晚报", "2023-06-30", "02", "时政"),
    ("湾州日报 2023.6.30 04版 副刊.txt", "湾州日报", "2023-06-30", "04", "副刊"),
    ("/home/me/papers/2023-06-30/03.txt", "", "2023-06-30", "03", ""),
    ("2023-06-30_A12_民生.txt", "", "2023-06-30", "A12", "民生"),
    ("notes.txt", "", "", "", ""),
    ("我的收藏.txt", "", "", "", ""),
    ("/var/x/page.txt", "", "", "", ""),
    ("湾州日报/2023-13-45/03.txt", "", "", "03", ""),
    ("u10.txt", "", "", "", ""),
    ("v2.txt", "", "", "", ""),
    ("b3.txt", "", "", "B3", ""),
    ("湾州日报/2023-06-30/u10.txt", "湾州日报", "2023-06-30", "U10", ""),
]


@pytest.mark.parametrize(("name", "paper", "issue_date", "page", "section"), NAMES)
def test_names_tell_paper_date_page_and_section(
    name: str, paper: str, issue_date: str, page: str, section: str
) -> None:
    """Many shapes of names are read; what a name does not tell stays empty."""
    assert place_of(PurePath(name)) == Folio(paper, issue_date, page, section)


FOLIOS = [
    ("2023年6月30日 星期五 第03版 要闻", Folio("", "2023-06-30", "03", "要闻")),
    (
        "03 要闻　湾州日报　2023年6月30日 星期五　责编：李明 美编：王芳",
        Folio("湾州日报", "2023-06-30", "03", "要闻"),
    ),
    ("A12", Folio(page="A12")),
    ("第2版", Folio(page="2")),
    ("湾州晚报 | 2024-05-01 | A03版 民生", Folio("湾州晚报", "2024-05-01", "A03", "民生")),
    ("湾州日报　4　综合　2023年6月30日", Folio("湾州日报", "2023-06-30", "4", "综合")),
    ("2023年6月30日 B3 闲趣", Folio("", "2023-06-30", "B3", "闲趣")),
    ("二〇二三年六月三十日 星期五", Folio(issue_date="2023-06-30")),
    ("6月30日，全市召开会议。", None),
    ("2023年6月30日，我们一起出发", None),
    ("2023年全市教育工作会议召开", None),
    ("一版的故事讲了很久很久", None),
]


@pytest.mark.parametrize(("text", "folio"), FOLIOS)
def test_folio_lines_are_read_and_nothing_else(text: str, folio: Folio | None) -> None:
    """A folio holds only known kinds of things; a headline with a date is none."""
    assert read_folio(text) == folio


@pytest.mark.parametrize(
    ("name", "page"),
    [
        ("3.txt", "05"),
        ("湾州日报/2023-06-30/03.txt", "05"),
        ("03版.txt", "03"),
        ("03-要闻.txt", "03"),
    ],
)
def test_a_folio_knows_better_than_a_bare_number(name: str, page: str) -> None:
    """A file called by a number alone has the page that is printed; one that says more keeps it."""
    raw = "第05版 要闻\n\n早稻开镰\n\n全县早稻种植面积12万亩，比去年多3000亩。\n".encode()
    (made,) = pages_of(raw, name)
    assert isinstance(made, Page)
    assert {article.page for article in made.articles} == {page}


def test_a_bare_number_holds_where_no_page_is_printed() -> None:
    """Without a folio line, the number is the page."""
    (made,) = pages_of("早稻开镰\n\n全县早稻种植面积12万亩，比去年多3000亩。\n".encode(), "3.txt")
    assert isinstance(made, Page)
    assert made.articles[0].page == "3"


def test_a_pattern_of_names_goes_before_all(tmp_path: Path) -> None:
    """What an owner's pattern tells is neither guessed nor overridden, in archives too."""
    names = NamePattern.of("{paper}-{date}/n{section}_{page}.txt")
    raw = "第05版 要闻\n\n早稻开镰\n\n全县早稻种植面积12万亩，比去年多3000亩。\n".encode()
    path = tmp_path / "archive.zip"
    with ZipFile(path, "w") as archive:
        archive.writestr("湾州-20230630/n农村_7.txt", raw)
    for pages in (
        pages_of(raw, "x/湾州-20230630/n农村_7.txt", names=names),
        read_pages(path, names=names),
    ):
        (made,) = pages
        assert isinstance(made, Page)
        (article,) = made.articles
        place = (article.paper, article.issue_date, article.page, article.section)
        assert place == ("湾州", "2023-06-30", "7", "农村")
