"""Runs that a line must not split: a number with its approximator and unit, pieces of Latin words.

The rules are typographic, wider and cheaper than figure extraction: they look at neighbours only
and never across a mark. 三千多人, 近100人, 12.6%, 2022年9月, 第三版, 10—15亩.
"""

import re
from collections.abc import Iterator
from typing import Final

_DIGITS: Final = r"[0-9０-９]+(?:[.,．:：/][0-9０-９]+)*"
_HAN_NUMERALS: Final = "〇零一二三四五六七八九十百千万亿两"
_MAGNITUDES: Final = "十百千万亿兆"
_LONG_UNITS: Final = (
    "个百分点|百分点|平方公里|平方千米|平方米|立方米|公里|千米|厘米|毫米|公斤|千克|千瓦时|千瓦|兆瓦|公顷|"
    "美元|欧元|日元|英镑|港元|卢布|摄氏度|小时|分钟|秒钟|周年|周岁|年代|年级|世纪|个月|人次|户次|车次|架次|场次|"
    "余名|多名|人份|批次"
)
_SHORT_UNITS: Final = (
    "年月日号时分秒天周岁元角块亩顷吨斤克米里升度人名位户家个只头匹条项件台辆艘架座栋幢间所处起例次场届期批套部本册"
    "篇张幅份枚颗粒株棵片段层级排组对双倍成折点轮代股票桩宗笔门类种款首支盒瓶袋箱桶筐车集版字句页章节卷站区县市村镇乡"
    "瓦伏安焦帕％%‰℃°"
)
_APPROXIMATORS: Final = (
    "大约|约合|约为|将近|接近|不足|不到|超过|至少|至多|最多|最少|多达|高达|近|约|超|逾|第|每"
)
_SIGNS: Final = "￥¥＄$£€+±-"
_SUFFIXES: Final = "以上|以下|以内|左右|上下|之多|多|余|许|整"

_FRACTION: Final = rf"(?:[{_HAN_NUMERALS}]+分之)?"
_NUMBER: Final = _FRACTION + (
    rf"(?:{_DIGITS}[{_MAGNITUDES}]*|[{_HAN_NUMERALS}几数]*[{_HAN_NUMERALS}])"
    rf"[多余来几]?[{_MAGNITUDES}]*"
)
_UNIT: Final = rf"(?:{_LONG_UNITS}|[{_SHORT_UNITS}]|[A-Za-z]+[²³]?)"
"""Latin units (kg, km²) follow at once; longer units are tried first."""
_SUFFIX: Final = rf"(?:{_SUFFIXES})?"
_COUNTED: Final = re.compile(
    rf"{_NUMBER}(?:{_UNIT}?{_SUFFIX})(?:[-—–~～至到](?={_DIGITS}|[{_HAN_NUMERALS}]))?"
)

_APPROXIMATOR: Final = re.compile(rf"(?:(?:{_APPROXIMATORS})?[{_SIGNS}]|{_APPROXIMATORS})\Z")
_BEFORE: Final = frozenset(_APPROXIMATORS + _SIGNS)

_LONGEST: Final = 14
"""Neighbouring runs (2022年9月15日, 10—15亩) are one run up to this many code points."""

_LONGEST_RANGE: Final = 24
"""The same for ranges: 2019年10月1日至2020年12月31日. See ``range_breaks``."""
_RANGE_MARK: Final = re.compile(rf"(?<=.)[—–～至到](?={_DIGITS}|[{_HAN_NUMERALS}])")

_URL: Final = re.compile(r"(?:https?|ftp)://[!-~]+|www\.[!-~]+")
_URL_BREAK: Final = re.compile(r"[?&=#_-](?=[A-Za-z0-9%])|(?<![:/])/(?=[^/])")
_WORD_BREAK: Final = re.compile(r"(?<=[^\W\d_]{3})[-/](?=[^\W\d_]{3})")
"""UAX #14: HY and SY break before a letter, never before a digit (LB25); km/h and e-mail are short."""


def counted_runs(text: str) -> Iterator[tuple[int, int]]:
    """Yield (start, stop) of every number with what belongs to it; runs do not overlap."""
    start = stop = 0
    for match in _COUNTED.finditer(text):
        first, last = match.span()
        if first == stop and last - start <= _most(text, start, stop):
            stop = last
            continue
        if stop - start > 1:
            yield start, stop
        start, stop = first - _approximator(text, stop, first), last
    if stop - start > 1:
        yield start, stop


def _most(text: str, start: int, stop: int) -> int:
    """Return how long the run that has come to ``stop`` may become."""
    return _LONGEST_RANGE if _RANGE_MARK.search(text, start, stop + 1) else _LONGEST


def range_breaks(text: str, start: int, stop: int) -> Iterator[int]:
    """Yield where a range may be broken if need be: after the mark between its two ends.

    A hyphen is none: 0773-2812345 is a number.
    """
    for match in _RANGE_MARK.finditer(text, start, stop):
        yield match.end()


def _approximator(text: str, start: int, stop: int) -> int:
    """Return how many of the characters before ``stop``, not before ``start``, hedge a number."""
    if start == stop or text[stop - 1] not in _BEFORE:
        return 0
    match = _APPROXIMATOR.search(text, max(start, stop - 3), stop)
    return stop - match.start() if match else 0


def word_breaks(word: str) -> list[int]:
    """Return where a run of Latin text without spaces may be broken, as offsets into it."""
    breaks: set[int] = set()
    urls = [match.span() for match in _URL.finditer(word)]
    for start, stop in urls:
        breaks.update(match.end() for match in _URL_BREAK.finditer(word, start, stop))
    for match in _WORD_BREAK.finditer(word):
        if not any(start <= match.start() < stop for start, stop in urls):
            breaks.add(match.end())
    return sorted(breaks)
