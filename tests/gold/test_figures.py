"""The extractor against a hand-labelled page and the public number cases."""

import contextlib
import io
import json
import runpy
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.figures import extract_from_text
from tests.lab import lab_path

pytestmark = pytest.mark.lab
ROOT = Path(__file__).parents[2]
ADAPTER = "tests.figures.adapter:extract"


def _score(tool: str, *arguments: str) -> str:
    """Run a scoring script of the lab on our adapter and return what it prints."""
    script = str(lab_path(f"tools/{tool}"))
    printed = io.StringIO()
    with _arguments(script, ADAPTER, *arguments), contextlib.redirect_stdout(printed):
        runpy.run_path(script, run_name="__main__")
    return printed.getvalue()


@contextlib.contextmanager
def _arguments(*arguments: str) -> Iterator[None]:
    argv, path = sys.argv, list(sys.path)
    sys.argv, sys.path[:] = list(arguments), [str(ROOT), *path]
    try:
        yield
    finally:
        sys.argv, sys.path[:] = argv, path


def test_every_figure_of_the_page_and_none_of_its_traps() -> None:
    """All 71 required figures have value, unit, kind and span; no trap is taken for one."""
    result = json.loads(_score("score_page.py", "--whole", "--reps", "1").splitlines()[0])
    assert (result["full"], result["n"]) == (71, 71)
    assert (result["traps_hit"], result["false_pos"]) == (0, 0)


def test_keys_and_labels_of_the_page() -> None:
    """The key flag has precision and recall of 0.95, nine labels of ten hold the right noun."""
    lines = lab_path("figures/guilin-daily-page.figures.jsonl").read_text(encoding="utf-8")
    gold = [record for record in map(json.loads, lines.splitlines()) if not record.get("opt")]
    page = lab_path("pages/guilin-daily-page.txt").read_text(encoding="utf-8")
    found = {(start, stop): figure for start, stop, figure in extract_from_text(page, "2023-06-30")}
    pairs = [(record, found[record["start"], record["end"]]) for record in gold]
    both = sum(figure.key and record["key"] for record, figure in pairs)
    assert both >= 0.95 * sum(figure.key for _record, figure in pairs)
    assert both >= 0.95 * sum(record["key"] for record in gold)
    named = [pair for pair in pairs if pair[0]["head"] and pair[0]["kind"] != "date"]
    right = sum(record["head"] in figure.label for record, figure in named)
    assert right >= 0.90 * len(named)


def _table(printed: str) -> dict[str, list[str]]:
    rows = (line.split() for line in printed.splitlines())
    return {row[0]: row[1:] for row in rows if len(row) > 7}


def test_number_specifications() -> None:
    """Values are right in 0.88 of the cases outside bare numbers; negative cases stay empty."""
    table = _table(_score("score_specs.py", "--relevant"))
    counted = [row for name, row in table.items() if name not in {"model", "Number", "ALL", "=="}]
    asked = sum(int(row[0]) for row in counted)
    right = sum(int(row[3]) for row in counted)
    assert right >= 0.88 * asked
    assert int(table["Percent"][3]) >= 0.95 * int(table["Percent"][0])
    kept, negatives = table["ALL"][-2].split("/")
    assert kept == negatives


def test_bare_numerals_in_a_sentence() -> None:
    """A bare numeral of the specifications, put into a sentence, has its value."""
    table = _table(_score("score_specs.py", "--relevant", "--carrier", "--models", "Number"))
    assert int(table["Number"][3]) >= 0.98 * int(table["Number"][0])
