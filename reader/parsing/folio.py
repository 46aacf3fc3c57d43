"""Folio lines (报眉): paper, date, page and section printed at the edge of a page."""

import re
from dataclasses import dataclass, fields, replace
from typing import Final

_CHINESE_DIGITS: Final = str.maketrans("〇○零一二三四五六七八九", "000123456789")
_DATE = re.compile(
    r"(?P<y>\d{4}|[〇○零一二三四五六七八九]{4})\s*[年./\-]\s*(?P<m>\d{1,2}|[一二三四五六七八九十]{1,2})\s*[月./\-]\s*(?P<d>\d{1,2}|[一二三四五六七八九十]{1,3})(?:\s*日|(?!\d))"
)
_SPACED_OUT: Final = (
    (re.compile(r"(?<!\d)([12]) ?(\d) ?(\d) ?(\d)(?=\s*[年./\-])"), r"\1\2\3\4"),
    (re.compile(r"(?<=[年./\-])\s*(\d) (\d)(?=\s*[月./\-])"), r"\1\2"),
    (re.compile(r"(?<=月)\s*(\d) (\d)(?=\s*日)"), r"\1\2"),
    (re.compile(r"(\d{4}\s+[-./]\s+\d{1,2}\s+[-./]\s+\d) (\d)(?!\d|\s*[版:：])"), r"\1\2"),
    (re.compile(r"星\s*期\s*([一二三四五六日天])"), r"星期\1"),
)
"""Dates that a scanner has spaced out, and what closes them up."""

_LETTERS = re.compile(
    r"(?<![\u4e00-\u9fff])[\u4e00-\u9fff](?: [\u4e00-\u9fff])+(?![\u4e00-\u9fff])"
)
"""A word set letter by letter."""

_WEEKDAY = re.compile(r"(?:星期|周)[一二三四五六日天](?![\u4e00-\u9fff])")
_PAGE = re.compile(
    r"第?\s*(?P<a>[A-Za-z]?\s?\d{1,3})\s*版|第\s*(?P<b>[一二三四五六七八九十]{1,3})\s*版|^(?P<g>[一二三四五六七八九十]{1,3})\s?版(?=[\s:：·｜|]|$)|版面?\s*(?P<c>[A-Za-z]?\d{1,3})(?!\d)|"
    r"^(?P<d>[A-Z]\s?\d{1,2}|\d{2}|\d)(?=[\s·|｜:：])|(?<=[\s·|｜])(?P<e>[A-Z]\s?\d{1,2}|\d{2}|\d)$|^(?P<f>[A-Z]\d{1,2}|0\d)$"
)
_PAGE_WITHIN = re.compile(r"(?<=[\s·|｜])(?P<h>[A-Za-z]\s?\d{1,2}|\d{1,2})(?=[\s·|｜])")
"""A bare page number between the words of a line that holds a full date."""

_PAPER = re.compile(
    r"(?P<paper>[\u4e00-\u9fff]{1,8}(?:日报|晚报|早报|晨报|时报|周报|商报|都市报|青年报|导报|快报|法制报|法治报|工人报|农民报|报))(?![\u4e00-\u9fff])"
)
_NOISE = re.compile(
    r"[\u4e00-\u9fff]{2,10}(?:报社|集团|传媒[\u4e00-\u9fff]{0,6})\s*(?:出版|主办|主管|承办)?|(?:出版|主办|主管)(?![\u4e00-\u9fff])|农历[\u4e00-\u9fff]{4,12}|[\u4e00-\u9fff]{2}年[\u4e00-\u9fff]{1,3}月[\u4e00-\u9fff]{2,3}|(?:\d{4}\s*年)?\s*总?第?\s*\d+\s*期|(?:今日|本期|本版)?\s*(?:共\s*)?\d+\s*版|"
    r"(?:国内统一)?(?:连续出版物|刊)号[\s：:A-Z\d/—-]+|CN[\s\d/—-]+|邮发代号[\s：:\d—-]+|https?://\S+|www\.\S+|\S+@\S+|"
    r"(?:电话|热线|传真|新闻热线|客户端|微信|邮箱|网址)\s*[：:/／]?[\s\d\-—]*|\d{3,4}[-—]\d{6,8}"
)
_STAFF = re.compile(
    r"(?:责任?编辑?|编辑|美编|校对|版式|组版|视觉|审读|主编)[^：:/／]{0,6}[：:/／]?\s*[\u4e00-\u9fff]{2,4}(?:[\s、](?!电话|热线|邮箱|传真)[\u4e00-\u9fff]{1,3}(?![\u4e00-\u9fff]))*"
)
_SECTION = re.compile(r"^[\u4e00-\u9fff]{1,6}(?:[·・][\u4e00-\u9fff]{1,6})?$")
_JOINTS = re.compile(r"[\s|｜·/:：()（）【】\[\]—–\-_]+")

