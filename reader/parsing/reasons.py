"""Why a line was taken for a headline: the observations that spoke for it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from reader.messages import _
from reader.model import PageFile
from reader.parsing.blocks import make_blocks
from reader.parsing.evidence import Verdict
from reader.parsing.forms import form_of
from reader.parsing.labels import Labelled, Part, label_blocks
from reader.parsing.layout import measure_layout
from reader.parsing.lines import split_lines
from reader.parsing.observations import TABLE
from reader.parsing.settling import settle
from reader.parsing.spacing import untokenised
from reader.parsing.surroundings import Page as Surroundings

_WEIGHTS: Final = {row.name: row.headline - max(row.subhead, row.text) for row in TABLE}
"""What each observation says for a headline against the other two labels."""


def headline_reasons(page_file: PageFile, lines: Sequence[int]) -> tuple[str, ...]:
    """Return the observations that made the 1-based ``lines`` a headline, the weightiest first.

    A line whose form alone tells what it is gives the name of the form. None where the lines were
    not judged: in files that say themselves what is a headline.
    """
    weights: dict[str, float] = {}
    for labelled in _labelled(page_file):
        if labelled.part is Part.HEADLINE and set(labelled.block.lines) & set(lines):
            for name, weight in _said_for(labelled):
                weights[name] = weights.get(name, 0) + weight
    return tuple(_(name) for name in sorted(weights, key=lambda name: -weights[name]))


def _said_for(labelled: Labelled) -> Iterator[tuple[str, float]]:
    verdict: Verdict | None = labelled.verdict
    if verdict is None:
        yield labelled.form.name.lower().replace("_", " "), 1.0
        return
    for name, strength in verdict.reasons:
        weight = _WEIGHTS[name] * strength
        if weight > 0:
            yield name, weight


def _labelled(page_file: PageFile) -> Iterator[Labelled]:
    """Yield the blocks of a page file with their parts, as parsing labels them."""
    lines = split_lines(page_file.text)
    layout = measure_layout(lines)
    if layout.spaced:
        lines = [replace(line, text=untokenised(line.text)) for line in lines]
    blocks = make_blocks(lines, layout)
    forms = settle(blocks, [form_of(block) for block in blocks], layout)
    yield from label_blocks(Surroundings(blocks, forms, layout))
