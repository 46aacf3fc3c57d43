"""Claims about finding figures in several processes: the same values, and no process left over."""

import io
import multiprocessing
import sys
from collections.abc import Iterator

import pytest

from reader.library import workers
from reader.library.workers import ALONE, CHUNK, Crew, with_figures
from reader.model import Article, Paragraph

MANY = ALONE + 4 * CHUNK + 7


def _articles(count: int) -> Iterator[Article]:
    for number in range(count):
        texts = (f"水位升高{number}厘米，比上年增加{number % 90}.5%。", f"投入约{number + 1}万元。")
        paragraphs = tuple(Paragraph(text, lines=(1,)) for text in texts)
        yield Article(id=f"a{number}", paragraphs=paragraphs, issue_date="2024-05-01")


@pytest.fixture(scope="module")
def expected() -> list[workers.Item]:
    """What one process finds."""
    return list(with_figures(_articles(MANY), 1))


def test_several_processes_find_what_one_finds(expected: list[workers.Item]) -> None:
    """Articles and figures are the same and in the same order."""
    assert list(with_figures(_articles(MANY), 2)) == expected
    assert sum(len(figures) for _article, figures in expected) >= 3 * MANY
    assert multiprocessing.active_children() == []


def test_few_articles_start_no_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """Up to a number, the articles are done without any process."""
    monkeypatch.setattr(workers, "Crew", None)
    assert len(list(with_figures(_articles(ALONE), 2))) == ALONE


def test_articles_are_asked_for_only_as_they_are_needed() -> None:
    """No more than a chunk for every process is in memory at a time."""
    asked = 0

    def counted() -> Iterator[Article]:
        nonlocal asked
        for article in _articles(MANY):
            asked += 1
            yield article

    items = with_figures(counted(), 2)
    for _article in range(ALONE + 1):
        next(items)
    assert asked <= ALONE + 3 * CHUNK
    items.close()  # type: ignore[attr-defined]
    assert multiprocessing.active_children() == []


def test_a_process_that_dies_is_done_without(expected: list[workers.Item]) -> None:
    """One killed in the middle, then the other: nothing is missing."""
    articles = list(_articles(MANY))
    chunks = [articles[start : start + CHUNK] for start in range(0, MANY, CHUNK)]
    found = []
    with Crew(2) as crew:
        for number, item in enumerate(crew.share(iter(chunks))):
            if number in (CHUNK, 3 * CHUNK):
                process, _pipe = crew._members[number // CHUNK % 2]
                process.kill()
            found.append(item)
    assert found == expected


def test_a_crew_without_members_works_alone(
    monkeypatch: pytest.MonkeyPatch, expected: list[workers.Item]
) -> None:
    """Where the system starts no process, the figures are found all the same."""

    def refused(_task: object) -> None:
        raise OSError

    monkeypatch.setattr(workers, "hired", refused)
    assert list(with_figures(_articles(MANY), 2)) == expected


class NoFile(io.StringIO):
    """A standard error without a file, as a screen puts one in place."""

    def fileno(self) -> int:
        """Return what no process can inherit."""
        return -1


def test_processes_start_under_a_screen(
    monkeypatch: pytest.MonkeyPatch, expected: list[workers.Item]
) -> None:
    """A screen captures standard error; the articles come all the same."""
    monkeypatch.setattr(sys, "stderr", NoFile())
    assert list(with_figures(_articles(MANY), 2)) == expected
