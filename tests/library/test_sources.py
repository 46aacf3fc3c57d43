"""Claims about what a library is made from: added, refreshed, removed, nested, missing."""

import os
import shutil
from contextlib import closing
from pathlib import Path

import pytest

from reader.config import Paths
from reader.errors import NotFound, UsageError
from reader.library import open_library
from reader.model import Mark, Position
from tests.library.conftest import (
    BRIDGE,
    READING,
    RICE,
    Opened,
    collection,
    found,
    ids,
    names,
    write,
)


def test_a_folder_is_taken_in_and_counted(archive: Path, opened: Opened) -> None:
    """Files, articles and figures are counted; the list is newest first and search finds all."""
    library = opened()
    report = library.add([archive])
    assert (report.files, report.articles, report.rejected) == (3, 3, ())
    assert report.figures >= 6
    assert names(library) == ["图书馆开设夜读课堂", "渡口新桥昨日合龙", "早稻开镰"]
    assert library.index_pending() == 3
    assert len(found(library, "新桥")) == 1


def test_refreshing_sees_new_changed_and_deleted_files(archive: Path, opened: Opened) -> None:
    """What is on disk is what the library holds; what is as it was is not read again."""
    library = opened()
    library.add([archive])
    day = archive / "河湾日报/2024-06-01"
    write(day / "01-要闻.txt", BRIDGE.replace("860米", "912米"))
    write(day / "03-副刊.txt", READING.replace("夜读", "晨读"))
    (day / "02-农村.txt").unlink()
    report = library.refresh()
    assert (report.files, report.unchanged, report.removed) == (2, 1, 1)
    library.index_pending()
    assert len(found(library, "912米")) == 1
    assert len(found(library, "晨读")) == 1
    assert found(library, "860米") == found(library, "早稻") == []


def test_a_touched_file_is_not_taken_in_again(archive: Path, opened: Opened) -> None:
    """A file whose time changed but not its bytes counts as unchanged, now and the next time."""
    library = opened()
    library.add([archive])
    generation = library.generation
    os.utime(archive / "河湾日报/2024-06-01/01-要闻.txt", (1, 1))
    assert library.refresh().unchanged == 3
    assert library.generation == generation + 1
    assert library.refresh().unchanged == 3
    assert library.generation == generation + 1
    assert library.index_pending() == 3


def test_a_renamed_file_keeps_ids_marks_and_positions(archive: Path, opened: Opened) -> None:
    """What a person marked stays with the article when its file or a folder is renamed."""
    library = opened()
    library.add([archive])
    before = ids(library)
    bridge = before["渡口新桥昨日合龙"]
    library.set_mark(bridge, Mark.STAR, on=True)
    library.set_position(bridge, Position(1, 4))
    day = archive / "河湾日报/2024-06-01"
    (day / "01-要闻.txt").rename(day / "第01版.txt")
    (archive / "河湾日报/2024-06-02").rename(archive / "河湾日报/20240602")
    report = library.refresh()
    assert (report.files, report.removed) == (2, 2)
    assert ids(library) == before
    assert library.marked(Mark.STAR) == {bridge}
    assert opened().position(bridge) == Position(1, 4)


def test_ids_given_by_the_source_are_kept(tmp_path: Path, opened: Opened) -> None:
    """The id of a JSON Lines record is in list rows, articles and hits."""
    library = opened()
    library.add([write(tmp_path / "news.jsonl", collection(3))])
    library.index_pending()
    assert sorted(row.source_id for row in library.rows(library.listing().keys)) == [
        "n0",
        "n1",
        "n2",
    ]
    (hit,) = library.search("甲00002乙").hits
    assert hit.source_id == library.article(hit.article_id).source_id == "n2"


def test_removing_forgets_and_leaves_the_files(archive: Path, opened: Opened) -> None:
    """Removing counts the articles that left; the files stay; what was never added is told."""
    library = opened()
    library.add([archive])
    library.index_pending()
    with pytest.raises(NotFound, match="gxreader sources"):
        library.remove([archive, archive.parent / "河湾日报"])
    assert library.remove([archive]) == 3
    assert (library.count(), library.sources(), found(library, "新桥")) == (0, (), [])
    assert (archive / "河湾日报/2024-06-01/01-要闻.txt").exists()
    assert opened().sources() == ()


def test_a_folder_around_sources_takes_them_over(archive: Path, opened: Opened) -> None:
    """One source is left, the articles and their keys are the same, nothing is read twice."""
    library = opened()
    library.add([archive / "河湾日报/2024-06-01", archive / "河湾日报/2024-06-02/01-要闻.txt"])
    before = {name: library.key_of(article_id) for name, article_id in ids(library).items()}
    report = library.add([archive])
    assert (report.files, report.unchanged) == (0, 3)
    assert [source.path for source in library.sources()] == [str(archive)]
    after = {name: library.key_of(article_id) for name, article_id in ids(library).items()}
    assert after == before
    assert [source.path for source in opened().sources()] == [str(archive)]


def test_a_path_inside_a_source_is_part_of_it(archive: Path, opened: Opened) -> None:
    """Adding what is registered already only looks again."""
    library = opened()
    library.add([archive])
    new = write(archive / "河湾日报/2024-06-03/01.txt", RICE)
    report = library.add([new])
    assert (report.files, report.unchanged) == (1, 3)
    assert [(source.path, source.files) for source in library.sources()] == [(str(archive), 4)]


