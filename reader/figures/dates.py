"""Dates and date ranges: 2022年9月至2023年9月, 3至5月, 20世纪80年代, 2022年以来.

Values are ISO 8601: ``2022-11``, ``2023-06-25``, intervals ``2022-09/2023-09``, open ones
``2022/``.
"""

import re
from datetime import date
from typing import Final

from reader.figures.candidate import Candidate
from reader.figures.moments import TO, Moment, read_moment
from reader.figures.numerals import read_numeral
from reader.model import Approx, FigureKind

_TO: Final = re.compile(rf"{TO}|、|与(?=[^。，]{{4,9}}间)")
_NUMBERED: Final = re.compile(
    r"(?P<year>1[0-9]{3}|20[0-9]{2})(?P<sep>[-/.])(?P<month>1[0-2]|0?[1-9])(?P=sep)"
    r"(?P<day>3[01]|[12][0-9]|0?[1-9])(?![0-9./-])(?: [0-2]?[0-9](?::[0-5][0-9]){1,2})?"
)
_CENTURY: Final = (
    r"(?:(?P<century>[12]?[0-9]|[一二]?十[一二三四五六七八九]?)世纪|(?P<this>[本上])世纪)"
)
_DECADE: Final = re.compile(
    rf"{_CENTURY}?(?P<decade>[1-9]0|[一二三四五六七八九]十)年代(?:[初中末]期?|后期)?"
)
_WHOLE_CENTURY: Final = re.compile(rf"{_CENTURY}(?:中叶|[初中末]期?|后期|以来)?")
_POSTPOSITION: Final = re.compile(
    r"(?P<about>许(?=[，。、在])|(?<=[时点分半日])左右)|(?P<since>以来|来(?=[最新首的，一])|之?后以来|起(?![草步点诉义居源码重])|开始)"
    r"|(?P<before>(?:[或及]?(?:以前|之前))|前(?![0-9一二三四五六七八九十往来后夕期沿列述景身]))"
    r"|(?P<after>(?:[或及]?(?:以后|之后))|后(?![续期备勤方者天年来]))|间(?=[，。的、])|期间"
)
_AS_OF: Final = re.compile(r"截[至止](?:到|至|于)?$")
_LASTING: Final = re.compile(
    r"(?:未来|近|为期|连续|历时|长达|[后每满达过约第]|(?<!此)(?<!目)(?<!以)前|不足|至少|超过|最长|最短)$"
)
_NOT_A_DAY: Final = re.compile(r"[内游龄均]|以[内上后]|之[内后]|左右|[一二三四五六七八九][夜晚]")
_SINCE_YEAR: Final = re.compile("(?:19[0-9]{2}|20(?:0[1-9]|[1-4][0-9]))年来")
_AGE_OF: Final = re.compile("历史|文明|来(?!自)|文化|大计")


def read_date(text: str, start: int, issue: date | None) -> Candidate | None:
    """Read the date or date range that begins at ``start`` of folded text."""
    found = _read_numbered(text, start) or _read_era(text, start) or _read_years(text, start)
    if found is not None:
        return found
    moment = read_moment(text, start, issue)
    if text[max(0, start - 2) : start] in _LUNAR:
        return None
    if (
        moment is None
        or _is_duration(text, start, moment)
        or (
            not moment.month
            and _AGE_OF.match(text, moment.stop)
            and not _SINCE_YEAR.match(text, start)
        )
    ):
        return None
    value, stop = moment.iso(), moment.stop
    later = _end_of_range(text, moment, issue)
    if later is not None:
        value = f"{value.split('/')[0]}/{later.iso().split('/')[-1]}"
        stop = later.stop
        period = True
    elif text[stop - 1] not in _CLOSED:
        return None
    else:
        period = False
    chinese = text[start] in _CHINESE
    rule = "range" if period else "date"
    return _with_postposition(text, _candidate(start, stop, value, rule, chinese=chinese))


_LUNAR: Final = frozenset({"农历", "阴历"})
_CHINESE: Final = frozenset("一二三四五六七八九十")
_CLOSED: Final = frozenset("年度月份日号季天旬初中底末午晨晚上间早时点分半") | frozenset(
    "0123456789"
)


def _candidate(start: int, stop: int, value: str, rule: str, *, chinese: bool = False) -> Candidate:
    return Candidate(
        start,
        stop,
        FigureKind.DATE,
        value,
        "",
        f"date.{rule}",
        start,
        chinese,
        period=rule == "range",
    )


