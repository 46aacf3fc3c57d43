"""Judging an open block by all that can be observed of it."""

from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from reader.parsing.evidence import Asked, Evidence, Label, Sums, Verdict
from reader.parsing.forms import Form
from reader.parsing.observations import LENGTH, PLACE, SCENE, STORY, WORDING
from reader.parsing.place import Place
from reader.parsing.scene import Scene
from reader.parsing.surroundings import State

NO_DOUBT: Final = 5.0
"""The margin from which on no dear observation is made."""

AT_FIRST: Final = {Label.HEADLINE: -0.1, Label.SUBHEAD: -0.3, Label.TEXT: -0.7}
"""What speaks for each label before anything is observed, fitted with the weights."""

_DECIMALS: Final = 9
"""Those that count: a sum is the same in whatever order its rows are added."""

_LONGEST: Final = 40
"""Code points from which on all lengths tell the same."""

_KNOWN_SIGNS: Final = 4096
"""Sets of signs in a wording whose rows are remembered."""

_SIGNS: Final = frozenset("".join(row.signs for row in WORDING))
_PLACE: Final = {
    (dear, form): [
        row for row in PLACE if row.dear is dear and (not row.below or form in row.below)
    ]
    for dear in (False, True)
    for form in (*Form, None)
}
"""The observations of a place, dear ones apart, by the form of what follows."""

_SCENE: Final = {dear: [row for row in SCENE if row.dear is dear] for dear in (False, True)}


def judge(scene: Scene) -> Verdict:
    """Weigh the evidence for the open block of ``scene``, the dear part of it where a doubt is left."""
    known = _added(
        _of_place(scene.place, dear=False),
        _of_state(scene.running.state),
        _weighed(_SCENE[False], scene),
    )
    verdict = _verdict(known)
    if verdict.margin > NO_DOUBT:
        return verdict
    dear = _of_place(scene.place, dear=True), _weighed(_SCENE[True], scene)
    return _verdict(_added(known, *dear))


def _of_place(place: Place, *, dear: bool) -> Sums:
    """What the block and its neighbours tell: asked once, however many readings of the page there are."""
    if dear not in place.sums:
        around = _weighed(_PLACE[dear, place.following], place)
        place.sums[dear] = around if dear else _added(_of_text(place.text), around)
    return place.sums[dear]


def _of_text(text: str) -> Sums:
    rows = _rows_for(_SIGNS.intersection(text))
    return _added(_of_length(min(len(text), _LONGEST)), _weighed(rows, text))


@lru_cache(_KNOWN_SIGNS)
def _rows_for(signs: frozenset[str]) -> list[Evidence[str]]:
    """Return the observations that a wording with ``signs`` may show."""
    return [row for row in WORDING if not row.signs or not signs.isdisjoint(row.signs)]


@lru_cache
def _of_length(length: int) -> Sums:
    headline, subhead, text = AT_FIRST.values()
    return _added((headline, subhead, text, ()), _weighed(LENGTH, length))


@lru_cache(_KNOWN_SIGNS)
def _of_state(story: State) -> Sums:
    return _weighed(STORY, story)


def _weighed(rows: Iterable[Evidence[Asked]], asked: Asked) -> Sums:
    """Return what ``rows`` tell when they are asked about ``asked``."""
    headline = subhead = text = 0.0
    reasons = []
    for row in rows:
        strength = row.observe(asked)
        if strength:
            headline += row.headline * strength
            subhead += row.subhead * strength
            text += row.text * strength
            reasons.append((row.name, strength))
    return headline, subhead, text, tuple(reasons)


def _added(*sums: Sums) -> Sums:
    headline = subhead = text = 0.0
    reasons: tuple[tuple[str, float], ...] = ()
    for one in sums:
        headline += one[0]
        subhead += one[1]
        text += one[2]
        reasons += one[3]
    return headline, subhead, text, reasons


def _verdict(sums: Sums) -> Verdict:
    headline, subhead, text, reasons = sums
    weights = round(headline, _DECIMALS), round(subhead, _DECIMALS), round(text, _DECIMALS)
    _third, (next_to, second), (most, label) = sorted(zip(weights, AT_FIRST, strict=True))
    return Verdict(label, round(most - next_to, _DECIMALS), reasons, second)
