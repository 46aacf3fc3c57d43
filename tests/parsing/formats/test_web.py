"""Claims about saved web pages: each family of e-paper, news sites, and what is no article."""

from typing import Final

import pytest

from reader.errors import FileUnreadable
from reader.parsing.formats.dispatch import pages_of
from tests.parsing.formats.making import articles, pages, told

FOUNDER: Final = """<html><head><meta charset="utf-8"><title>湾州日报数字报-新渡桥今晨通车</title></head><body>
<!--enpproperty <articleid>1</articleid><date>2024-05-07 00:00:00:0</date><author>林一舟</author>
<title><p>新渡桥今晨通车</p></title><subtitle>两岸车程缩短四十分钟</subtitle><introtitle>湾州交通再添动脉</introtitle>
<nodename>第02版：要闻</nodename>/enpproperty-->
<table><tr><td><a href="node_1.htm">第01版：头版</a></td></tr><tr><td><a href="node_2.htm">第02版：要闻</a></td></tr></table>
<table><tr><td class="font01" align="center">湾州交通再添动脉</td></tr>
<tr><td align="center"><strong>新渡桥今晨通车</strong></td></tr>
<tr><td align="center">两岸车程缩短四十分钟</td></tr></table>
<table><tr><td><img src="a.jpg"></td></tr><tr><td>图为通车现场。 周小满 摄</td></tr></table>
<div id="ozoom"><founder-content><!--enpcontent--><p>　　本报讯（记者林一舟）5月7日6时，新渡桥通车，全长860米。</p>
<p>　　市民<b>纷纷</b>上桥参观。</p><p><strong>桥上有什么</strong></p><p>桥上设有<a href="x">步道</a>，全天开放。</p>
<!--/enpcontent--></founder-content></div><div><a href="a">上一篇</a> <a href="b">下一篇</a></div></body></html>"""

FOUNDER_BODY: Final = [
    ("caption", "图为通车现场。 周小满 摄"),
    ("body", "本报讯（记者林一舟）5月7日6时，新渡桥通车，全长860米。"),
    ("body", "市民纷纷上桥参观。"),
    ("subhead", "桥上有什么"),
    ("body", "桥上设有步道，全天开放。"),
]

TAGGED: Final = """<html><body><div class="top"><a href="/">湾州晚报</a></div>
<founder-introtitle><p>治水十年看湾州</p></founder-introtitle><founder-title><p>清水入城</p></founder-title>
<founder-subtitle><p>——一条河的十年</p></founder-subtitle><founder-author>本报记者 顾言</founder-author>
<founder-content><p>清晨，河边有人钓鱼。</p><p>十年前，这里无人走近。</p></founder-content></body></html>"""

HEADED: Final = """<html><head><title>清水入城</title></head><body><div class="nav"><a href="/">首页</a></div>
<div class="article"><{a}>治水十年看湾州</{a}><{b}>清水入城</{b}><{c}>一条河的十年</{c}>
<p class="sec">本报记者 顾 言 通讯员 陆小禾 <span class="date">《湾州日报》（2024年05月07日 第 03 版）</span></p>
<table class="pci_c"><tr><td><img src="1.jpg"></td></tr><tr><td><p>河边新建的步道。<br>本报记者 顾 言摄</p></td></tr></table>
<div id="ozoom"><p>　　清晨，河边有人钓鱼。</p><p>　　十年前，这里无人走近。</p></div></div>
<div class="list"><ul><li><a href="1">清水入城</a></li><li><a href="2">别的</a></li></ul></div></body></html>"""