def _is_duration(text: str, start: int, moment: Moment) -> bool:
    """Whether a bare 5日 lasts five days instead of being the fifth."""
    if not text[start].isdigit() and text[start] not in "一二三四五六七八九十":
        return False
    bare = text.find("日", start, moment.stop) >= 0 and "月" not in text[start : moment.stop]
    if not bare or "年" in text[start : moment.stop]:
        return False
    if text[moment.stop - 1] != "日":
        return False
    chinese = not text[start].isdigit()
    return bool(
        chinese
        or _LASTING.search(text, max(0, start - 4), start)
        or _NOT_A_DAY.match(text, moment.stop)
    )


def _end_of_range(text: str, left: Moment, issue: date | None) -> Moment | None:
    """Read 至2023年9月 after a date; the right end inherits what it does not print."""
    joint = _TO.match(text, left.stop)
    if joint is None or not (left.exact or left.last_day):
        return None
    printed = text[left.stop - 1] in _CLOSED and not text[left.stop - 1].isdigit()
    if joint[0] == "、" and printed:
        return None
    right = read_moment(text, joint.end(), None)
    if right is None or not (right.exact or (left.last_day and right.last_day)):
        return None
    if right.year == "XXXX":
        right = right._replace(year=_year_after(left, right, issue))
        if right.day and not right.month:
            right = right._replace(month=left.month)
    return right if _falls_after(left, right, text[left.stop : joint.end()]) else None


def _year_after(left: Moment, right: Moment, issue: date | None) -> str:
    """The right end's year: the left one's, or the next when the months run over New Year."""
    if issue is not None and left.year.isdigit() and 0 < right.month < left.month:
        return str(int(left.year) + 1)
    return left.year


def _falls_after(left: Moment, right: Moment, joint: str) -> bool:
    if joint == "、":
        return right.month == left.month + 1
    return bool(right.month) >= bool(left.month) or not left.day


def _read_numbered(text: str, start: int) -> Candidate | None:
    """Read 2023-08-06, 2020/12/1 and 2023.6.25."""
    found = _NUMBERED.match(text, start)
    if found is None or text[start - 1 : start].isdigit():
        return None
    value = f"{found['year']}-{int(found['month']):02d}-{int(found['day']):02d}"
    return _candidate(start, found.end(), value, "numbered")


def _read_years(text: str, start: int) -> Candidate | None:
    """Read 从2016到2018, two years that only 从 shows to be years."""
    found = _YEARS.match(text, start) if text[start - 1 : start] == "从" else None
    if found is None:
        return None
    return _candidate(start, found.end(), f"{found[1]}/{found[2]}", "range")


_YEARS: Final = re.compile(
    "(1[89][0-9]{2}|20[0-9]{2})[到至](1[89][0-9]{2}|20[0-9]{2})(?![0-9.,万亿千个元人米%])"
)


def _read_era(text: str, start: int) -> Candidate | None:
    """Read decades and centuries: 20世纪80年代, 21世纪."""
    found = _DECADE.match(text, start)
    if found is not None:
        decade = _whole(found["decade"])
        first = _century(found, 1900 if decade >= 30 else 2000) + decade  # noqa: PLR2004 - 30年代 and later: 1900s
        return _candidate(start, found.end(), f"{first}/{first + 9}", "decade")
    found = _WHOLE_CENTURY.match(text, start)
    if found is None or not found["century"]:
        return None
    first = _century(found, 0) + 1
    return _candidate(start, found.end(), f"{first:04d}/{first + 99}", "century")


def _century(found: re.Match[str], default: int) -> int:
    if found["century"]:
        return (_whole(found["century"]) - 1) * 100
    return {"本": 2000, "上": 1900}.get(found["this"], default)


def _whole(numeral: str) -> int:
    found = read_numeral(numeral)
    return int(found.value) if found is not None else 0


def _with_postposition(text: str, found: Candidate) -> Candidate:
    """Take in 以来, 前, 后 and note 截至 before the date."""
    if _AS_OF.search(text, max(0, found.start - 4), found.start):
        found = found._replace(approx=Approx.AS_OF)
    match = _POSTPOSITION.match(text, found.stop)
    if match is None:
        return found
    found = found._replace(stop=match.end(), approx=_MEANING.get(match.lastgroup or ""))
    if found.approx is Approx.SINCE and "/" not in str(found.value):
        found = found._replace(value=f"{found.value}/")
    return found


_MEANING: Final = {"since": Approx.SINCE, "before": Approx.BEFORE, "after": Approx.AFTER} | {
    "about": Approx.ABOUT
}
