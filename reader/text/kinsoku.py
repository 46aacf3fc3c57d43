"""What may stand at a line's start and end: 避头尾, as one table of characters.

Sources: GB/T 15834-2011 (标点符号用法) 5.1, CLREQ (中文排版需求) 3.1.3, UAX #14 (line breaking classes,
named at the rows). Each character gets a *class* (one byte), its cells and the rule that its class
obeys; ``reader.text.lines`` works on the bytes.
"""

import unicodedata
from enum import IntEnum
from typing import Final


class Kind(IntEnum):
    """How a character behaves at a line's edge."""

    PLAIN = 0
    """Han, kana, symbols: a line may begin before and end after it (ID)."""
    CLOSER = 1
    """Never at a line's start: pause and stop marks, closing brackets, ％ ℃ · ～ — … (CL, NS, EX)."""
    OPENER = 2
    """Never at a line's end: opening brackets and quotes, currency signs, 第's № and ＃ (OP, PR)."""
    GLUE = 3
    """Neither side: 分隔号 ／, no-break space, word joiner (GL, WJ)."""
    LETTER = 4
    """Letters and digits of scripts written with spaces (AL, NU); a word of them stays whole."""
    JOINER = 5
    """ASCII signs that belong to a word: _ @ # & + = (AL)."""
    SPACE = 6
    """A line may end after it; it does not count in the width there."""
    ZERO = 7
    """Combining marks, variation selectors, joiners: part of the character before (CM, ZWJ)."""
    BREAK = 8
    """Zero width space: a line may end after it (ZW)."""
    ASCII_CLOSER = 9
    """As CLOSER, and part of a Latin word: , . : ; ! ? ) ] } % - / ~."""
    ASCII_OPENER = 10
    """As OPENER, and part of a Latin word: ( [ { $."""
    FLAG = 11
    """Regional indicators: two make one flag (RI)."""


_ROWS: Final = (
    (Kind.CLOSER, "，。、；：？！．｡､︐︑︒︓︔︕︖﹐﹑﹒﹔﹕﹖﹗"),  # 点号; GB/T 15834 5.1.1
    (Kind.CLOSER, "）》」』】〉〕］｝〗〙〛〞〟｣｠︶︸︺︼︾﹀﹂﹄﹚﹜﹞”’»›"),  # 标号后半; 5.1.2
    (Kind.CLOSER, "—–―…⋯‥·‧・･～〜〰‐"),  # 破折号, 省略号, 连接号, 间隔号; 5.1.3-5.1.6
    (Kind.CLOSER, "％‰‱℃℉°′″¢﹪"),  # signs after a number (PO)
    (Kind.CLOSER, "々〻ゝゞヽヾーぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮ゛゜"),  # NS, CJ
    (Kind.OPENER, "（《「『【〈〔［｛〖〘〚〝｢｟︵︷︹︻︽︿﹁﹃﹙﹛﹝“‘«‹"),  # 标号前半; 5.1.2
    (Kind.OPENER, "￥¥＄£￡€￠₩№＃¤"),  # signs before a number (PR)
    (Kind.GLUE, "／\u00a0\u2007\u202f\u2060\ufeff\u2011"),  # 分隔号 5.1.8; GL, WJ
    (
        Kind.SPACE,
        " \t\u3000\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2008\u2009\u200a\u205f",
    ),
    (Kind.SPACE, "\n\r\v\f\x85\u2028\u2029"),  # the line breaker ends a line after these anyhow
    (Kind.ZERO, "\u200d\ufe0f"),
    (Kind.BREAK, "\u200b"),
    (Kind.ASCII_CLOSER, ",.:;!?)]}%-/~"),  # with SY, HY
    (Kind.ASCII_OPENER, "([{$"),
    (Kind.JOINER, "_@#&+=*|\\^`<>'\""),
    (Kind.CLOSER, "".join(map(chr, range(0x1F3FB, 0x1F400)))),  # skin tones (EM)
    (Kind.FLAG, "".join(map(chr, range(0x1F1E6, 0x1F200)))),
)
_TABLE: Final = {char: kind for kind, chars in _ROWS for char in chars}

_SPACED_SCRIPTS: Final = frozenset({"Lu", "Ll", "Lt", "Lm", "Lo", "Nd"})
_EAST_ASIAN: Final = frozenset({"W", "F"})

NO_START: Final = frozenset(
    char for char, kind in _TABLE.items() if kind in {Kind.CLOSER, Kind.ASCII_CLOSER, Kind.GLUE}
)
"""Characters that never begin a line where another break is possible."""
NO_END: Final = frozenset(
    char for char, kind in _TABLE.items() if kind in {Kind.OPENER, Kind.ASCII_OPENER, Kind.GLUE}
)
"""Characters that never end a line where another break is possible."""
HANGING: Final = frozenset("，。、；：？！,.")
"""Marks that may hang in the margin (CLREQ 3.1.4, 行尾点号悬挂)."""


def kind_of(char: str, cells: int) -> Kind:
    """Return how ``char``, ``cells`` wide, behaves at a line's edge."""
    known = _TABLE.get(char)
    if known is not None:
        return known
    category = unicodedata.category(char)
    if category == "Cc":
        return Kind.SPACE
    if not cells:
        return Kind.ZERO
    spaced = category in _SPACED_SCRIPTS and unicodedata.east_asian_width(char) not in _EAST_ASIAN
    return Kind.LETTER if spaced else Kind.PLAIN
