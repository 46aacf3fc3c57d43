"""Stories that jump between pages: one article, whatever comes, changes or goes in what order."""

from pathlib import Path

import pytest

from reader.cli.plain import article_text
from reader.config import samples_folder
from reader.errors import UsageError
from reader.library import Library, Wish, open_files
from reader.model import FigureFilter, ListFilter, Role
from reader.parsing.corrections import Deed
from reader.text.citation import citation
from reader.tui.render.setting import set_article
from tests.library.conftest import Opened, found, ids, names, paths_in, write
from tests.library.editions import DAY, FRONT, INSIDE, JOINED, edition, shown
from tests.parsing.formats.making import portable


@pytest.fixture
def library(opened: Opened, tmp_path: Path) -> Library:
    """A library that holds the edition."""
    held = opened()
    held.add([edition(tmp_path / "archive")])
    held.index_pending()
    return held


def test_a_story_is_one_article_that_knows_both_places(library: Library, tmp_path: Path) -> None:
    """The list has it once, with both pages; every paragraph's lines hold its words there."""
    row = next(one for one in library.rows(library.listing().keys) if one.name == JOINED)
    assert row.page == "01、03"
    article = library.article(row.id)
    assert len(article.paragraphs) == 4
    for number, paragraph in enumerate(article.paragraphs):
        part = article.part_of(number)
        lines = Path(part.source).read_text("utf-8").split("\n")
        assert paragraph.text == "".join(lines[line - 1] for line in paragraph.lines)
    assert article.parts[1].source == str(tmp_path / "archive" / DAY / "03-要闻.txt")


def test_search_finds_the_one_article_once(library: Library) -> None:
    """Words of either page, and of both, find the story and nothing else."""
    bridge = ids(library)[JOINED]
    for query in ("主跨", "轮渡", "主跨 轮渡"):
        assert found(library, query) == [bridge]


def _with_headed_continuation(opened: Opened, tmp_path: Path) -> Library:
    """Open a library of a story whose second page prints a heading of its own."""
    headed = f"{JOINED} 轮渡从此少开\n\n{INSIDE}"
    for number, text in (("01", FRONT), ("03", headed)):
        write(tmp_path / f"archive/{DAY}/{number}-要闻.txt", text)
    library = opened()
    library.add([tmp_path / "archive"])
    return library


def test_what_a_continuation_is_headed_with_is_found_and_shown(
    opened: Opened, tmp_path: Path
) -> None:
    """A heading that only the second page prints is searched, and stands above its part."""
    library = _with_headed_continuation(opened, tmp_path)
    library.index_pending()
    bridge = ids(library)[JOINED]
    assert found(library, "轮渡从此少开") == [bridge]
    article = library.article(bridge)
    assert [part.page for part in article.parts] == ["01", "03"]
    for lines in (article_text(article), (line.text for line in set_article(article, 40))):
        shown = list(lines)
        assert shown.index(f"{JOINED} 轮渡从此少开") < next(
            at for at, line in enumerate(shown) if "轮渡班次" in line or "施工期间" in line
        )


def test_search_by_page_finds_it_on_both(library: Library) -> None:
    """Asked for either page, the story is among the articles found; its citation has both."""
    bridge = ids(library)[JOINED]
    for page in ("1", "03"):
        assert found(library, f"大桥 版:{page}") == [bridge]
    assert found(library, "大桥 版:2") == []
    assert citation(library.article(bridge)).endswith("河湾日报,2024-06-01(1,3).")


def test_a_page_shows_the_stories_that_only_go_on_there(library: Library) -> None:
    """The list of page three has the story that began on page one."""
    rows = library.rows(library.listing(where=ListFilter(page="03")).keys)
    assert {row.name for row in rows} == {JOINED, "图书馆开设夜读课堂"}


