"""What the figures of a passage count and how they change, each seen beside its neighbours."""

import re
from collections.abc import Sequence
from typing import Final

from reader.figures.adjacent import named_beside
from reader.figures.candidate import Candidate, Found
from reader.figures.change import is_base, with_change
from reader.figures.label_words import CHANGE_ONLY
from reader.figures.labels import borrows, clause_before, joined, label_of, noun_before
from reader.figures.meant import with_meant_unit
from reader.figures.passage import Passage
from reader.figures.turns import label_in_turn
from reader.model import Change, FigureKind

_SENTENCE_END: Final = re.compile("[。！？\n]")
_LIST_JOINT: Final = re.compile("[、,，和及与]{1,2}")
_FARTHEST: Final = 6
_FARTHEST_BACK: Final = 120
_RATES: Final = frozenset({FigureKind.PERCENT, FigureKind.RATIO})


def named(passage: Passage, candidates: Sequence[Candidate]) -> list[Found]:
    """Give every figure of ``passage`` its change and its label, in reading order."""
    found: list[Found] = []
    in_turn = "分别" in passage.text
    for number, candidate in enumerate(candidates):
        if found and candidate.start < found[-1].figure.stop:
            continue  # the 100ml of 56mg/100ml
        floor = candidates[number - 1].stop if number else 0
        last = number + 1 == len(candidates)
        ceiling = len(passage.text) if last else candidates[number + 1].start
        figure = with_change(passage.folded, candidate, _last_quantity(found))
        figure = _from_base(passage, found, _listed(passage.folded, found, figure))
        turn = label_in_turn(passage.text, candidates, number) if in_turn else ""
        label = turn or label_of(passage.text, figure, floor, ceiling)
        if not turn and borrows(figure, label) and not named_beside(passage.text, figure):
            label = _with_subject(passage, found, figure, label)
        found.append(Found(with_meant_unit(figure, label), label))
    return found


_NO_SUBJECT: Final = _RATES | {FigureKind.DATE, FigureKind.DURATION}


def _from_base(passage: Passage, found: list[Found], figure: Candidate) -> Candidate:
    """Tell what a change to a value starts from: 由5.2万元."""
    if figure.change is not Change.TO or figure.basis or not found:
        return figure
    dated = found[-1].figure.kind is FigureKind.DATE and len(found) > 1
    base = found[-2 if dated else -1].figure
    if base.kind is not figure.kind or not is_base(passage.folded, base):
        return figure
    return figure._replace(basis=f"由{passage.text[base.start : base.stop]}")


def _last_quantity(found: list[Found]) -> int:
    """Return where the last figure ends that is no date; a verb of change may stand before one."""
    for back in range(1, min(_FARTHEST, len(found)) + 1):
        if found[-back].figure.kind is not FigureKind.DATE:
            return found[-back].figure.stop
    return 0


def _listed(text: str, found: list[Found], figure: Candidate) -> Candidate:
    """Give an item of a list (增长98.3%、146.1%和21%) the change that the list opened with."""
    if not found or figure.change is not None:
        return figure
    before = found[-1].figure
    if before.change is None or before.kind is not figure.kind:
        return figure
    if not _LIST_JOINT.fullmatch(text, before.stop, figure.start):
        return figure
    return figure._replace(change=before.change, basis=before.basis)


def _with_subject(passage: Passage, found: list[Found], figure: Candidate, label: str) -> str:
    """Find the subject of a figure that has none: in the clause before, or borrowed."""
    paired = _paired(passage.folded, found, figure)
    if paired:
        return joined(paired, label)
    floor = found[-1].figure.stop if found else 0
    subject = clause_before(passage.text, figure.start, floor)
    if subject:
        return joined(subject, label)
    over = _over_date(passage.text, found, figure)
    if over:
        return joined(over, label)
    for earlier in reversed(found[-_FARTHEST:]):
        stop = earlier.figure.stop
        if figure.start - stop > _FARTHEST_BACK or _SENTENCE_END.search(
            passage.folded, stop, figure.start
        ):
            break
        if earlier.figure.kind is not FigureKind.DATE and earlier.label:
            if passage.text.startswith(f"{earlier.label}、", stop):
                return figure.surface if figure.surface == "户" else label
            return joined(earlier.label, label)
    return label


def _over_date(text: str, found: list[Found], figure: Candidate) -> str:
    """Look past a date that stands between subject and figure (业务量从2021年的1083亿件)."""
    if not found or found[-1].figure.kind is not FigureKind.DATE:
        return ""
    date = found[-1].figure
    between = text[date.stop : figure.start]
    moved = figure.change in {Change.UP, Change.DOWN} and CHANGE_ONLY.fullmatch(between)
    if len(between) > 1 and not moved:
        return ""
    floor = found[-2].figure.stop if len(found) > 1 else 0
    subject = noun_before(text, date.start, floor)
    return "" if CHANGE_ONLY.fullmatch(subject) else subject


def _paired(text: str, found: list[Found], figure: Candidate) -> str:
    """Pair 分别 with the list before it: A 5吨、B 3吨，分别增长2%和1%."""
    if figure.kind not in _RATES:
        return ""
    opened = text.rfind("分别", max(0, figure.start - _FARTHEST_BACK), figure.start)
    if opened < 0 or _SENTENCE_END.search(text, opened, figure.start):
        return ""
    place = sum(1 for item in found[-_FARTHEST:] if item.figure.start > opened)
    before = [
        item
        for item in found[-2 * _FARTHEST :]
        if item.figure.stop <= opened and not _SENTENCE_END.search(text, item.figure.stop, opened)
    ]
    group = _last_group(text, before, _listed_after(text, opened))
    return group[place].label if len(group) > 1 and place < len(group) else ""


def _listed_after(text: str, opened: int) -> int:
    """Return how many numbers stand in the list that 分别 opens."""
    stop = _CLAUSE_END.search(text, opened)
    return len(_NUMBERS.findall(text, opened, len(text) if stop is None else stop.start()))


_NUMBERS: Final = re.compile("[0-9]+(?:[.][0-9]+)?")
_CLAUSE_END: Final = re.compile("[，。；！？]")


def _last_group(text: str, found: list[Found], wanted: int) -> list[Found]:
    """Return the figures of the last list, or the last ``wanted`` amounts of the sentence."""
    amounts = [item for item in found if item.figure.kind not in _NO_SUBJECT]
    last = amounts[-wanted:] if wanted else []
    if last and len(last) == wanted:
        first, final = last[0].figure, last[-1].figure
        if not _SENTENCE_END.search(text, first.stop, final.start):
            return last
    group: list[Found] = []
    for item in reversed(found):
        if item.figure.kind in _RATES or item.figure.kind is FigureKind.DATE:
            break
        if group and re.search("[。；，！？]", text[item.figure.stop : group[0].figure.start]):
            break
        group.insert(0, item)
    return group
