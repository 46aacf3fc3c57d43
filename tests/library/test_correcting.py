"""Corrections in a library: kept, replayed, taken back, shared, and found by both readings."""

import os
import shutil
from pathlib import Path

import pytest

from reader.config import Paths
from reader.errors import FileUnreadable, NotFound, UsageError
from reader.journal import CorrectionBook
from reader.library import Library
from reader.model import Mark, Role
from reader.parsing.corrections import Correction, Deed, Wish
from tests.library.conftest import RICE, Opened, collection, found, ids, names, paths_in, write

PAGE = RICE + "\n　　农技人员说，今年的天气比往年好。\n"


@pytest.fixture
def library(opened: Opened, archive: Path) -> Library:
    """A library that holds the archive, with a second paragraph under 早稻开镰."""
    write(archive / "河湾日报/2024-06-01/02-农村.txt", PAGE)
    held = opened()
    held.add([archive])
    held.index_pending()
    return held


def correct(library: Library, name: str, wish: Wish) -> Correction:
    """Correct an article by its name and bring the index up to date."""
    made = library.corrections.make(ids(library)[name], wish)
    library.index_pending()
    return made


WORDING = Wish(Deed.WORDING, 0, printed="早稻种植", corrected="晚稻种植")


def test_both_readings_are_found(library: Library) -> None:
    """After a wording was corrected, the printed one and the new one find the article."""
    correct(library, "早稻开镰", WORDING)
    (rice,) = found(library, "晚稻种植面积")
    assert found(library, "早稻种植面积") == [rice]
    (hit,) = library.search("早稻种植").hits
    article = library.article(rice)
    assert [article.wording(span) for span in hit.spans(article.text)] == ["晚稻种植"]
    assert hit.snippet.text[slice(*hit.snippet.marks[0])] == "晚稻种植"
    assert "早稻种植" not in article.text


def test_both_readings_are_found_in_the_article(library: Library) -> None:
    """Finding in an article marks the corrected words for the printed ones, too."""
    correct(library, "早稻开镰", WORDING)
    rice = ids(library)["早稻开镰"]
    for words in ("早稻种植", "晚稻种植"):
        assert [library.article(rice).wording(one) for one in library.find_in(rice, words)] == [
            "晚稻种植"
        ]
    assert len(library.find_in(rice, "260台")) == 1


def test_index_and_scan_find_both_readings(library: Library, opened: Opened) -> None:
    """Without the index the hits are the same, with the same spans."""
    correct(library, "早稻开镰", WORDING)
    queries = ("早稻种植", "晚稻种植", "260台", "早稻 -晚稻", "晚稻*面积")
    indexed = [library.search(query).hits for query in queries]
    library.close()
    scanning = opened()
    scanning._catalogue.mark_all_pending()
    for query, hits in zip(queries, indexed, strict=True):
        scanned = scanning.search(query).hits
        assert [(hit.article_id, hit.in_title, hit.in_text) for hit in scanned] == [
            (hit.article_id, hit.in_title, hit.in_text) for hit in hits
        ]


def test_a_printed_headline_is_found(library: Library) -> None:
    """A headline that was corrected is found by both; the mark is in the title."""
    correct(library, "早稻开镰", Wish(Deed.HEADLINE, title="晚稻开镰"))
    (hit,) = library.search("早稻开镰").hits
    assert hit.title == "晚稻开镰"
    article = library.article(hit.article_id)
    assert article.wording(hit.spans(article.text)[0]) == "晚稻开镰"
    assert found(library, "标题:晚稻开镰") == [hit.article_id]


def test_marks_and_ids_stay(library: Library) -> None:
    """Every other article keeps its id, and the corrected one does."""
    before = ids(library)
    library.set_mark(before["早稻开镰"], Mark.STAR, on=True)
    correct(library, "早稻开镰", Wish(Deed.HEADLINE, title="开镰"))
    after = ids(library)
    assert after.pop("开镰") == before.pop("早稻开镰")
    assert after == before


def test_undo_takes_back_the_last(library: Library) -> None:
    """An undo makes the article what it was; one more is refused."""
    before = library.article(ids(library)["早稻开镰"])
    made = correct(library, "早稻开镰", WORDING)
    assert library.corrections.undo() == made
    library.index_pending()
    assert library.article(before.id) == before
    assert not found(library, "晚稻种植")
    assert [entry.undone for entry in library.corrections.all()] == [True]
    with pytest.raises(NotFound):
        library.corrections.undo()


