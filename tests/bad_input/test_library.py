"""Libraries that are damaged, too new, in the way or full, as a person meets them."""

import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.bad_input.conftest import Words, assert_said
from tests.cli.conftest import PAGE, Program

CATALOGUE = Path(".cache/gxreader/library/catalogue.sqlite")
INDEX = Path(".cache/gxreader/library/index")
SETTINGS = Path(".config/gxreader/config.toml")


@pytest.fixture
def stocked(gxreader: Program) -> Program:
    """A program whose library holds two pages."""
    gxreader.write("pages/a.txt")
    gxreader.write("pages/b.txt", PAGE.replace("城东", "城西"))
    assert gxreader("add", "pages").code == 0
    return gxreader


def _execute(file: Path, statement: str) -> None:
    connection = sqlite3.connect(file)
    connection.execute(statement)
    connection.commit()
    connection.close()


def _put_a_folder(file: Path) -> None:
    file.unlink()
    file.mkdir()


def _cut(file: Path) -> None:
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])


ASKED = (["list"], ["search", "城西区"], ["refresh"], ["sources"])
"""What is asked first after the harm, in turn."""

HARMS: dict[str, Callable[[Path], object]] = {
    "garbage": lambda home: (home / CATALOGUE).write_bytes(b"\xa5" * 9_000),
    "cut": lambda home: _cut(home / CATALOGUE),
    "emptied": lambda home: (home / CATALOGUE).write_bytes(b""),
    "earlier version": lambda home: _execute(home / CATALOGUE, "PRAGMA user_version = 0"),
    "no table": lambda home: _execute(home / CATALOGUE, "DROP TABLE articles"),
    "catalogue gone": lambda home: (home / CATALOGUE).unlink(),
    "library gone": lambda home: shutil.rmtree((home / CATALOGUE).parent),
    "cache gone": lambda home: shutil.rmtree(home / ".cache"),
}


@pytest.mark.parametrize(("turn", "name"), enumerate(HARMS))
def test_a_damaged_catalogue_is_built_again_by_itself(
    stocked: Program, turn: int, name: str
) -> None:
    """Whatever is asked first, it is answered from a library built again; damage is told."""
    HARMS[name](stocked.home)
    outcome = stocked(*ASKED[turn % len(ASKED)])
    assert_said(outcome, 0, (), lines=None)
    assert outcome.out
    damaged = name in {"garbage", "cut", "earlier version", "no table"}
    assert ("built anew" in outcome.err) == damaged, outcome.err
    assert stocked("list", "--json").data["count"] == 2
    again = stocked("search", "城西区", "--json")
    assert again.data["count"] == 1
    assert "anew" not in again.err


@pytest.mark.parametrize("harm", ["missing", "cut", "garbage"])
def test_a_damaged_index_changes_no_answer(stocked: Program, harm: str) -> None:
    """The hits are the same, damage is told, and after a refresh all is quiet."""
    expected = stocked("search", "夜读", "--json").out
    if harm == "missing":
        shutil.rmtree(stocked.home / INDEX)
    for path in (stocked.home / INDEX).rglob("*"):
        if path.is_file():
            content = path.read_bytes()
            path.write_bytes(content[: len(content) // 2] if harm == "cut" else b"\xa5" * 99)
    outcome = stocked("search", "夜读", "--json")
    assert outcome.out == expected
    assert "built anew" in outcome.err
    assert_said(outcome, 0, (), lines=None)
    assert_said(stocked("refresh"), 0, (), lines=None)
    assert "anew" not in stocked("search", "夜读", "--json").err


REFUSED: dict[str, tuple[Callable[[Path], object], Words]] = {
    "later version": (
        lambda home: _execute(home / CATALOGUE, "PRAGMA user_version = 99"),
        ("catalogue.sqlite", "later", "--library"),
    ),
    "of another program": (
        lambda home: _execute(home / CATALOGUE, "PRAGMA application_id = 7"),
        ("catalogue.sqlite", "another program", "--library"),
    ),
    "a folder in the way": (
        lambda home: _put_a_folder(home / CATALOGUE),
        ("catalogue.sqlite", "--library"),
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_library_that_is_not_ours_is_left_alone(stocked: Program, name: str) -> None:
    """Exit 3, one line with the file and the way out; the file is as it was."""
    harm, words = REFUSED[name]
    harm(stocked.home)
    outcome = stocked("list")
    assert outcome.out == ""
    assert_said(outcome, 3, words)
    assert (stocked.home / CATALOGUE).exists()


def test_a_file_where_a_folder_should_be(gxreader: Program) -> None:
    """A library, data or state folder that is a file: a sentence with its path."""
    gxreader.write("shelf", b"a file")
    gxreader.write("a.txt")
    for words in (["add", "a.txt", "--library", "shelf"], ["list", "--library", "shelf/in"]):
        assert_said(gxreader(*words), 3, ("shelf",))
    gxreader.write(".local/state/gxreader", b"a file")
    assert_said(gxreader("add", "a.txt"), 3, (".local/state/gxreader",))


def test_settings_with_mistakes_are_told_and_passed_over(gxreader: Program) -> None:
    """A broken config.toml: what is wrong is said with file and line, and the rest works."""
    for content in (b"language = \n", b"\xff\xfe", b"nonsense = 1\n", b"language = 7\n"):
        gxreader.write(str(SETTINGS), content)
        outcome = gxreader("list", "--limit", "1")
        assert_said(outcome, outcome.code, ("config.toml",), lines=None)
        assert outcome.code in {0, 2}


def test_missing_sources_are_told_and_their_articles_kept(stocked: Program) -> None:
    """A folder that is not mounted: exit 5 from refresh, and the articles are still listed."""
    (stocked.home / "pages").rename(stocked.home / "away")
    assert_said(stocked("refresh"), 5, ("pages", "refresh"))
    assert stocked("list", "--json").data["count"] == 2
    assert_said(stocked("list"), 0, (), lines=0)
    assert_said(stocked("remove", "pages"), 0, (), lines=0)


def test_marks_that_are_no_journal_are_passed_over(stocked: Program) -> None:
    """Damaged lines in the journals of marks harm nobody."""
    folder = stocked.home / ".local/share/gxreader"
    for content in (b"\xff\xfe\0\n", b"[" * 50_000, b'{"id": 3}\n{"at": "x"', b""):
        stocked.write(str(folder.relative_to(stocked.home) / "marks.h.2026-01.jsonl"), content)
        assert_said(stocked("list", "--unread"), 0, (), lines=None)


def test_a_program_of_its_own_says_the_same(stocked: Program) -> None:
    """In an interpreter of its own, too: rebuilt, told, no traceback."""
    HARMS["garbage"](stocked.home)
    outcome = stocked.alone("list", "--json")
    assert_said(outcome, 0, ("Damaged catalogue",), lines=None)
    assert outcome.data["count"] == 2
