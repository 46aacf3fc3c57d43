"""Names printed inside the text: behind datelines, in closing brackets, below letters, before statements."""

import re
from typing import Final

from reader.model import Contributor
from reader.parsing.bylines import (
    LONGEST_BYLINE,
    printed_names,
    read_byline,
    spoken_names,
)
from reader.parsing.characters import simple
from reader.parsing.marks import HAN, SALUTATION, SIGNED_BEHIND, TO_EDITORS
from reader.parsing.people import CALLED, is_person
from reader.parsing.roles import NAMES_SET_OFF, SPOKEN
from reader.parsing.words import WORDS

_PARENTHESES = re.compile(r"[（(]([^（）()]{2,160})[）)]")
_REPORTED = re.compile(
    rf"\s*(?P<names>[{HAN}]{{0,8}}(?:{SPOKEN})[\s{HAN}、，·]{{1,60}}?)\s*(?:摄影)?报道\s*[：:，。\s]"
)
_NAMED = re.compile(
    rf"\s*(?P<names>[{HAN}]{{2,4}}[、，\s][{HAN}、，\s]{{2,40}}?)(?:联合)?报道\s*[：:]"
)
"""Names behind a dateline of which not the first has a role: 某某、特约通讯员某某报道："""

_BARE = re.compile(rf"\s*(?P<names>{NAMES_SET_OFF}{{1,3}})(?=\S)")
_ENDING = re.compile(r"[（(](?P<names>[^（）()]{2,160})[）)]$")
_AFTER_DATELINE = re.compile(rf"电[\s，]+(?P<names>[{HAN}]{{0,8}}(?:{SPOKEN}).*)$")


_REPORTER = re.compile(
    rf"(?P<role>(?:本报|本刊)?(?:特约|特派|实习)?(?:记者|特派员|通讯员))\s?(?:(?P<rest>[{HAN}、\s]{{2,24}}?)报道$|"
    rf"(?P<sent>[{HAN}]{{4,10}}?)"
    r"[/／]?(?:\d{1,2}月|[一二三四五六七八九十]{1,3}月)?(?:\d{1,2}|[一二三四五六七八九十]{1,3})日[专电讯]+$)"
)
_BETWEEN = re.compile(r"[\s、]+")
_STATEMENT = re.compile(rf"(?P<name>[{HAN}]{{2,4}})[（(](?P<role>[^（）()，。]{{4,40}})[）)][：:]")
_NAME_LENGTHS: Final = (3, 2)
_SHORTEST_PLACE: Final = 2


def _reporters(role: str, rest: str, text: str) -> tuple[Contributor, ...]:
    """Read who reports, the place behind the last name left off: 林维扬花莲, 某某 某某花莲."""
    *others, last = _BETWEEN.split(rest)
    names = (*others, _without_place(last))
    if not all(is_person(name) for name in names):
        return ()
    folded = simple(text[:LONGEST_BYLINE])
    return printed_names(tuple(Contributor(name, role) for name in names), folded, text)


def _without_place(wording: str) -> str:
    for length in _NAME_LENGTHS:
        place = len(wording) - length
        if is_person(wording[:length]) and (place == 0 or place >= _SHORTEST_PLACE):
            return wording[:length]
    return wording


def stating_names(text: str) -> tuple[Contributor, ...]:
    """Read who makes a statement that opens with name and post: 某某（某院研究员）：…."""
    match = _STATEMENT.match(text)
    if not match or not is_person(match["name"]):
        return ()
    return (Contributor(match["name"], match["role"]),)


def opening_names(text: str, start: int) -> tuple[Contributor, ...]:
    """Read the names right behind a dateline: （记者A 通讯员B C）, 记者A报道：, or set off by blanks."""
    printed = text[start : start + LONGEST_BYLINE + 8]
    window = simple(printed)
    within = _REPORTER.search(simple(text[:start]))
    if within:
        return _reporters(within["role"], (within["rest"] or within["sent"]).strip(), text)
    match = _PARENTHESES.match(window.lstrip())
    if match:
        names = spoken_names(_TIP.sub("", match[1])) or _plain_names(match[1])
        return printed_names(names, window, printed)
    reported = _REPORTED.match(window)
    if reported:
        return printed_names(spoken_names(reported["names"]), window, printed)
    named = _NAMED.match(window)
    if named:
        return printed_names(read_byline(named["names"]).contributors, window, printed)
    bare = _BARE.match(window)
    names = spoken_names(bare["names"]) if bare else ()
    return printed_names(names, window, printed) if all(is_person(n.name) for n in names) else ()


