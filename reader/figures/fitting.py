"""Whether the characters after a numeral are a unit or begin another word (12家庭, 5人民币)."""

import re
from decimal import Decimal
from typing import Final

from reader.figures.units import Unit

_NOT_BEFORE: Final = {
    "元": "旦素年月化区宝曲代",
    "人": "民均口类工才气事力体物生士造行",
    "家": "庭长乡里园人具",
    "年": "级代报轻货审制",
    "天": "下然空津气安门鹅文",
    "周": "一二三四五六日边围期刊末",
    "日": "报期本常前后子",
    "里": "程约拉面",
    "升": "级至学值温起高",
    "克": "服拉隆里难",
    "米": "粉饭兰面其线",
    "只": "有是能要需为",
    "台": "风湾阶账上州词",
    "对": "于应外口比策",
    "面": "积对临向试貌粉",
    "道": "路德理歉教",
    "部": "门分署委长队属落",
    "组": "织成建长",
    "期": "间待望限货刊末",
    "种": "植子粮业",
    "场": "馆所地景上面合",
    "所": "以有在长谓得属需",
    "处": "理于罚分置长在级",
    "间": "接距隔谍",
    "站": "在点位",
    "起": "来步到点草诉飞源了伏义重",
    "份": "额",
    "本": "次届报市省地月年周科人土轮身质赛级领",
    "首": "次批届发都家先个席要相日创府",
    "批": "准发评示复",
    "轮": "船胎椅车候流值换岗",
    "股": "东市权票份民",
    "注": "意册重目资入射明定视塑",
    "章": "程节鱼法某",
    "票": "房据价",
    "分": "别布析为之公享工配支类局行成化歧析担红级离",
    "单": "位独车价元",
    "张": "某",
    "节": "约能目日假省点水奏",
    "名": "为叫誉称单字义",
    "户": "外籍口型",
    "位": "于置居列数",
    "门": "口票窗",
    "把": "手关握",
    "支": "持部付出撑援",
    "件": "事",
    "项": "目",
    "成": "立为功员效果语品绩长就熟本交分都",
    "折": "射叠腾扣",
    "番": "茄禺",
    "块": "头",
    "片": "面区",
    "套": "路餐",
    "次": "性日要序于年数元生",
    "口": "岸罩号感碑径水井",
    "头": "部",
    "根": "据本源",
    "眼": "睛镜",
    "代": "表替理码",
    "国": "庆家际内外道有企",
    "省": "份级内际外会",
    "市": "场民级区",
    "县": "级城域长",
    "村": "民庄级",
    "镇": "区",
    "校": "长园区",
    "排": "名行放除长查污出水球",
    "响": "应",
    "死": "者于亡去刑缓",
    "伤": "者口员病害及人亡",
    "摩尔": "多曼根",
    "两": "年大队国市地个种家会岸",
    "乡": "道村亲",
    "马克": "思",
    "周大": "宗家涨跌幅量会",
    "天大": "宗家雨雪风会",
    "点": "钟多半整分左",
    "级": "别联",
    "国家": "级队",
    "课": "程题",
    "层": "面次级",
    "段": "落",
    "手": "机续",
    "步": "伐",
    "针": "对",
    "剂": "",
    "班": "子",
    "队": "伍员",
    "度": "假过",
    "顶": "层",
    "集": "团体中装聚",
    "列": "入车",
    "笔": "者",
    "条": "件约",
    "幅": "度",
    "样": "本品机式",
    "口人": "",
    "桩": "基",
    "亩": "产均",
    "方": "面案式向法便",
    "折线": "",
    "顷": "刻",
    "倍": "增率",
    "担": "任心当保忧负",
    "环": "境节保比评球",
    "转": "变化型让移",
    "帕": "",
    "伏": "击",
    "卡": "车",
    "安": "全",
    "发": "展生现布动表行挥放明达言起射电言改热烧货出病育作",
    "通": "过车信知常道报话行",
    "味": "道精",
    "管": "理道",
    "幕": "后墙",
    "具": "有体备",
    "员": "工",
    "兆": "",
    "店": "主",
    "线": "",
    "桶": "",
    "船": "",
    "车": "间道辆型",
}
"""Characters that show that the unit's character begins another word (5人民币, 12家庭)."""
_ARABIC_ONLY: Final = frozenset(
    {
        "注",
        "章",
        "级",
        "个点",
        "伏",
        "死",
        "伤",
        "排",
        "响",
        "大类",
        "小类",
        "部门",
        "省份",
        "国家",
        "球",
        "两",
        "角",
        "毛",
        "码",
        "转",
        "环",
        "安",
        "帕",
        "杆",
    }
)
_HIGHEST_GRADE: Final = 1000
"""2023级 is the year that students entered."""
_LAST_HOUR: Final = 24
_EARTHWORK: Final = re.compile("[土石水木砂沙]|混凝土|方量|淤泥|垃圾")


def fits(text: str, place: int, unit: Unit, value: Decimal, *, chinese: bool) -> bool:
    """Whether ``unit`` really stands at ``place`` of the text, after a numeral of ``value``.

    Some units follow Arabic digits only (两 is also a numeral, 角 a corner), some need a size or
    company: 点 counts an index and no hour from 25 up, 方 measures earth and water.
    """
    stop = place + len(unit.surface)
    if stop < len(text) and text[stop] in _NOT_BEFORE.get(unit.surface, ""):
        return False
    if chinese and unit.surface in _ARABIC_ONLY:
        return False
    if unit.surface == "方":
        return not chinese and _EARTHWORK.search(text, max(0, place - 16), stop + 4) is not None
    return _large_enough(unit.surface, value, chinese=chinese)


def _large_enough(surface: str, value: Decimal, *, chinese: bool) -> bool:
    """Whether the value is one that is counted in points, grades and 里."""
    if surface == "点":
        return not chinese and (value > _LAST_HOUR or value % 1 != 0)
    if surface == "级":
        return value <= _HIGHEST_GRADE
    if surface == "里":
        return not chinese or value >= 10  # noqa: PLR2004 - 十里 is a length, 一里 an idiom
    return True
