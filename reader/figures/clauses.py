"""How far a clause reaches to the left and to the right of a figure."""

import re
from typing import Final

STOPS: Final = frozenset("，,。；！？：:\n—…;!?|｜▲■●◆□")
"""Marks that end a clause."""

PAIRS: Final = {"）": "（", ")": "(", "”": "“", "》": "《", "’": "‘", "】": "【"}
"""Closing marks and what opens them."""

_REACH: Final = 44
_LIST: Final = "、"
_OPENERS: Final = {opener: closer for closer, opener in PAIRS.items()}


def reach_back(text: str, stop: int, floor: int) -> int:
    """Walk left to the clause's start, over whole brackets and quotes; over 、 when 等 ends a list."""
    place, lowest, listed = stop, max(floor, stop - _REACH), False
    while place > lowest:
        character = text[place - 1]
        if character in PAIRS:
            opened = text.rfind(PAIRS[character], lowest, place - 1)
            if opened < 0:
                break
            place = opened
            continue
        listed = listed or character == "等"
        if character in STOPS or character in _OPENERS or (character == _LIST and not listed):
            break
        if character in _SPACES and _parted(text, place - 1):
            break
        place -= 1
    return place


def reach_on(text: str, start: int) -> int:
    """Walk right to the clause's end, over whole quotes."""
    place, highest = start, min(len(text), start + 30)
    while place < highest:
        special = _SPECIAL.search(text, place, highest)
        if special is None:
            return highest
        place, character = special.start(), special[0]
        if character in _OPENERS:
            closed = text.find(_OPENERS[character], place + 1, highest + 10)
            if closed < 0 or character in "（(":
                break
            place = closed + 1
            continue
        if character in STOPS or character in PAIRS or character == _LIST:
            break
        if character in _SPACES and _parted(text, place):
            break
        place += 1
    return place


def _parted(text: str, place: int) -> bool:
    """Whether the space at ``place`` parts two phrases of a headline: Chinese on both sides."""
    return "一" <= text[place - 1 : place] <= "龥" and "一" <= text[place + 1 : place + 2] <= "龥"


_SPACES: Final = frozenset(" \u3000")
_SPECIAL: Final = re.compile(
    f"[{re.escape(''.join(sorted({*STOPS, *PAIRS, *_OPENERS, _LIST, *_SPACES})))}]"
)
"""Characters at which a clause may end."""
