"""Plots as lines of text: every line as wide as asked, every point where its amount belongs."""

import subprocess
import sys
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.text.cells import cell_len
from reader.text.plots import POINT, owner_marks, plot_lines, short_amount, strokes

START = date(2020, 1, 1)

moments_in_time = st.lists(
    st.tuples(
        st.integers(0, 4000).map(lambda days: START + timedelta(days=days)),
        st.decimals(-(10**13), 10**13, places=2),
    ),
    min_size=1,
    max_size=40,
).map(sorted)


@settings(deadline=None)
@given(moments_in_time, st.integers(20, 140), st.integers(5, 50), st.booleans())
def test_plots_keep_their_measure(
    moments: list[tuple[date, Decimal]], width: int, height: int, plain: bool
) -> None:
    """A plot has the lines and cells asked for, and a mark at every point, whatever the amounts."""
    plot = plot_lines(moments, [""] * len(moments), width, height, plain=plain)
    assert len(plot.lines) == height
    assert {cell_len(line) for line in plot.lines} == {width}
    assert len(plot.cells) == len(moments)
    for line, column in plot.cells:
        head = ""
        for char in plot.lines[line]:
            if cell_len(head) == column:
                assert char == POINT
                break
            head += char
    if plain:
        assert all(char.isascii() or char in "万亿" for line in plot.lines for char in line)


def test_greater_amounts_stand_higher_and_later_ones_further_right() -> None:
    """The three years of a rising series go up from left to right."""
    moments = [(date(2020 + n, 1, 1), Decimal(n * 10 + 5)) for n in range(3)]
    (a, b, c) = plot_lines(moments, ["桥"] * 3, 60, 12).cells
    assert a[0] > b[0] > c[0]
    assert a[1] < b[1] < c[1]


def test_lines_join_the_amounts_of_one_owner() -> None:
    """What is nobody's is not joined, nor what one owner has twice on a day."""
    one, two, three = ((START + timedelta(days=n), Decimal(n)) for n in range(3))
    moments = [one, two, three]
    assert strokes(moments, ["桥"] * 3) == [(one, two), (two, three)]
    assert strokes(moments, ["桥", "路", "桥"]) == [(one, three)]
    assert strokes(moments, ["", "", ""]) == []
    assert strokes([*moments, (three[0], Decimal(9))], ["桥"] * 4) == []


def test_owners_have_letters_where_there_are_several() -> None:
    """The owner with most points is A; points of nobody, or all of one, keep the plain mark."""
    assert owner_marks(["路", "桥", "", "桥"]) == {"桥": "A", "路": "B"}
    assert owner_marks(["桥", "桥"]) == owner_marks([""]) == {}


@pytest.mark.parametrize(("width", "height"), [(19, 20), (80, 4), (0, 0)])
def test_too_little_room_gives_no_plot(width: int, height: int) -> None:
    """Below the least measure there is no plot, and no failure."""
    assert plot_lines([(START, Decimal(1))], [""], width, height).lines == ()


@pytest.mark.parametrize(
    ("amount", "told"),
    [
        ("0", "0"),
        ("7800", "7800"),
        ("52000", "5.2万"),
        ("25700000000000", "25.7万亿"),
        ("-0.55", "-0.55"),
        ("336600000", "3.37亿"),
    ],
)
def test_amounts_at_the_axis_are_short(amount: str, told: str) -> None:
    """Axis amounts have few digits and 万, 亿 or 万亿."""
    assert short_amount(Decimal(amount)) == told


@pytest.mark.parametrize("module", ["reader.text.plots", "reader.tui.app", "reader.cli.plotting"])
def test_the_plotting_libraries_are_loaded_for_a_plot_only(module: str) -> None:
    """Neither the screen nor the command line loads a plotting library before there is a plot."""
    code = f"import sys, {module}; print({{'plotille', 'matplotlib'}} & set(sys.modules))"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "set()"