NEWS: Final = """<HTML><HEAD><META http-equiv=Content-Type content="text/html; charset=gb2312"><TITLE>果园丰收 - 湾州新闻网</TITLE></HEAD>
<BODY><DIV class=nav><A href="/">首页</A> &gt; <A href="/a">新闻</A></DIV><H1>果园丰收</H1>
<DIV class=info>来源：湾州晚报　作者：沈知夏　2024-05-08 09:30　字号：<A href="#">大</A> <A href="#">小</A></DIV>
<DIV class=wz><BR>&nbsp;&nbsp;&nbsp;&nbsp;五月，北坡果园迎来丰收，枇杷挂满枝头，果农忙着采摘。<BR>&nbsp;&nbsp;&nbsp;&nbsp;合作社预计产量12万斤，比去年多两成，订单已排到月底。<BR>
<TABLE><TR><TD>品种</TD><TD>产量</TD></TR><TR><TD>白沙</TD><TD>8万斤</TD></TR></TABLE>（责任编辑：高一鸣）
<H3>相关新闻</H3><UL><LI><A href=1>枇杷节开幕</A><LI><A href=2>果农培训</A></UL></DIV>
<DIV class=footer>版权所有 湾州新闻网 ICP备123号</DIV></BODY></HTML>"""


def test_the_e_paper_family_with_its_comment() -> None:
    """Headline, author, day and page come from the comment; the text from its element."""
    (page,) = pages(FOUNDER, "c1.htm")
    (article,) = page.articles
    head = article.headline
    assert (head.kicker, head.title, head.deck) == (
        "湾州交通再添动脉",
        "新渡桥今晨通车",
        "两岸车程缩短四十分钟",
    )
    place = (article.paper, article.issue_date, article.page, article.section)
    assert place == ("湾州日报", "2024-05-07", "02", "要闻")
    assert told(article) == FOUNDER_BODY
    assert {one.name for one in article.byline.contributors} == {"林一舟", "周小满"}


@pytest.mark.parametrize(
    "mark",
    ['<div id="ozoom">', '<span id="contenttext">', '<div id="zoom">', '<div class="content">', "<cms-content>"],
)  # fmt: skip
def test_other_containers_hold_the_same(mark: str) -> None:
    """Without the element of the first family, those of the others are found."""
    tag = mark[1:].split(maxsplit=1)[0].rstrip(">")
    text = FOUNDER.replace('<div id="ozoom"><founder-content><!--enpcontent-->', mark)
    text = text.replace("<!--/enpcontent--></founder-content></div>", f"</{tag}>")
    (article,) = articles(text, "c1.htm")
    assert told(article) == FOUNDER_BODY


def test_content_between_comments_only() -> None:
    """The comments around the text stand for its element."""
    text = FOUNDER.replace("<founder-content>", "").replace("</founder-content>", "")
    (article,) = articles(text.replace(' id="ozoom"', ""), "c1.htm")
    assert told(article) == FOUNDER_BODY


def test_elements_that_name_the_parts() -> None:
    """Kicker, title, deck and author by their own elements."""
    (article,) = articles(TAGGED, "a.html")
    head = article.headline
    assert (head.kicker, head.title, head.deck) == ("治水十年看湾州", "清水入城", "一条河的十年")
    assert article.byline.printed == "本报记者 顾言"
    assert [text for _role, text in told(article)] == [
        "清晨，河边有人钓鱼。",
        "十年前，这里无人走近。",
    ]


@pytest.mark.parametrize("levels", ["h3 h1 h2", "h3 h2 h4", "h2 h1 h3"])
def test_headings_around_the_title(levels: str) -> None:
    """The highest heading is the title, what is above it the kicker, below it the deck."""
    text = HEADED
    for letter, level in zip("abc", levels.split(), strict=True):
        text = text.replace(f"{{{letter}}}", level)
    (article,) = articles(text, "nw.html")
    head = article.headline
    assert (head.kicker, head.title, head.deck) == ("治水十年看湾州", "清水入城", "一条河的十年")
    assert article.byline.printed == "本报记者 顾 言 通讯员 陆小禾"
    assert (article.paper, article.issue_date, article.page) == ("湾州日报", "2024-05-07", "03")
    assert [role for role, _text in told(article)] == ["caption", "caption", "body", "body"]