_SIGN = re.compile(r"[版年\d]")
_HINT = re.compile(
    r"版|\d{4}\s*[年./\-]|[〇○零一二三四五六七八九]{4}\s*年|"
    r"(?:^|[\s·|｜])(?:[A-Za-z]\s?)?\d{1,2}(?:[\s·|｜:：]|$)|^[A-Z]\d{1,2}$"
)
_NEVER: Final = frozenset("，。！？；“”《》%＋")
"""Marks that no folio has."""


LONGEST_FOLIO: Final = 90
_CALENDAR: Final = (range(1800, 2200), range(1, 13), range(1, 32))
_MOST_SECTION_WORDS: Final = 2


@dataclass(frozen=True, slots=True)
class Folio:
    """What a folio line or a file name tells; an empty field was not told."""

    paper: str = ""
    issue_date: str = ""
    page: str = ""
    section: str = ""

    def over(self, other: "Folio") -> "Folio":
        """Return these fields, the empty ones taken from ``other``."""
        gaps = {f.name: getattr(other, f.name) for f in fields(self) if not getattr(self, f.name)}
        return replace(self, **gaps)


def close_up(text: str) -> str:
    """Return ``text`` with the digits of its dates closed up: 2019 - 06 - 2 1 is the 21st."""
    if " " not in text:
        return text
    for spaced, closed in _SPACED_OUT:
        text = spaced.sub(closed, text)
    return _LETTERS.sub(lambda match: match[0].replace(" ", ""), text)


def iso_date(year: str, month: str, day: str) -> str:
    """Return ISO 8601 of a date in Western or Chinese digits; empty when there is no such day."""
    numbers = (int(year.translate(_CHINESE_DIGITS)), _number(month), _number(day))
    fits = all(number in span for number, span in zip(numbers, _CALENDAR, strict=True))
    return f"{numbers[0]:04}-{numbers[1]:02}-{numbers[2]:02}" if fits else ""


def _number(text: str) -> int:
    """Read 1 to 99 in Western digits or as 二十三."""
    if text.isascii():
        return int(text)
    tens, found, ones = text.rpartition("十")
    if not found:
        return int(text.translate(_CHINESE_DIGITS))
    high = int(tens.translate(_CHINESE_DIGITS)) if tens else 1
    return high * 10 + (int(ones.translate(_CHINESE_DIGITS)) if ones else 0)


def page_number(text: str) -> str:
    """Return a page as printed in short: 第一版 is 1, A 12 is A12, 03 stays 03."""
    bare = text.replace(" ", "").upper()
    return str(_number(bare)) if bare and not bare.isascii() else bare


def read_folio(text: str) -> Folio | None:
    """Read a line that is nothing but a folio; None when it is something else.

    Everything on it must be of a known kind, and a page or a full date must be among it.
    """
    if len(text) > LONGEST_FOLIO or not _SIGN.search(text) or not _NEVER.isdisjoint(text):
        return None
    if not _HINT.search(text):
        return None
    found: dict[str, str] = {}
    text = close_up(text)
    rest = _take_date(text, found)
    rest = _take_page(_WEEKDAY.sub(" ", _STAFF.sub(" ", rest)), found)
    rest = _take_paper(_NOISE.sub(" ", rest), found)
    tokens = _joined([token for token in _JOINTS.split(rest) if token])
    if len(tokens) > _MOST_SECTION_WORDS or not all(_SECTION.match(token) for token in tokens):
        return None
    told = Folio(section="".join(tokens[:1]), **found)
    return told if told.issue_date or told.page else None


def _joined(tokens: list[str]) -> list[str]:
    """Join a section's name set letter by letter: 综 合 新 闻."""
    apart = len(tokens) > 1 and all(len(token) == 1 for token in tokens)
    return ["".join(tokens)] if apart else tokens


def _take_date(text: str, found: dict[str, str]) -> str:
    match = _DATE.search(text)
    if not match:
        return text
    found["issue_date"] = iso_date(match["y"], match["m"], match["d"])
    return text[: match.start()] + " " + text[match.end() :]


def _take_page(text: str, found: dict[str, str]) -> str:
    bare = text.strip()
    match = _PAGE.search(bare)
    if not match and found.get("issue_date"):
        match = _PAGE_WITHIN.search(bare)
    if not match:
        return text
    found["page"] = page_number(next(group for group in match.groups() if group))
    return f"{bare[: match.start()]} {bare[match.end() :]}"


def _take_paper(text: str, found: dict[str, str]) -> str:
    match = _PAPER.search(text)
    if not match:
        return text
    found["paper"] = match["paper"]
    return text[: match.start()] + " " + text[match.end() :]