def test_a_rebuilt_library_is_corrected(library: Library, opened: Opened, paths: Paths) -> None:
    """Corrections outlive the cache: a library built again has them."""
    correct(library, "早稻开镰", Wish(Deed.ADVERTISEMENT))
    assert "早稻开镰" not in names(library)
    library.close()
    shutil.rmtree(paths.library)
    again = opened()
    again.refresh()
    again.take_pending()
    assert "早稻开镰" not in names(again)


def test_a_changed_and_moved_file_is_corrected(library: Library, archive: Path) -> None:
    """Edits elsewhere in the file and another folder do not shake a correction off."""
    correct(library, "早稻开镰", WORDING)
    old = archive / "河湾日报/2024-06-01/02-农村.txt"
    new = archive / "河湾日报/2024-06-01/农村/02.txt"
    write(new, "农村版的话\n\n" + PAGE.replace("260台", "261台"))
    old.unlink()
    library.refresh()
    assert found(library, "晚稻种植")


def test_what_does_not_fit_is_reported(library: Library, archive: Path) -> None:
    """After the corrected words have changed, the text stays as printed, and it is said where."""
    correct(library, "早稻开镰", WORDING)
    changed = PAGE.replace("早稻种植", "玉米种植")
    write(archive / "河湾日报/2024-06-01/02-农村.txt", changed)
    report = library.refresh()
    (notice,) = report.notices
    assert "02-农村.txt" in notice
    assert found(library, "玉米种植")
    (entry,) = library.corrections.all()
    assert entry.doubt


def test_corrections_of_another_machine_come_with_a_refresh(
    library: Library, tmp_path: Path, paths: Paths
) -> None:
    """Journals of two machines are merged by copying; a refresh replays what is new and undone."""
    other = paths_in(tmp_path / "elsewhere")
    correct(library, "渡口新桥昨日合龙", Wish(Deed.ROLE, 1, role="note"))
    theirs = CorrectionBook(other.data, host="elsewhere")
    record = {
        "do": "role",
        "page": "河湾日报 2024-06-01 02",
        "words": "全县早稻种植面积12万亩，比去年多3000亩。收",
        "role": "note",
    }
    stamp = theirs.add(record)
    for journal in other.data.iterdir():
        shutil.copy(journal, paths.data)
    library.refresh()
    assert library.article(ids(library)["早稻开镰"]).paragraphs[0].role is Role.NOTE
    theirs.undo(stamp)
    for journal in other.data.iterdir():
        shutil.copy(journal, paths.data)
    library.refresh()
    assert library.article(ids(library)["早稻开镰"]).paragraphs[0].role is Role.BODY
    bridge = library.article(ids(library)["渡口新桥昨日合龙"])
    assert bridge.paragraphs[1].role is Role.NOTE


def _note_from_elsewhere(folder: Path, paths: Paths) -> None:
    """Put a correction of another machine into the journals of this one."""
    other = paths_in(folder / "elsewhere")
    CorrectionBook(other.data, host="elsewhere").add(
        {
            "do": "role",
            "page": "河湾日报 2024-06-01 02",
            "words": "全县早稻种植面积12万亩，比去年多3000亩。收",
            "role": "note",
        }
    )
    paths.data.mkdir(parents=True, exist_ok=True)
    for journal in other.data.iterdir():
        shutil.copy(journal, paths.data)


def test_a_stopped_refresh_loses_no_correction_of_another_machine(
    library: Library, tmp_path: Path, paths: Paths
) -> None:
    """What a refresh did not come to, the next one replays."""
    _note_from_elsewhere(tmp_path, paths)
    library.refresh(stopped=lambda: True)
    assert library.article(ids(library)["早稻开镰"]).paragraphs[0].role is Role.BODY
    assert library.refresh().files == 1
    assert library.article(ids(library)["早稻开镰"]).paragraphs[0].role is Role.NOTE
    assert library.refresh().files == 0


