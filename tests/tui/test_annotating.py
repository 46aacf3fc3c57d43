"""Tags and notes on the screen: written, seen in list and text, found, and taken back."""

import pytest
from textual.pilot import Pilot

from reader.config import Paths
from reader.journal import TagBook
from reader.library import Library
from reader.model import HEADLINE_PARAGRAPH, Mark, TagCount
from reader.tui.app import ReaderApp
from reader.tui.render.asides import asides_of, with_asides
from reader.tui.render.setting import SetLine, set_article
from reader.tui.screens.choosing import ChoiceScreen
from reader.tui.screens.tagging import TaggingScreen, TagsScreen
from tests.tui.conftest import settled
from tests.tui.hands import SMALL, WIDE, press, screen_of, typed


def shown(app: ReaderApp) -> list[str]:
    """Return the lines of the open article."""
    return [line.text for line in screen_of(app).article_pane.lines]


def first_list_line(app: ReaderApp) -> str:
    """Return what the list shows of its first article."""
    rows = screen_of(app).article_list
    return "".join(segment.text for segment in rows.render_line(1 - rows.scroll_offset.y))


async def tag(pilot: Pilot[int], *words: str) -> None:
    """Put tags on the article meant."""
    await press(pilot, "#")
    assert isinstance(pilot.app.screen, TaggingScreen)
    for word in words:
        await press(pilot, *word, "enter")
    await press(pilot, "escape")


async def test_a_tag_is_put_on_seen_and_taken_off(app: ReaderApp, library: Library) -> None:
    """It stands below the headline and in the list; choosing it again takes it off."""
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        await tag(pilot, "农业", "待核")
        article = screen_of(app).article_id
        assert library.annotations.tags_of(article) == ("农业", "待核")
        assert "#农业 #待核" in shown(app)
        assert "#" in first_list_line(app)
        await press(pilot, "#")
        assert isinstance(app.screen, TaggingScreen)
        assert app.screen.words.value == ""
        await press(pilot, "down", "enter", "escape")
        assert len(library.annotations.tags_of(article)) == 1
        await press(pilot, "Z")
        assert library.annotations.tags_of(article) == ("农业", "待核")
        await press(pilot, "@", "@", "@")
        assert library.tags() == ()
        assert "#" not in first_list_line(app)
        assert not any("#农业" in line for line in shown(app))
        await press(pilot, "@")
        assert "no tag or note" in screen_of(app).status.left


async def test_what_another_session_noted_is_taken_back_only_if_meant(
    app: ReaderApp, library: Library, paths: Paths
) -> None:
    """`Z` with nothing of this session left tells what would be taken back, and asks."""
    article = library.rows(library.listing().keys[:1])[0].id
    TagBook(paths.data).change([article], ["别处"])
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot)
        await tag(pilot, "此处")
        await press(pilot, "Z")
        assert library.annotations.tags_of(article) == ("别处",)
        await press(pilot, "Z")
        assert isinstance(app.screen, ChoiceScreen)
        await press(pilot, "escape")
        assert library.annotations.tags_of(article) == ("别处",)
        await press(pilot, "Z", "enter")
        assert library.annotations.tags_of(article) == ()
        assert "+#别处" in screen_of(app).status.left


async def test_the_tag_of_the_article_under_the_cursor(app: ReaderApp, library: Library) -> None:
    """In the list, # is about the row under the cursor, not about the open article."""
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        await press(pilot, "j")
        row = screen_of(app).article_list.row_at(1)
        assert row is not None
        await tag(pilot, "第二篇")
        assert library.annotations.tags_of(row.id) == ("第二篇",)


