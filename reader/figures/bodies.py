"""A raw body as passages: its lines, those joined again that were cut inside a figure."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import Final

from reader.figures.passage import Passage, passage_of

_CUT_INSIDE: Final = re.compile(r"[0-9一二三四五六七八九十百千万亿][^，。；！？：、…）)”》]{0,4}$")
_BEGINS_AFRESH: Final = re.compile(r"[□■▲●◆（(“《【]|本报|[0-9一二三四五六七八九十]+[、.]")
_ENDS_AT_ONCE: Final = re.compile("[^，。；、！？…）]{1,4}[，。；、！？…）]")
_NARROWEST: Final = 24
"""Code points of the shortest line that a column break may have cut; headlines are shorter,
and what follows a shorter line must end its clause at once (次，…) to belong to it."""
_TAIL: Final = 8
_MOST_LINES: Final = 8


def passages(body: str) -> Iterator[Passage]:
    """Yield the lines of ``body``; a line cut inside a figure is read on into the next."""
    pieces: list[re.Match[str]] = []
    for line in re.finditer(r"[^\n]+", body):
        if pieces and not _runs_on(pieces, line[0]):
            yield _joined(body, pieces)
            pieces = []
        pieces.append(line)
    if pieces:
        yield _joined(body, pieces)


def _runs_on(pieces: list[re.Match[str]], line: str) -> bool:
    """Whether ``line`` goes on where the last piece was cut: 观展人数6500余人, then 次."""
    last = pieces[-1][0].rstrip()
    if len(pieces) >= _MOST_LINES or _BEGINS_AFRESH.match(line.lstrip()):
        return False
    if len(last) < _NARROWEST and not _ENDS_AT_ONCE.match(line.lstrip()):
        return False
    return _CUT_INSIDE.search(last[-_TAIL:]) is not None


def _joined(body: str, pieces: list[re.Match[str]]) -> Passage:
    if len(pieces) == 1:
        return passage_of(pieces[0][0], pieces[0].start())
    offsets: list[int] = []
    for piece in pieces:
        left = len(piece[0]) - len(piece[0].lstrip())
        offsets.extend(range(piece.start() + left, piece.start() + len(piece[0].rstrip())))
    return passage_of("".join(body[place] for place in offsets), 0, offsets)


def line_starts(body: str) -> list[int]:
    """Return the offset at which each line of ``body`` begins."""
    return [0, *(found.end() for found in re.finditer("\n", body))]


def line_at(starts: list[int], offset: int) -> int:
    """Return the number of the line that holds ``offset``."""
    return bisect_right(starts, offset) - 1