def test_an_unreadable_file_gets_the_corrections_of_another_machine_later(
    library: Library, archive: Path, tmp_path: Path, paths: Paths
) -> None:
    """A file that is rejected while corrections are replayed has them once it can be read."""
    _note_from_elsewhere(tmp_path, paths)
    page = archive / "河湾日报/2024-06-01/02-农村.txt"
    content, status = page.read_bytes(), page.stat()
    page.write_bytes(b"")
    assert library.refresh().rejected
    page.write_bytes(content)
    os.utime(page, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert library.refresh().files == 1
    assert library.article(ids(library)["早稻开镰"]).paragraphs[0].role is Role.NOTE


def test_what_is_taken_back_from_an_unreadable_file_goes_later(
    library: Library, archive: Path
) -> None:
    """A correction undone while its file cannot be read is gone after the next refresh."""
    correct(library, "早稻开镰", Wish(Deed.ROLE, 0, role="note"))
    page = archive / "河湾日报/2024-06-01/02-农村.txt"
    content, status = page.read_bytes(), page.stat()
    page.write_bytes(b"")
    library.corrections.undo()
    page.write_bytes(content)
    os.utime(page, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert library.article(ids(library)["早稻开镰"]).paragraphs[0].role is Role.NOTE
    assert library.refresh().files == 1
    assert library.article(ids(library)["早稻开镰"]).paragraphs[0].role is Role.BODY


def test_a_refresh_takes_nothing_in_again(library: Library) -> None:
    """Corrections made here are in the library already: a refresh finds every file unchanged."""
    correct(library, "早稻开镰", WORDING)
    assert library.refresh().files == 0


def test_articles_of_collections_are_corrected(opened: Opened, tmp_path: Path) -> None:
    """A line of JSON may be split, reworded and taken out; its neighbours stay."""
    path = write(tmp_path / "news.jsonl", collection(3))
    library = opened()
    library.add([path])
    correct(
        library, "水库蓄水第1日", Wish(Deed.WORDING, 0, printed="水位升高", corrected="水位下降")
    )
    correct(library, "水库蓄水第2日", Wish(Deed.ADVERTISEMENT))
    correct(library, "水库蓄水第0日", Wish(Deed.HEADLINE, title="蓄水"))
    assert sorted(names(library)) == ["水库蓄水第1日", "蓄水"]
    assert len(found(library, "水位下降")) == 1
    assert len(found(library, "记号甲00001乙")) == 1
    library.corrections.undo()
    library.corrections.undo()
    assert sorted(names(library)) == [f"水库蓄水第{number}日" for number in range(3)]
    assert not any(entry.doubt for entry in library.corrections.all())


def test_corrections_of_an_article(library: Library) -> None:
    """Those of its page are listed, those of other pages are not."""
    made = correct(library, "早稻开镰", WORDING)
    correct(library, "渡口新桥昨日合龙", Wish(Deed.ROLE, 1, role="note"))
    entries = library.corrections.of_article(ids(library)["早稻开镰"])
    assert [entry.correction for entry in entries] == [made]


def test_what_cannot_be_done_changes_nothing(library: Library, archive: Path) -> None:
    """No article of that id, none before the first, a page file that is gone: said, not kept."""
    for wish, error in (
        (Wish(Deed.MERGE), UsageError),
        (Wish(Deed.JOIN, 1), UsageError),
        (Wish(Deed.ROLE, 5, role="note"), NotFound),
    ):
        with pytest.raises(error):
            correct(library, "早稻开镰", wish)
    with pytest.raises(NotFound):
        library.corrections.make("nothing", Wish(Deed.MERGE))
    (archive / "河湾日报/2024-06-01/02-农村.txt").unlink()
    with pytest.raises(FileUnreadable):
        correct(library, "早稻开镰", WORDING)
    assert library.corrections.all() == ()


@pytest.mark.parametrize(
    "wish",
    [
        Wish(Deed.SPLIT, -1),
        Wish(Deed.HEADLINE, -1, title="早稻开镰"),
        Wish(Deed.ROLE, 0, role="body"),
    ],
)
def test_what_is_so_already_is_no_correction(library: Library, wish: Wish) -> None:
    """A correction that would change nothing is refused, and none is kept."""
    with pytest.raises(UsageError, match="so already"):
        correct(library, "早稻开镰", wish)
    assert library.corrections.all() == ()


def test_the_last_paragraph_is_not_joined_with_any(library: Library) -> None:
    """It is told that none follows, not that another one does."""
    article = library.article(ids(library)["早稻开镰"])
    with pytest.raises(UsageError, match="no paragraph follows"):
        correct(library, "早稻开镰", Wish(Deed.JOIN, len(article.paragraphs) - 1))


def test_nothing_to_take_back_is_told(library: Library) -> None:
    """Where there is no correction, none is missing by its stamp."""
    with pytest.raises(NotFound, match="there is no correction"):
        library.corrections.undo()
    with pytest.raises(NotFound, match="no such correction"):
        library.corrections.undo("2024")
