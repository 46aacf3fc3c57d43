"""Sentences are ended once, and the progress line fits whatever stands in it."""

from unicodedata import category

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.cli.narration import progress_text, rejected_sentence
from reader.errors import FileUnreadable
from reader.messages import ended
from reader.model import Progress, Rejected
from reader.text.cells import cell_len


@given(
    done=st.integers(0, 10**9),
    total=st.integers(0, 10**6),
    path=st.text(max_size=60),
    cells=st.integers(1, 120),
)
def test_the_progress_line_fits(done: int, total: int, path: str, cells: int) -> None:
    """However long a path is and whatever is in its name, the line is one line and fits."""
    line = progress_text("Reading", Progress(done, total, path), cells)
    assert cell_len(line) <= cells
    assert not {category(char) for char in line} & {"Cc", "Cs", "Zl", "Zp"}


def test_the_progress_line_counts() -> None:
    """With a total there is a bar; without one there is only a count."""
    assert progress_text("Reading", Progress(5, 10, "a.txt"), 80) == (
        "Reading [##########..........] 5/10 a.txt"
    )
    assert progress_text("Reading", Progress(7, 0, "b.jsonl"), 80) == "Reading 7 b.jsonl"


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [("a", "a."), ("a.", "a."), ("a。", "a。"), ("a:\n", "a:"), ("什么？", "什么？")],
)
def test_a_sentence_ends_once(sentence: str, expected: str) -> None:
    """A full stop is added only where there is no end."""
    assert ended(sentence) == expected


def test_an_error_is_title_what_and_remedy() -> None:
    """The three parts of an error stand on one line."""
    error = FileUnreadable("File not found", "a.txt is not there", "Check the path.")
    assert str(error) == "File not found: a.txt is not there. Check the path."
    assert str(FileUnreadable("Gone", "a.txt")) == "Gone: a.txt."
    assert str(FileUnreadable("Gone", "没有。", "再来。")) == "Gone: 没有。再来。"


@pytest.mark.parametrize(
    ("rejected", "expected"),
    [
        (Rejected("a", "empty"), "a: empty."),
        (Rejected("a", "a is empty."), "a is empty."),
        (Rejected("a.jsonl", "no JSON", 3), "a.jsonl:3: no JSON."),
    ],
)
def test_a_rejected_file_is_named_once(rejected: Rejected, expected: str) -> None:
    """The path stands before the reason, with the line, unless the reason names it itself."""
    assert rejected_sentence(rejected) == expected
