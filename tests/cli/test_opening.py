"""Files named without a command: a screen on a terminal, plain text in a pipe."""

from pathlib import Path

import pytest

from reader.cli.opening import SMALL_BYTES, SMALL_FILES, small
from tests.cli.conftest import PAGE, Program


def test_in_a_pipe_files_are_printed(gxreader: Program) -> None:
    """`gxreader a.txt | less` shows the article, and registers nothing."""
    gxreader.write("a.txt")
    outcome = gxreader("a.txt")
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out.splitlines()[0] == "城东图书馆开设夜读课堂"
    assert "\u3000\u30006月1日，" in outcome.out
    assert gxreader("sources").code == 1


def test_in_a_pipe_standard_input_is_printed(gxreader: Program) -> None:
    """`cat a.txt | gxreader - | less` shows the same."""
    gxreader.write("a.txt")
    named = gxreader("a.txt").out.splitlines()
    piped = gxreader("-", stdin=PAGE).out.splitlines()
    assert [line for line in piped if "\u3000" in line] == [
        line for line in named if "\u3000" in line
    ]


def test_in_a_pipe_the_library_is_listed(stocked: Program) -> None:
    """`gxreader | grep` finds titles."""
    outcome = stocked()
    assert outcome.code == 0
    assert len(outcome.out.splitlines()) == 3
    assert outcome.out == stocked("list").out


@pytest.mark.parametrize(("content", "code"), [(b"", 3), (bytes(range(256)) * 40, 3), (None, 3)])
def test_what_cannot_be_opened_is_a_sentence(
    gxreader: Program, content: bytes | None, code: int
) -> None:
    """Empty, binary and missing files: exit 3 and one line that names the file."""
    if content is not None:
        gxreader.write("bad.txt", content)
    outcome = gxreader("bad.txt")
    assert (outcome.code, outcome.out) == (code, "")
    assert "bad.txt" in outcome.err
    assert outcome.err.count("\n") == 1


def test_empty_standard_input_is_a_sentence(gxreader: Program) -> None:
    """Nothing on standard input: exit 3, and it says which input."""
    outcome = gxreader("-")
    assert (outcome.code, outcome.out) == (3, "")
    assert "standard input" in outcome.err


def test_small_inputs_are_told_from_large_ones(tmp_path: Path) -> None:
    """By bytes, by number of files, and never for what is packed."""
    page = tmp_path / "a.txt"
    page.write_text(PAGE, encoding="utf-8")
    assert small([page])
    assert small([tmp_path])
    assert not small([page] * (SMALL_FILES + 1))
    page.write_bytes(b" " * (SMALL_BYTES + 1))
    assert not small([page])
    assert not small([tmp_path])
    packed = tmp_path / "b.jsonl.xz"
    packed.write_bytes(b"")
    assert not small([packed])
