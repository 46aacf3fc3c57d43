"""Derives the table of foldings from Unicode and OpenCC, as it is kept beside ``reader.text``.

Run ``python -m tests.text.derived`` to write it anew.
"""

from collections.abc import Iterator
from typing import Final
from unicodedata import normalize

from reader.text.foldings import PLACE
from reader.text.simplified import SIMPLIFIED, TRADITIONAL

UNICODE: Final = "14.0.0"
"""The version of Unicode that the kept table was derived from."""

_ZERO: Final = str.maketrans("〇○", "零零")
"""Newspapers print both as a digit (二〇二六, 二○二六)."""

_BLOCKS: Final = (
    (0x0041, 0x3400),  # Latin to CJK compatibility: letters, signs, enclosed and squared forms
    (0xA640, 0xAC00),  # Cyrillic, Latin and Cherokee extensions
    (0xF900, 0x10000),  # CJK compatibility ideographs, ligatures, full- and half-width forms
    (0x10400, 0x10D00),  # Deseret and others with case
    (0x118A0, 0x118E0),  # Warang Citi
    (0x16E40, 0x16E80),  # Medefaidrin
    (0x1D400, 0x1D800),  # mathematical letters and digits
    (0x1E900, 0x1E944),  # Adlam
    (0x1F100, 0x1F300),  # enclosed letters and ideographs
    (0x2F800, 0x2FA20),  # CJK compatibility ideographs, supplement
)
"""Every code point with a case or compatibility folding of its own lies in these (UCD 14)."""

_FIRST_ASTRAL: Final = "\U00010000"
"""From here on only foldings of one character to one are followed."""


def foldings() -> Iterator[tuple[str, str]]:
    """Yield every character that folds to something else, with what it folds to.

    All are folded as one string, until nothing changes; an accent that NFKC would set on a space
    keeps its form.
    """
    simplified = str.maketrans(TRADITIONAL, SIMPLIFIED) | _ZERO
    blocks = (chr(code) for first, stop in _BLOCKS for code in range(first, stop))
    sources = sorted({*blocks, *TRADITIONAL})
    together = "\0".join(sources)
    for _round in range(3):
        together = normalize("NFKC", together).casefold().translate(simplified)
    for source, target in zip(sources, together.split("\0"), strict=True):
        followed = len(target) == 1 or source < _FIRST_ASTRAL
        if source != target and followed and " " not in target:
            yield source, target


def written() -> str:
    """Return the table as it is kept."""
    pairs = list(foldings())
    single = [(source, target) for source, target in pairs if len(target) == 1]
    longer = [f"{source}{target}\n" for source, target in pairs if len(target) != 1]
    return "\n".join((*map("".join, zip(*single, strict=True)), "".join(longer)))


if __name__ == "__main__":
    PLACE.write_text(written(), encoding="utf-8", newline="\n")