def test_a_news_site_in_gbk() -> None:
    """Dense text is found, data are read, a table keeps its rows, the rest is furniture."""
    (page,) = pages(NEWS.encode("gbk"), "a.htm")
    (article,) = page.articles
    assert page.file.encoding == "gb18030"
    assert (article.headline.title, article.paper, article.issue_date) == (
        "果园丰收",
        "湾州晚报",
        "2024-05-08",
    )
    assert [one.name for one in article.byline.contributors] == ["沈知夏"]
    assert [text for _role, text in told(article)][2:] == ["品种  产量", "白沙  8万斤"]
    kinds = {piece.text: piece.kind for piece in page.furniture}
    assert kinds["（责任编辑：高一鸣）"] == "staff"
    assert kinds["枇杷节开幕"] == kinds["相关新闻"] == "guide"


def test_lines_count_the_text_that_is_shown() -> None:
    """Every part's lines lead to its wording in the page's text."""
    (page,) = pages(FOUNDER, "c1.htm")
    rows = page.file.text.split("\n")
    (article,) = page.articles
    parts = [(part.text, part.lines) for part in article.paragraphs]
    for text, lines in (*parts, *((piece.text, piece.lines) for piece in page.furniture)):
        assert "\n".join(rows[line - 1] for line in lines) == text
    assert [rows[line - 1] for line in article.headline.lines] == article.headline.printed.split(
        "\n"
    )


ENCODED: Final = (
    ("gb18030", "gb2312", "gb18030"),
    ("gb18030", "", "gb18030"),
    ("big5", "big5", "big5"),
    ("utf-8", "gb2312", "utf-8"),
    ("utf-8-sig", "", "utf-8"),
    ("utf-16", "", "utf-16-le"),
    ("gb18030", "no-such-thing", "gb18030"),
)


@pytest.mark.parametrize(("codec", "claim", "told_codec"), ENCODED)
def test_the_bytes_decide_the_encoding(codec: str, claim: str, told_codec: str) -> None:
    """A claim is believed where the bytes bear it out; valid UTF-8 is UTF-8 whatever is claimed."""
    body = "漁港開市" if codec == "big5" else "渔港开市"
    meta = f'<meta charset="{claim}">' if claim else ""
    text = f"<html><head>{meta}</head><body><h1>{body}</h1><div id='ozoom'><p>{body}，人山人海。</p></div></body></html>"
    (page,) = pages(text.encode(codec), "a.html")
    assert page.file.encoding == told_codec
    assert page.articles[0].headline.title == body


def test_damaged_bytes_are_counted() -> None:
    """Bytes that mean nothing are shown as such, with their line in the file."""
    raw = FOUNDER.encode().replace("纷纷".encode(), b"\xff\xfe")
    (page,) = pages(raw, "c1.htm")
    assert len(page.file.damaged_lines) == 1


SAVED: Final = (
    ('<link rel="canonical" href="http://epaper.example/html/2024-05/09/nw.D1_20240509_1-04.htm">', "2024-05-09", "04"),
    ("<!-- saved from url=(0042)http://epaper.example/202405/09/node_A03.html -->", "2024-05-09", "A03"),
    ('<meta name="publishdate" content="2024-05-09">', "2024-05-09", ""),
    ('<meta property="article:published_time" content="2024-05-09T06:00:00+08:00">', "2024-05-09", ""),
    ('<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2024-05-09"}</script>', "2024-05-09", ""),
)  # fmt: skip


@pytest.mark.parametrize(("head", "date", "page"), SAVED)
def test_the_page_tells_its_place(head: str, date: str, page: str) -> None:
    """Address and data tell day and page."""
    text = f"<html><head>{head}</head><body><h1>渔港开市</h1><div id='zoom'><p>渔港开市，人山人海。</p></div></body></html>"
    (article,) = articles(text, "a.html")
    assert (article.issue_date, article.page) == (date, page)


