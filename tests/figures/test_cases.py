"""The table of hard sentences, one test a sentence."""

import pytest

from reader.figures import extract_figures, plain_value
from reader.model import Figure
from tests.figures.cases import CASES, Expected
from tests.figures.changes import CHANGES
from tests.figures.rhetoric import RHETORIC

ISSUE = "2024-10-20"
SENTENCES = CASES + CHANGES


@pytest.mark.parametrize(
    ("sentence", "expected"), SENTENCES, ids=[case[0][:16] for case in SENTENCES]
)
def test_the_figures_of_a_sentence(sentence: str, expected: list[Expected]) -> None:
    """Wording, value, unit and kind of every figure are right, and nothing else is found."""
    found = extract_figures([sentence], ISSUE)
    assert [_shape(figure) for figure in found] == [_rounded(case) for case in expected]


@pytest.mark.parametrize(
    ("sentence", "expected"), SENTENCES, ids=[case[0][:16] for case in SENTENCES]
)
def test_what_is_said_of_a_figure(sentence: str, expected: list[Expected]) -> None:
    """Approximation, change, basis, denominator, label and key are as a reader takes them."""
    found = {figure.wording: figure for figure in extract_figures([sentence], ISSUE)}
    for wording, _value, _unit, _kind, attributes in expected:
        for name, wanted in attributes.items():
            got = getattr(found[wording], name)
            held = str(wanted) in got if name == "label" else got == wanted
            assert held, f"{wording}: {name} is {got!r}, not {wanted!r}"


@pytest.mark.parametrize("sentence", RHETORIC)
def test_rhetoric_and_identifiers_are_no_figures(sentence: str) -> None:
    """Slogans, idioms, hotlines, roads, models, documents and clocks count nothing."""
    assert extract_figures([sentence], ISSUE) == ()


def _shape(figure: Figure) -> tuple[str, object, str, str]:
    value = plain_value(figure.quantity.value)
    value = round(value, 4) if isinstance(value, float) else value
    return figure.wording, value, figure.quantity.unit, figure.kind.value


def _rounded(case: Expected) -> tuple[str, object, str, str]:
    return case[:4]
