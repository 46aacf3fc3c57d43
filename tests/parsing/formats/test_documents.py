"""Claims about Markdown, Word, books, PDF, archives and packed files."""

import builtins
import bz2
import gzip
import lzma
from typing import Any, Final

import pytest

from reader.errors import FileUnreadable
from reader.model import Page, Rejected
from reader.parsing.formats.dispatch import pages_of
from tests.parsing.formats.making import (
    articles,
    book,
    pages,
    portable,
    renamed,
    run,
    told,
    word,
    zipped,
)

HEAD: Final = """---
title: "山村来了放映队"
authors: [唐小溪, 叶青]
date: 2024-05-09
source: 湾州日报
page: 第4版
section: 文化
tags: [电影, 乡村]
---
"""
BODY: Final = """
# 山村来了放映队

本报讯 5月8日晚，**放映队**来到石坳村，[一百多人](http://x.example)围坐，
看了*两部*电影。

## 幕布挂在老樟树下

![放映现场](a.jpg)

> 老人说，三十年没看过了。

- 第一部
- 第二部
"""
TOLD: Final = [
    ("body", "本报讯 5月8日晚，放映队来到石坳村，一百多人围坐，看了两部电影。"),
    ("subhead", "幕布挂在老樟树下"),
    ("caption", "放映现场"),
    ("body", "老人说，三十年没看过了。"),
    ("body", "第一部"),
    ("body", "第二部"),
]
PAGE: Final = "新渡桥今晨通车\n\n□本报记者 林一舟\n\n　　本报讯 桥长860米。\n\n夜市开张\n\n　　本报讯 摊位有120个。\n"


def test_markdown_with_a_head() -> None:
    """The head tells title, names and place; headings are subheads; marks go."""
    (article,) = articles(HEAD + BODY, "a.md")
    assert article.headline.title == "山村来了放映队"
    assert [one.name for one in article.byline.contributors] == ["唐小溪", "叶青"]
    place = (article.paper, article.issue_date, article.page, article.section)
    assert place == ("湾州日报", "2024-05-09", "4", "文化")
    assert told(article) == TOLD


def test_markdown_without_a_head() -> None:
    """One top heading is one article, several are several, none is a page's text."""
    (article,) = articles(BODY, "a.md")
    assert (article.headline.title, told(article)) == ("山村来了放映队", TOLD)
    two = articles(
        "# 甲\n\n□本报记者 田一禾\n\n甲的事。\n\n## 细节\n\n还有。\n\n# 乙\n\n乙的事。\n", "a.md"
    )
    assert [one.headline.title for one in two] == ["甲", "乙"]
    assert two[0].byline.printed == "□本报记者 田一禾"
    assert [one.headline.title for one in articles(PAGE, "a.md")] == ["新渡桥今晨通车", "夜市开张"]


def test_a_head_over_a_page() -> None:
    """A head that only tells the place leaves the text a page, with its own line numbers."""
    first, _second = articles("---\npaper: 湾州晚报\ndate: 2024年5月9日\n---\n" + PAGE, "a.md")
    assert (first.paper, first.issue_date) == ("湾州晚报", "2024-05-09")
    assert first.headline.lines == (5,)


@pytest.mark.parametrize(
    ("page", "told_page"),
    [("第四版", "4"), ("A 12", "A12"), ("０３", "03"), ("末版", ""), ("�", "")],
)
def test_pages_are_read_as_printed(page: str, told_page: str) -> None:
    """A page is a number, with a letter at most; anything else is none."""
    (article,) = articles(f"---\ntitle: 甲\npage: {page}\n---\n甲的事。\n", "a.md")
    assert article.page == told_page


@pytest.mark.parametrize("head", ["---\ntitle: [a\n---\n", "+++\ntitle = \n+++\n"])
def test_a_bad_head_is_told_and_read_as_text(head: str) -> None:
    """What is no YAML or TOML is rejected with line 1; the text is there."""
    rejected, page = pages_of(f"{head}# 甲\n\n甲的事。\n".encode(), "a.md")
    assert isinstance(rejected, Rejected)
    assert rejected.line == 1
    assert isinstance(page, Page)
    assert page.articles[-1].headline.title == "甲"


