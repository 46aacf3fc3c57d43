"""The table of foldings: every character that folds to something else, and what it folds to.

It is kept in a file, for reckoning it out takes longer than most searches, and because an index
must be asked with the very table it was made with, whatever version of Unicode Python knows. The
first line holds the characters that fold to one character, the second what each folds to; each
further line a character and the several (or none) that stand for it.
"""

from functools import cache
from pathlib import Path
from typing import Final

PLACE: Final = Path(__file__).with_name("foldings.txt")


@cache
def _lines() -> tuple[str, str, tuple[str, ...]]:
    sources, targets, *others = PLACE.read_bytes().decode("utf-8").split("\n")
    return sources, targets, tuple(filter(None, others))


@cache
def same_length() -> dict[str, str]:
    """Return the characters that fold to one other."""
    sources, targets, _others = _lines()
    return dict(zip(sources, targets, strict=True))


@cache
def other_length() -> dict[str, str]:
    """Return the characters that fold to several or to none."""
    return {line[0]: line[1:] for line in _lines()[2]}


def sources_of(character: str) -> tuple[str, str]:
    """Return what folds to ``character`` alone, and what folds to it and more.

    >>> sources_of("桂"), sources_of("万")
    (('', ''), ('萬', ''))
    """
    sources, targets, others = _lines()
    single, at = [], targets.find(character)
    while at >= 0:
        single.append(sources[at])
        at = targets.find(character, at + 1)
    return "".join(single), "".join(line[0] for line in others if line.find(character, 1) > 0)
