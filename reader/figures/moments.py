"""One date as far as it is printed: 2022年11月, 6月25日上午, 今年前三季度, 9月底.

Dates are read piece by piece, year before month before day, so that every piece is a short
pattern. A year that is not printed is ``XXXX`` until an issue date resolves it.
"""

import re
from datetime import date
from typing import Final, NamedTuple

from reader.figures.numerals import DIGITS, read_numeral

_H: Final = "一二三四五六七八九"
MONTH: Final = rf"(?:1[0-2](?![0-9])|0?[1-9](?![0-9])|十[一二]?|[{_H}])"
DAY: Final = rf"(?:[12][0-9](?![0-9])|3[01](?![0-9])|0?[1-9](?![0-9])|三十一?|二?十[{_H}]?|[{_H}])"
TO: Final = r"(?:至|到|-{1,2}|~)"
_FOUR: Final = r"(?:1[0-9]{3}|2[01][0-9]{2})"
_PART: Final = "(?:凌晨|清晨|早晨|早上|早间|上午|中午|午后|下午|傍晚|晚上|晚间|夜间|晚|早)"
_CLOCK: Final = (
    r"(?:[0-2]?[0-9](?::[0-5][0-9]){1,2}(?![0-9])|[0-2]?[0-9][时点](?:[0-5]?[0-9]分|半)?(?![0-9]))"
)

_YEAR: Final = re.compile(
    rf"(?P<full>{_FOUR})(?:年度?|(?=(?:{TO}|[、和与]){_FOUR}(?:年|赛季|财年|学年)))|(?P<hanzi>[一二][{_H}零〇]{{3}})年度?"
    rf"|(?P<short>[0-9]{{2}})年(?={MONTH}月(?!份?[内后]))|(?P<relative>[今去明前本])年度?(?=的?[0-9{_H}十上下前第全春夏秋冬]|年?[初中底末])"
)
_MONTH: Final = re.compile(rf"({MONTH})(?:月份?(?!龄)|(?=[至到~、-]{{1,2}}{MONTH}月))")
_DAY: Final = re.compile(rf"({DAY})(?:[日号](?!线|楼|院|馆|路|房)|(?={TO}{DAY}[日号]))")
_WHEN: Final = re.compile(rf"{_PART}?(?P<clock>{_CLOCK})|{_PART}")
_SEASON: Final = re.compile(
    rf"第(?P<only>[0-9]{{1,2}}|十[一二]?|[{_H}])个月|前(?P<days>[0-9]{{1,2}})[天日]|前(?P<months>[0-9]{{1,2}}|十[一二]?|[{_H}两])个月|前(?P<quarters>[二两三23])个?季度"
    rf"|第?(?P<quarter>[一二三四1-4])季度|(?P<half>[上下])半年|(?P<season>[春夏秋冬])[季天]"
)
_THIRD: Final = re.compile(
    r"(?P<third>[上中下])旬|年?(?:[初](?![级中步衷一二三四始春夏秋冬雪])|中(?=[，。、；的时前后起至到）]|$|期|旬|工作|会议|大促|总结|业绩)|[底](?![层线部蕴数色气])|末(?![端位]))"
)
_RELATIVE: Final = {"今": 0, "本": 0, "去": -1, "明": 1, "前": -2}
_THIRDS: Final = {"上": (1, 10), "中": (11, 20), "下": (21, 0)}
_NAMED: Final = {"春": "SP", "夏": "SU", "秋": "FA", "冬": "WI"}


class Moment(NamedTuple):
    """A date as far as it is known; ``last_month`` and ``last_day`` end a stretch."""

    stop: int
    year: str = "XXXX"
    month: int = 0
    day: int = 0
    last_month: int = 0
    last_day: int = 0
    clock: str = ""
    season: str = ""

    def iso(self) -> str:
        """Return the ISO 8601 form; a stretch is an interval."""
        if self.season:
            return f"{self.year}-{self.season}"
        if not (self.month or self.day):
            return self.year
        month = f"{self.year}-{self.month:02d}" if self.month else f"{self.year}-XX"
        if self.last_month:
            return f"{month}/{self.year}-{self.last_month:02d}"
        if not self.day:
            return month
        if self.last_day:
            return f"{month}-{self.day:02d}/{month}-{self.last_day:02d}"
        return f"{month}-{self.day:02d}{self.clock}"

    @property
    def exact(self) -> bool:
        """Whether it is one year, month or day, fit to be an end of a range."""
        return not (self.last_month or self.last_day or self.season)


def read_moment(text: str, start: int, issue: date | None) -> Moment | None:
    """Read the date that begins at ``start`` of folded text, resolved against ``issue``."""
    year = _YEAR.match(text, start)
    if year is None:
        later = _after_year(text, Moment(start))
        return None if later is None else _resolved(later, issue)
    moment = Moment(year.end(), _year_of(year, issue))
    stop = moment.stop + 1 if text.startswith("的", moment.stop) else moment.stop
    later = _after_year(text, moment._replace(stop=stop))
    if later is not None:
        return later
    edge = _THIRD.match(text, moment.stop)
    if edge is not None and edge["third"] is None:
        return moment._replace(stop=edge.end())
    return None if year["relative"] else moment


_FESTIVAL: Final = re.compile(r"([三六九])月\1(?![日号十])")
"""三月三 and its like name feasts of the farmers' calendar."""


def _year_of(year: re.Match[str], issue: date | None) -> str:
    if year["full"]:
        return year["full"]
    if year["hanzi"]:
        return "".join(str(DIGITS[digit]) for digit in year["hanzi"])
    if year["short"]:
        return ("20" if int(year["short"]) <= 50 else "19") + year["short"]  # noqa: PLR2004 - 50 is the usual pivot
    return "XXXX" if issue is None else str(issue.year + _RELATIVE[year["relative"]])