_ONE_SIGNER = re.compile(rf"(?P<origin>[{HAN}]{{2,14}}\s+)?(?P<name>[{HAN}]{{2,3}})")
_TIP = re.compile(rf"(?:读者|市民|热心人|网友)?\s?[{HAN}]{{1,6}}(?:[报爆]料|提供线索)[\s、，,]*")
"""Who told the paper of what is reported, beside the names of those who report it."""


def _plain_names(wording: str) -> tuple[Contributor, ...]:
    """Read names without roles, all or none: （某某 某某）, where they come from left off."""
    names = read_byline(wording).contributors
    if not names:
        one = _ONE_SIGNER.fullmatch(wording)
        names = (Contributor(one["name"]),) if one else ()
    return _if_people(names)


def _if_people(names: tuple[Contributor, ...]) -> tuple[Contributor, ...]:
    """Return the names if each is a person's and no word, else none."""
    people = all(is_person(one.name) and one.name not in WORDS for one in names)
    return names if people else ()


def addresses(text: str) -> bool:
    """Tell whether a text begins a letter to the editors, or ends with whom it addresses."""
    return bool(TO_EDITORS.match(text) or SALUTATION.search(text))


_SENT = re.compile(r"[\s，,]*(?:\d{4}年)?\d{1,2}月\d{1,2}日$")
_SENDER = re.compile(
    rf"(?:(?P<role>[{HAN}A-Za-z\d（）]{{2,16}})[\s：:，,]+)?(?P<name>[{HAN}](?:[ 　]?[{HAN}]){{1,3}})$"
)


def signature_names(text: str) -> tuple[Contributor, ...]:
    """Read the sender below a letter: 城东居民　某某　6月2日, （某某）."""
    bare = _SENT.sub("", text).strip("（）() \u3000")
    read = read_byline(bare).contributors if bare else ()
    if read and all(is_person(one.name) for one in read):
        return read
    match = _SENDER.match(bare)
    if not match:
        return ()
    name, role = "".join(match["name"].split()), match["role"] or ""
    return (Contributor(name, role if CALLED.search(role) else ""),) if is_person(name) else ()


_SET_APART = re.compile(rf"[{HAN}][ \u3000]+[{HAN}]$")


def pen_names(text: str) -> tuple[Contributor, ...]:
    """Read a pen name of two characters set apart, which need not be anybody's name: 老　邵."""
    name = "".join(text.split())
    return (Contributor(name),) if _SET_APART.match(text) and name not in WORDS else ()


_REMARK = re.compile("[完略续删节载注编译同选声笑图表转讯]$")
"""How remarks in brackets end that are no names: 未完待续, 下略, 掌声."""


def closing_signers(text: str) -> tuple[Contributor, ...]:
    """Read who signs an article in the brackets behind its last sentence: …。（某某）.

    A pen name need not have a known surname, but must not be a word; behind where somebody
    writes from (团委 某某) stands a name.
    """
    match = SIGNED_BEHIND.search(simple(text[-LONGEST_BYLINE:]))
    if not match:
        return ()
    printed = text[-len(match["names"]) - 1 : -1]
    names = read_byline(printed).contributors
    if names:
        return _if_people(names)
    one = _ONE_SIGNER.fullmatch(match["names"])
    if not one or one["name"] in WORDS or _REMARK.search(one["name"]):
        return ()
    fits = not one["origin"] or is_person(one["name"])
    return (Contributor(printed[-len(one["name"]) :]),) if fits else ()


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
    return printed_names(spoken_names(after["names"] if after else match["names"]), folded, printed)
