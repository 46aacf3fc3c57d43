"""Why a line was taken for a headline: the observations that spoke for it."""

from collections.abc import Iterator, Sequence
from typing import Final

from reader.messages import N_, _
from reader.model import PageFile
from reader.parsing.evidence import Verdict
from reader.parsing.labels import Labelled, Part, label_blocks
from reader.parsing.observations import ALL
from reader.parsing.surveying import survey

_WEIGHTS: Final = {row.name: row.headline - max(row.subhead, row.text) for row in ALL}
"""What each observation says for a headline against the other two labels."""

_BY_FORM: Final = N_("a dash before it, below a headline")
"""Why a line is a headline that no evidence had to be weighed for: it is a deck (副题)."""


def headline_reasons(page_file: PageFile, lines: Sequence[int]) -> tuple[str, ...]:
    """Return the observations that made the 1-based ``lines`` a headline, the weightiest first.

    A line whose form alone tells what it is says so. None where the lines were
    not judged: in files that say themselves what is a headline.
    """
    weights: dict[str, float] = {}
    for labelled in label_blocks(survey(page_file.text, page_file.first_line or 1)):
        if labelled.part is Part.HEADLINE and set(labelled.block.lines) & set(lines):
            for name, weight in _said_for(labelled):
                weights[name] = weights.get(name, 0) + weight
    return tuple(_(name) for name in sorted(weights, key=lambda name: -weights[name]))


def _said_for(labelled: Labelled) -> Iterator[tuple[str, float]]:
    verdict: Verdict | None = labelled.verdict
    if verdict is None:
        yield _BY_FORM, 1.0
        return
    for name, strength in verdict.reasons:
        weight = _WEIGHTS[name] * strength
        if strength > 0 and weight > 0:
            yield name, weight