def test_a_missing_source_keeps_its_articles_and_is_told(archive: Path, opened: Opened) -> None:
    """A disk that is not mounted: nothing is dropped, the path and a remedy are told."""
    library = opened()
    library.add([archive])
    away = archive.with_name("away")
    archive.rename(away)
    report = library.refresh()
    (rejected,) = report.rejected
    assert rejected.path == str(archive)
    assert "refresh" in rejected.reason
    assert (report.removed, library.count()) == (0, 3)
    assert opened().pending == ()
    away.rename(archive)
    assert library.refresh().unchanged == 3


def test_a_named_encoding_is_remembered(tmp_path: Path, paths: Paths) -> None:
    """Files added with --encoding are read in it at every later refresh, also after a rebuild."""
    page = write(tmp_path / "pages/a.txt", RICE.encode("gb18030"))
    with_encoding = open_library(paths, encoding="gb18030")
    with_encoding.add([page.parent])
    with_encoding.close()
    write(page, RICE.replace("260台", "261台").encode("gb18030"))
    library = open_library(paths)
    library.refresh()
    assert len(found(library, "261台")) == 1
    library.close()
    shutil.rmtree(paths.library)
    rebuilt = open_library(paths)
    rebuilt.take_pending()
    assert len(found(rebuilt, "261台")) == 1
    rebuilt.close()


def test_another_encoding_reads_known_files_again(tmp_path: Path, paths: Paths) -> None:
    """Who adds a folder again with the right encoding gets it read again."""
    page = write(tmp_path / "pages/a.txt", RICE.encode("big5", "ignore"))
    wrong = open_library(paths, encoding="utf-8")
    report = wrong.add([page.parent])
    assert "--encoding" in report.notices[0]
    wrong.close()
    right = open_library(paths, encoding="big5")
    assert right.add([page.parent]).files == 1
    assert len(found(right, "260台")) == 1
    assert right.refresh().unchanged == 1
    right.close()


def test_stopping_leaves_whole_files_and_goes_on_later(tmp_path: Path, opened: Opened) -> None:
    """Stopped between files or inside a collection, what was begun leaves no trace but a note."""
    write(tmp_path / "pages/a.txt", RICE)
    write(tmp_path / "pages/b.jsonl", collection(500))
    library = opened()
    asked = iter([False, False, False, True])
    report = library.add([tmp_path / "pages"], stopped=lambda: next(asked, True))
    assert (report.articles, library.count()) == (1, 1)
    again = opened()
    assert list(again.pending) == [tmp_path / "pages"]
    assert again.take_pending().articles == 500
    assert [*again.pending, *opened().pending] == []
    assert again.count() == 501


def test_a_named_file_that_went_takes_its_articles_along(opened: Opened, tmp_path: Path) -> None:
    """Deleted from a folder that is there, a file leaves the library; coming back, it returns."""
    page = write(tmp_path / "pages/早稻.txt", RICE)
    write(tmp_path / "pages/other.txt", BRIDGE)
    library = opened()
    library.add([page])
    page.unlink()
    report = library.refresh()
    assert (report.removed, report.rejected, names(library)) == (1, (), [])
    assert "gxreader remove" in report.notices[0]
    write(page, RICE)
    library.refresh()
    assert names(library) == ["早稻开镰"]


def test_a_named_file_out_of_reach_keeps_its_articles(opened: Opened, tmp_path: Path) -> None:
    """Where its folder has gone too, or is empty as an unmounted disk is, nothing is dropped."""
    page = write(tmp_path / "disk/早稻.txt", RICE)
    library = opened()
    library.add([page])
    page.unlink()
    for _turn in range(2):
        report = library.refresh()
        assert len(report.rejected) == 1
        assert names(library) == ["早稻开镰"]
        if page.parent.exists():
            page.parent.rmdir()


def test_a_file_of_a_folder_is_not_removed_alone(opened: Opened, archive: Path) -> None:
    """The folder that holds it is named, and nothing is forgotten."""
    library = opened()
    library.add([archive])
    with pytest.raises(UsageError, match=r"as part of .*archive"):
        library.remove([archive / "河湾日报/2024-06-01/01-要闻.txt"])
    assert library.count() == 3


def test_a_pattern_of_names_is_kept_for_what_comes_later(paths: Paths, tmp_path: Path) -> None:
    """Named when a folder is added, it holds for new files at every refresh."""
    folder = tmp_path / "pages"
    write(folder / "u1_河湾日报_20240601.txt", BRIDGE)
    asked = {"names": "u{page}_{paper}_{date}.txt"}
    with closing(open_library(paths, asked=asked)) as library:
        library.add([folder])
        (row,) = library.rows(library.listing().keys)
        assert (row.paper, row.issue_date, row.page) == ("河湾日报", "2024-06-01", "1")
    write(folder / "u2_河湾日报_20240601.txt", RICE)
    with closing(open_library(paths)) as library:
        report = library.refresh()
        assert (report.files, report.unchanged) == (1, 1)
        assert [row.page for row in library.rows(library.listing().keys)] == ["1", "2"]


def test_the_settings_name_a_pattern_for_all_files(paths: Paths, tmp_path: Path) -> None:
    """A pattern in config.toml holds where none was named; changed, it takes files in again."""
    page = write(tmp_path / "河湾日报 u7 20240601.txt", BRIDGE)
    for pattern, expected in (("{paper} u{page} {date}", "7"), ("{paper} {section} {date}", "u7")):
        write(paths.settings_file, f'name_pattern = "{pattern}"')
        with closing(open_library(paths)) as library:
            library.add([page])
            (row,) = library.rows(library.listing().keys)
            assert expected in (row.page, row.section)
