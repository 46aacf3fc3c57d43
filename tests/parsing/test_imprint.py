"""Claims about the imprint: what a paper says of itself is furniture, what a notice says is text."""

import pytest

from reader.model import Page, PageFile
from reader.parsing import parse_page
from reader.parsing.imprint import is_staff

ANYWHERE = [
    "江北新闻客户端　新闻热线：0700-96600000",
    "责编／张小三　版式／李小四",
    "●责任编辑 张小三 ●版式 李小四",
    "组稿编辑：张小三　版式：阿宽",
    "版面统筹 张小三 责任编辑 李小四 美术编辑 王小五",
    "投稿邮箱 abcd@example.com",
    "第1234期（总第5678期）",
    "零售每份1.5元 全年定价360元",
    "本报法律顾问：江北律师事务所 田一禾 律师",
    "承印：江北日报印务中心 地址：解放路1号",
    "社址：江北市解放路1号 邮编：450000",
    "内部资料　免费赠阅",
    "江北日报印刷厂印刷　每份三分",
    "声明：本版文章仅供参考，不构成投资建议　　读者热线：0700-66550000",
    "本版内容仅供参考，身体不适请及时就医",
]

AT_THE_HEAD = [
    "咨询电话：0700-66550000 登报热线：0700-66551111",
    "中共江北县委主管 江北县融媒体中心主办",
    "江北日报社出版　江北日报网：www.example.com",
    "今日天气：多云转晴 18℃～25℃",
    "农历丁卯年三月十二　第2207号",
    "www.example.com",
    "来信地址：江北市解放路1号群工部　邮编：450000",
]

HEAD = "江北日报\n2021年5月6日 星期四 第3版\n"
STORY = (
    "江北新桥昨日合龙\n"
    "本报讯（记者 田一禾）昨日上午，江北新桥主跨合龙，年底具备通车条件。\n"
    "据介绍，大桥建成后，两岸车程将由四十分钟缩短到十分钟。\n"
)


def _furniture(page: Page) -> set[str]:
    return {one.text for one in page.furniture}


@pytest.mark.parametrize("line", ANYWHERE + AT_THE_HEAD)
def test_the_imprint_at_the_head_is_no_article(line: str) -> None:
    """Above the first headline it is furniture, and the headline stays what it is."""
    page = parse_page(PageFile("x.txt", "utf-8", f"{HEAD}{line}\n\n{STORY}"))
    assert line in _furniture(page)
    assert [one.headline.printed for one in page.articles] == ["江北新桥昨日合龙"]


@pytest.mark.parametrize("line", ANYWHERE)
def test_the_imprint_at_the_foot_is_no_article(line: str) -> None:
    """Below the last article too."""
    page = parse_page(PageFile("x.txt", "utf-8", f"{HEAD}\n{STORY}\n{line}\n"))
    assert line in _furniture(page)
    assert len(page.articles) == 1


@pytest.mark.parametrize("line", AT_THE_HEAD[:1])
def test_how_to_reach_the_paper_stands_below_its_staff(line: str) -> None:
    """Below a staff line up to the end of the page a telephone number is the paper's."""
    page = parse_page(PageFile("x.txt", "utf-8", f"{HEAD}\n{STORY}\n责编：田一禾\n{line}\n"))
    assert line in _furniture(page)


@pytest.mark.parametrize(
    "title",
    [
        "最低工资标准提高到每月2200元",
        "社区食堂开张 每份8元",
        "我县首部县志出版",
        "市长信箱：件件有回音",
    ],
)
def test_a_headline_is_no_imprint(title: str) -> None:
    """One that tells a price, a book or a column of its own stays a headline below the page's head."""
    text = f"{HEAD}\n{title}\n{STORY.split(chr(10), 1)[1]}\n城东修路\n{STORY.split(chr(10), 1)[1]}"
    page = parse_page(PageFile("x.txt", "utf-8", text))
    assert page.articles[0].headline.printed == title


@pytest.mark.parametrize(
    "line", ["联系电话：0700-66550000 联系人：宋女士", "监督电话：0700-66550000"]
)
def test_the_contacts_of_a_notice_are_text(line: str) -> None:
    """A telephone number in or below a text belongs to it."""
    notice = f"拍卖公告\n我公司定于12月24日上午10时在市公共资源交易中心公开拍卖下列标的。\n{line}\n"
    page = parse_page(PageFile("x.txt", "utf-8", f"{HEAD}\n{STORY}\n{notice}\n责编：田一禾\n"))
    assert line not in _furniture(page)


def test_planners_and_writers_sign_an_article() -> None:
    """A line of posts that names who wrote is a byline, not staff."""
    text = f"{HEAD}\n江北新桥昨日合龙\n策划：张小三 采写：本报记者 田一禾\n{STORY.split(chr(10), 1)[1]}"
    byline = parse_page(PageFile("x.txt", "utf-8", text)).articles[0].byline
    assert ("本报记者", "田一禾") in [(one.role, one.name) for one in byline.contributors]


def test_a_hotline_is_known_by_its_number() -> None:
    """A line of the staff may tell where to call; words behind the colon are no number."""
    assert is_staff("新闻热线：0700-96600000")
    assert not is_staff("新闻热线：三天修好一条路")
