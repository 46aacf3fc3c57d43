"""Cells: our measure is Rich's and Textual's, with ambiguous characters narrow and wide."""

import subprocess
import sys
from collections.abc import Iterator

import pytest
import rich.cells
import rich.segment
from hypothesis import given
from hypothesis import strategies as st

from reader.text.cells import (
    cell_len,
    char_cells,
    clip,
    printable,
    sequence_cells,
    set_ambiguous_wide,
    wide,
)

AMBIGUOUS = "“”‘’…—·▲□●①Ⅰ×±℃─│┌█"


@pytest.fixture
def ambiguous_wide() -> Iterator[None]:
    """Measure ambiguous characters as two cells for one test."""
    set_ambiguous_wide(True)
    yield
    set_ambiguous_wide(False)


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("", 0),
        ("abc", 3),
        ("报纸", 4),
        ("“报”", 4),
        ("e\u0301", 1),
        ("\u200b", 0),
        ("😀", 2),
        ("👩\u200d👩\u200d👧", 2),
        ("❤\ufe0f", 2),
        ("𠮷𪚥", 4),
        ("\u3000", 2),
        ("ｱ", 1),
    ],
)
def test_text_is_as_wide_as_the_terminal_draws_it(text: str, cells: int) -> None:
    """Han, emoji and rare ideographs take two cells, marks on a letter none."""
    assert cell_len(text) == cells


@pytest.mark.usefixtures("ambiguous_wide")
@pytest.mark.parametrize("char", AMBIGUOUS)
def test_wide_mode_counts_ambiguous_characters_twice_everywhere(char: str) -> None:
    """Our functions and Rich's own globals agree on two cells."""
    assert wide()
    assert cell_len(char) == char_cells(char) == rich.cells.cell_len(char) == 2
    assert rich.segment.Segment(char * 3).cell_length == 6
    assert rich.cells.set_cell_size(char, 4) == char + "  "


@pytest.mark.parametrize("char", AMBIGUOUS)
def test_narrow_mode_comes_back(char: str) -> None:
    """Switching to wide and back leaves no trace."""
    set_ambiguous_wide(True)
    assert cell_len(char) == 2
    set_ambiguous_wide(False)
    assert cell_len(char) == rich.cells.cell_len(char) == 1
    assert rich.segment.Segment(char).cell_length == 1


@pytest.mark.usefixtures("ambiguous_wide")
@pytest.mark.parametrize(
    ("text", "cells"), [("abc", 3), ("报纸", 4), ("o\u0308", 1), ("Ж", 2), ("😀", 2)]
)
def test_wide_mode_leaves_the_rest_alone(text: str, cells: int) -> None:
    """Combining marks are ambiguous in the standard's table too, but stay without cells."""
    assert cell_len(text) == cells


def test_textual_measures_with_the_same_tables() -> None:
    """A strip rendered after the switch is as wide as our measure says."""
    program = (
        "from reader.text.cells import set_ambiguous_wide, cell_len\n"
        "set_ambiguous_wide(True)\n"
        "from textual.strip import Strip\n"
        "from textual.content import Content\n"
        "from rich.segment import Segment\n"
        "text = '“报”…①─'\n"
        "print(cell_len(text), Strip([Segment(text)]).cell_length, Content(text).cell_length)\n"
    )
    run = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert run.stdout.split() == ["12", "12", "12"]


@pytest.mark.parametrize(
    ("text", "cells", "ellipsis", "clipped"),
    [
        ("报纸阅读", 8, "…", "报纸阅读"),
        ("报纸阅读", 7, "…", "报纸阅…"),
        ("报纸阅读", 7, "", "报纸阅"),
        ("报纸阅读", 1, "", ""),
        ("报纸阅读", 1, "…", "…"),
        ("报纸阅读", 2, "...", "报"),
        ("e\u0301e\u0301", 1, "", "e\u0301"),
        ("ab", 0, "", ""),
    ],
)
def test_clip_never_halves_a_character(text: str, cells: int, ellipsis: str, clipped: str) -> None:
    """What is left fits, ends with a whole character, and the ellipsis announces the cut."""
    assert clip(text, cells, ellipsis) == clipped


@given(st.text(), st.integers(0, 30))
def test_clip_fits_and_is_a_head(text: str, cells: int) -> None:
    """A clipped text is a head of the text that fits."""
    clipped = clip(text, cells)
    assert text.startswith(clipped)
    assert cell_len(clipped) <= cells


@given(st.text(st.sampled_from("报a“…e\u0301👩\u200d❤\ufe0f\u200b")))
def test_sequences_add_up_to_the_whole(text: str) -> None:
    """Cells by code point sum to the cells of the text."""
    assert sum(sequence_cells(text)) == cell_len(text)


@given(st.text())
def test_printable_keeps_offsets_and_can_be_encoded(text: str) -> None:
    """Every code point is replaced by one, none of them a control or half a surrogate."""
    shown = printable(text + "\x1b[2J\t\ud800\u202e")
    assert len(shown) == len(text) + 7
    assert not any(char < " " or "\x7f" <= char < "\xa0" for char in shown)
    assert shown.encode()
