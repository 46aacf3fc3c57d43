"""Headlines: which line is kicker (引题), title (主题) and deck (副题)."""

import re
from collections.abc import Callable, Sequence
from typing import Final

from reader.model import Headline
from reader.parsing.blocks import Block
from reader.parsing.marks import DASHES

_LEADING_DASHES = re.compile(r"^[—－―─-]{1,4}\s*")
_INNER_DASH = re.compile(r"(?<=[^\s—]{4})\s*——\s*(?=[^\s—]{4})")
_COLUMN_LINE = re.compile(
    r"^(?:[【\[〔（(][^】\]〕）)]{2,16}[】\]〕）)]|[■●◆·]\s*\S{2,10}|[—－―─-]{1,4}\s*[^—]{2,32}[—－―─-]{1,4})$"
)
_SHORT_KICKER: Final = 6
_PREPARING: Final = 12
_PAIR: Final = 2
_LEADS_IN = re.compile(r"(?:提出|强调|指出|要求|表示|透露|决定|明确|发布|！|：|上)$")
_BRACKETED = re.compile(r"^[（(].*[）)]$")
_LETTERS = re.compile(r"^[\u4e00-\u9fff](?:[ \u3000]+[\u4e00-\u9fff])+$")
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
    titles = ["".join(title.split()) if _LETTERS.match(title) else title for title in titles]
    return Headline(
        kicker=" ".join(kickers),
        title=" ".join(titles),
        deck=" ".join(_LEADING_DASHES.sub("", deck) for deck in decks),
        printed="\n".join(texts),
        lines=tuple(dict.fromkeys(line for block in blocks for line in block.lines)),
    )


def _sort(texts: list[str]) -> tuple[list[str], list[str], list[str]]:
    """Sort lines into kicker, title and deck by dashes, brackets, number and form."""
    kickers: list[str] = []
    rest = list(texts)
    while len(rest) > 1 and _COLUMN_LINE.match(rest[0]):
        kickers.append(rest.pop(0))
    dashed = next((at for at, text in enumerate(rest) if at and text.startswith(DASHES)), len(rest))
    plain, decks = rest[:dashed], rest[dashed:]
    if len(plain) > 1 and (len(plain) + bool(decks) > _PAIR or _prepares(plain[0], plain[1])):
        kickers.append(plain.pop(0))
    return kickers, plain[:1], plain[1:] + decks


def _prepares(first: str, second: str) -> bool:
    """Tell whether the first of two lines is a kicker; the first rule that knows decides."""
    for kicker, fits in _KICKER_RULES:
        if fits(first, second):
            return kicker
    return False


def _halves(text: str) -> bool:
    return len(text.split()) > 1


_KICKER_RULES: Final[tuple[tuple[bool, Callable[[str, str], bool]], ...]] = (
    (False, lambda _first, second: bool(_BRACKETED.match(second))),
    (True, lambda first, _second: bool(_LEADS_IN.search(first)) or len(first) <= _SHORT_KICKER),
    (True, lambda first, second: _halves(first) != _halves(second) and "，" not in second),
    (False, lambda first, second: "，" in second and "，" not in first),
    (True, lambda first, second: "，" in first and "，" not in second),
    (True, lambda first, second: len(first) >= len(second) * _MUCH),
    (True, lambda first, second: len(first) * _MUCH <= len(second) and len(first) <= _PREPARING),
)
"""Is the first of two lines a kicker? Rows in the order in which they decide."""


def _part(title: str) -> tuple[list[str], list[str]]:
    """Part 主题——副题 printed on one line."""
    match = _INNER_DASH.search(title)
    if not match or _INNER_DASH.search(title, match.end()):
        return [title], []
    return [title[: match.start()]], [title[match.end() :]]
