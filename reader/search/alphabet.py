"""A segment's own encoding of its folded text: frequent characters short, and searchable as bytes.

The more frequent a character, the fewer bytes: the first 127 take one, 3,584 two, 28,672 three,
all others five. First bytes are below 0xC0 and all further ones above, as in UTF-8 reversed, so a
wording's bytes occur in a text's bytes exactly where the wording occurs in the text. Byte 0 never
stands for a character: it separates the parts of an article.
"""

import re
from collections import Counter
from functools import cached_property
from typing import Final

SEPARATOR: Final = b"\0"

_ONE: Final = 0x7F
_TWO_LEADS: Final = range(0x80, 0xB8)
_THREE_LEADS: Final = range(0xB8, 0xBF)
_FIVE_LEAD: Final = 0xBF
_TRAIL: Final = 0xC0
_SIX: Final = 64
_TRAILS: Final = bytes(range(_TRAIL, 256))
_REMEMBERED: Final = 256
"""Wordings whose bytes are kept."""

_CODES: Final = re.compile(rb"[\x01-\xbf][\xc0-\xff]*")


def _code(rank: int) -> str:
    """Return the bytes, as Latin-1 characters, of the character at ``rank``."""
    if rank < _ONE:
        return chr(rank + 1)
    rank -= _ONE
    two = len(_TWO_LEADS) * _SIX
    if rank < two:
        return chr(_TWO_LEADS[rank // _SIX]) + chr(_TRAIL + rank % _SIX)
    rank -= two
    if rank < len(_THREE_LEADS) * _SIX**2:
        lead, rest = divmod(rank, _SIX**2)
        return chr(_THREE_LEADS[lead]) + _trails(rest, 2)
    return chr(_FIVE_LEAD) + _trails(rank, 4)


def characters(written: bytes) -> int:
    """Return how many characters encoded text has; separators count."""
    return len(written.translate(None, _TRAILS))


def _trails(rank: int, count: int) -> str:
    return "".join(chr(_TRAIL + (rank >> 6 * place) % _SIX) for place in reversed(range(count)))


class Alphabet:
    """The characters of a segment, the most frequent first."""

    def __init__(self, characters: str) -> None:
        self.characters = characters
        self._expressions: dict[str, list[bytes]] = {}
        self._wordings: dict[str, bytes | None] = {}

    @classmethod
    def counted(cls, counts: Counter[str]) -> "Alphabet":
        """Return the alphabet of counted characters."""
        return cls("".join(sorted(counts, key=lambda one: (-counts[one], one))))

    @cached_property
    def _codes(self) -> dict[int, str]:
        return {ord(one): _code(rank) for rank, one in enumerate(self.characters)}

    @cached_property
    def _decoded(self) -> dict[bytes, str]:
        return {code.encode("latin-1"): chr(one) for one, code in self._codes.items()}

    def encode(self, text: str) -> bytes:
        """Return the bytes of a folded text whose characters were all counted."""
        return text.translate(self._codes).encode("latin-1")

    def encode_wording(self, wording: str) -> bytes | None:
        """Return the bytes of a short folded wording; nothing when the segment cannot hold it."""
        try:
            return self._wordings[wording]  # another thread may clear them at any time
        except KeyError:
            ranks = [self.characters.find(one) for one in wording]
        code = None if -1 in ranks else "".join(map(_code, ranks)).encode("latin-1")
        if len(self._wordings) >= _REMEMBERED:
            self._wordings.clear()
        self._wordings[wording] = code
        return code

    def any_of(self, characters: str) -> list[bytes]:
        """Return regular expressions, one for every width in bytes, that find any of some."""
        known = self._expressions.get(characters)
        if known is None:
            by_width: dict[int, list[bytes]] = {}
            for code in map(self.encode_wording, characters):
                if code:
                    by_width.setdefault(len(code), []).append(re.escape(code))
            single = by_width.pop(1, [])
            known = [b"(?:" + b"|".join(codes) + b")" for codes in by_width.values()]
            known += [b"[" + b"".join(single) + b"]"] if single else []
            self._expressions[characters] = known
        return known

    def decode(self, written: bytes) -> str:
        """Return the text that ``written`` stands for; separators are left out."""
        return "".join(map(self._decoded.__getitem__, _CODES.findall(written)))
