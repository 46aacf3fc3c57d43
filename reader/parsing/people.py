"""What can be a person's name or an organisation's in a byline."""

import re
from typing import Final

from reader.parsing.marks import HAN

SURNAMES: Final = frozenset(
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花"
    "方俞任袁柳酆鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄和穆萧尹姚邵湛汪祁毛禹狄米贝"
    "明臧计伏成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯昝"
    "管卢莫经房裘缪干解应宗丁宣贲邓郁单杭洪包诸左石崔吉钮龚程嵇邢滑裴陆荣翁荀羊惠甄曲家封芮羿储靳汲邴糜松井段富巫乌"
    "焦巴弓牧隗山谷车侯宓蓬全郗班仰秋仲伊宫宁仇栾暴甘厉戎祖武符刘景詹束龙叶幸司韶郜黎蓟薄印宿白怀蒲邰从鄂索咸籍赖卓"
    "蔺屠蒙池乔阴胥能苍双闻莘党翟谭贡劳逄姬申扶堵冉宰郦雍却璩桑桂濮牛寿通边扈燕冀郏浦尚农温别庄晏柴瞿阎充慕连茹习宦"
    "艾鱼容向古易慎戈廖庾终暨居衡步都耿满弘匡国文寇广禄阙东欧殳沃利蔚越夔隆师巩厍聂晁勾敖融冷訾辛阚那简饶空曾毋沙乜"
    "养鞠须丰巢关蒯相查后荆红游竺权逯盖益桓公仉督岳帅缑亢况郈有琴归海晋楚闫法汝鄢涂钦商牟佘佴伯赏墨哈谯笪年爱阳佟言"
    "福肖覃粟付岩莽门苟昂战原揭者亓英但邸麦修尧仝智禤代户丛才冼危卿位候皇鹿初来隋邝咎库青信占展黑律莹乾"
    "趙錢孫吳鄭馮陳衛蔣韓楊許張嚴魏薑謝鄒魯韋馬鳳賀羅畢鄔樂傅齊黃穆蕭貝談龐紀項祝董藍閔賈婁顏鍾駱盧萬劉葉龍"
)
"""Single-character surnames (百家姓 and the frequent ones of modern registers)."""

COMPOUND_SURNAMES: Final = frozenset(
    [
        "欧阳",
        "太史",
        "端木",
        "上官",
        "司马",
        "东方",
        "独孤",
        "南宫",
        "夏侯",
        "诸葛",
        "尉迟",
        "公羊",
        "赫连",
        "澹台",
        "皇甫",
        "宗政",
        "濮阳",
        "公冶",
        "太叔",
        "申屠",
        "公孙",
        "慕容",
        "仲孙",
        "钟离",
        "长孙",
        "宇文",
        "司徒",
        "鲜于",
        "司空",
        "闾丘",
        "令狐",
        "百里",
        "呼延",
        "东郭",
        "南门",
        "西门",
        "欧陽",
        "司馬",
    ]
)

ORGANISATION: Final = re.compile(
    rf"^[{HAN}A-Za-z0-9“”·（）()]{{2,24}}(?:社|团|组|部|室|院|局|会|委|厅|处|中心|小组|编辑部|研究院|"
    r"研究所|评论员|报社|集团|公司|学校|大学|学院|代表团|报道组|课题组|工作室|研究中心|观察员|工作站|台|馆|所|政府|总工会)$"
)
"""A body that signs articles."""

CALLED: Final = re.compile(
    rf"^[{HAN}“”]{{0,14}}(?:读者|作者|市民|网民|居民|村民|农民|牧民|渔民|茶农|果农|职工|员工|工人|矿工|农民工|教师|老师|学生|家长|乘客|旅客|业主|住户|商户|用户|顾客|消费者|"
    r"老兵|军人|战士|民警|律师|法官|医生|护士|干部|党员|志愿者|爱好者|司机|会计|球迷|游客|诗人|"
    r"[队社店党团会船教学议]员|驾驶员|售票员|护林员|保洁员|快递员|辅导员|营业员|服务员|[网校战工农车球票病摄]友)$"
)
"""Words for what a person is to a paper, by which letters and essays are signed."""

