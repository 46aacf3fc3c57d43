"""Roles (本报记者, 通讯员, 摄影…): the words by which bylines call those who worked on an article."""

import re
from dataclasses import replace
from typing import Final

from reader.model import Contributor
from reader.parsing.marks import HAN
from reader.parsing.people import CALLED

PHOTOGRAPHER: Final = "摄影"
"""The role of a name that only 摄 follows."""

_SHORTEST_NAME: Final = 2

SPOKEN: Final = (
    "记者|通讯员|评论员|特派员|实习生|撰稿人|观察员|报道员|通信员|特约撰稿人?|撰稿|主笔|摄影师"
)
"""Roles that people are called by; names in running text are read only where one stands."""

NAMES_SET_OFF: Final = (
    rf"(?:[{HAN}]{{0,4}}(?:{SPOKEN})\s?[{HAN}]{{2,4}}(?:、[{HAN}]{{2,4}}){{0,3}}\s+)"
)
"""Names behind a dateline that a blank alone sets off from the text: 记者某某 通讯员某某."""

_LABELS: Final = "作者|读者|撰文|执笔|整理|采写|报道|编译|口述|摄影|图片|漫画|绘图|制图|插图|视频|供图|翻译|文字|文图|图文|采访|文|图|供稿|来源"
_RARE_LABELS: Final = (
    "讲述人?|执笔人|采访人|记录|指导(?:老师|教师)|总?策划|统筹|监制|诗|书法|篆刻|剪纸|音频"
)
"""Labels that are roles only where a name with a known surname follows."""

_SPOKEN_ROLE = re.compile(
    rf"(?:(?:[文图][/／][文图]|文图|图文|文字|图片|采写|撰文|摄影|整理|编译|执笔|采访|统筹|[文图摄])[/／：:]\s*)?(?P<role>[{HAN}A-Za-z“”]{{0,14}}?(?:{SPOKEN}))[：:/／]?(?P<rest>.*)$"
)
_LABEL_ROLE = re.compile(
    rf"(?P<role>(?:本文|本报|本版|特约)?(?:[文图][/／][文图]|{_LABELS}|{_RARE_LABELS}))[：:/／](?P<rest>.*)$"
)
_BARE_ROLES: Final = frozenset(
    [
        "文/图",
        "图/文",
        "文／图",
        "图／文",
        "摄影",
        "特约",
        "作者",
        "读者",
        "文",
        "图",
        "撰稿",
    ]
)
_STRICT_ROLE = re.compile(
    r"(?:本版)?(?:编译|口述|翻译|撰文|图片|文字|采写|整理|执笔|绘图|图文|文图)|摄影报道|图文报道|本版摄影"
)
"""Words that are roles only where a name with a known surname follows."""
ROLE_BEHIND: Final = frozenset(
    [
        "口述",
        "整理",
        "编译",
        "翻译",
        "译",
        "摄",
        "摄影",
        "文",
        "图",
        "绘",
        "画",
        "作",
        "撰文",
        "执笔",
        "采写",
        "采访",
    ]
)
"""Roles that may stand behind each name instead of before it."""
_POST_ROLE = re.compile(
    r"[\s/／（(]*(?P<role>摄影报道|图文报道|文并摄|摄影|供图|文[/／][图摄]|[图摄][/／]文|图文|摄|供稿|绘|制图|整理|执笔|编译)$"
)
COLUMNS: Final = frozenset(
    ["手记", "札记", "观察", "调查", "述评", "感言", "快评", "短评", "时评", "连线", "视点", "体验", "出击", "探访", "走访", "追踪", "专访", "说法",
     "之声", "之窗", "之家", "来信", "点评", "看台", "见闻", "随笔", "采访", "报道", "节"]
)  # fmt: skip
"""What makes a column's name of a role: 记者手记, 读者来信."""

GLUED = re.compile(
    rf"(?<=[{HAN}]{{2}})(?=(?:口述|整理|执笔|编译|采写)(?:\s|$))|(?<=(?:记者|讯员|习生)[{HAN}]{{2}})(?=(?:本报|实习|见习|特约)?(?:记者|通讯员|实习生))|"
    rf"(?<=[：:])(?=[{HAN}][ \u3000][{HAN}](?:\s|$))|(?<=(?:记者|讯员|习生)[{HAN}]{{3}})(?=(?:本报|实习|见习|特约)?(?:记者|通讯员|实习生))"
)
"""Where a role follows a name without a blank: 记者某某通讯员某某, 某某口述."""


def role_of(token: str) -> tuple[str, str, bool] | None:
    """Return the role that ``token`` begins with, the name left of it, and whether only bylines have it."""
    if token in _BARE_ROLES or _STRICT_ROLE.fullmatch(token):
        return token.replace("／", "/"), "", True
    match = _SPOKEN_ROLE.match(token) or _LABEL_ROLE.match(token)
    if match:
        return match["role"], match["rest"].removesuffix("提供"), True
    return (token, "", False) if CALLED.match(token) else None


def is_strict(role: str, rest: str) -> bool:
    """Whether only names with a known surname may follow a role."""
    alone = _STRICT_ROLE.fullmatch(role) and not rest
    return bool(alone or re.fullmatch(_RARE_LABELS, role) or CALLED.match(role))


def cut_post_role(text: str) -> tuple[str, str]:
    """Return what stands before the role that ``text`` ends with, and the role, empty if there is none."""
    match = _POST_ROLE.search(text)
    if not match or match.start() < _SHORTEST_NAME:
        return text, ""
    return text[: match.start()], match["role"].replace("／", "/")


def with_post_role(contributors: list[Contributor], post: str) -> tuple[Contributor, ...]:
    """Return the contributors, those without a role with the one printed behind them."""
    role = PHOTOGRAPHER if post == "摄" else post
    return tuple(replace(one, role=one.role or role) for one in contributors)