def test_figures_of_all_parts_belong_to_the_story(library: Library) -> None:
    """Figures are found on both pages, and each cuts its wording out of its paragraph."""
    article = library.article(ids(library)[JOINED])
    figures = library.figures(article.id)
    assert {"860米", "96班"} <= {figure.wording for figure in figures}
    assert all(article.wording(figure.span) == figure.wording for figure in figures)
    where = FigureFilter(articles=frozenset({library.key_of(article.id) or 0}))
    entries = library.figure_entries(library.figure_places(where))
    assert {one.page for one in entries if one.figure.wording in {"860米", "96班"}} == {"01", "03"}


def test_an_article_printed_twice_is_shown_once(library: Library) -> None:
    """The second printing is known as a copy, and the report counts it."""
    (row,) = [one for one in library.rows(library.listing().keys) if one.name == "停水通知"]
    assert (row.page, row.also) == ("02", "04")
    (copy,) = library.article(row.id).copies
    assert (copy.page, Path(copy.source).name) == ("04", "04-服务.txt")


def test_holdings_tell_repeats_and_pages_held_twice(library: Library, tmp_path: Path) -> None:
    """What two pages print is one list, a page in two files another; a page is not both."""
    copy = write(tmp_path / "again" / DAY / "03-要闻.txt", INSIDE)
    library.add([copy])
    held = library.holdings()
    assert [(one.name, one.page, one.again) for one in held.repeats] == [("停水通知", "02", "04")]
    assert [(one.page, one.articles, len(one.files)) for one in held.copies] == [("03", 2, 2)]
    assert names(library).count(JOINED) == 1
    (again,) = library.article(ids(library)[JOINED]).copies
    assert (again.page, again.source) == ("03", str(copy))


def test_the_report_counts_jumps_and_copies(opened: Opened, tmp_path: Path) -> None:
    """Adding counts what was put together; a jump that leads nowhere is told with its place."""
    folder = edition(tmp_path / "archive")
    (folder / DAY / "03-要闻.txt").unlink()
    library = opened()
    report = library.add([folder])
    assert (report.jumps, report.copies) == (0, 1)
    (unsure,) = report.unsure
    assert (Path(unsure.path).name, unsure.line) == ("01-要闻.txt", 1)
    assert "下转第三版" in unsure.reason
    write(folder / DAY / "03-要闻.txt", INSIDE)
    report = library.refresh()
    assert (report.jumps, report.copies, report.unsure) == (1, 0, ())


def test_loose_files_are_put_together(paths_of_tmp: Path, tmp_path: Path) -> None:
    """Files opened without registering them make stories too, whatever the folder is called."""
    folder = tmp_path / "loose"
    for name, text in (("01.txt", FRONT), ("03.txt", INSIDE)):
        write(folder / name, text)
    with_files = open_files([folder / "03.txt", folder / "01.txt"], paths_in(paths_of_tmp))
    with_files.take_pending()
    assert names(with_files).count(JOINED) == 1
    assert len(names(with_files)) == 3
    with_files.close()


@pytest.fixture
def paths_of_tmp(tmp_path: Path) -> Path:
    """A place for a user's folders."""
    return tmp_path / "user"


def test_the_stories_of_the_samples_are_put_together(paths_of_tmp: Path) -> None:
    """The archive that ships with the program has four stories that jump and a notice twice."""
    library = open_files([samples_folder()], paths_in(paths_of_tmp))
    report = library.take_pending()
    assert (report.jumps, report.copies) == (4, 1)
    rows = library.rows(library.listing().keys)
    assert sorted(row.page for row in rows if "、" in row.page) == [
        "01、02",
        "01、02",
        "01、03",
        "01、03",
    ]
    assert not any(library.article(row.id).jump.startswith("上接") for row in rows)
    library.close()


# Corrections


