"""Bylines (署名): names and the roles printed with them, wherever a newspaper puts them."""

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from reader.model import Contributor
from reader.parsing.characters import as_printed, simple
from reader.parsing.marks import HAN
from reader.parsing.people import (
    CALLED,
    is_from,
    is_organisation,
    is_person,
    join_spaced_names,
    may_be_person,
)

PHOTOGRAPHER: Final = "摄影"
"""The role of a name that only 摄 follows."""

_REMEMBERED: Final = 512
"""Lines whose reading is kept for the next rule that asks."""

_SHORTEST_NAME: Final = 2
_TITLE: Final = 4
"""Characters of a title that could be a pen name as well."""

LONGEST_BYLINE: Final = 160
"""Code points; a longer line is not a byline whatever it holds."""

SPOKEN: Final = (
    "记者|通讯员|评论员|特派员|实习生|撰稿人|观察员|报道员|通信员|特约撰稿人?|撰稿|主笔|摄影师"
)
"""Roles that people are called by; names in running text are read only where one stands."""

_LABELS: Final = "作者|读者|撰文|执笔|整理|采写|编译|口述|摄影|图片|漫画|绘图|制图|插图|视频|供图|翻译|文字|文图|图文|采访|文|图|供稿|来源"
_RARE_LABELS: Final = (
    "讲述人?|执笔人|采访人|记录|指导(?:老师|教师)|总?策划|统筹|监制|诗|书法|篆刻|剪纸|音频"
)
"""Labels that are roles only where a name with a known surname follows."""

_SPEAKS = re.compile(rf"{SPOKEN}|^(?:[文图][/／][文图]|摄影报道|图文报道)[：:\s]")
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
_ROLE_BEHIND: Final = frozenset(
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
    ]
)
"""Roles that may stand behind each name instead of before it."""
_POST_ROLE = re.compile(
    r"[\s/／（(]*(?P<role>摄影报道|图文报道|文并摄|摄影|供图|文[/／][图摄]|[图摄][/／]文|图文|摄|供稿|绘|制图|整理|执笔|编译)$"
)
_REPORTING = re.compile(
    rf"(?:\s*发自[{HAN}、\s]{{2,10}}|\s+(?!摄影|图文)(?:[{HAN}]{{2,6}})?(?:报道|采写)|[/／][{HAN}]{{2,6}}报[道导])$"
)
_SLASHED = re.compile(
    rf"(?P<names>[{HAN}·]{{1,12}}(?:[、 　][{HAN}·]{{1,4}})*)\s*[/／]\s*(?P<role>文图|图文|摄影|供图|制图|[文图摄])(?=\s|[、，]|$)"
)
_POSITIONS: Final = "长|主任|书记|教授|主席|专家|研究员|委员|代表|大使|经理|作家|博士|学者|老师|医生|律师|主编|政委|院士|顾问|理事"
_TITLED = re.compile(
    rf"(?P<role>[{HAN}、“”]{{2,30}}(?:{_POSITIONS}))"
    rf"\s+(?P<name>[{HAN}](?: ?[{HAN}]){{1,3}})$"
)
_TITLE_BEHIND = re.compile(
    rf"(?P<name>[{HAN}]{{2,4}})\s*[（(](?P<role>[{HAN}、“”]{{2,30}}(?:医师|药师|护师|护士长|教师|工程师|农艺师|{_POSITIONS}))[）)]?$"
)
_DATED = re.compile(
    r"^作者\s*[：:]\s*(?P<names>\S.{0,80}?)\s+(?:发布)?(?:时间|日期)\s*[：:]\s*[\d\s年月日.:/-]+$"
)
_NAME_MARKS = re.compile("[;；、,，]")
_DATA = re.compile(r"\s*(?:发布)?(?:时间|日期|(?<!作者)单位)\s*[：:].*$")
_SEPARATORS = re.compile(r"[\s、，,;；|｜丨&]+")
_GLUED = re.compile(
    rf"(?<=[{HAN}]{{2}})(?=(?:口述|整理|执笔|编译|采写)(?:\s|$))|(?<=(?:记者|讯员|习生)[{HAN}]{{2}})(?=(?:本报|实习|见习|特约)?(?:记者|通讯员|实习生))|"
    rf"(?<=[：:])(?=[{HAN}][ \u3000][{HAN}](?:\s|$))|(?<=(?:记者|讯员|习生)[{HAN}]{{3}})(?=(?:本报|实习|见习|特约)?(?:记者|通讯员|实习生))"
)
"""Where a role follows a name without a blank: 记者某某通讯员某某, 某某口述."""

