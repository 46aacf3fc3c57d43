"""Claims about catalogues that are not as they should be: told apart, named, never a traceback."""

import sqlite3
from pathlib import Path

import pytest

from reader.catalogue import Catalogue, discard, sources_in
from reader.catalogue.schema import VERSION
from reader.errors import LibraryDamaged, LibraryTooNew, LibraryUnreadable
from tests.catalogue.examples import FIGURE, SOURCE, article, fill_file, put, record


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where a catalogue may be, in a folder that is not there yet."""
    return tmp_path / "library" / "catalogue.sqlite"


def test_a_later_version_is_refused(path: Path) -> None:
    """A catalogue of a later gxreader is named and left alone."""
    fill_file(path)
    _execute(path, f"PRAGMA user_version = {VERSION + 1}")
    content = path.read_bytes()
    with pytest.raises(LibraryTooNew, match="--library"):
        Catalogue.open(path)
    assert path.read_bytes() == content


def test_an_early_version_is_to_be_built_again(path: Path) -> None:
    """A catalogue that no upgrade leads on from counts as a cache to throw away; its sources are told."""
    fill_file(path)
    _execute(path, "PRAGMA user_version = 1")
    with pytest.raises(LibraryDamaged, match="written by an earlier gxreader"):
        Catalogue.open(path)
    assert sources_in(path) == (SOURCE,)


EARLIER = {
    4: ("ALTER TABLE figures DROP COLUMN owner", "ALTER TABLE part_figures DROP COLUMN owner"),
    3: ("ALTER TABLE files DROP COLUMN revision",),
}
"""What makes the tables of a version those of the one before, by that."""


@pytest.mark.parametrize("version", EARLIER)
def test_versions_before_are_brought_up_to_this_one(path: Path, version: int) -> None:
    """All that a catalogue of an earlier version held is held, its files as read with other rules."""
    fill_file(path, 5)
    with Catalogue.open(path) as before:
        texts = list(before.texts(before.keys()))
    for earlier in range(VERSION - 1, version - 1, -1):
        for statement in EARLIER[earlier]:
            _execute(path, statement)
    _execute(path, f"PRAGMA user_version = {version}")
    for _time in range(2):
        with Catalogue.open(path) as after:
            assert list(after.texts(after.keys())) == texts
            assert {one.revision for one in after.files(SOURCE).values()} == {0}


def test_a_catalogue_that_may_not_be_looked_at_is_named(tmp_path: Path) -> None:
    """A path that the system refuses to look at, here by links in a circle, is one sentence."""
    (tmp_path / "one").symlink_to("two")
    (tmp_path / "two").symlink_to("one")
    with pytest.raises(LibraryUnreadable, match="one/catalogue") as caught:
        Catalogue.open(tmp_path / "one" / "catalogue.sqlite")
    assert "--library" in caught.value.remedy


def test_the_database_of_another_program_is_left_alone(path: Path) -> None:
    """A file that is a sound database of somebody else is not called damaged."""
    path.parent.mkdir()
    _execute(path, "CREATE TABLE bookmarks (url)")
    content = path.read_bytes()
    with pytest.raises(LibraryUnreadable) as caught:
        Catalogue.open(path)
    assert not isinstance(caught.value, LibraryDamaged)
    assert path.read_bytes() == content


def _execute(path: Path, statement: str, *values: object) -> None:
    connection = sqlite3.connect(path)
    connection.execute(statement, values)
    connection.commit()
    connection.close()


@pytest.mark.parametrize("start", [0, 16, 100, 4_096, 8_192, 20_000])
def test_a_damaged_file_is_told(path: Path, start: int) -> None:
    """Wherever pages that are read were overwritten, LibraryDamaged says so and what to do."""
    fill_file(path, 60)
    content = bytearray(path.read_bytes())
    content[start : start + 3_000] = b"\xa5" * 3_000
    path.write_bytes(content)
    with pytest.raises(LibraryUnreadable) as caught:
        _read_all(path)
    assert isinstance(caught.value, LibraryDamaged)
    assert caught.value.remedy
    discard(path)
    fill_file(path)
    _read_all(path)


@pytest.mark.parametrize("size", [1, 100, 5_000, 30_000])
def test_a_cut_file_is_told(path: Path, size: int) -> None:
    """A catalogue that was cut short is damaged, not a crash."""
    fill_file(path, 60)
    with path.open("r+b") as file:
        file.truncate(size)
    with pytest.raises(LibraryDamaged):
        _read_all(path)


def test_a_missing_table_is_damage(path: Path) -> None:
    """A catalogue without one of its tables is damaged."""
    fill_file(path)
    _execute(path, "DROP TABLE bodies")
    with pytest.raises(LibraryDamaged):
        _read_all(path)


def test_an_unreadable_article_is_damage(path: Path) -> None:
    """A row whose bytes are not what was written is told, never a traceback."""
    for content in (b"\0", b"[]", "{}", b"\xff", "[1,2,3,4,5,6,7,8,9]", 3):
        discard(path)
        fill_file(path)
        _execute(path, "UPDATE bodies SET article = ?", content)
        with pytest.raises(LibraryDamaged):
            _read_all(path)


def test_an_unreadable_row_is_damage(path: Path) -> None:
    """A list row, a figure or a file whose fields are not ours is told as well."""
    for statement in (
        "UPDATE articles SET kind = 'poem'",
        "UPDATE articles SET name = x'ff'",
        "UPDATE figures SET value = '[]'",
        "UPDATE figures SET kind = 3",
        "UPDATE figures SET label = x'ff'",
        "UPDATE files SET damaged_lines = '{'",
    ):
        discard(path)
        with Catalogue.open(path) as catalogue:
            put(catalogue, article("a"))
            catalogue.replace_file(record(), [(article("a"), (FIGURE,))])
        _read_all(path)
        _execute(path, statement)
        with pytest.raises(LibraryDamaged, match="catalogue"):
            _read_all(path)


@pytest.mark.parametrize("content", ["{", "[1", b"\xff"])
def test_an_unreadable_file_row_is_damage_to_holdings_too(path: Path, content: str | bytes) -> None:
    """What the holdings ask of files is told as damage, as everything else is."""
    with Catalogue.open(path) as catalogue:
        put(catalogue, article("a"))
        catalogue.replace_file(record(), [(article("a"), (FIGURE,))])
        assert catalogue.editions.held_files()
    _execute(path, "UPDATE files SET damaged_lines = ?", content)
    with Catalogue.open(path) as catalogue, pytest.raises(LibraryDamaged, match="catalogue"):
        catalogue.editions.held_files()


def _read_all(path: Path) -> None:
    with Catalogue.open(path) as catalogue:
        keys = catalogue.keys()
        catalogue.rows(keys)
        assert len(list(catalogue.texts(keys))) == catalogue.count()
        for article_id in catalogue.ids(keys):
            catalogue.figures(article_id)
        catalogue.files(SOURCE)
        catalogue.sources()
        catalogue.pending()
        assert catalogue.generation


def test_damage_found_in_use_is_known_at_the_next_start(path: Path) -> None:
    """What opening cannot see is noted when it is met, so that the next start builds anew."""
    fill_file(path)
    _execute(path, "UPDATE bodies SET article = x'00' WHERE key = 2")
    with Catalogue.open(path) as catalogue:
        assert catalogue.article_at(1) is not None
        with pytest.raises(LibraryDamaged):
            catalogue.article_at(2)
        assert catalogue.article_at(1) is not None
    with pytest.raises(LibraryDamaged, match="used last"):
        Catalogue.open(path)
    discard(path)
    assert list(path.parent.iterdir()) == []
    Catalogue.open(path).close()
