"""Everyday newspaper sentences, read from a table beside this file."""

import json
from pathlib import Path

import pytest

from reader.figures import extract_figures, plain_value
from reader.model import Figure

TABLE = Path(__file__).with_name("newsroom.txt")
"""A sentence to a line; under it its figures: wording, value, unit, kind, hedge, change, per, label."""


def _cases() -> list[tuple[str, list[list[str]]]]:
    cases: list[tuple[str, list[list[str]]]] = []
    for line in TABLE.read_text(encoding="utf-8").splitlines():
        if line.startswith(" "):
            cases[-1][1].append(["" if cell == "-" else cell for cell in line.strip().split(" | ")])
        else:
            cases.append((line, []))
    return cases


CASES = _cases()


@pytest.mark.parametrize(("sentence", "expected"), CASES, ids=[case[0][:16] for case in CASES])
def test_the_figures_of_everyday_news(sentence: str, expected: list[list[str]]) -> None:
    """Every figure is found with value, unit, kind, hedge, change and denominator, and no other."""
    figures = extract_figures([sentence], "2024-10-20")
    assert [_shape(figure) for figure in figures] == [row[:7] for row in expected]


@pytest.mark.parametrize(("sentence", "expected"), CASES, ids=[case[0][:16] for case in CASES])
def test_what_everyday_news_counts(sentence: str, expected: list[list[str]]) -> None:
    """Every label holds the words that name what is counted."""
    for figure, row in zip(extract_figures([sentence], "2024-10-20"), expected, strict=True):
        assert row[7] in figure.label, figure.wording


def _shape(figure: Figure) -> list[str]:
    return [
        figure.wording,
        json.dumps(plain_value(figure.quantity.value)),
        figure.quantity.unit,
        figure.kind.value,
        figure.approx.value if figure.approx else "",
        figure.change.value if figure.change else "",
        figure.per,
    ]
