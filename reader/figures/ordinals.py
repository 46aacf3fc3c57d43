"""Ordinals: 第14, 第二百五十. They are known as ordinals so that nothing takes them for counts."""

import re
from typing import Final

from reader.figures.candidate import Candidate
from reader.figures.numerals import numeral_end
from reader.model import FigureKind

_LONGEST: Final = 8
_WORDS: Final = re.compile(
    r"产业|三?方(?!案)|课堂|者|人称|世界|时间|责任|书记|线|手|性|步|版|时代|曲线|国际|眼|印象|反应|现场|要务|资源|动力|生产力"
)
_RANKED: Final = re.compile(r"[名位大届次批季轮，。、；！第]|$")


def read_ordinal(text: str, start: int) -> Candidate | None:
    """Read the ordinal whose numeral begins at ``start``, after 第.

    第一 counts only where it ranks (第一名); elsewhere it is a word of praise or order.
    """
    stop, numeral = numeral_end(text, start)
    if numeral is None or numeral.high is not None or stop - start > _LONGEST:
        return None
    if _WORDS.match(text, stop) or (
        text[start] == "一" == text[stop - 1] and not _RANKED.match(text, stop)
    ):
        return None
    return Candidate(start - 1, stop, FigureKind.ORDINAL, numeral.value, "", "ordinal", start)
