"""Every figure of one passage, from left to right, none overlapping, with its label."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from reader.figures.approximation import with_approximation
from reader.figures.candidate import Candidate
from reader.figures.change import with_change
from reader.figures.dates import read_date
from reader.figures.gate import passes_gate
from reader.figures.labels import borrows, clause_before, joined, label_of
from reader.figures.numerals import numeral_end
from reader.figures.ordinals import read_ordinal
from reader.figures.passage import Passage
from reader.figures.quantities import read_quantity
from reader.model import FigureKind

_STARTS: Final = re.compile(
    r"[0-9零〇一二两三四五六七八九十百千万亿]|[几数](?=[十百千万亿])|半(?=[年天个小公里斤亩])"
    r"|[今去明前本](?=年度?的?[0-9一二三四五六七八九十上下前第春夏秋冬年底初末])"
    r"|[上下](?=半年|世纪[0-9一二三四五六七八九十])|本(?=世纪)"
    r"|第(?=[一二三四1-4]季度)"
    r"|前(?=[0-9一二三四五六七八九十两]{1,2}个(?:月|季度)|[二三23]季度)"
)
_DATE_NEAR: Final = re.compile(r"[^，。；\n]{0,9}?[年月日号季世旬代]|[12][0-9]{3}[-/.~至到]")
_SENTENCE_END: Final = re.compile("[。！？\n]")
_TABLE: Final = 600
"""More figures than this in one paragraph are a table without words: they get no labels."""
_FARTHEST: Final = 6
_FARTHEST_BACK: Final = 120


@dataclass(frozen=True, slots=True)
class Found:
    """A figure of a passage and what it counts."""

    figure: Candidate
    label: str


def find_figures(passage: Passage, issue: date | None) -> Iterator[Found]:
    """Yield the figures of ``passage`` in reading order; ``issue`` resolves dates."""
    candidates = list(_candidates(passage, issue))
    if len(candidates) > _TABLE:
        yield from (Found(candidate, "") for candidate in candidates)
        return
    labels: list[str] = []
    figures: list[Candidate] = []
    for number, candidate in enumerate(candidates):
        floor = candidates[number - 1].stop if number else 0
        last = number + 1 == len(candidates)
        ceiling = len(passage.text) if last else candidates[number + 1].start
        figure = with_change(passage.folded, candidate, floor)
        figure = _listed(passage.folded, figures, figure)
        figures.append(figure)
        label = label_of(passage.text, figure, floor, ceiling)
        if borrows(figure, label):
            subject = clause_before(passage.text, figure.start, floor)
            label = (
                joined(subject, label)
                if subject
                else _borrowed(passage.folded, candidates, labels, label)
            )
        labels.append(label)
        yield Found(figure, label)


def _listed(text: str, figures: list[Candidate], figure: Candidate) -> Candidate:
    """Give an item of a list (增长98.3%、146.1%和21%) the change that the list opened with."""
    if not figures or figures[-1].kind is not figure.kind or figure.change is not None:
        return figure
    before = figures[-1]
    if before.change is None or not _LIST_JOINT.fullmatch(text, before.stop, figure.start):
        return figure
    return replace(figure, change=before.change, basis=before.basis)


_LIST_JOINT: Final = re.compile("[、,，和及与]{1,2}")


def _borrowed(text: str, candidates: list[Candidate], labels: list[str], label: str) -> str:
    """Give a figure without a subject (同比增长5%) the label of the one before it."""
    here = candidates[len(labels)].start
    for earlier in range(len(labels) - 1, max(-1, len(labels) - 1 - _FARTHEST), -1):
        stop = candidates[earlier].stop
        if here - stop > _FARTHEST_BACK or _SENTENCE_END.search(text, stop, here):
            break
        if candidates[earlier].kind is not FigureKind.DATE and labels[earlier]:
            return joined(labels[earlier], label)
    return label


def _candidates(passage: Passage, issue: date | None) -> Iterator[Candidate]:
    text, place, floor = passage.folded, 0, 0
    while (start := _STARTS.search(text, place)) is not None:
        found = _figure_at(passage, start.start(), issue)
        if found is None or found.start < floor:
            place = numeral_end(text, start.start())[0]
            continue
        yield found
        place = floor = found.stop


def _figure_at(passage: Passage, start: int, issue: date | None) -> Candidate | None:
    """Read the figure at one numeral: an ordinal, a date, or else a quantity."""
    text = passage.folded
    if start and text[start - 1] == "第":
        return read_ordinal(text, start)
    found = read_date(text, start, issue) if _DATE_NEAR.match(text, start) else None
    if found is None:
        found = read_quantity(text, passage.text, start)
        found = None if found is None else with_approximation(text, found)
    if found is None or (found.chinese and not passes_gate(text, found)):
        return None
    return found
