"""Claims about taking files in by a process of its own: the same library, no process without need."""

import subprocess
import sys
from pathlib import Path

import pytest

from reader.config import Paths
from reader.library import Library, Step, open_library, open_samples, searching_aside
from reader.library.aside.opening import Opening
from reader.library.aside.process import _hired
from reader.library.opening import CATALOGUE_NAME
from reader.model import Progress
from tests.library.conftest import Opened, collection, write


@pytest.fixture
def lost(archive: Path, paths: Paths, opened: Opened) -> Library:
    """A library whose catalogue was deleted: everything registered is to be taken in again."""
    write(archive / "年鉴.jsonl", collection(30))
    before = open_library(paths)
    before.add([archive])
    before.close()
    (paths.library / CATALOGUE_NAME).unlink()
    library = opened()
    assert library.pending
    return library


def never() -> bool:
    """Go on."""
    return False


@pytest.mark.parametrize("refused", [False, True])
def test_what_is_pending_is_taken_in_and_indexed(
    lost: Library, monkeypatch: pytest.MonkeyPatch, *, refused: bool
) -> None:
    """By another process, or by this one where none is allowed; steps and library are the same."""
    if refused:
        monkeypatch.setattr(sys, "executable", "/nonexistent/python")
    told: list[Step] = []
    with searching_aside(lost, "en"):
        lost.taking.run(told.append, never)
        assert lost.count() == 33
        assert not lost.pending
        assert not lost.behind
        assert lost.search("甲00003乙").count == 1
    reports = [step.report for step in told if step.report is not None]
    assert [report.articles for report in reports] == [33]
    assert any(isinstance(step.progress, Progress) for step in told)
    assert told[-1].indexed == 33


def test_nothing_to_do_starts_nothing(lost: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    """A library that is up to date needs no process."""
    lost.take_pending()
    lost.index_pending()
    monkeypatch.setattr("reader.library.aside.process._hired", pytest.fail)
    with searching_aside(lost, "en"):
        lost.taking.run(lambda _step: None, never)


def test_every_large_refresh_has_a_process(
    lost: Library, archive: Path, paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What comes later is taken in by another process, too; none stays in between."""
    hired: list[int] = []

    def noted(opening: Opening) -> "subprocess.Popen[bytes]":
        process = _hired(opening)
        hired.append(process.pid)
        return process

    monkeypatch.setattr("reader.library.aside.process._hired", noted)
    with searching_aside(lost, "en"):
        lost.taking.run(lambda _step: None, never)
        assert len(hired) == 1
        other = open_library(paths)
        other.add([write(archive / "补遗.jsonl", collection(5))])
        other.close()
        lost.taking.run(lambda _step: None, never)
    assert not lost.behind
    assert len(hired) == 2


def test_the_samples_are_indexed_and_nobodys_sources_touched(
    paths: Paths, archive: Path, opened: Opened
) -> None:
    """Indexing the samples leaves the user's registered folders alone."""
    opened().add([archive])
    samples = open_samples(paths)
    held = samples.count()
    with searching_aside(samples, "en"):
        samples.taking.run(lambda _step: None, never)
    assert not samples.behind
    assert samples.count() == held
    samples.close()
    assert [Path(source.path) for source in opened().sources()] == [archive]