def test_word_with_headings() -> None:
    """Headings begin articles, lower ones are subheads; title, subtitle and caption have styles."""
    raw = word(run("新渡桥通车", "1"), run("□本报记者 林一舟"), run("桥长860米。"), run("步道", "2"), run("步道宽3米。"),
               run("夜市开张", "1"), run("夜市有摊位120个。"))  # fmt: skip
    bridge, market = articles(raw, "湾州日报2024-05-10第02版.docx")
    assert (bridge.headline.title, bridge.byline.printed) == ("新渡桥通车", "□本报记者 林一舟")
    assert told(bridge) == [("body", "桥长860米。"), ("subhead", "步道"), ("body", "步道宽3米。")]
    assert (market.headline.title, market.paper, market.page) == ("夜市开张", "湾州日报", "02")
    (article,) = articles(
        word(
            run("清水入城", "a3"), run("一条河的十年", "a4"), run("河清了。"), run("图为河岸", "a5")
        ),
        "a.docx",
    )
    assert (article.headline.title, article.headline.deck) == ("清水入城", "一条河的十年")
    assert told(article) == [("body", "河清了。"), ("caption", "图为河岸")]


def test_word_without_headings_is_a_page() -> None:
    """Paragraphs are the lines of a page; boxes are read once, deletions not at all."""
    assert [
        one.headline.title for one in articles(word(*map(run, PAGE.split("\n"))), "a.docx")
    ] == [
        "新渡桥今晨通车",
        "夜市开张",
    ]
    odd = "<w:p><w:r><w:t>夜市</w:t></w:r><w:del><w:r><w:delText>不</w:delText></w:r></w:del><w:r><w:t>开张了。</w:t></w:r></w:p>"
    (page,) = pages(word(odd), "a.docx")
    assert page.file.text == "夜市开张了。"


CHAPTER: Final = "<h2>湖畔音乐会</h2><p>作者：宋雨</p><p>湖边响起琴声，听众有3000人。</p><h3>曲目</h3><p>曲目共12首。</p>"


def test_a_book_of_news() -> None:
    """Documents are pages, headings articles, the book's title paper and day, contents passed over."""
    raw = book(
        "湾州日报 2024-05-11",
        {
            "t.xhtml": "<h1>目录</h1><ul><li><a href='a'>湖畔音乐会</a></li></ul>",
            "a.xhtml": f"<p><a href='t'>目录</a> | <a href='b'>下一篇</a></p>{CHAPTER}",
            "b.xhtml": "<h2>甲</h2><p>甲的事。</p><h2>乙</h2><p>乙的事。</p>",
        },
    )
    found = articles(raw, "n.epub")
    assert [one.headline.title for one in found] == ["湖畔音乐会", "甲", "乙"]
    assert {(one.paper, one.issue_date) for one in found} == {("湾州日报", "2024-05-11")}
    assert found[0].byline.printed == "作者：宋雨"
    assert [role for role, _text in told(found[0])] == ["body", "subhead", "body"]
    assert found[0].source == "n.epub!/OEBPS/a.xhtml"


def test_a_locked_book_is_refused() -> None:
    """Encrypted documents are told; the encryption of fonts does not matter."""
    fonts = {"META-INF/encryption.xml": "<encryption>OEBPS/font.otf</encryption>"}
    assert articles(book("书", {"a.xhtml": CHAPTER}, fonts), "n.epub")
    texts = {"META-INF/encryption.xml": "<encryption>OEBPS/a.xhtml</encryption>"}
    with pytest.raises(FileUnreadable, match="encrypted"):
        list(pages_of(book("书", {"a.xhtml": CHAPTER}, texts), "n.epub"))


