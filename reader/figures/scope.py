"""Of what place a sentence speaks: 全国, 山东, 云梦县; two places make two subjects."""

import re
from typing import Final

_PROVINCES: Final = (
    "北京|天津|上海|重庆|河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川|贵州|云南|陕西"
    "|甘肃|青海|台湾|内蒙古|广西|西藏|宁夏|新疆|香港|澳门"
)
_CITIES: Final = (
    "深圳|广州|南京|杭州|武汉|成都|西安|郑州|青岛|济南|大连|沈阳|长春|哈尔滨|合肥|福州|厦门|南昌|长沙|南宁|桂林|柳州|海口|贵阳"
    "|昆明|拉萨|兰州|西宁|银川|乌鲁木齐|太原|石家庄|苏州|无锡|宁波|温州|东莞|佛山|珠海"
)
_COUNTRIES: Final = (
    "中国|我国|全国|美国|英国|法国|德国|日本|韩国|朝鲜|俄罗斯|印度|巴西|意大利|西班牙|葡萄牙|加拿大|澳大利亚|新西兰|墨西哥|阿根廷"
    "|南非|埃及|土耳其|伊朗|伊拉克|以色列|叙利亚|沙特|阿联酋|泰国|柬埔寨|越南|老挝|缅甸|马来西亚|新加坡|印尼|印度尼西亚|菲律宾"
    "|巴基斯坦|阿富汗|乌克兰|波兰|荷兰|比利时|瑞士|瑞典|挪威|芬兰|丹麦|希腊|欧盟|欧元区|欧洲|非洲|亚洲|全球|世界"
)
_NAMED: Final = re.compile(
    f"{_PROVINCES}|{_CITIES}|{_COUNTRIES}"
    "|(?![年月日全该本我各])[\u4e00-\u9fff]{2}[市县州镇乡村](?![场民级区长委政])"
)
_SAME: Final = {"我国": "中国", "全国": "中国", "世界": "全球", "印尼": "印度尼西亚"}

UNNAMED: Final = re.compile(
    "该[^，。]|本[期次报公案院股]|其[^他中余]|被告|某|个股|投行|同类|每桶|当事人|公司(?!法)|同期"
)
"""Words that leave the owner of a figure to an earlier sentence."""


_STAGE: Final = re.compile(
    "首[期批次届轮]|第[0-9一二三四五六七八九十]{1,3}[期批次届轮]|以来|截至|预计|力争|目标|计划|预期|规划|将"
)


def stages_in(text: str) -> frozenset[str]:
    """Return which issue, stretch or plan ``text`` speaks of: 第三期, 今年以来, 预计."""
    return frozenset(_STAGE.findall(text))


def places_in(text: str) -> frozenset[str]:
    """Return the places that ``text`` names; 我国 and 全国 are one."""
    return frozenset(_SAME.get(name, name) for name in _NAMED.findall(text))
