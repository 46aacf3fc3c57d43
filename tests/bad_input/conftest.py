"""What every complaint of the program has to be: its exit code, its words, and no traceback."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.cli.conftest import Outcome, Program

Words = tuple[str, ...]


@pytest.fixture
def gxreader(tmp_path: Path) -> Program:
    """A program that nobody has used yet."""
    return Program(tmp_path)


@contextmanager
def program_with(folder: Path) -> Iterator[Program]:
    """A program whose user's rights count; root's do not."""
    if not os.getuid():
        pytest.skip("root may read everything")
    yield Program(folder)


def assert_said(outcome: Outcome, code: int, words: Words, lines: int | None = 1) -> None:
    """Check the exit code, that ``words`` are said, in so many lines, each a sentence."""
    told = outcome.err.splitlines()
    assert outcome.code == code, outcome.err
    assert "Traceback" not in outcome.err
    assert "Internal error" not in outcome.err
    assert all(line.startswith("gxreader: ") for line in told)
    assert all(line.rstrip().endswith((".", "。", "?", "？", ")")) for line in told), told
    if lines is not None:
        assert len(told) == lines, told
    first = told[0] if told else ""
    assert all(word in first for word in words), told
