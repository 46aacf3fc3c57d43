"""Bylines (署名): names and the roles printed with them, wherever a newspaper puts them."""

import re
from dataclasses import dataclass, replace
from typing import Final

from reader.model import Contributor
from reader.parsing.characters import as_printed, simple
from reader.parsing.marks import HAN
from reader.parsing.people import is_organisation, is_person, join_spaced_names, may_be_person

PHOTOGRAPHER: Final = "摄影"
"""The role of a name that only 摄 follows."""

_SHORTEST_NAME: Final = 2
LONGEST_BYLINE: Final = 160
"""Code points; a longer line is not a byline whatever it holds."""

_SPOKEN: Final = (
    "记者|通讯员|评论员|特派员|实习生|撰稿人|观察员|报道员|通信员|特约撰稿|撰稿|主笔|摄影师"
)
_LABELS: Final = "作者|读者|撰文|执笔|整理|采写|编译|口述|摄影|图片|漫画|绘图|制图|插图|视频|供图|翻译|文字|文图|图文|采访|文|图|供稿|来源"
_SPOKEN_ROLE = re.compile(
    rf"(?:[文图][/／：:]\s*)?(?P<role>[{HAN}A-Za-z“”]{{0,14}}?(?:{_SPOKEN}))[：:/／]?(?P<rest>.*)$"
)
_LABEL_ROLE = re.compile(rf"(?P<role>(?:本文|本报|特约)?(?:{_LABELS}))[：:/／](?P<rest>.*)$")
_BARE_ROLES: Final = frozenset(
    [
        "文/图",
        "图/文",
        "文／图",
        "图／文",
        "图文",
        "文图",
        "摄影",
        "整理",
        "执笔",
        "撰文",
        "特约",
        "作者",
        "读者",
        "文",
        "图",
        "撰稿",
        "采写",
    ]
)
_POST_ROLE = re.compile(
    r"[\s/／]*(?P<role>摄影报道|图文报道|文并摄|摄影|供图|文[/／][图摄]|[图摄][/／]文|图文|摄|供稿|绘|制图|整理|执笔|编译)$"
)
_REPORTING = re.compile(
    rf"(?:\s*发自[{HAN}、\s]{{2,10}}|\s+(?!摄影|图文)(?:[{HAN}]{{2,6}})?(?:报道|采写))$"
)
_SLASHED = re.compile(
    rf"(?P<names>[{HAN}·]{{1,12}}(?:[、 　][{HAN}·]{{1,4}})*)\s*[/／]\s*(?P<role>文图|图文|摄影|供图|制图|[文图摄])(?=\s|[、，]|$)"
)
_TITLED = re.compile(
    rf"(?P<role>[{HAN}、“”]{{2,30}}(?:长|主任|书记|教授|主席|专家|研究员|委员|代表|大使|经理|作家|博士|学者|老师|医生|律师|主编|政委|院士|顾问|理事))"
    rf"\s+(?P<name>[{HAN}](?: ?[{HAN}]){{1,3}})$"
)
_DATED = re.compile(
    r"^作者\s*[：:]\s*(?P<names>\S.{0,80}?)\s+(?:发布)?(?:时间|日期)\s*[：:]\s*[\d\s年月日.:/-]+$"
)
_NAME_MARKS = re.compile("[;；、,，]")
_DATA = re.compile(r"\s*(?:发布)?(?:时间|日期)\s*[：:].*$")
_SEPARATORS = re.compile(r"[\s、，,;；|｜&]+")
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
    if len(text) > LONGEST_BYLINE:
        return Names()
    folded = simple(text)
    names = _read_folded(folded)
    return replace(names, contributors=_printed(names.contributors, folded, text))


