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
    POSITIONS,
    is_from,
    is_organisation,
    is_person,
    join_spaced_names,
    may_be_person,
)
from reader.parsing.roles import (
    COLUMNS,
    GLUED,
    PHOTOGRAPHER,
    ROLE_BEHIND,
    SPOKEN,
    cut_post_role,
    is_strict,
    role_of,
    with_post_role,
)

_REMEMBERED: Final = 512
"""Lines whose reading is kept for the next rule that asks."""

_TITLE: Final = 4
"""Characters of a title that could be a pen name as well."""

LONGEST_BYLINE: Final = 160
"""Code points; a longer line is not a byline whatever it holds."""

_SPEAKS = re.compile(rf"{SPOKEN}|^(?:[文图][/／][文图]|摄影报道|图文报道)[：:\s]")
_REPORTING = re.compile(
    rf"(?:\s*发自[{HAN}、\s]{{2,10}}|\s+(?!摄影|图文)(?:[{HAN}]{{2,6}})?(?:报道|采写)|[/／][{HAN}]{{2,6}}报[道导])$"
)
_SLASHED = re.compile(
    rf"(?P<names>[{HAN}·]{{1,12}}(?:[、 　][{HAN}·]{{1,4}})*)\s*[/／]\s*(?P<role>文图|图文|摄影|供图|制图|[文图摄])(?=\s|[、，]|$)"
)
_TITLED = re.compile(
    rf"(?P<role>[{HAN}、“”]{{2,30}}(?:{POSITIONS}))"
    rf"\s+(?P<name>[{HAN}](?:[ \u3000]?[{HAN}]){{1,3}})$"
)
_TITLE_BEHIND = re.compile(
    rf"(?P<name>[{HAN}]{{2,4}})\s*[（(](?P<role>[{HAN}、“”]{{2,30}}(?:员|{POSITIONS}))[）)]?$"
)
_TITLE_ASIDE = re.compile(
    rf"(?P<name>[{HAN}](?:[ \u3000]?[{HAN}]){{1,2}})[\s，,]+(?P<role>[{HAN}、“”]{{2,30}}(?:员|{POSITIONS}))$"
)
_DATED = re.compile(
    r"^作者\s*[：:]\s*(?P<names>\S.{0,80}?)\s+(?:发布)?(?:时间|日期)\s*[：:]\s*[\d\s年月日.:/-]+$"
)
_NATIONS: Final = "美英法德日俄苏意印韩加澳西葡荷波捷匈希埃以土伊巴阿智墨丹挪芬爱比泰越"
_TRANSLATED = re.compile(
    rf"[\[［〔【（(]?[{_NATIONS}][\]］〕】）)]\s*(?P<author>[{HAN}·A-Za-z.\- ]{{2,24}}?)(?:\s*[/／]?著)?"
    rf"(?:[\s/／]+(?P<translator>[{HAN}](?:[ \u3000]?[{HAN}]){{1,2}})\s*[/／]?(?:编?译|翻译))?$"
)
"""A foreign author and the translator: [日]某某 某某译."""

_AFFILIATION = re.compile(
    r"(?P<signed>(?:[文图]|撰文|作者)\s*[/／：:]\s*\S{2,4})[（(][^（）()]{2,30}[）)]$"
)
"""A name behind its role, and in brackets where its bearer works."""

_BOTH_BEHIND = re.compile(r"\s[文图]\s*[/／]\s*[文图摄]$")
"""Both roles of one name behind it: 某某 文/图."""

