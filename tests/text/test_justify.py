"""Justified lines: full width, no blank where it would tear, ragged where too much is lacking."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from reader.text.cells import cell_len
from reader.text.justify import blanks_for, spaced
from reader.text.units import counted_runs

LINES = st.text(
    st.sampled_from("报纸中国，。“”（）……——12.6%多亩近ab 约三"), min_size=1, max_size=40
)


@given(LINES, st.integers(0, 8))
def test_a_spaced_line_is_full_or_left_alone(line: str, lacking: int) -> None:
    """Either every lacking cell is given out or none is."""
    line = line.strip() or "报"
    width = cell_len(line) + lacking
    blanks = blanks_for(line, width)
    assert cell_len(spaced(line, blanks)) == (width if blanks else cell_len(line))
    assert spaced(line, blanks).replace(" ", "") == line.replace(" ", "")


@given(LINES, st.integers(1, 8))
@example("11 。。", 2)
def test_nothing_is_torn(line: str, lacking: int) -> None:
    """No blank falls inside a number, before a closing mark or into …… and ——."""
    line = line.strip() or "报"
    inside = {place for start, stop in counted_runs(line) for place in range(start + 1, stop)}
    for offset, _ in blanks_for(line, cell_len(line) + lacking):
        assert offset not in inside
        assert line[offset] not in "，。”）…—"
        assert line[offset - 1] not in "“（"


@given(LINES, st.integers(0, 6), st.integers(0, 40))
def test_runs_are_spaced_like_the_line(line: str, lacking: int, cut: int) -> None:
    """A line cut into runs and spaced run by run is the spaced line."""
    blanks = blanks_for(line, cell_len(line) + lacking)
    runs = spaced(line[:cut], blanks) + spaced(line[cut:], blanks, cut)
    assert runs == spaced(line, blanks)


@pytest.mark.parametrize(
    ("line", "width", "shown"),
    [
        ("县里修水渠，农民高兴", 21, "县里修水渠， 农民高兴"),
        ("县里新修水渠13公里了", 21, "县里新修水渠 13公里了"),
        ("县里新修水渠 农民很高兴", 24, "县里新修水渠  农民很高兴"),
        ("县里新修水渠农民高兴", 22, "县里新 修水渠农 民高兴"),
        ("县里新修", 40, "县里新修"),
        ("县里新修", 8, "县里新修"),
    ],
)
def test_blanks_go_where_they_are_least_noticed(line: str, width: int, shown: str) -> None:
    """Spaces first, then beside marks, then beside Latin, then anywhere; too much stays ragged."""
    assert spaced(line, blanks_for(line, width)) == shown