def test_the_text_of_pdf_pages() -> None:
    """Each page is parsed as one, by its number; pages without text are told."""
    pytest.importorskip("pypdfium2")
    raw = portable(
        [PAGE.split("\n"), [], ["夜市开张", "", "　　本报讯 夜市有摊位120个，", "比去年多30个。"]]
    )
    *found, rejected = pages_of(raw, "湾州日报-20240512.pdf")
    assert isinstance(rejected, Rejected)
    assert "2" in rejected.reason
    held = [page for page in found if isinstance(page, Page)]
    assert [page.file.page for page in held] == ["01", "03"]
    assert [one.headline.title for one in held[0].articles] == ["新渡桥今晨通车", "夜市开张"]
    assert held[1].articles[0].paragraphs[0].text.endswith("120个，比去年多30个。")
    assert (held[0].file.issue_date, held[1].file.path) == (
        "2024-05-12",
        "湾州日报-20240512.pdf#page=3",
    )


def test_pdf_without_its_extra_names_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the library for PDF is missing, the sentence says what to install."""
    imported = builtins.__import__

    def without(name: str, *words: Any, **named: Any) -> Any:
        if name.startswith("pypdfium2"):
            raise ImportError(name)
        return imported(name, *words, **named)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(FileUnreadable, match=r"gxreader\[pdf\]"):
        list(pages_of(portable([PAGE.split("\n")]), "a.pdf"))


def test_an_archive_of_everything() -> None:
    """Members are read as what they are, named behind the archive; folders in it tell the place."""
    raw = zipped(
        {
            "湾州日报/2024-05-13/01.txt": PAGE.encode("gb18030"),
            "a.html": "<h1>渔港开市</h1><div id='ozoom'><p>渔港开市，人山人海。</p></div>",
            "c.jsonl": '{"headline": "题", "articleBody": "文。"}\n{x\n',
            "d.docx": word(run("甲", "1"), run("甲的事。")),
            "e.zip": zipped({"f.txt": PAGE}),
            "notes.exe": b"MZ",
            "__MACOSX/a.html": b"x",
            "../../b.txt": PAGE,
        }
    )
    found = list(pages_of(raw, "all.zip"))
    (rejected,) = [one for one in found if isinstance(one, Rejected)]
    assert (rejected.path, rejected.line) == ("all.zip!/c.jsonl", 2)
    held = {page.file.path: page for page in found if isinstance(page, Page)}
    assert sorted(held) == [
        "all.zip!/a.html",
        "all.zip!/b.txt",
        "all.zip!/c.jsonl",
        "all.zip!/d.docx",
        "all.zip!/e.zip!/f.txt",
        "all.zip!/湾州日报/2024-05-13/01.txt",
    ]
    file = held["all.zip!/湾州日报/2024-05-13/01.txt"].file
    assert (file.paper, file.issue_date, file.page, file.encoding) == (
        "湾州日报",
        "2024-05-13",
        "01",
        "gb18030",
    )
    ids = [article.id for page in held.values() for article in page.articles]
    assert len(ids) == len(set(ids))


def test_names_in_gbk_are_read() -> None:
    """Archives made on Windows name their members in GBK without saying so."""
    raw = renamed(zipped({"abcd-0506.txt": PAGE}), "abcd", "湾州".encode("gbk"))
    (page,) = pages(raw, "a.zip")
    assert page.file.path == "a.zip!/湾州-0506.txt"


@pytest.mark.parametrize("pack", [gzip.compress, lzma.compress, bz2.compress])
def test_one_packed_file(pack: Any) -> None:
    """Packed text is the page it was, under the name it had, whatever it is called now."""
    name = {gzip.compress: "gz", lzma.compress: "xz", bz2.compress: "bz2"}[pack]
    (page,) = pages(pack(PAGE.encode("gb18030")), f"湾州日报-20240513-02.txt.{name}")
    assert (page.file.paper, page.file.page, page.file.encoding) == ("湾州日报", "02", "gb18030")
    assert len(page.articles) == 2
    assert pages(pack(PAGE.encode()), "page.txt")[0].articles