_DOTTED_ROLE = re.compile(r"(?P<role>[文图]|撰文|摄影)[·•](?=\S{2,4}$)")
_NAME_MARKS = re.compile("[;；、,，]")
_DATA = re.compile(r"\s*(?:发布)?(?:时间|日期|(?<!作者)单位)\s*[：:].*$")
_SEPARATORS = re.compile(r"[\s、，,;；|｜丨&]+")
_GAVE = re.compile(r"^(?:新华社|中新社)[发供](?:照片|图片)?[\s：:]+(?=\S)")
_OPENERS: Final = "．•□■◆◇●○★☆◎▣▪◼※⊙▶►【[（(\u3000 "
_CLOSERS: Final = "】]）)。\u3000 "
_SIGNS: Final = frozenset("．•□■◆◇●○★☆◎▣▪◼※⊙")


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
    text = _AFFILIATION.sub(r"\g<signed>", _DOTTED_ROLE.sub(r"\g<role>/", text, count=1))
    bare = _GAVE.sub("", _DATA.sub("", text).lstrip(_OPENERS).rstrip(_CLOSERS))
    behind = _read_titled(bare, aside=False) if "（" in bare or "(" in bare else None
    names = (
        _read_slashed(bare)
        or behind
        or _read_names(_REPORTING.sub("", bare), signed=text[0] == "□")
    )
    bracketed = text[0] in "（(" and text[-1] in "）)"
    names = names or _read_titled(bare, aside=bracketed) or _read_translated(bare)
    if names and bracketed and any("·" in one.name and not one.role for one in names.contributors):
        return Names()  # （走基层·山村见闻） names a column
    signed = text[0] in _SIGNS or bracketed
    return replace(names, marked=names.marked or signed) if names else Names()


def _read_titled(text: str, *, aside: bool) -> Names | None:
    """Read 某会会长 单一鸣, 单一鸣（某会会长） and （单一鸣 某校教师）: what a person is and the name."""
    behind = _TITLE_ASIDE.match(text) if aside else None
    match = behind or _TITLED.match(text) or _TITLE_BEHIND.match(text)
    name = "".join(match["name"].split()) if match else ""
    return Names((Contributor(name, match["role"]),)) if match and is_person(name) else None


def _read_translated(text: str) -> Names | None:
    match = _TRANSLATED.match(text)
    if not match:
        return None
    author = Contributor(match["author"].strip())
    translator = "".join((match["translator"] or "").split())
    both = (author, Contributor(translator, "译")) if translator else (author,)
    return Names(both, marked=True)


def _read_slashed(text: str) -> Names | None:
    """Read 张三/文 李四/图: the role after the slash belongs to the names before it."""
    if ("/" not in text and "／" not in text) or _BOTH_BEHIND.search(text):
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
    bare, post = cut_post_role(GLUED.sub(" ", text))
    tokens = join_spaced_names([token for token in _SEPARATORS.split(bare) if token])
    role, marked, strict, contributors = "", bool(post) or signed, False, list[Contributor]()
    behind = tokens[-1:] != [] and (tokens[-1] in ROLE_BEHIND or bool(post))
    for token in tokens:
        if token in ROLE_BEHIND and (behind or not role) and contributors:
            contributors, marked, role = [*with_post_role(contributors, token)], True, ""
            continue
        found = role_of(token)
        if found is not None:
            role, token, sure = found  # noqa: PLW2901 - the name left of a role
            marked, strict = marked or sure, is_strict(role, token)
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
        None if _names_a_work(contributors) else Names(with_post_role(contributors, post), marked)
    )


def _names_a_work(contributors: list[Contributor]) -> bool:
    """Whether the first of several names is the title of a picture: 春江水暖 某某 摄."""
    first = contributors[0]
    titled = len(first.name) == _TITLE and not first.role and not is_person(first.name)
    return len(contributors) > 1 and titled


def _accept(token: str, role: str, found: list[Contributor], *, marked: bool) -> bool:
    fits = (may_be_person(token) and token not in COLUMNS) if marked else is_person(token)
    origin = not found and (is_organisation(token) or (not role and is_from(token)))
    if not (fits or origin):
        return False
    found.append(Contributor(token, role))
    return True


def spoken_names(wording: str) -> tuple[Contributor, ...]:
    """Read names that stand in running text: only where a spoken role (记者, 通讯员…) is with them."""
    if not _SPEAKS.search(wording):
        return ()
    names = _read_names(_REPORTING.sub("", wording.strip()))
    return names.contributors if names and names.marked else ()
