"""Claims about names: who is credited, and with what role, in all printed forms of bylines."""

import pytest

from reader.model import PageFile
from reader.parsing import parse_page
from reader.parsing.blocks import Block
from reader.parsing.bylines import read_byline
from reader.parsing.credits import closing_credit, read_credit
from reader.parsing.forms import Form, form_of
from reader.parsing.mentions import (
    closing_names,
    closing_signers,
    opening_names,
    pen_names,
    signature_names,
    stating_names,
)
from reader.parsing.places import date_in

BYLINES = [
    ("文图/本报记者 田一禾", [("本报记者", "田一禾")]),
    ("采写/本报记者 田一禾 摄影/本报记者 岑小满", [("本报记者", "田一禾"), ("本报记者", "岑小满")]),
    ("田一禾 口述 岑小满 整理", [("口述", "田一禾"), ("整理", "岑小满")]),
    ("口述：田一禾 整理：岑小满", [("口述", "田一禾"), ("整理", "岑小满")]),
    ("编译 田一禾", [("编译", "田一禾")]),
    ("田一禾 编译", [("编译", "田一禾")]),
    ("图/文：田一禾", [("图/文", "田一禾")]),
    ("图/文 田一禾", [("图/文", "田一禾")]),
    ("田一禾 摄影报道", [("摄影报道", "田一禾")]),
    ("本报记者 田一禾 文 岑小满 图", [("本报记者", "田一禾"), ("图", "岑小满")]),
    ("本报记者 田一禾 文 岑小满 摄", [("本报记者", "田一禾"), ("摄影", "岑小满")]),
    ("王一禾（县医院内科主任医师）", [("县医院内科主任医师", "王一禾")]),
    ("王一禾（化名）", []),
    ("摄影报道 本报记者 田一禾", [("本报记者", "田一禾")]),
    ("本报记者 田一禾 岑小满 石岚 参与采写", [("本报记者", "田一禾"), ("本报记者", "岑小满"), ("本报记者", "石岚")]),
    ("本报见习记者 田一禾", [("本报见习记者", "田一禾")]),
    ("特约撰稿人 田一禾", [("特约撰稿人", "田一禾")]),
    ("本报特派记者 田一禾 发自江北", [("本报特派记者", "田一禾")]),
    ("本报评论员", [("", "本报评论员")]),
    ("作者：田一禾", [("作者", "田一禾")]),
    ("本报记者 田一禾 采访", [("本报记者", "田一禾")]),
    ("来源：江北晚报 记者：田一禾", [("来源", "江北晚报"), ("记者", "田一禾")]),
    ("記者張一禾／臺北報導", [("记者", "張一禾")]),
    ("记者田一禾通讯员岑小满", [("记者", "田一禾"), ("通讯员", "岑小满")]),
    ("田一禾口述 岑小满整理", [("口述", "田一禾"), ("整理", "岑小满")]),
    ("整理/本报记者 田一禾", [("本报记者", "田一禾")]),
    ("讲述：田一禾 采写：岑小满", [("讲述", "田一禾"), ("采写", "岑小满")]),
    ("文丨田一禾 图｜岑小满", [("文", "田一禾"), ("图", "岑小满")]),
    ("田一禾（文/图）", [("文/图", "田一禾")]),
    ("诗/田一禾 图/岑小满", [("诗", "田一禾"), ("图", "岑小满")]),
    ("漫画：田一禾", [("漫画", "田一禾")]),
    ("作者：田　禾", [("作者", "田禾")]),
    ("（作者：田一禾 单位：江北大学）", [("作者", "田一禾")]),
    ("市民 田一禾", [("市民", "田一禾")]),
    ("退休教师　田　禾", [("退休教师", "田禾")]),
    ("江北市　田一禾", [("", "田一禾")]),
    ("江北轴承厂　田一禾", [("", "田一禾")]),
    ("（县委宣传部 田一禾 岑小满）", [("", "田一禾"), ("", "岑小满")]),
    ("城关小学五（2）班　田小满　指导老师：岑　满", [("", "田小满"), ("指导老师", "岑满")]),
    ("欧阳　禾", [("", "欧阳禾")]),
    ("[日]小林一夫　田一禾译", [("", "小林一夫"), ("译", "田一禾")]),
    ("（田　禾　江北县第二小学教师）", [("江北县第二小学教师", "田禾")]),
    ("（田一禾，江北大学教授）", [("江北大学教授", "田一禾")]),
    ("记者手记", []),
    ("读者来信", []),
    ("江北市", []),
    ("小山村 路宽了", []),
    ("田一禾 教师", []),
]  # fmt: skip

CREDITS = [
    ("新华社记者 田一禾 摄", [("新华社记者", "田一禾")]),
    ("新华社记者 田 禾摄", [("新华社记者", "田禾")]),
    ("新华社发（田一禾 摄）", [("摄影", "田一禾")]),
    ("新华社发 田一禾 摄", [("摄影", "田一禾")]),
    ("田一禾摄（影像中国）", [("摄影", "田一禾")]),
    ("图据《江北晚报》", []),
    ("本组图片均为资料图片", []),
]

