"""search --facets, --kwic and --explain, as people and scripts see them."""

import pytest

from reader.text.cells import cell_len
from tests.cli.conftest import Program


@pytest.mark.parametrize("by", ["year", "month", "paper", "page", "section", "kind"])
def test_hits_are_counted(stocked: Program, by: str) -> None:
    """The counts of every kind add up to the hits; the text has them too, one a line."""
    found = stocked("search", "的", "OR", "新", "--json").data["count"]
    outcome = stocked("search", "的", "OR", "新", "--facets", by, "--json")
    assert (outcome.data["count"], outcome.data["by"]) == (found, by)
    counts = outcome.data["counts"]
    assert sum(one["count"] for one in counts) == found > 0
    lines = stocked("search", "的", "OR", "新", "--facets", by).out.splitlines()
    assert [line.split()[0] for line in lines] == [str(one["count"]) for one in counts]


def test_years_come_in_order_of_time(stocked: Program) -> None:
    """And a date that is not known last."""
    outcome = stocked("search", "date:>=1900", "--facets", "month", "--json")
    months = [one["value"] for one in outcome.data["counts"]]
    assert months == sorted(months)
    assert all(len(month) == len("2024-05") for month in months)


def test_matches_stand_below_each_other(stocked: Program) -> None:
    """Every match begins in the same cell of its line, and its record slices back to its words."""
    lines = stocked("search", "新桥", "--kwic").out.splitlines()
    starts = {cell_len(line[: line.index("新桥")]) for line in lines}
    records = stocked("search", "新桥", "--kwic", "--json").data["matches"]
    assert len(lines) == len(records) > 1
    assert max(starts) == 40
    for record in records:
        assert record["word"] == "新桥"
        assert record["end"] - record["start"] == 2


def test_a_limit_on_matches_is_told(stocked: Program) -> None:
    """More matches than asked for are not silently left out."""
    outcome = stocked("search", "新桥", "--kwic", "--limit", "1")
    assert len(outcome.out.splitlines()) == 1
    assert "--limit" in outcome.err


def test_a_search_is_explained(stocked: Program) -> None:
    """How each condition counts alone, and why the first hit is first."""
    outcome = stocked("search", "新桥", "合龙", "--explain")
    assert outcome.code == 0
    assert "新桥" in outcome.out
    record = stocked("search", "新桥", "合龙", "--explain", "--json").data
    assert [one["alone"]["query"] for one in record["conditions"]] == ["新桥", "合龙"]
    assert sum(rank["share"] for rank in record["ranks"]) == pytest.approx(1)


def test_without_hits_it_says_what_would_hit(stocked: Program) -> None:
    """The query without one of its words, and the exit code of nothing found."""
    outcome = stocked("search", "新桥", "没有这个", "--explain", "--json")
    assert outcome.code == 1
    assert [one["query"] for one in outcome.data["without"]] == ["新桥"]


@pytest.mark.parametrize("way", [["--facets", "year"], ["--kwic"], ["--explain"]])
def test_nothing_found_is_exit_1_and_a_wrong_query_2(stocked: Program, way: list[str]) -> None:
    """Whatever is printed."""
    assert stocked("search", "没有这个词", *way).code == 1
    assert stocked("search", "(", *way).code == 2


def test_only_one_way_at_a_time(stocked: Program) -> None:
    """Counts and matches together would be neither."""
    assert stocked("search", "新桥", "--kwic", "--explain").code == 2