async def test_the_star_of_the_hit_under_the_cursor(app: ReaderApp, library: Library) -> None:
    """In the hits, s and m are about the row under the cursor too, and a star is seen there."""
    async with app.run_test(size=WIDE) as pilot:
        await typed(pilot, "slash", *"公里", "tab", "down")
        hits = screen_of(app).hit_list
        hit = hits.hits[hits.cursor]
        assert hit.article_id != screen_of(app).article_id
        await press(pilot, "s", "m")
        assert library.marked(Mark.STAR) == {hit.article_id}
        assert hit.article_id in library.marked(Mark.READ)
        line = "".join(segment.text for segment in hits.render_line(hits.ROW_HEIGHT + 1))
        assert line.rstrip().endswith("*")
        await press(pilot, "n")
        assert "opens the hit" in screen_of(app).status.left


@pytest.mark.parametrize("key", ["s", "m", "#", "~", "D"])
async def test_where_there_is_no_article_it_is_told(app: ReaderApp, key: str) -> None:
    """In an empty list a key about an article says that there is none under the cursor."""
    async with app.run_test(size=SMALL) as pilot:
        await typed(pilot, "i", *"无此字", "enter")
        await press(pilot, key)
        assert "no article under the cursor" in screen_of(app).status.left


async def test_all_tags_are_listed_and_search(app: ReaderApp, library: Library) -> None:
    """`B` and `!` list the tags with counts; Enter finds the articles."""
    first, second = (library.rows([key])[0].id for key in library.listing().keys[:2])
    library.annotations.change_tags([first], ["农业", "待核"])
    library.annotations.change_tags([second], ["农业"])
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot)
        await press(pilot, "！")
        screen = app.screen
        assert isinstance(screen, TagsScreen)
        assert screen.rows.tag_at(0) == "农业"
        await press(pilot, "enter")
        await settled(pilot)
        assert {hit.article_id for hit in screen_of(app).hit_list.hits} == {first, second}
        await press(pilot, "B", "escape")
        assert screen_of(app).hit_list.display


async def test_the_articles_with_notes_are_listed_first(app: ReaderApp, library: Library) -> None:
    """Above the tags, with their number; Enter finds them."""
    (article,) = (library.article(row.id) for row in library.rows(library.listing().keys[:1]))
    library.annotations.write(article, "查一下")
    library.annotations.change_tags([article.id], ["农业"])
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot)
        await press(pilot, "B")
        screen = app.screen
        assert isinstance(screen, TagsScreen)
        assert screen.rows.query_at(1) == "tag:农业"
        await press(pilot, "enter")
        await settled(pilot)
        assert [hit.article_id for hit in screen_of(app).hit_list.hits] == [article.id]


async def test_without_tags_the_list_says_what_to_do(app: ReaderApp) -> None:
    """An empty list names the key; Enter does nothing."""
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot)
        await press(pilot, "B")
        screen = app.screen
        assert isinstance(screen, TagsScreen)
        assert "#" in screen.rows.empty_message
        await press(pilot, "enter", "q")
        assert screen_of(app).article_list.display


@pytest.mark.parametrize("key", ['"', "“", "”", "＂"])
async def test_a_note_is_written_to_a_paragraph(app: ReaderApp, library: Library, key: str) -> None:
    """Under any form of the key: it stands below its paragraph, and an empty text deletes it."""
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        await press(pilot, key, "down", "enter", *"核对数字", "enter")
        article = library.article(screen_of(app).article_id)
        (placed,) = library.annotations.notes_to(article)
        assert (placed.note.text, placed.paragraph) == ("核对数字", 0)
        assert '" 核对数字' in shown(app)
        assert '"' in first_list_line(app)
        await press(pilot, key, "down", "enter", "x", "enter")
        assert '" 核对数字x' in shown(app)
        await press(pilot, key, "down", "enter", "home", *("delete",) * 5, "enter")
        assert library.annotations.notes() == ()
        await press(pilot, "Z")
        assert '" 核对数字x' in shown(app)


