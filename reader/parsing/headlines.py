"""Headlines: which line is kicker (引题), title (主题) and deck (副题)."""

import re
from collections.abc import Sequence
from typing import Final

from reader.model import Headline
from reader.parsing.blocks import Block
from reader.parsing.marks import DASHES

_LEADING_DASHES = re.compile(r"^[—－―─-]{1,4}\s*")
_INNER_DASH = re.compile(r"(?<=[^\s—]{4})\s*——\s*(?=[^\s—]{4})")
_COLUMN_LINE = re.compile(r"^(?:[【\[〔（(][^】\]〕）)]{2,16}[】\]〕）)]|[■●◆·]\s*\S{2,10})$")
_SHORT_KICKER: Final = 12
_MUCH: Final = 1.5
"""How many times longer than the next a first line is that prepares the title."""


def read_headline(blocks: Sequence[Block]) -> Headline:
    """Return the headline that ``blocks`` print."""
    if not blocks:
        return Headline()
    texts = [block.text for block in blocks]
    kickers, titles, decks = _sort(texts)
    if len(titles) == 1 and not decks:
        titles, decks = _part(titles[0])
    return Headline(
        kicker=" ".join(kickers),
        title=" ".join(titles),
        deck=" ".join(_LEADING_DASHES.sub("", deck) for deck in decks),
        printed="\n".join(texts),
        lines=tuple(dict.fromkeys(line for block in blocks for line in block.lines)),
    )


def _sort(texts: list[str]) -> tuple[list[str], list[str], list[str]]:
    """Sort lines into kicker, title and deck by dashes, brackets and length."""
    kickers: list[str] = []
    rest = list(texts)
    while len(rest) > 1 and _COLUMN_LINE.match(rest[0]):
        kickers.append(rest.pop(0))
    dashed = next((at for at, text in enumerate(rest) if at and text.startswith(DASHES)), len(rest))
    plain, decks = rest[:dashed], rest[dashed:]
    if len(plain) > 1 and _prepares(plain[0], plain[1]):
        kickers.append(plain.pop(0))
    return kickers, plain[:1], plain[1:] + decks


def _prepares(first: str, second: str) -> bool:
    return len(first) >= len(second) * _MUCH or (
        len(first) * _MUCH <= len(second) and len(first) <= _SHORT_KICKER
    )


def _part(title: str) -> tuple[list[str], list[str]]:
    """Part 主题——副题 printed on one line."""
    match = _INNER_DASH.search(title)
    if not match or _INNER_DASH.search(title, match.end()):
        return [title], []
    return [title[: match.start()]], [title[match.end() :]]