_GAVE = re.compile(r"^(?:新华社|中新社)[发供](?:照片|图片)?[\s：:]+(?=\S)")
_OPENERS: Final = "□■◆◇●○★☆◎▣▪◼※⊙▶►【[（(\u3000 "
_CLOSERS: Final = "】]）)。\u3000 "
_SIGNS: Final = frozenset("□■◆◇●○★☆◎▣▪◼※⊙")


@dataclass(frozen=True, slots=True)
class Names:
    """Contributors read from a wording; ``marked`` when a role or sign was printed there."""

    contributors: tuple[Contributor, ...] = ()
    marked: bool = False


def read_byline(text: str) -> Names:
    """Read a line that is nothing but a byline; no contributors when it is something else."""
    return _read(text) if len(text) <= LONGEST_BYLINE else Names()


@lru_cache(_REMEMBERED)
def _read(text: str) -> Names:
    """Read a short line; one rule after the other asks for the same lines."""
    folded = simple(text)
    names = _read_folded(folded)
    if folded == text:
        return names
    return replace(names, contributors=printed_names(names.contributors, folded, text))


def printed_names(
    contributors: tuple[Contributor, ...], folded: str, text: str
) -> tuple[Contributor, ...]:
    """Return the names as ``text`` prints them; roles stay folded."""
    if folded == text:
        return contributors
    return tuple(replace(one, name=as_printed(one.name, folded, text)) for one in contributors)


def _read_folded(text: str) -> Names:
    dated = _DATED.match(text)
    if dated:
        written = (name.replace(" ", "") for name in _NAME_MARKS.split(dated["names"]))
        return Names(tuple(Contributor(name, "作者") for name in written if name), marked=True)
    bare = _GAVE.sub("", _DATA.sub("", text).lstrip(_OPENERS).rstrip(_CLOSERS))
    names = _read_slashed(bare) or _read_names(_REPORTING.sub("", bare), signed=text[0] == "□")
    names = names or _read_titled(bare)
    bracketed = text[0] in "（(" and text[-1] in "）)"
    if names and bracketed and any("·" in one.name and not one.role for one in names.contributors):
        return Names()  # （走基层·山村见闻） names a column
    signed = text[0] in _SIGNS or bracketed
    return replace(names, marked=names.marked or signed) if names else Names()


def _read_titled(text: str) -> Names | None:
    """Read 某会会长 单一鸣 and 单一鸣（某会会长）: what a person is and the name."""
    match = _TITLED.match(text) or _TITLE_BEHIND.match(text)
    if not match or not is_person(match["name"].replace(" ", "")):
        return None
    return Names((Contributor(match["name"].replace(" ", ""), match["role"]),))


def _read_slashed(text: str) -> Names | None:
    """Read 张三/文 李四/图: the role after the slash belongs to the names before it."""
    if "/" not in text and "／" not in text:
        return None
    contributors: list[Contributor] = []
    position = 0
    for match in _SLASHED.finditer(text):
        before = _read_names(match["names"])
        if before is None or text[position : match.start()].strip(" 　、，"):
            return None
        role = PHOTOGRAPHER if match["role"] == "摄" else match["role"]
        contributors += (replace(one, role=one.role or role) for one in before.contributors)
        position = match.end()
    whole = contributors and not text[position:].strip(" 　、，")
    return Names(tuple(contributors), marked=True) if whole else None