POSITIONS: Final = "医师|药师|护师|教师|工程师|农艺师|长|主任|书记|教授|主席|专家|研究员|委员|代表|大使|经理|作家|博士|学者|老师|医生|律师|主编|政委|院士|顾问|理事"
"""Words for the post a person holds, by which experts and officials sign."""

_HOLDS: Final = re.compile(f"(?:{POSITIONS})$")

_PLACE: Final = re.compile(
    rf"^[{HAN}\d（）()]{{1,14}}(?:[省市县区镇乡村路街巷厂矿队科系班网站]|\d级|街道|社区|中学|小学|年级|医院)$"
)
"""Where a person writes from."""

_NAMES_TOO: Final = frozenset("科系班队")
"""Characters at the end of places that given names end with as well."""

_NO_NAME_END: Final = frozenset("了着的过们吗呢")
"""Characters that end a phrase such as 路宽了, which looks like a name, and no name."""

_HAN_NAME = re.compile(rf"^[{HAN}]{{2,4}}$")
_DOTTED_NAME = re.compile(rf"^[{HAN}]{{1,8}}(?:[·•][{HAN}]{{1,8}}){{1,3}}$")
_LATIN_NAME = re.compile(r"^[A-Z][A-Za-z.'’-]+(?: [A-Z][A-Za-z.'’-]*){0,3}$")


_GIVEN: Final = 2
"""Characters of a given name, at most."""


def could_hold_name(text: str) -> bool:
    """Tell cheaply whether a line could hold a name: first, dotted, in Latin letters, behind a blank."""
    return (
        text[0] in SURNAMES
        or text[:2] in COMPOUND_SURNAMES
        or not text[0].isalpha()
        or "·" in text
        or text.isascii()
        or " " in text
        or "\u3000" in text
    )


def is_person(text: str) -> bool:
    """Tell whether ``text`` has the form of a person's name with a known surname."""
    if _HAN_NAME.match(text):
        if text[-1] in _NO_NAME_END:
            return False
        if text[:2] in COMPOUND_SURNAMES:
            return len(text) in (3, 4)
        return text[0] in SURNAMES and len(text) in (2, 3)
    return bool(_DOTTED_NAME.match(text) or _LATIN_NAME.match(text))


def may_be_person(text: str) -> bool:
    """Tell whether ``text`` could be a name where a role already says that one stands there."""
    return bool(_HAN_NAME.match(text) or _DOTTED_NAME.match(text) or _LATIN_NAME.match(text))


def is_title(role: str) -> bool:
    """Tell whether ``role`` says what somebody is to the paper or which post they hold."""
    return bool(CALLED.search(role) or _HOLDS.search(role))


def is_organisation(text: str) -> bool:
    """Tell whether ``text`` names a body that signs articles (…编辑部, …代表团)."""
    return bool(ORGANISATION.match(text))


def is_from(text: str) -> bool:
    """Tell whether ``text`` is a place or a body that a person writes from (临江市, 机床集团)."""
    place = _PLACE.match(text) and not (text[-1] in _NAMES_TOO and is_person(text))
    return bool(place) or is_organisation(text)


def join_spaced_names(tokens: list[str]) -> list[str]:
    """Join names set with a space inside to fill three squares: 李 涛 becomes 李涛."""
    names: list[str] = []
    for token in tokens:
        if names and _is_rest(token, names[-1]):
            names[-1] += token
        else:
            names.append(token)
    return names


def _is_rest(token: str, before: str) -> bool:
    """Whether ``token`` is a given name whose surname stands before the blank."""
    if not _is_han(token + before):
        return False
    one = len(token) == len(before) == 1
    return one or (before in COMPOUND_SURNAMES and len(token) <= _GIVEN)


def _is_han(text: str) -> bool:
    return all("\u3400" <= character <= "\u9fff" for character in text)
