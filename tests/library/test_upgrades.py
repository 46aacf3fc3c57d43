"""After an upgrade: files are read again with the new rules, once, and nothing of anybody's is lost."""

import sqlite3
from pathlib import Path

import pytest

from reader.config import Paths
from reader.library import intake, open_library
from reader.library.opening import CATALOGUE_NAME
from reader.model import Mark
from reader.parsing.corrections import Deed, Wish
from tests.library.conftest import Opened, found, ids, names, write


def _read_with(monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    monkeypatch.setattr(intake, "READ_WITH", number)


def _execute(paths: Paths, *statements: str) -> None:
    connection = sqlite3.connect(paths.library / CATALOGUE_NAME)
    for statement in statements:
        connection.execute(statement)
    connection.commit()
    connection.close()


def test_new_rules_read_every_file_again_once(
    archive: Path, opened: Opened, paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Figures that the rules before did not find are there after one refresh, marks as they were."""
    library = opened()
    library.add([archive])
    rice = ids(library)["早稻开镰"]
    library.corrections.make(rice, Wish(Deed.WORDING, 0, printed="比去年", corrected="较去年"))
    library.set_mark(rice, Mark.STAR, on=True)
    library.annotations.change_tags([rice], add=["收成"])
    library.annotations.write(library.article(rice), "核对面积", 0)
    figures = library.figures(rice)
    assert figures
    library.close()
    _execute(paths, "DELETE FROM figures")
    library = opened()
    assert library.refresh().unchanged == 3
    assert not library.figures(rice)
    _read_with(monkeypatch, 99)
    report = library.refresh()
    assert (report.unchanged, report.files) == (0, 3)
    assert library.figures(rice) == figures
    assert library.marked(Mark.STAR) == {rice}
    assert library.annotations.tags_of(rice) == ("收成",)
    assert [one.note.text for one in library.annotations.notes_to(library.article(rice))] == [
        "核对面积"
    ]
    assert "较去年" in library.article(rice).text
    assert library.refresh().unchanged == 3


def test_a_file_that_cannot_be_read_again_keeps_its_articles(
    archive: Path, opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A disk that is away keeps what was read of it with the rules before, and the report says so."""
    library = opened()
    library.add([archive])
    before = ids(library)
    _read_with(monkeypatch, 99)
    away = archive.rename(archive.with_name("away"))
    (rejected,) = library.refresh().rejected
    assert "its articles stay" in rejected.reason
    assert ids(library) == before
    away.rename(archive)
    assert library.refresh().files == 3


def test_what_a_rebuilt_library_cannot_read_stays_registered(
    archive: Path, tmp_path: Path, paths: Paths
) -> None:
    """A catalogue too old to upgrade is built again; a disk that is away is named, and comes back."""
    other = write(tmp_path / "disk/papers/page.txt", "渡口\n\n本报讯 渡船今天停航。\n").parent
    library = open_library(paths)
    library.add([archive, other])
    before = ids(library)
    library.close()
    for journal in paths.state.glob("sources*"):
        journal.unlink()  # even what was registered is lost
    _execute(paths, "PRAGMA user_version = 1")
    away = other.parent.rename(tmp_path / "away")
    library = open_library(paths)
    assert "earlier gxreader" in library.notices[0]
    (rejected,) = library.take_pending().rejected
    assert rejected.path == str(other)
    assert "until then nothing of it is held" in rejected.reason
    assert len(names(library)) == len(before) - 1
    library.close()
    away.rename(other.parent)
    library = open_library(paths)
    assert {source.path for source in library.sources()} == {str(archive), str(other)}
    library.refresh()
    library.index_pending()
    assert ids(library) == before
    assert found(library, "渡船") == [before["渡口"]]
    library.close()
