"""Words round the subject of a clause: what stands before it, and who told what it says."""

import re
from typing import Final

DATELINE: Final = re.compile(
    "[^，。：]{0,4}(?:[网社讯]|日报|晚报|快讯)[^，。：]{0,12}?(?:日电|消息)? ?(?:[（(][^）)]{0,40}[）)])(?:[：:]|[^，。：]{0,6}消息[：:])?"
    "|[^，。：]{0,4}(?:[网社]|日报|晚报|本报)[^，。：]{0,14}?(?:日电|消息|讯)[ 　]*[：:]?"
)
"""What opens an article before its first sentence."""

_LEADS: Final = (
    "[0-9]{1,4}[年月日时至-]+|[0-9]{4}(?=[\u4e00-\u9fff])|[一二三四]季度|[上下]半年|全年|年内|当[天日时晚]|今[年天日]|去年|上年(?:同期)?|前[一二两三四五六七八九十0-9]+(?:季度|个?月)|昨[天日]|日前|近日|近年来?|目前|截至[^，。]{0,8}[，]?"
    "|其中|此外|另外|同时|期间|以来|年|月|日|至|[上下]午|凌晨|晚|时间|据悉|据了解|据介绍|据统计|据测算|[此本这][次届]|随后"
    "|截至|而|但|不过|然而|如今|现在|现|至今|最新|披露|来看|一是|二是|三是|由于|因此|[□■▲●◆　 ”]|[-、]"
)
LEAD: Final = re.compile(
    "(?=[-0-9一二三四上下全年当今去前昨日近目截其此另同期以月至凌晚时据本这随而但不然如现最披来由因□■▲●◆　 ”、])"
    f"(?:{_LEADS})++"
)
"""What may open a clause before its subject."""

SHORT_LEADS: Final = frozenset("年月日至晚而但现")
"""Those of one character, which may as well begin a word: 日 of 日本."""

TOLD: Final = re.compile(
    "(?:数据|报告|消息|公告|报道|统计|介绍|通报|结果|声明|获悉|了解到|表示|称|说|指出|认为|宣布|透露|显示|公布|发布|证实|警告|强调)[，：“]?"
)
"""Words of a clause that says who told something."""

DECIDED: Final = re.compile("宣布|决定|表示")
"""Words of one who tells what is to be done, and does it."""

_MEASURED: Final = (
    "收入 投资 产值 增加值 总额 总值 零售额 销售 销售额 交易额 成交额 出口 出口额 进出口 进口 进口额 人口 面积 产量 总量 数量 规模 增速 增幅 利润"
    " 税收 价格 费用 支出 存款 余额 贷款 GDP 指数 销量 人数 比重 占比 总长 全长 率 量 额 值"
)
MEASURES: Final = tuple(_MEASURED.split())
"""What is measured: no part of the name of what has it."""

MEASURE: Final = re.compile(
    "(?:营业|总|[总常户]住?籍?|人均|户均|地区|日均|年均|累计|受灾)*"
    "(?:收入|投资|产值|增加值|总额|零售额|销售额?|交易额|成交额|出口额?|进出口|进口额?|人口|面积|产量|总量|数量|规模|增速|利润|税收|价格|费用|支出"
    "|存款|余额|贷款|GDP|生产总值|指数|销量|人数|比重|占比|[总全]长|增幅)"
)
"""A measure with the words before it that are part of it."""

PRONOUNS: Final = ("他", "她")
OTHERS: Final = (
    *("后者", "前者", "双方", "两者", "二者", "对方", "有人", "有的", "大家"),
    *("我", "你", "它", "其"),
)
"""Pronouns that are followed to a person, and those that are not followed."""
OTHERS_FIRST: Final = frozenset(word[0] for word in OTHERS)

POINTING: Final = re.compile("(?:[该此本]|这[家个座条所处])(?P<what>[\u4e00-\u9fff]{1,4})")
"""What points back to something that is named before."""

PLACED: Final = re.compile("在|走进|来到|位于|步入")
WITHIN: Final = re.compile("[里内中上](?=[，；：])|现场")
"""How a clause begins and ends that only tells where something is."""

BY: Final = re.compile("按(?![揭摩键钮])|依[照托靠]|遵[照循]")
"""How a clause begins that tells by what something is done, and leaves out who does it."""

ASIDE: Final = re.compile("其中|在")
"""How a clause begins that speaks of a part or a place, not of what the text is about."""

HIDDEN: Final = frozenset("与对为从以由把被的")
"""Words behind which the subject of a clause is not read: 与之相邻的小镇."""

COUNTED: Final = re.compile("[0-9.]+[万亿多余几]{0,3}[\u4e00-\u9fff]{1,2}(?=[，。；、])")
"""An amount behind what it counts (入园企业62家，), not behind whose it is (南津镇3个村受灾)."""

COUNTING: Final = frozenset("达为超约近仅")
NUMERALS: Final = frozenset("一二三四五六七八九十百千万亿两几数第首")
ADVERBS: Final = frozenset("共总年月日")
