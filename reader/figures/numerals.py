"""Chinese and mixed numerals read as decimals: 4113, 4.78万亿, 三百五, 十余万, 七八十.

The grammar is positional: 亿 and 万 split a numeral into sections, and inside a section 千, 百 and
十 fall strictly. A last digit without 零 counts in the next lower place (一万三 is 13000). The
formal numerals 陆伍拾参柒 are no part of it: they are everyday characters (登陆, 队伍, 收拾, 参加).
"""

import re
from decimal import Decimal
from functools import lru_cache
from typing import Final, NamedTuple

from reader.model import Approx

LONGEST_RUN: Final = 40
"""Numerals longer than this many characters are no quantities (serial numbers, attacks)."""

DIGITS: Final = {"零": 0, "〇": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4} | {
    "五": 5,
    "六": 6,
    "七": 7,
    "八": 8,
    "九": 9,
}
SMALL: Final = {"千": 1000, "百": 100, "十": 10}
LARGE: Final = (("亿", Decimal(10**8)), ("万", Decimal(10**4)))

_ZEROS: Final = frozenset("零〇")
_UNPLACED: Final = 10_000

NUMERAL_RUN: Final = re.compile(
    r"(?:[0-9]++(?:,[0-9]{3}(?![0-9]))*+(?:\.[0-9]++)?+"
    r"|[零〇一二两三四五六七八九十百千万亿几]"
    r"|(?<=[零〇一二两三四五六七八九十百千])点(?=[零〇一二三四五六七八九])"
    r"|数(?=[十百千万亿])"
    r"|[多余](?=[万亿千百]))++"
)
_ARABIC: Final = re.compile(r"[0-9]++(?:,[0-9]{3}(?![0-9]))*+(?:\.[0-9]++)?+")
_ARABIC_RUN: Final = re.compile(_ARABIC.pattern + r"(?:[多余几]?[百千万亿])*+")
_LONE_AFTER_ARABIC: Final = re.compile("[0-9][万亿]+[一二两三四五六七八九]$")
_TOKEN: Final = re.compile(_ARABIC.pattern + r"|.")
_PAIR: Final = re.compile(r"([一二两三四五六七八九])([二三四五六七八九])(?=[十百千万亿]|$)")


class Numeral(NamedTuple):
    """A numeral's value; ``high`` ends a pair (七八十), ``approx`` is said inside (十余万)."""

    value: Decimal
    high: Decimal | None = None
    approx: Approx | None = None


@lru_cache(maxsize=8192)
def read_numeral(run: str) -> Numeral | None:
    """Read a whole run of numeral characters; None when it is no number.

    十几 and 50多万 keep their floor as value with ``over``, 几十 and 数千 with ``several``.
    """
    if not run.strip("零〇") or len(run) > LONGEST_RUN:
        return None
    if _LONE_AFTER_ARABIC.search(run):
        return None
    if _ARABIC.fullmatch(run):
        return Numeral(Decimal(run.replace(",", "")))
    approx: Approx | None = None
    if run[0] in "几数":
        approx, run = Approx.SEVERAL, "一" + run[1:]
    if any(mark in run for mark in "几多余"):
        approx, run = Approx.OVER, re.sub("零?[几多余]", "", run)
    pair = _read_pair(run)
    if pair is not None:
        return pair
    value = _read_sections(run)
    return None if value is None else Numeral(_plain(value), None, approx)


def _plain(value: Decimal) -> Decimal:
    """Drop a fraction of zeros: 4.780亿 is 478000000."""
    return Decimal(int(value)) if value == value.to_integral_value() else value


def _read_pair(run: str) -> Numeral | None:
    """Read two neighbouring digits as a range: 七八十 is 70 to 80, 三五 is 3 to 5."""
    found = _PAIR.search(run)
    if found is None:
        return None
    first, second = DIGITS[found[1]], DIGITS[found[2]]
    if second != first + 1 and found[0] != "三五":
        return None
    head, tail = run[: found.start()], run[found.end() :]
    if head and head[-1] not in SMALL:
        return None
    low, high = _read_sections(head + found[1] + tail), _read_sections(head + found[2] + tail)
    if low is None or high is None or (head and not tail and head[-1] != "十"):
        return None
    return Numeral(_plain(low), _plain(high))


def _read_sections(run: str) -> Decimal | None:
    """Read a numeral with 亿 and 万 as the sum of its sections."""
    for name, base in LARGE:
        left, found, right = run.rpartition(name)
        if not found:
            continue
        if name == "万" and "万" in left.removesuffix("万"):
            return None
        high = _read_sections(left) if left else Decimal(1)
        low = _read_tail(right, base)
        return None if high is None or low is None else high * base + low
    return _read_small(run)


def _read_tail(run: str, base: Decimal) -> Decimal | None:
    """Read what follows 万 or 亿; a lone digit counts in the next place."""
    if not run:
        return Decimal(0)
    if run in DIGITS:
        return DIGITS[run] * base / 10
    value = _read_sections(run)
    return None if value is None or value >= base else value


def _read_small(run: str) -> Decimal | None:
    """Read a section below 万, with decimals after 点."""
    whole, point, fraction = run.partition("点")
    value = _read_places(whole)
    if not point or value is None:
        return value
    if not all(digit in DIGITS for digit in fraction):
        return None
    return value + Decimal("0." + "".join(str(DIGITS[digit]) for digit in fraction))


def _read_places(run: str) -> Decimal | None:
    """Read 千, 百 and 十 in falling order, and the digit that may end them."""
    tokens = _TOKEN.findall(run)
    total, place, digit, zero = Decimal(0), _UNPLACED, None, False
    for sign in tokens:
        if sign in SMALL:
            if SMALL[sign] >= place or (digit is None and place != _UNPLACED and not zero):
                return None
            place = SMALL[sign]
            total += (Decimal(1) if digit is None else digit) * place
            digit, zero = None, False
        elif digit is not None:
            return None
        elif sign in _ZEROS:
            zero = True
        elif sign in DIGITS or sign[0].isdigit():
            digit = Decimal(DIGITS.get(sign, sign.replace(",", "")))
        else:
            return None
    if digit is None:
        return total if tokens else None
    lone = place in {100, 1000} and not zero and tokens[-1] in DIGITS
    return total + (digit * place / 10 if lone else digit)


_DIGIT: Final = re.compile("[0-9]")
_UNIT_PREFIX: Final = re.compile("[0-9万亿](?:千[米克瓦卡伏帕赫焦乏]|百帕)")


_PREFIXES: Final = ("千", "百")


def numeral_end(text: str, start: int) -> tuple[int, Numeral | None]:
    """Return where the numeral run at ``start`` ends, and its reading if it has one.

    A run that begins with Arabic digits and cannot be read whole (2023一季度) is cut after the
    digits and their 万 and 亿; 千 directly after digits stays out when it belongs to the unit
    (12千米). Chinese characters before digits are no part of them (一53岁男子).
    """
    match = NUMERAL_RUN.match(text, start)
    if match is None:
        return start + 1, None
    run, stop = match[0], match.end()
    if not run[0].isdigit():
        found = read_numeral(run)
        later = _DIGIT.search(run) if found is None else None
        return (stop if later is None else start + later.start()), found
    if run[-1] in _PREFIXES and _UNIT_PREFIX.search(text, stop - 2, stop + 1):
        run, stop = run[:-1], stop - 1
    found = read_numeral(run)
    if found is None and stop - start <= LONGEST_RUN:
        shorter = _ARABIC_RUN.match(text, start, stop)
        if shorter is not None and shorter.end() < stop:
            return shorter.end(), read_numeral(shorter[0])
    return stop, found
