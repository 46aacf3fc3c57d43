"""Datelines (电头) and jump lines (转版), found where paragraphs begin and end."""

import re
from functools import lru_cache
from typing import Final

from reader.parsing.characters import simple
from reader.parsing.marks import JUMP, JUMP_WORDING

_DAY = r"(?:\d{1,4}年)?\s*(?:\d{1,2}|[一二三四五六七八九十]{1,3})\s*月\s*(?:\d{1,2}|[一二三四五六七八九十]{1,3})\s*日"
_DAY_ALONE = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})日"
_PLACE = r"[\u4e00-\u9fff·、]{0,16}?"
_OWN = r"(?:本报|本网|本台|本刊|本社)"
_PAPER = r"[\u4e00-\u9fff]{1,6}(?:日报|晚报|早报|晨报|时报|商报|都市报|青年报|快报|周报|网)"
_AGENCY = (
    r"(?:新华社|新华网|新华每日电讯|中新社|中新网|中国新闻网|人民网|央视网|央视新闻|央广网|光明网|"
    r"中国新闻社|法新社|路透社|美联社|塔斯社|共同社|韩联社|朝中社|国际在线|澎湃新闻)"
)
_EDGE = r"(?=[\s（(：:，,】\]|｜]|$)"

DATELINE: Final = re.compile(
    rf"[（(【\[〔［「〖■□●◆]?\s*(?P<wording>"
    rf"{_OWN}(?:特派)?(?:记者|特派员|通讯员)\s?[\u4e00-\u9fff]{{4,10}}?[/／]?(?:{_DAY}|{_DAY_ALONE})\s*(?:专?电|讯)"
    rf"|{_OWN}(?:特约|特派|实习)?(?:记者|特派员|通讯员)\s?[\u4e00-\u9fff、 \u3000]{{2,24}}?报道{_EDGE}"
    rf"|"
    rf"据?\s*(?:{_OWN}|{_AGENCY}|{_PAPER})\s*{_PLACE}\s*{_DAY}\s*(?:专?电|综合电|消息|讯)"
    rf"|据?\s*(?:{_OWN}|{_AGENCY})\s*{_PLACE}\s*(?:专?电|综合电|消息|(?<![通简短资快音])讯){_EDGE}"
    rf"|据?\s*{_AGENCY}\s*{_PLACE}\s*{_DAY}{_EDGE}"
    rf"|[\u4e00-\u9fff]{{2,5}}社{_PLACE}{_DAY}(?:专?电|讯)"
    rf"|[\u4e00-\u9fff]{{1,8}}[报网社台]讯{_EDGE}"
    rf"|据?[\u4e00-\u9fff]{{2,8}}(?:电视台|广播电台|通讯社|客户端|融媒体中心|融媒)(?:消息|讯|报道){_EDGE})"
)
"""本报讯, 本报平壤9月9日电, 据新华社北京6月25日电, 央视网消息, X报讯 at the start of a paragraph."""

_SIGNED = re.compile(
    rf"^[（(]\s*(?P<wording>(?:{_OWN}|{_AGENCY}|{_PAPER})[^（）()]{{0,48}}?电)[^（）()]{{0,80}}[）)]$"
)
_REACH: Final = 48
_LONGEST_SIGNED: Final = 140
"""Code points; longer brackets are asides, not datelines."""

_SAYS: Final = frozenset("讯电息道日訊電導")
"""Characters one of which every dateline has."""

_JUMP_SIGN: Final = "版"
_REMEMBERED: Final = 512
"""Openings whose reading is kept for the next rule that asks."""


def opening_dateline(text: str) -> str:
    """Return the dateline that ``text`` begins with, as printed, or an empty string."""
    return _opening_dateline(text[:_REACH])


@lru_cache(_REMEMBERED)
def _opening_dateline(text: str) -> str:
    """Read an opening; one rule after the other asks for the same."""
    if _SAYS.isdisjoint(text) or (text[:1].isascii() and text[:1] not in "(["):
        return ""
    match = DATELINE.match(simple(text))
    return text[match.start("wording") : match.end("wording")].strip() if match else ""


def closing_dateline(text: str) -> str:
    """Return the dateline of a paragraph that is nothing else: （本报平壤9月8日电）."""
    if len(text) > _LONGEST_SIGNED or text[:1] not in "（(":
        return ""
    match = _SIGNED.match(simple(text))
    return text[match.start("wording") : match.end("wording")].strip() if match else ""


def opening_jump(text: str) -> str:
    """Return the jump wording that ``text`` begins with (上接第一版), brackets left off."""
    opening = text[:_REACH]
    match = JUMP.match(opening) if _JUMP_SIGN in opening else None
    return _bare(match.group()) if match else ""


def closing_jump(text: str) -> str:
    """Return the jump wording that ``text`` ends with (下转第三版), brackets left off."""
    tail = text[-_REACH:]
    if _JUMP_SIGN not in tail:
        return ""
    found = [match for match in JUMP.finditer(tail) if match.end() == len(tail)]
    return _bare(found[-1].group()) if found else ""


def _bare(wording: str) -> str:
    match = JUMP_WORDING.search(wording.strip())
    return match.group().strip() if match else wording.strip()
