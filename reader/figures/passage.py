"""Text made ready for reading numbers: folded one to one, inner spaces out, breaks bridged.

A passage keeps the printed characters in ``text`` and their folded twins in ``folded``; both have
the same length. ``offsets`` leads back to the source where characters were left out.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

_WIDE: Final = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_KEPT: Final = "，；：（）！？"
"""Full-width punctuation that stays: folded, it would read as thousands or decimals."""

FOLD: Final = str.maketrans(
    {code: twin for code, twin in _WIDE.items() if chr(code) not in _KEPT}
    | {
        ord(old): new
        for old, new in zip(
            "萬億兩點餘個種項條頭隻雙張區縣鎮", "万亿两点余个种项条头只双张区县镇", strict=True
        )
    }
    | {ord(old): new for old, new in zip("∶﹕︰﹪‒–—―−─━～〜∼", ":::%-------~~~", strict=True)}
)
_SPACES: Final = " \t\u00a0\u2002\u2003\u2009\u200a\u202f\u3000\u200b\ufeff"
_SPACE: Final = re.compile(f"[{_SPACES}]")
_FOLDED: Final = re.compile(f"[{re.escape(''.join(map(chr, FOLD)))}]")
_INNER_SPACE: Final = re.compile(
    rf"(?<=[0-9０-９.％%/~～+\-–—至到])[{_SPACES}]{{1,2}}(?=[\u4e00-\u9fff％%℃（(~～\-–—+])"
    rf"|(?<=[\u4e00-\u9fff（(~～\-–—+])[{_SPACES}]{{1,2}}(?=[0-9０-９])"
    rf"|(?<=[0-9])[{_SPACES}]{{1,2}}(?=(?:[kMG]?Wh?|[kMG]?Hz|[mckμn]m|k?g|mAh|[KMGT]B|[MG]bps|m?L|ml)(?![A-Za-z0-9]))"
    rf"|(?<=[〇一二三四五六七八九十百千万亿两近分之成])[{_SPACES}]{{1,2}}"
    "(?=[〇一二三四五六七八九十百千万亿两分之余多成年月日个元])"
)
_NUMBER_COMMA: Final = re.compile("[0-9０-９]，[0-9０-９]{3}")
_WIDE_COMMA: Final = re.compile(
    "(?<=[０-９])，(?=[０-９]{3}(?![０-９]))|(?<![0-9.，])(?<=[1-9])，(?=[0-9]{3}[点元人万亿家户台辆吨亩名])"
    "|(?<=[^0-9.，][1-9][0-9])，(?=[0-9]{3}[点元人万亿家户台辆吨亩名])"
)


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of text in which figures are looked for.

    ``offsets`` gives for every character its place in the source, or is empty when they agree
    up to ``base``, where the passage begins in its source.
    """

    text: str
    folded: str
    base: int = 0
    offsets: Sequence[int] = ()

    def place(self, start: int, stop: int) -> tuple[int, int]:
        """Return a stretch of the passage as half-open offsets of the source."""
        if not self.offsets:
            return self.base + start, self.base + stop
        return self.offsets[start], self.offsets[stop - 1] + 1


def fold(text: str) -> str:
    """Fold digits, Latin letters, signs and traditional numerals; the length stays the same.

    陆伍拾参柒 and their like are never folded: they are everyday characters.
    """
    if "，" in text and _NUMBER_COMMA.search(text):
        text = _WIDE_COMMA.sub(",", text)
    return text.translate(FOLD) if _FOLDED.search(text) else text


def passage_of(text: str, base: int = 0, offsets: Sequence[int] = ()) -> Passage:
    """Make a passage of ``text``; spaces between a number and its Chinese neighbours go."""
    gaps = list(_gaps(text))
    if not gaps:
        return Passage(text, fold(text), base, offsets)
    source = offsets or range(base, base + len(text))
    pieces: list[str] = []
    places: list[int] = []
    for start, stop in zip(
        [0, *(gap[1] for gap in gaps)], [*(gap[0] for gap in gaps), len(text)], strict=True
    ):
        pieces.append(text[start:stop])
        places.extend(source[start:stop])
    shorter = "".join(pieces)
    return Passage(shorter, fold(shorter), base, places)


def _gaps(text: str) -> Iterator[tuple[int, int]]:
    """Yield the spaces between a number and its Chinese neighbours, as half-open offsets."""
    place = 0
    while (space := _SPACE.search(text, place)) is not None:
        gap = _INNER_SPACE.match(text, space.start())
        place = space.end() if gap is None else gap.end()
        if gap is not None:
            yield gap.span()