def test_a_paragraph_of_another_page_can_be_corrected(library: Library) -> None:
    """A correction of the continuation belongs to its own page, and both readings are found."""
    bridge = ids(library)[JOINED]
    wish = Wish(Deed.WORDING, 2, printed="三条轮渡", corrected="两条轮渡")
    made = library.corrections.make(bridge, wish)
    library.index_pending()
    assert made.place.file == "03-要闻.txt"
    article = library.article(bridge)
    assert "两条轮渡" in article.paragraphs[2].text
    assert found(library, "两条轮渡") == found(library, "三条轮渡") == [bridge]
    assert [one.correction.stamp for one in library.corrections.of_article(bridge)] == [made.stamp]
    library.corrections.undo(made.stamp)
    assert "三条轮渡" in library.article(bridge).paragraphs[2].text


def test_a_story_is_parted_where_its_second_page_begins(library: Library) -> None:
    """Split at the continuation, a story is two articles, after a refresh too; undone, it is one."""
    bridge = ids(library)[JOINED]
    before = shown(library)
    made = library.corrections.make(bridge, Wish(Deed.SPLIT, 2))
    library.index_pending()
    for _time in range(2):
        assert [part.page for part in library.article(bridge).parts] == []
        assert len(names(library)) == 5
        (tail,) = found(library, "施工期间")
        assert tail != bridge
        library.refresh()
    library.corrections.undo(made.stamp)
    assert shown(library) == before


def test_a_story_is_parted_above_the_heading_of_its_second_page(
    opened: Opened, tmp_path: Path
) -> None:
    """Split at the first paragraph there, the heading goes with its text; no headline stands alone."""
    library = _with_headed_continuation(opened, tmp_path)
    bridge = ids(library)[JOINED]
    library.corrections.make(bridge, Wish(Deed.SPLIT, 2))
    now = ids(library)
    assert not library.article(now[JOINED]).parts
    tail = library.article(now[f"{JOINED} 轮渡从此少开"])
    assert tail.text.startswith("（上接第一版）")
    with pytest.raises(UsageError):
        library.corrections.make(tail.id, Wish(Deed.SPLIT, 0))


def test_a_wrong_join_is_undone_by_correcting_its_jump(library: Library) -> None:
    """Without its jump line a continuation stands alone; taken back, the story is one again."""
    bridge = ids(library)[JOINED]
    wish = Wish(Deed.WORDING, 2, printed="（上接第一版）", corrected="（上接第二版）")
    library.corrections.make(bridge, wish)
    assert library.article(bridge).page == "01"
    library.corrections.undo()
    assert library.article(bridge).page == "01、03"


def test_pages_of_one_pdf_are_an_edition(opened: Opened, tmp_path: Path) -> None:
    """A story that goes on in the same file is put together, and can be corrected there."""
    pytest.importorskip("pypdfium2")
    sheets = [
        ["第01版 要闻", "", JOINED, "", *FRONT.split("\n")[4:7]],
        ["第03版 要闻", "", *INSIDE.split("\n")[:3]],
    ]
    path = write(tmp_path / "河湾日报-20240601.pdf", portable(sheets))
    library = opened()
    library.add([path])
    (row,) = library.rows(library.listing().keys)
    assert row.page == "01、03"
    last = len(library.article(row.id).paragraphs) - 1
    wish = Wish(Deed.WORDING, last, printed="观光", corrected="游览")
    library.corrections.make(row.id, wish)
    assert "游览" in library.article(row.id).text


def test_a_corrected_headline_keeps_the_story_together(library: Library) -> None:
    """What is done to the beginning leaves the continuation where it is."""
    bridge = ids(library)[JOINED]
    library.corrections.make(bridge, Wish(Deed.HEADLINE, title="渡口大桥合龙"))
    article = library.article(bridge)
    assert (article.headline.title, article.page) == ("渡口大桥合龙", "01、03")


def test_a_role_may_be_given_to_the_last_paragraph(library: Library) -> None:
    """Numbers of paragraphs count through all parts."""
    bridge = ids(library)[JOINED]
    library.corrections.make(bridge, Wish(Deed.ROLE, 3, role="note"))
    assert library.article(bridge).paragraphs[3].role is Role.NOTE