CAPTIONS = [
    ("大桥夜景。受访者供图", []),
    ("大桥夜景。（资料图片）", []),
    ("图① 大桥夜景。", []),
    ("资料图：大桥夜景。", []),
    ("大桥夜景。读者 田一禾 摄", [("读者", "田一禾")]),
    ("春江水暖 田一禾 摄", [("摄影", "田一禾")]),
    ("《秋山》（国画）　田　禾　作", [("作", "田禾")]),
]

DATES = [
    ("2019 - 06 - 2 1", "2019-06-21"),
    ("时间：2019 - 06 - 2 1", "2019-06-21"),
    ("2 0 1 9 年 6 月 2 1 日", "2019-06-21"),
    ("2019年6月2 1日 第3版", "2019-06-21"),
    ("2019-06-2 10:30", "2019-06-02"),
    ("2019年6月2 3版", "2019-06-02"),
    ("2019年06月21日08版要闻", "2019-06-21"),
]


@pytest.mark.parametrize(("line", "wanted"), BYLINES)
def test_bylines_tell_names_and_roles(line: str, wanted: list[tuple[str, str]]) -> None:
    """A line that is nothing but a byline gives each name with the role printed for it."""
    assert [(one.role, one.name) for one in read_byline(line).contributors] == wanted


@pytest.mark.parametrize(("line", "wanted"), CREDITS)
def test_credits_tell_photographers_and_agencies(line: str, wanted: list[tuple[str, str]]) -> None:
    """The agency is part of a reporter's role and never a name."""
    assert [(one.role, one.name) for one in read_credit(line) or ()] == wanted


@pytest.mark.parametrize(("line", "wanted"), CAPTIONS)
def test_captions_are_told_by_their_credits(line: str, wanted: list[tuple[str, str]]) -> None:
    """A line that ends with a credit is a caption, and names who took the picture or made the work."""
    assert form_of(Block(line, (1,))) is Form.CAPTION
    assert [(one.role, one.name) for one in closing_credit(line)] == wanted


def test_names_inside_the_text_are_read() -> None:
    """Behind and inside datelines, in closing brackets, before statements and below letters."""
    dateline = "本報記者林維揚花蓮三日電"
    assert [one.name for one in opening_names(f"{dateline}〕今晨地動。", len(dateline))] == [
        "林維揚"
    ]
    for lead in (
        "本报讯 记者田一禾 通讯员石岚、林维扬 昨天，桥通了。",
        "本报讯（记者田一禾 通讯员石岚 林维扬）桥通了。",
    ):
        found = opening_names(lead, len("本报讯"))
        assert [one.name for one in found] == ["田一禾", "石岚", "林维扬"]
    assert opening_names("本报讯 记者昨日 从市交通局获悉，桥通了。", len("本报讯")) == ()
    assert [one.name for one in closing_names("桥通了。（本报记者 田一禾 石岚 参与采写）")] == [
        "田一禾",
        "石岚",
    ]
    assert [one.name for one in closing_credit("船来了。（图/文 本报记者 田一禾）")] == ["田一禾"]
    assert [one.name for one in closing_signers("桥通了。（田一禾 石岚）")] == ["田一禾", "石岚"]
    assert closing_signers("桥通了（田一禾）") == ()
    assert [one.name for one in closing_signers("桥通了。（团委　田一禾）")] == ["田一禾"]
    assert [one.name for one in closing_signers("桥通了。（河边）")] == ["河边"]
    assert [closing_signers(f"桥通了。（{aside}）") for aside in ("下略", "完", "掌声")] == [()] * 3
    assert [one.name for one in pen_names("老　贺")] == ["老贺"]
    assert pen_names("公　告") == pen_names("老贺") == ()
    tip = "本报讯 （市民 顾先生报料 记者 田一禾）昨日"
    assert [one.name for one in opening_names(tip, len("本报讯"))] == ["田一禾"]
    assert [one.name for one in stating_names("田一禾（江北大学研究员）：水是根本。")] == ["田一禾"]
    assert [(one.role, one.name) for one in signature_names("城东居民　田一禾　6月2日")] == [
        ("城东居民", "田一禾")
    ]


@pytest.mark.parametrize(
    "line",
    [
        "统筹 推进",
        "整理 归纳 提升",
        "（走基层·一线见闻）",
        "图文 并茂 显神采",
        "市长在年度记者会上回应供暖关系",
        "本报记者探访江北山火灾区",
    ],
)
def test_headings_are_no_bylines(line: str) -> None:
    """Words that may be roles make no names of what cannot be one."""
    text = f"江北新桥昨日合龙\n{line}\n本报讯 昨日，江北新桥主跨合龙。\n"
    assert parse_page(PageFile("x.txt", "utf-8", text)).articles[0].byline.contributors == ()


@pytest.mark.parametrize(("text", "wanted"), DATES)
def test_dates_keep_their_digits(text: str, wanted: str) -> None:
    """A date that a scanner spaced out is read whole, and no page or time is taken for a day."""
    assert date_in(text) == wanted