def _after_year(text: str, moment: Moment) -> Moment | None:
    """Read a season, a month with its day, or (without a year) a day alone."""
    season = _SEASON.match(text, moment.stop)
    if season is not None and text[max(0, moment.stop - 1) : moment.stop + 1] == "提前":
        season = None
    anchored = moment.year != "XXXX" or season is None or not (season["only"] or season["days"])
    if season is not None and anchored:
        return _with_season(moment, season)
    month = _MONTH.match(text, moment.stop)
    if month is not None and not _FESTIVAL.match(text, moment.stop):
        return _after_month(text, moment._replace(stop=month.end(), month=_number(month[1])))
    day = _DAY.match(text, moment.stop) if moment.year == "XXXX" else None
    if day is None or (day[0].endswith("号") and not _is_day(text, moment.stop, day.end())):
        return None
    return _with_clock(text, moment._replace(stop=day.end(), day=_number(day[1])))


def _is_day(text: str, start: int, stop: int) -> bool:
    """Whether 22号 is a day of the month and no house, train or serial number."""
    if not text[start].isdigit() or _ADDRESS.search(text, max(0, start - 2), start):
        return False
    opens = start == 0 or text[start - 1] in _OPENING
    return _SAID.match(text, stop) is not None or (opens and not _NUMBERED.match(text, stop))


_OPENING: Final = frozenset("，。；、：“")
_NUMBERED: Final = re.compile(
    r"[^\u4e00-\u9fff]|$|[楼线院馆路房门机舱井厅库文令车球台选公铁码桥桌床病仓店展地矿坑洞弹炮艇舰船型信组锅炉高汽柴油染色体种提议决字宿塔田岛墓锁键泵坝堆位包箱柜钢铜煤电池监教实产墩井竖斜巷层段级冻]"
)
"""What makes 5号 a number of things (5号楼, 95号汽油) at the head of a clause."""


_ADDRESS: Final = re.compile(
    r"(?:[路街巷弄村道里园区城段幢栋东西南北中楼厦座院第令〕\]］】]|[A-Za-z0-9]-?)$"
)
_SAID: Final = re.compile(
    r"[，说在称前后起至到早晚凌上下中宣公发表举召开当抵电正已遭再又继报还对将就从向与会通做作提指证确批访赴返驳达飞离签启结致警透呼谴讲]|消息|以来"
)


def _after_month(text: str, moment: Moment) -> Moment:
    day = _DAY.match(text, moment.stop)
    if day is not None and text[moment.stop - 1] == "月":
        return _with_clock(text, moment._replace(stop=day.end(), day=_number(day[1])))
    third = _THIRD.match(text, moment.stop)
    if third is None or third[0].startswith("年"):
        return moment
    if third["third"] is None:
        return moment._replace(stop=third.end())
    first, last = _THIRDS[third["third"]]
    return moment._replace(stop=third.end(), day=first, last_day=last or _month_length(moment))


def _month_length(moment: Moment) -> int:
    if moment.month == 2:  # noqa: PLR2004 - February
        leap = moment.year.isdigit() and date(int(moment.year), 3, 1).toordinal() - 1
        return date.fromordinal(leap).day if leap else 28
    return 30 if moment.month in {4, 6, 9, 11} else 31


def _with_season(moment: Moment, found: re.Match[str]) -> Moment:
    moment = moment._replace(stop=found.end())
    if found["season"]:
        return moment._replace(season=_NAMED[found["season"]])
    first, last = 1, 12
    if found["only"]:
        return moment._replace(month=_number(found["only"]))
    if found["days"]:
        return moment._replace(month=1, day=1, last_day=int(found["days"]))
    if found["months"]:
        last = _number(found["months"])
    elif found["quarters"]:
        last = _number(found["quarters"]) * 3
    elif found["quarter"]:
        last = _number(found["quarter"]) * 3
        first = last - 2
    else:
        first, last = (1, 6) if found["half"] == "上" else (7, 12)
    return moment._replace(month=first, last_month=last)


def _with_clock(text: str, moment: Moment) -> Moment:
    """Take in the part of the day and the hour: 上午, 晚8时30分, 09:15."""
    found = _WHEN.match(text, moment.stop)
    if found is None:
        return moment
    if not found["clock"]:
        return moment._replace(stop=found.end())
    numbers = [int(number) for number in re.findall("[0-9]+", found["clock"])]
    hour = numbers[0] + (12 if numbers[0] < 12 and re.match("下午|晚|傍晚|夜", found[0]) else 0)  # noqa: PLR2004 - noon
    minute = numbers[1] if len(numbers) > 1 else 30 * found["clock"].endswith("半")
    return moment._replace(stop=found.end(), clock=f"T{hour:02d}:{minute:02d}")


def _number(text: str) -> int:
    found = read_numeral(text)
    return int(found.value) if found is not None else 0


def _resolved(moment: Moment, issue: date | None) -> Moment:
    """Give a month or a day the year and month of the issue.

    A paper of January or February that prints the last months of a year means the year before;
    a bare day later than the issue's belongs to the month before.
    """
    if issue is None:
        return moment
    if not moment.month:
        early = moment.day > issue.day + 6
        first = issue.replace(day=1)
        known = date.fromordinal(first.toordinal() - 1) if early else first
        return moment._replace(year=str(known.year), month=known.month)
    if moment.day > _month_length(moment._replace(year=str(issue.year))):
        return moment
    before = issue.month <= 2 and max(moment.month, moment.last_month) >= 10  # noqa: PLR2004 - see above
    return moment._replace(year=str(issue.year - before))
