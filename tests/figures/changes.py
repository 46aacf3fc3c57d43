"""Hard sentences about change: rises, falls, shares, what they compare with and start from."""

from typing import Final

from tests.figures.cases import Expected, f

CHANGES: Final[list[tuple[str, list[Expected]]]] = [
    (
        "粮食和蔬菜产量分别提高1.4个和0.9个百分点。",
        [
            f("1.4个", 1.4, "百分点", "percent", change="up"),
            f("0.9个百分点", 0.9, "百分点", "percent", change="up"),
        ],
    ),
    (
        "三个县的财政收入分别增长5.2、3.1和2.2个百分点。",
        [
            f("三个", 3, "个", "count", label="县"),
            f("5.2", 5.2, "百分点", "percent", change="up"),
            f("3.1", 3.1, "百分点", "percent", change="up"),
            f("2.2个百分点", 2.2, "百分点", "percent", change="up"),
        ],
    ),
    (
        "村集体收入由5.2万元增长到38.6万元。",
        [
            f("5.2万元", 52_000, "元", "money", change=None, label="村集体收入"),
            f("38.6万元", 386_000, "元", "money", change="to", basis="由5.2万元"),
        ],
    ),
    (
        "前三季度，全县实现地区生产总值86.4亿元，同比增长6.1%。",
        [
            f("前三季度", "2024-01/2024-09", "", "date"),
            f("86.4亿元", 8_640_000_000, "元", "money", label="地区生产总值"),
            f("6.1%", 6.1, "%", "percent", change="up", basis="同比", label="地区生产总值"),
        ],
    ),
    (
        "降幅较上月收窄3.2个百分点。",
        [f("3.2个百分点", 3.2, "百分点", "percent", change="down", basis="较上月")],
    ),
    ("户均年增收4600元。", [f("4600元", 4600, "元", "money", change="up", per="户")]),
    ("较上年多12家。", [f("12家", 12, "家", "count", change="up", basis="较上年")]),
    ("比去年同期减少15起。", [f("15起", 15, "起", "count", change="down", basis="比去年同期")]),
    ("气温降至零下12℃。", [f("零下12℃", -12, "℃", "temperature", change="to", label="气温")]),
    ("车程缩短到1小时30分。", [f("1小时30分", 90, "分钟", "duration", change="to", label="车程")]),
    (
        "森林覆盖率从52%提高到61.5%。",
        [
            f("52%", 52, "%", "percent", change=None, label="森林覆盖率"),
            f("61.5%", 61.5, "%", "percent", change="to"),
        ],
    ),
    (
        "两市（增长8.1%）快于全省（增长6.4%）。",
        [
            f("8.1%", 8.1, "%", "percent", change="up", label="两市"),
            f("6.4%", 6.4, "%", "percent", change="up", label="全省"),
        ],
    ),
    (
        "利润是上年的2.3倍，成本降低一成半。",
        [
            f("2.3倍", 2.3, "倍", "ratio", label="利润"),
            f("一成半", 1.5, "成", "ratio", change="down", label="成本"),
        ],
    ),
    (
        "农田灌溉水有效利用系数提高到0.57。",
        [f("0.57", 0.57, "", "number", change="to", label="系数")],
    ),
    (
        "三次产业结构由12.3:40.1:47.6调整为11.8:39.5:48.7。",
        [
            f("12.3:40.1:47.6", None, "比", "ratio", change=None, label="产业结构"),
            f("11.8:39.5:48.7", None, "比", "ratio", change="to"),
        ],
    ),
    (
        "货运量5.2万吨、客运量3.1万人次，同比分别增长8.3%和2.1%。",
        [
            f("5.2万吨", 52_000, "吨", "weight", label="货运量"),
            f("3.1万人次", 31_000, "人次", "people", label="客运量"),
            f("8.3%", 8.3, "%", "percent", change="up", basis="同比", label="货运量"),
            f("2.1%", 2.1, "%", "percent", change="up", basis="同比", label="客运量"),
        ],
    ),
]
