"""Claims about articles shown put together: nothing is lost, and they come apart again."""

from dataclasses import replace

import pytest

from reader.catalogue import Catalogue, EditionKey, listing
from reader.model import ListFilter, Part, Story
from tests.catalogue.examples import FIGURE, SOURCE, article, put, record

EDITION = EditionKey("甲报", "2024-05-01")
HEAD = article("head", title="头", page="01", paper="甲报", issue_date="2024-05-01")
TAIL = article("tail", title="", text="接着。", page="03", paper="甲报", issue_date="2024-05-01")
COPY = article("copy", title="头", page="05", paper="甲报", issue_date="2024-05-01")


def pages(catalogue: Catalogue) -> None:
    """Take in an edition of three pages, each in a file of its own."""
    catalogue.add_source(SOURCE)
    for one in (HEAD, TAIL, COPY):
        path = f"{SOURCE}/{one.page}.txt"
        catalogue.replace_file(record(path), [(replace(one, source=path), (FIGURE,))])


def story(catalogue: Catalogue) -> Story:
    """Return the story that the three make."""
    head, tail, copy = catalogue.editions.printed(EDITION)
    parts = (Part("01", "", head.source, (1,), 0, 1), Part("03", "", tail.source, (1,), 1, 2))
    shown = replace(
        head,
        page="01、03",
        paragraphs=head.paragraphs + tail.paragraphs,
        parts=parts,
        copies=(Part("05", "", copy.source, (1,), 0, 1),),
    )
    return Story(shown, ("head", "tail"), ("copy",))


def test_a_story_is_shown_once_and_every_id_leads_to_it() -> None:
    """The list has one row that names all its pages; the other ids still open it."""
    with Catalogue.open() as catalogue:
        pages(catalogue)
        told = story(catalogue)
        catalogue.editions.settle(EDITION, [told])
        assert catalogue.editions.unsettled() == []
        (row,) = catalogue.rows(catalogue.keys())
        assert (row.id, row.page, row.also, row.figure_count) == ("head", "01、03", "05", 2)
        for article_id in ("head", "tail", "copy"):
            assert catalogue.article(article_id) == told.article
            assert [one.span.paragraph for one in catalogue.figures(article_id)] == [0, 1]
        assert catalogue.editions.parts("head") == ("head", "tail")
        part = catalogue.editions.part("tail")
        assert part is not None
        assert part.paragraphs == TAIL.paragraphs


def test_pages_are_held_though_what_they_print_is_shown_elsewhere() -> None:
    """A page with nothing but a continuation is still held, found and known by its file."""
    with Catalogue.open() as catalogue:
        pages(catalogue)
        catalogue.editions.settle(EDITION, [story(catalogue)])
        assert [(one.page, one.articles) for one in catalogue.editions.held_pages()] == [
            ("01", 1),
            ("03", 1),
            ("05", 1),
        ]
        for page in ("01", "03", "05"):
            assert list(catalogue.keys(where=ListFilter(page=page))) == list(catalogue.keys())
            files = catalogue.editions.files_of_page("甲报", "2024-05-01", page)
            assert files == (f"{SOURCE}/{page}.txt",)
        assert [(one.files, one.articles) for one in catalogue.sources()] == [(3, 3)]


def test_a_mark_on_a_part_lists_the_story(monkeypatch: pytest.MonkeyPatch) -> None:
    """Asked for by the id of a part, the story is listed; what was read of a part hides it not."""
    with Catalogue.open() as catalogue:
        pages(catalogue)
        catalogue.editions.settle(EDITION, [story(catalogue)])
        for few in (1_000, 0):
            monkeypatch.setattr(listing, "FEW", few)
            tail = frozenset({"tail"})
            assert list(catalogue.keys(where=ListFilter(only=tail))) == list(catalogue.keys())
            assert list(catalogue.keys(where=ListFilter(without=tail))) == list(catalogue.keys())


def test_the_index_hears_of_what_is_put_together_and_taken_apart() -> None:
    """What is hidden leaves the index, what is shown anew enters it, with keys never used before."""
    with Catalogue.open() as catalogue:
        pages(catalogue)
        before = set(catalogue.keys())
        catalogue.indexed(before, ())
        catalogue.editions.settle(EDITION, [story(catalogue)])
        added, removed = catalogue.pending()
        (shown,) = catalogue.keys()
        assert (set(added), set(removed)) == ({shown}, before)
        catalogue.indexed(added, removed)
        catalogue.editions.settle(EDITION, [])
        added, removed = catalogue.pending()
        assert (set(added), set(removed)) == (set(catalogue.keys()), {shown})
        assert not (set(catalogue.keys()) - {shown}) & before


def test_a_changed_or_lost_file_takes_its_stories_apart() -> None:
    """What the other pages print is there again as it was, figures too, until it is settled anew."""
    with Catalogue.open() as catalogue:
        pages(catalogue)
        before = {one.id: one for one in catalogue.editions.printed(EDITION)}
        catalogue.editions.settle(EDITION, [story(catalogue)])
        catalogue.remove_file(f"{SOURCE}/03.txt")
        assert catalogue.editions.unsettled() == [EDITION]
        assert catalogue.article("tail") is None
        for article_id in ("head", "copy"):
            assert catalogue.article(article_id) == before[article_id]
            assert catalogue.figures(article_id) == (FIGURE,)
        rows = catalogue.rows(catalogue.keys())
        assert [(row.page, row.also) for row in rows] == [("01", ""), ("05", "")]
        assert [one.page for one in catalogue.editions.held_pages()] == ["01", "05"]


def test_settling_again_changes_nothing_that_is_shown_already() -> None:
    """A story that is shown already is left alone, and the index hears nothing."""
    with Catalogue.open() as catalogue:
        pages(catalogue)
        told = story(catalogue)
        catalogue.editions.settle(EDITION, [told])
        catalogue.indexed(*catalogue.pending())
        catalogue.editions.settle(EDITION, [told])
        assert [list(one) for one in catalogue.pending()] == [[], []]


def test_an_edition_without_a_name_is_its_folder() -> None:
    """Pages without a paper or date belong together where they lie in one folder."""
    with Catalogue.open() as catalogue:
        put(catalogue, article("a", page="01"), path=f"{SOURCE}/one/01.txt")
        put(catalogue, article("b", page="02"), path=f"{SOURCE}/one/02.txt")
        put(catalogue, article("c", page="02"), path=f"{SOURCE}/two/02.txt")
        one, two = catalogue.editions.unsettled()
        assert (one.folder, two.folder) == (f"{SOURCE}/one", f"{SOURCE}/two")
        assert [held.id for held in catalogue.editions.printed(one)] == ["a", "b"]