def _printed(
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
    bare = _DATA.sub("", text).lstrip(_OPENERS).rstrip(_CLOSERS)
    names = _read_slashed(bare) or _read_names(_REPORTING.sub("", bare), signed=text[0] == "□")
    names = names or _read_titled(bare)
    signed = text[0] in _SIGNS or (text[0] in "（(" and text[-1] in "）)")
    return replace(names, marked=names.marked or signed) if names else Names()


def _read_titled(text: str) -> Names | None:
    """Read 某会会长 单一鸣: what a person is, then the name."""
    match = _TITLED.match(text)
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
    bare, post = _cut_post_role(text)
    tokens = join_spaced_names([token for token in _SEPARATORS.split(bare) if token])
    role, marked, contributors = "", bool(post) or signed, list[Contributor]()
    for token in tokens:
        found = _role_of(token)
        if found is not None:
            role, token, marked = found[0], found[1].removesuffix("提供"), True  # noqa: PLW2901 - the name left of a role
        if token and not _accept(token, role, contributors, marked=marked):
            return None
    if not contributors and role and tokens[-1:] == [role] and "评论员" in role:
        contributors.append(Contributor(role))
    if not contributors:
        return None
    return Names(_with_post_role(contributors, post), marked)


def _accept(token: str, role: str, found: list[Contributor], *, marked: bool) -> bool:
    fits = may_be_person(token) if marked else is_person(token)
    if not fits and not (is_organisation(token) and not found):
        return False
    found.append(Contributor(token, role))
    return True


def _role_of(token: str) -> tuple[str, str] | None:
    if token in _BARE_ROLES:
        return token.replace("／", "/"), ""
    match = _SPOKEN_ROLE.match(token) or _LABEL_ROLE.match(token)
    return (match["role"], match["rest"]) if match else None


def _cut_post_role(text: str) -> tuple[str, str]:
    match = _POST_ROLE.search(text)
    if not match or match.start() < _SHORTEST_NAME:
        return text, ""
    return text[: match.start()], match["role"].replace("／", "/")


def _with_post_role(contributors: list[Contributor], post: str) -> tuple[Contributor, ...]:
    role = PHOTOGRAPHER if post == "摄" else post
    return tuple(replace(one, role=one.role or role) for one in contributors)


_PARENTHESES = re.compile(r"[（(]([^（）()]{2,160})[）)]")
_REPORTED = re.compile(
    rf"\s*(?P<names>[{HAN}]{{0,8}}(?:{_SPOKEN})[\s{HAN}、，·]{{1,60}}?)\s*(?:摄影)?报道\s*[：:，。\s]"
)
_ENDING = re.compile(r"[（(](?P<names>[^（）()]{2,160})[）)]$")
_AFTER_DATELINE = re.compile(rf"电[\s，]+(?P<names>[{HAN}]{{0,8}}(?:{_SPOKEN}).*)$")
_SPEAKS = re.compile(_SPOKEN)


def opening_names(text: str, start: int) -> tuple[Contributor, ...]:
    """Read the names right behind a dateline: （记者A 通讯员B C）, 记者A报道：."""
    printed = text[start : start + LONGEST_BYLINE + 8]
    window = simple(printed)
    match = _PARENTHESES.match(window.lstrip())
    if match:
        return _printed(_spoken(match[1]), window, printed)
    reported = _REPORTED.match(window)
    return _printed(_spoken(reported["names"]), window, printed) if reported else ()


_SENT = re.compile(r"[\s，,]*(?:\d{4}年)?\d{1,2}月\d{1,2}日$")
_SENDER = re.compile(
    rf"(?:(?P<role>[{HAN}A-Za-z\d（）]{{2,16}})[\s：:，,]+)?(?P<name>[{HAN}](?:[ 　]?[{HAN}]){{1,3}})$"
)


def signature_names(text: str) -> tuple[Contributor, ...]:
    """Read the sender below a letter: 城东居民　某某　6月2日, （某某）."""
    bare = _SENT.sub("", text).strip("（）() \u3000")
    match = _SENDER.match(bare)
    if not match:
        return ()
    name = "".join(match["name"].split())
    return (Contributor(name, match["role"] or ""),) if is_person(name) else ()


def closing_names(text: str) -> tuple[Contributor, ...]:
    """Read the names in the brackets a paragraph ends with: （本报记者 A）, （…电 记者A）."""
    if text[-1:] not in "）)":  # cheap test before the expression
        return ()
    printed = text[-LONGEST_BYLINE - 8 :]
    folded = simple(printed)
    match = _ENDING.search(folded)
    if not match:
        return ()
    after = _AFTER_DATELINE.search(match["names"])
    return _printed(_spoken(after["names"] if after else match["names"]), folded, printed)


def _spoken(wording: str) -> tuple[Contributor, ...]:
    """Names are only read in running text where a spoken role (记者, 通讯员…) stands with them."""
    if not _SPEAKS.search(wording):
        return ()
    names = _read_names(_REPORTING.sub("", wording.strip()))
    return names.contributors if names and names.marked else ()