async def test_a_note_may_have_several_lines(app: ReaderApp, library: Library) -> None:
    """A line feed begins another line, Enter takes all of them, and they can be changed again."""
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot)
        await press(pilot, "enter", '"', "enter", *"一行", "ctrl+j", *"两行", "enter")
        assert [note.text for note in library.annotations.notes()] == ["一行\n两行"]
        await press(pilot, '"', "enter", "up", "end", "三", "enter")
        assert [note.text for note in library.annotations.notes()] == ["一行三\n两行"]


async def test_a_note_is_written_to_the_whole_article(app: ReaderApp, library: Library) -> None:
    """The first row of the question is the article; leaving either question writes nothing."""
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot)
        await press(pilot, "enter", '"', "escape", '"', "enter", "x", "escape")
        assert library.annotations.notes() == ()
        await press(pilot, '"', "enter", "x", "enter")
        (note,) = library.annotations.notes()
        assert note.paragraph == HEADLINE_PARAGRAPH
        assert '" x' in shown(app)


async def test_what_another_session_wrote_is_shown(app: ReaderApp, library: Library) -> None:
    """A tag that came from elsewhere is in the list after the next look."""
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        library.annotations.change_tags([screen_of(app).article_id], ["农业"])
        assert library.tags() == (TagCount("农业", 1),)
        screen_of(app).show_annotations()
        assert "#" in first_list_line(app)


def test_asides_stand_below_what_they_belong_to(library: Library) -> None:
    """Tags and notes come after the headline and after whole paragraphs, and are no text."""
    article = library.article(library.rows(library.listing().keys[:1])[0].id)
    lines = set_article(article, 40)
    asides = asides_of(["甲", "乙"], [(0, "长" * 30), (HEADLINE_PARAGRAPH, "全文")])
    mixed = with_asides(lines, asides, 40)
    assert tuple(line for line in mixed if line.role != "annotation") != mixed
    own = [line for line in mixed if line.role == "annotation"]
    assert [line.text for line in own[:2]] == ["#甲 #乙", '" 全文']
    assert all(line.paragraph < HEADLINE_PARAGRAPH for line in own)
    at = mixed.index(own[2])
    assert mixed[at - 1].paragraph == 0
    assert with_asides(lines, {}, 40) == lines
    assert (
        with_asides((SetLine("title", "题", HEADLINE_PARAGRAPH),), asides, 40)[-2].text == '" 全文'
    )


async def test_several_notes_to_one_place_have_a_row_each(app: ReaderApp, library: Library) -> None:
    """Each can be changed; the paragraph's own row is for the first of them."""
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        article = library.article(screen_of(app).article_id)
        library.annotations.write(article, "第一条")
        library.annotations.write(article, "第二条")
        screen_of(app).show_annotations()
        await press(pilot, '"', "enter", *"甲", "enter")
        await press(pilot, '"', "down", "enter", *"乙", "enter")
        texts = [one.note.text for one in library.annotations.notes_to(article)]
        assert texts == ["第一条甲", "第二条乙"]
        await press(pilot, '"', "down", "down", "enter", *"丙", "enter")
        assert [one.paragraph for one in library.annotations.notes_to(article)][-1] == 0


async def test_tags_of_another_session_stand_in_the_open_article(
    app: ReaderApp, paths: Paths
) -> None:
    """The next look shows them in the text, not only in the list."""
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        elsewhere = TagBook(paths.data, host="elsewhere")
        elsewhere.change([screen_of(app).article_id], ["别处"])
        screen_of(app)._watch_others()
        assert "#别处" in shown(app)
        assert "#" in first_list_line(app)


async def test_tags_that_cannot_be_written_are_not_called_kept(
    app: ReaderApp, paths: Paths
) -> None:
    """The reason stands in the box; after it a sentence says how long they last."""
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        paths.data.parent.mkdir(exist_ok=True)
        paths.data.write_text("no folder")
        await tag(pilot, "农业")
        assert "could not be kept" in screen_of(app).status.left
        assert screen_of(app).status.alert
