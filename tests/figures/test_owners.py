"""Whose amount a figure is."""

import pytest

from reader.figures import extract_figures
from reader.figures.owners import owner_of
from reader.model import FigureEntry

CASES = [
    ("", "漓白高速全长78.6公里，总投资96.8亿元。", "漓白高速"),
    ("", "漓白高速全长78.6公里，按双向四车道标准建设，总投资96.8亿元。", "漓白高速"),
    ("", "清漓轴承产业园占地1200亩。走廊两侧绿化到位，总投资3.6亿元。", "清漓轴承产业园"),
    ("", "桂北电信净利润3亿元。中国电信营业收入2587亿元。", "中国电信"),
    ("", "莫家村种植户黄秀珍今年种了35亩砂糖橘，产量14万斤。", "黄秀珍"),
    ("", "石桥中心小学的食堂飘出饭香。学校有教师29名。", "石桥中心小学"),
    ("", "《山歌》由国家基金资助150万元。", "《山歌》"),
    ("", "灾情最重的香桥镇有92人受伤。", "香桥镇"),
    ("", "镇上的人说：“修路要投资300万元。”", ""),
    ("", "走进总投资3.6亿元的清漓轴承产业园。", "清漓轴承产业园"),
    ("", "北麓区、南津区各有侧重，其中南津区集装箱吞吐量4.86万标箱。", "南津区"),
    ("", "今年上半年，全市常住人口达到35万人。", "全市"),
    ("", "前四个月，全市新开工亿元以上项目31个，计划投资52亿元。", "全市"),
    ("", "灌江县种植柑橘，全县柑橘面积28万亩。", "灌江县"),
    ("", "我国软件业务收入快速增长，利润总额13033亿元。", "中国软件业务"),
    ("", "长虹机械股份有限公司今天披露年报。该公司净利润12亿元。", "长虹机械"),
    ("南津港吞吐量突破千万吨", "船舶来往不断，集装箱班轮开行到31班。", "南津港"),
    ("", "民族博物馆开放以来，观众很多，藏品2318件。", "民族博物馆"),
    ("", "收入快于全国1.9个百分点。", ""),
    ("", "有关部门表示，工业项目投资12亿元。", ""),
    ("市统计局公布半年数据", "总投资完成12亿元。", ""),
    ("", "土耳其东部山城昨晚突然燃起熊熊山火，造成50人受伤。", "土耳其"),
]


@pytest.mark.parametrize(("title", "paragraph", "owner"), CASES, ids=[case[1] for case in CASES])
def test_a_figure_has_the_owner_that_its_text_names(title: str, paragraph: str, owner: str) -> None:
    """The name that opens the clause or one before it, what 该 points to, else the headline's."""
    assert extract_figures([paragraph], "2023-06-30", title)[-1].owner == owner


def test_what_points_back_to_nothing_stays_as_it_is() -> None:
    """An owner whose name the article does not tell is one of its article only."""

    def owner(title: str) -> str:
        sentence = "该公司去年净利润12亿元。"
        figure = extract_figures([sentence])[-1]
        assert figure.owner == "该公司"
        return owner_of(FigureEntry(figure, "1", "1", title, "甲报", "", "1", sentence))

    assert owner("一家") != owner("又一家")


def test_a_whole_is_that_of_its_paper() -> None:
    """全市 is another city in another paper; a project is one everywhere."""

    def owner(sentence: str, paper: str) -> str:
        figure = extract_figures([sentence])[-1]
        return owner_of(FigureEntry(figure, "1", "1", "", paper, "", "1", sentence))

    assert owner("全市常住人口35万人。", "甲报") != owner("全市常住人口36万人。", "乙报")
    assert owner("漓白高速总投资96.8亿元。", "甲报") == owner("漓白高速总投资97亿元。", "乙报")
