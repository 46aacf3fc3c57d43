"""``figures`` over the library: amounts, kinds and labels as a table."""

import csv
import io
import json

import pytest

from tests.cli.conftest import Program


def rows(program: Program, *words: str) -> list[dict[str, str]]:
    """Run ``figures … --csv`` and return its rows."""
    outcome = program("figures", *words, "--csv")
    return list(csv.DictReader(io.StringIO(outcome.out)))


def test_amounts_are_bounded_in_any_spelling(gxreader: Program) -> None:
    """--min 5亿元, --min 5亿 --unit 元 and --min 500000000 --unit 元 find the same figures."""
    found = [
        rows(gxreader, "--min", "5亿元"),
        rows(gxreader, "--min", "5亿", "--unit", "元"),
        rows(gxreader, "--min", "500000000", "--unit", "元"),
    ]
    assert found[0]
    assert found[0] == found[1] == found[2]
    assert all(float(row["value_to"] or row["value"]) >= 5e8 for row in found[0])


def test_both_bounds_hold(gxreader: Program) -> None:
    """With --min and --max every amount lies between them, in the unit or one it converts to."""
    found = rows(gxreader, "--unit", "亩", "--min", "100", "--max", "300")
    assert found
    assert all(100 <= float(row["value"]) <= 300 for row in found if row["unit"] == "亩")


@pytest.mark.parametrize("kind", ["area", "面积"])
def test_kinds_have_names_in_both_languages(gxreader: Program, kind: str) -> None:
    """--kind takes the English and the Chinese name of a kind."""
    outcome = gxreader("figures", "--kind", kind, "--json")
    record = json.loads(outcome.out)
    assert outcome.code == 0
    assert record["count"] == len(record["figures"])
    assert {figure["kind"] for figure in record["figures"]} == {"area"}


def test_words_choose_the_articles(gxreader: Program) -> None:
    """A query leaves the figures of the articles that answer it."""
    everything = rows(gxreader)
    some = rows(gxreader, "漓川")
    assert 0 < len(some) < len(everything)
    assert {row["article"] for row in some} < {row["article"] for row in everything}


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("--kind", "colour"), 2, "no kind of figure"),
        (("--min", "many"), 2, "no amount"),
        (("没有这样的词语",), 1, "No such figures"),
        (("missing.txt",), 3, "missing.txt"),
        (("(", "--kind", "money"), 2, "bracket"),
    ],
)
def test_wrong_questions_are_answered_by_a_sentence(
    gxreader: Program, words: tuple[str, ...], code: int, said: str
) -> None:
    """A kind, an amount, a query or a file that cannot be meant: one sentence and its exit code."""
    outcome = gxreader("figures", *words)
    assert outcome.code == code
    assert said in outcome.err