def _read_names(text: str, *, signed: bool = False) -> Names | None:
    """Read roles and names until the text is used up; None when something else stands in it.

    Behind a sign that only bylines have, or behind a role, pen names are names too.
    """
    bare, post = _cut_post_role(_GLUED.sub(" ", text))
    tokens = join_spaced_names([token for token in _SEPARATORS.split(bare) if token])
    role, marked, strict, contributors = "", bool(post) or signed, False, list[Contributor]()
    behind = tokens[-1:] != [] and (tokens[-1] in _ROLE_BEHIND or bool(post))
    for token in tokens:
        if token in _ROLE_BEHIND and (behind or not role) and contributors:
            contributors, marked, role = [*_with_post_role(contributors, token)], True, ""
            continue
        found = _role_of(token)
        if found is not None:
            role, token, sure = found  # noqa: PLW2901 - the name left of a role
            marked, strict = marked or sure, _is_strict(role, token)
        if token and not _accept(token, role, contributors, marked=marked and not strict):
            return None
    if not contributors and role and tokens[-1:] == [role] and "评论员" in role:
        contributors.append(Contributor(role))
    if not contributors or (CALLED.search(tokens[-1]) and tokens[-1] == role):
        return None
    if not contributors[0].role and is_from(contributors[0].name):
        if len(contributors) > 1:
            del contributors[0]  # where the others write from
        elif not is_organisation(contributors[0].name):
            return None
    return (
        None if _names_a_work(contributors) else Names(_with_post_role(contributors, post), marked)
    )


def _names_a_work(contributors: list[Contributor]) -> bool:
    """Whether the first of several names is the title of a picture: 春江水暖 某某 摄."""
    first = contributors[0].name
    return len(contributors) > 1 and len(first) == _TITLE and not is_person(first)


def _accept(token: str, role: str, found: list[Contributor], *, marked: bool) -> bool:
    fits = may_be_person(token) if marked else is_person(token)
    origin = not found and (is_organisation(token) or (not role and is_from(token)))
    if not (fits or origin):
        return False
    found.append(Contributor(token, role))
    return True


def _role_of(token: str) -> tuple[str, str, bool] | None:
    """Return the role that ``token`` begins with, the name left of it, and whether only bylines have it."""
    if token in _BARE_ROLES or _STRICT_ROLE.fullmatch(token):
        return token.replace("／", "/"), "", True
    match = _SPOKEN_ROLE.match(token) or _LABEL_ROLE.match(token)
    if match:
        return match["role"], match["rest"].removesuffix("提供"), True
    return (token, "", False) if CALLED.match(token) else None


def _is_strict(role: str, rest: str) -> bool:
    """Whether only names with a known surname may follow a role."""
    alone = _STRICT_ROLE.fullmatch(role) and not rest
    return bool(alone or re.fullmatch(_RARE_LABELS, role) or CALLED.match(role))


def _cut_post_role(text: str) -> tuple[str, str]:
    match = _POST_ROLE.search(text)
    if not match or match.start() < _SHORTEST_NAME:
        return text, ""
    return text[: match.start()], match["role"].replace("／", "/")


def _with_post_role(contributors: list[Contributor], post: str) -> tuple[Contributor, ...]:
    role = PHOTOGRAPHER if post == "摄" else post
    return tuple(replace(one, role=one.role or role) for one in contributors)


def spoken_names(wording: str) -> tuple[Contributor, ...]:
    """Read names that stand in running text: only where a spoken role (记者, 通讯员…) is with them."""
    if not _SPEAKS.search(wording):
        return ()
    names = _read_names(_REPORTING.sub("", wording.strip()))
    return names.contributors if names and names.marked else ()