def test_the_owner_has_the_last_word() -> None:
    """What was asked for goes before what the page says."""
    (article,) = articles(FOUNDER, "c1.htm", paper="旧报", issue_date="1999-01-02")
    assert (article.paper, article.issue_date, article.page) == ("旧报", "1999-01-02", "02")


@pytest.mark.parametrize("name", ["a.txt", "a", "a.dat"])
def test_a_web_page_is_one_whatever_its_name(name: str) -> None:
    """Content goes before the suffix, and text called .html is text."""
    assert articles(FOUNDER, name)[0].headline.title == "新渡桥今晨通车"
    plain = "夜市开张\n\n　　本报讯 夜市有摊位120个，a<b。\n"
    assert articles(plain, "a.html")[0].headline.title == "夜市开张"


def test_a_web_archive() -> None:
    """MHTML is read as the page in it, at its address."""
    raw = (
        "From: <Saved by a browser>\nMIME-Version: 1.0\n"
        'Content-Type: multipart/related; type="text/html"; boundary="x"\n\n'
        "--x\nContent-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: 8bit\n"
        "Content-Location: http://epaper.example/html/2024-05/10/nw.D1_20240510_1-02.htm\n\n"
        "<html><body><h1>渔港开市</h1><div id='ozoom'><p>渔港开市，人山人海。</p></div></body></html>\n--x--\n"
    )
    (article,) = articles(raw, "a.mhtml")
    assert (article.headline.title, article.issue_date, article.page) == (
        "渔港开市",
        "2024-05-10",
        "02",
    )


ESSAY: Final = """<html><head><title>湾州日报</title></head><body><h1><a href="/">湾州日报</a></h1>
<div>湾州日报 2024年05月12日 第A04版：民生</div><div class="content"><h2>老街修表匠<br>修了一辈子时间</h2>{line}
<div align="center"><img src="1.jpg"><br>老匠人在修表。</div><p>　　街口的修表铺开了四十年，铺主姓顾，今年七十二岁，每天八点准时开门。</p>
<p>　　“表和人一样，要歇。”他说。</p><p align="right">本版编辑：高一鸣 美编：周全</p></div></body></html>"""


@pytest.mark.parametrize("line", ["□ 记者 宋雨 文/图", "宋雨"])
def test_what_stands_inside_the_container(line: str) -> None:
    """Headline, byline, caption and staff line inside the text's element are what they are."""
    (page,) = pages(ESSAY.replace("{line}", f"<p>{line}</p>"), "a.html")
    (article,) = page.articles
    assert article.headline.title == "老街修表匠 修了一辈子时间"
    assert article.byline.printed == line
    assert [one.name for one in article.byline.contributors] == ["宋雨"]
    assert [role for role, _text in told(article)] == ["caption", "body", "body"]
    assert [piece.kind for piece in page.furniture] == ["staff"]
    assert (article.paper, article.page, article.section) == ("湾州日报", "A04", "民生")


CONTENTS: Final = (
    "<ul>" + "<li><a href='c.htm'>全市召开防汛会议，部署下一阶段重点工作</a></li>" * 8 + "</ul><p>第01版：要闻</p>",
    "".join(f"<h3><a href='{at}'>枇杷节开幕，八方游客品尝</a></h3><p>北坡果园昨日开园，枇杷挂满枝头，果农忙着采摘。</p>" for at in range(5)),
    "<div id='ozoom'></div>" + "<a href='c.htm'>枇杷节开幕，八方游客品尝新鲜果实</a><br>" * 6,
)  # fmt: skip


@pytest.mark.parametrize("body", CONTENTS)
def test_a_contents_page_is_refused(body: str) -> None:
    """A page that only leads to articles is told apart."""
    with pytest.raises(FileUnreadable, match="leads to articles"):
        list(pages_of(f"<html><body>{body}</body></html>".encode(), "node_1.htm"))
