"""What has digits and is no quantity: serial numbers, road and model names, hotlines, clocks."""

import re
from typing import Final

_GLUED_BEFORE: Final = re.compile(
    r"[A-Za-z@#_№][-_.]?$|[0-9][-/.:：_]$|[A-Z][0-9]{1,4}\+$|[〔\[［【]$|://[^ ]{0,80}$"
)
_GLUED_AFTER: Final = re.compile(
    r"[A-Za-z_@]|[-/.][A-Za-z0-9]|[〕\]］】]|[:：][0-5][0-9](?![0-9])"
    r"|号(?!召)|热线|专线|平台|电话|[时点](?![间代期空段候位])|后(?=[女男生的一消人群青年、])|款|版|路|[A-Za-z]"
)
_PHONE: Final = re.compile(
    r"(?:电话|热线|手机号?|传真|邮编|账号|卡号|编号|代码|号码|QQ|微信|邮箱)[:：为是(（]{0,2}$"
)


_ADDRESS: Final = re.compile("[0-9]{1,4}(?:单元|室|号|门|楼)")
_CLOCK_BEFORE: Final = re.compile(r"[0-9][时点]$")


def is_identifier(text: str, start: int, stop: int, *, unit: bool) -> bool:
    """Whether the numeral from ``start`` to ``stop`` names something instead of counting.

    ``unit`` tells that a unit follows the numeral: then only what is glued before it counts
    (G72公里 is no length, 168cm is one).
    """
    before = text[max(0, start - 12) : start]
    free = "一" <= before[-1:] <= "龥" and "://" not in before
    if not free and _GLUED_BEFORE.search(before):
        return True
    if "分" in text[stop - 1 : stop + 1] and _CLOCK_BEFORE.search(before):
        return True
    if not unit and _PHONE.search(before):
        return True
    if text[stop - 1] in "栋幢座号" and _ADDRESS.match(text, stop):
        return True
    return not unit and _GLUED_AFTER.match(text, stop) is not None
