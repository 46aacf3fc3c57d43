"""Claims about page files so large that they are taken in part by part."""

import gzip
import random
from pathlib import Path
from time import sleep

import pytest

from reader.catalogue import Catalogue
from reader.config import Paths
from reader.library import Library, open_library
from reader.library.intake import Intake
from reader.parsing.corrections import Deed, Wish
from reader.parsing.formats import content, plain
from reader.parsing.parts import USUAL, Sizes
from tests.library.conftest import Opened, found, ids, write
from tests.library.processes import ended, started, take_in

ARTICLE = (
    "{name}水库开闸放水\n本报记者 李明\n今天，{name}水库开闸放水，{count}亩水田灌上了水。{more}\n\n"
)
COUNT = 90
KILLS = 2


def text_of(count: int = COUNT, start: int = 0, more: str = "") -> str:
    """Return a text of many signed articles, each with a name that no other has."""
    return "".join(
        ARTICLE.format(name=chr(0x5000 + number) + "湾", count=number + 3, more=more)
        for number in range(start, start + count)
    )


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take files of a kilobyte for large ones."""
    monkeypatch.setattr(content, "HELD", 1000)
    monkeypatch.setattr(plain, "USUAL", Sizes(window=1000, margin=4, context=6))


def test_a_large_file_holds_what_a_small_one_would(
    opened: Opened, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    """Ids, order, figures and what is registered are those of a reading in one go."""
    path = write(tmp_path / "page.txt", text_of())
    library = opened()
    whole_report = library.add([path])
    whole = [library.article(row.id) for row in library.rows(library.listing().keys)]
    library.remove([path])
    request.getfixturevalue("small")
    report = library.add([path])
    parts = [library.article(row.id) for row in library.rows(library.listing().keys)]
    assert parts == whole
    assert (report.files, report.articles, report.figures) == (1, COUNT, whole_report.figures)
    assert library.sources()[0].articles == COUNT
    assert library.refresh().unchanged == 1


@pytest.mark.usefixtures("small")
def test_a_large_file_that_changes_keeps_its_articles(opened: Opened, tmp_path: Path) -> None:
    """Where a file grows at its head, the articles it held before keep ids and keys."""
    path = write(tmp_path / "page.txt", text_of())
    library = opened()
    library.add([path])
    before = {name: library.key_of(one) for name, one in ids(library).items()}
    write(path, text_of(5, COUNT) + text_of())
    library.refresh()
    after = {name: library.key_of(one) for name, one in ids(library).items()}
    assert len(after) == COUNT + 5
    assert set(before.items()) <= set(after.items())


@pytest.mark.usefixtures("small")
def test_articles_of_later_parts_are_corrected_and_explained(
    opened: Opened, tmp_path: Path
) -> None:
    """A correction finds its line wherever it stands in a large file, on every import anew."""
    library = opened()
    library.add([write(tmp_path / "page.txt", text_of())])
    name, last = list(ids(library).items())[-1]
    assert library.article(last).lines[0] > COUNT
    assert library.corrections.why_headline(last)
    library.corrections.make(last, Wish(Deed.HEADLINE, title="水库满了"))
    write(tmp_path / "page.txt", text_of() + "\n")
    assert library.refresh().notices == ()
    assert "水库满了" in ids(library)
    assert name not in ids(library)
    assert library.count() == COUNT


@pytest.mark.usefixtures("small")
def test_damaged_lines_of_a_large_file_are_told_once(opened: Opened, tmp_path: Path) -> None:
    """The notice counts the lines of all parts and names the first of the file."""
    raw = text_of().encode()
    for number in (20, 80):
        raw = raw.replace((chr(0x5000 + number) + "湾水库开").encode(), b"\xff\xfe")
    (notice,) = opened().add([write(tmp_path / "page.txt", raw)]).notices
    assert "4 lines" in notice
    assert f"first line {20 * 4 + 1}" in notice


@pytest.mark.usefixtures("small")
def test_a_large_file_is_taken_wholly_or_not_at_all(opened: Opened, tmp_path: Path) -> None:
    """One that breaks off, or whose import is stopped midway, leaves what was held before."""
    path = write(tmp_path / "page.txt.gz", gzip.compress(text_of().encode()))
    library = opened()
    library.add([path])
    before = ids(library)
    write(path, gzip.compress(text_of(COUNT, COUNT).encode())[:-30])
    assert [one.path for one in library.refresh().rejected] == [str(path)]
    assert ids(library) == before
    write(path, gzip.compress(text_of(COUNT, COUNT).encode()))
    asked = iter([False] * 4 + [True] * 9)
    intake = Intake(_catalogue(library), stopped=lambda: next(asked))
    assert not intake.take_source(path)
    assert ids(library) == before
    library.refresh()
    assert ids(library).keys().isdisjoint(before)


def _catalogue(library: Library) -> Catalogue:
    return library._catalogue


def test_a_kill_while_a_large_file_is_taken_in_leaves_none_of_it(
    tmp_path: Path, paths: Paths
) -> None:
    """Killed at any moment, the library holds all of the file or nothing, and goes on later."""
    more = "水田里的秧苗绿了，" * 4000
    count = 3 * USUAL.window // len(more)
    path = write(tmp_path / "page.txt", text_of(count, more=more))
    chance = random.Random(3)  # noqa: S311 - moments, not secrets
    for _kill in range(KILLS):
        process = started(take_in, str(paths.cache.parent), str(path))
        sleep(chance.uniform(0, 2))
        process.kill()
        ended(process)
        library = open_library(paths)
        assert library.count() in {0, count}
        library.close()
    library = open_library(paths)
    library.take_pending()
    library.add([path])
    library.index_pending()
    assert library.count() == count
    assert all(
        len(library.article(row.id).lines) == 3 for row in library.rows(library.listing().keys)
    )
    assert len(found(library, "开闸放水")) == count
    library.close()
