"""Claims about what goes in and comes out: everything, exactly, and every change is told."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.catalogue import Catalogue, FileRecord
from reader.errors import NotFound
from reader.model import Article, Byline, Contributor, Figure, Headline
from tests.catalogue.examples import SOURCE, Items, article, put, record
from tests.catalogue.strategies import ARTICLES, FIGURES, LINES, WORDS


@given(one=ARTICLES, figures=st.lists(FIGURES, max_size=4).map(tuple))
def test_an_article_comes_back_as_it_went_in(one: Article, figures: tuple[Figure, ...]) -> None:
    """Every field of any article and any figure survives, broken Unicode and long decimals too."""
    with Catalogue.open() as catalogue:
        catalogue.add_source(SOURCE)
        assert catalogue.replace_file(record(), [(one, figures)]) == 1
        assert catalogue.article(one.id) == one
        assert catalogue.figures(one.id) == figures
        key = catalogue.key_of(one.id)
        assert key is not None
        assert catalogue.article_at(key) == one
        (row,) = catalogue.rows([key])
        assert (row.id, row.page, row.figure_count) == (one.id, one.page, len(figures))
        (text,) = catalogue.texts([key])
        assert (text.body, text.title, text.source_id) == (
            one.text,
            one.headline.title,
            one.source_id,
        )


@given(
    given_record=st.builds(
        FileRecord,
        path=WORDS,
        source=st.just(SOURCE),
        size=st.integers(0, 2**50),
        mtime_ns=st.integers(-(2**62), 2**62),
        digest=WORDS,
        encoding=WORDS,
        paper=WORDS,
        issue_date=WORDS,
        page=WORDS,
        section=WORDS,
        kind=WORDS,
        damaged_lines=LINES,
    ),
)
def test_a_file_comes_back_as_it_went_in(given_record: FileRecord) -> None:
    """Every field of a file's record survives, odd file names too."""
    with Catalogue.open() as catalogue:
        catalogue.add_source(SOURCE)
        catalogue.replace_file(given_record, [])
        assert catalogue.files(SOURCE) == {given_record.path: given_record}


def test_the_index_gets_the_names_of_a_byline() -> None:
    """Roles and names are searchable, whether or not the byline was printed apart."""
    names = (Contributor("张三", "本报记者"), Contributor("李四"))
    one = Article("a", headline=Headline("引题", "主题", "副题"), byline=Byline(names))
    with Catalogue.open() as catalogue:
        put(catalogue, one)
        (text,) = catalogue.texts(catalogue.keys())
        assert text.byline == "本报记者 张三 李四"
        assert (text.kicker, text.title, text.deck) == ("引题", "主题", "副题")


def test_an_article_keeps_its_key() -> None:
    """A file taken in again keeps the keys of articles whose id is unchanged."""
    with Catalogue.open() as catalogue:
        put(catalogue, article("a"), article("b"), article("c"))
        before = {one: catalogue.key_of(one) for one in "abc"}
        put(catalogue, article("c"), article("a", text="改过的正文"), article("d"))
        assert [catalogue.key_of(one) for one in "ac"] == [before["a"], before["c"]]
        assert catalogue.key_of("b") is None
        assert catalogue.key_of("d") not in before.values()
        assert catalogue.ids(catalogue.keys()) == ["c", "a", "d"]
        changed = catalogue.article("a")
        assert changed is not None
        assert changed.text == "改过的正文"


def test_a_key_is_never_given_twice() -> None:
    """An article that comes after another was removed gets a key of its own."""
    with Catalogue.open() as catalogue:
        put(catalogue, article("a"))
        first = catalogue.key_of("a")
        catalogue.remove_file(f"{SOURCE}/a.txt")
        put(catalogue, article("b"))
        assert catalogue.key_of("b") != first


def test_the_same_id_in_two_files_is_two_articles() -> None:
    """The second gets an id of its own, the same each time it is taken in."""
    with Catalogue.open() as catalogue:
        put(catalogue, article("a", text="甲"))
        put(catalogue, article("a", text="乙"), path=f"{SOURCE}/b.txt")
        first = set(catalogue.ids(catalogue.keys()))
        key = catalogue.key_of((first - {"a"}).pop())
        put(catalogue, article("a", text="丙"), path=f"{SOURCE}/b.txt")
        assert set(catalogue.ids(catalogue.keys())) == first
        assert catalogue.key_of((first - {"a"}).pop()) == key
        kept = catalogue.article("a")
        assert kept is not None
        assert kept.text == "甲"
        assert len(first) == 2


def test_the_same_id_twice_in_one_file_is_two_articles() -> None:
    """Nothing is lost by ids that repeat within a file, and they are stable."""
    with Catalogue.open() as catalogue:
        put(catalogue, article("a", text="甲"), article("a", text="乙"), article("a", text="丙"))
        before = catalogue.ids(catalogue.keys())
        assert len(set(before)) == 3
        put(catalogue, article("a", text="甲"), article("a", text="乙"), article("a", text="丙"))
        assert catalogue.ids(catalogue.keys()) == before


def test_what_the_index_must_hear_is_told() -> None:
    """New, changed and removed articles are pending until the index has seen them."""
    with Catalogue.open() as catalogue:
        put(catalogue, article("a"), article("b"), article("c"))
        a, b, c = (catalogue.key_of(one) for one in "abc")
        added, removed = catalogue.pending()
        assert (list(added), list(removed)) == ([a, b, c], [])
        catalogue.indexed(added, removed)
        put(catalogue, article("a"), article("b", text="改过"), article("d"))
        added, removed = catalogue.pending()
        assert (list(added), list(removed)) == ([b, catalogue.key_of("d")], [b, c])
        catalogue.indexed(added, removed)
        assert [list(one) for one in catalogue.pending()] == [[], []]
        catalogue.mark_all_pending()
        added, removed = catalogue.pending()
        assert (len(added), len(removed)) == (3, 0)


def test_a_change_made_while_indexing_stays_pending() -> None:
    """What changed after the index asked is not forgotten when it reports back."""
    with Catalogue.open() as catalogue:
        put(catalogue, article("a"))
        added, removed = catalogue.pending()
        put(catalogue, article("a", text="又改"))
        catalogue.indexed(added, removed)
        assert [list(one) for one in catalogue.pending()] == [list(added), list(added)]


def test_indexing_may_stop_half_way() -> None:
    """Batches that were reported are done, the rest is still pending."""
    with Catalogue.open() as catalogue:
        put(catalogue, article("a"), article("b"))
        added, _removed = catalogue.pending()
        catalogue.indexed(added[:1], [])
        assert list(catalogue.pending()[0]) == list(added[1:])


def papers_of(catalogue: Catalogue) -> list[str]:
    """Return the papers that have pages, sorted."""
    return sorted({one.paper for one in catalogue.editions.held_pages()})


def test_sources_tell_what_they_hold() -> None:
    """Each registered path counts its files and articles; removing it takes them along."""
    with Catalogue.open() as catalogue:
        assert catalogue.add_source("/empty")
        assert catalogue.add_source(SOURCE)
        assert not catalogue.add_source(SOURCE)
        put(catalogue, article("a", paper="甲报"), article("b", paper="甲报"))
        put(catalogue, article("c", paper="乙报"), path=f"{SOURCE}/b.txt")
        assert [(one.path, one.files, one.articles) for one in catalogue.sources()] == [
            (SOURCE, 2, 3),
            ("/empty", 0, 0),
        ]
        assert papers_of(catalogue) == ["乙报", "甲报"]
        assert catalogue.remove_file(f"{SOURCE}/b.txt") == 1
        assert papers_of(catalogue) == ["甲报"]
        assert catalogue.remove_source(SOURCE) == 2
        assert catalogue.remove_source(SOURCE) == 0
        assert [one.path for one in catalogue.sources()] == ["/empty"]
        assert (catalogue.count(), papers_of(catalogue), catalogue.files(SOURCE)) == (0, [], {})


def test_a_page_that_lost_its_last_article_is_gone() -> None:
    """An article that moves to another page or paper takes its old page away."""
    with Catalogue.open() as catalogue:
        put(catalogue, article("a", paper="甲报", page="1"))
        put(catalogue, article("a", paper="乙报", page="2"))
        assert papers_of(catalogue) == ["乙报"]
        assert [one.page for one in catalogue.listing().groups] == ["2"]


def test_a_file_of_no_source_is_refused() -> None:
    """A file must belong to a registered path."""
    with Catalogue.open() as catalogue, pytest.raises(NotFound, match=SOURCE):
        catalogue.replace_file(record(), [])


def test_touching_a_file_keeps_its_articles() -> None:
    """A file with new times but the same words is noted without work for the index."""
    with Catalogue.open() as catalogue:
        put(catalogue, article("a"))
        catalogue.indexed(*catalogue.pending())
        catalogue.touch_file(record(digest="new"))
        assert catalogue.files(SOURCE)[f"{SOURCE}/a.txt"].digest == "new"
        assert catalogue.count() == 1
        assert [list(one) for one in catalogue.pending()] == [[], []]


@pytest.mark.parametrize("in_memory", [True, False])
def test_a_file_that_fails_half_way_changes_nothing(tmp_path: Path, in_memory: bool) -> None:
    """When the items break off, the catalogue is as it was."""

    def broken() -> Iterator[tuple[Article, tuple[Figure, ...]]]:
        yield article("x"), ()
        raise NotFound("gone", "the file vanished")

    with Catalogue.open(None if in_memory else tmp_path / "catalogue") as catalogue:
        put(catalogue, article("a"))
        generation = catalogue.generation
        with pytest.raises(NotFound):
            catalogue.replace_file(record(), broken())
        assert catalogue.ids(catalogue.keys()) == ["a"]
        assert catalogue.generation == generation


def test_a_large_file_is_taken_in_one_by_one(tmp_path: Path) -> None:
    """Items are asked for as they are written, so they need not all be in memory."""
    alive = 0

    def many() -> Items:
        nonlocal alive
        for number in range(2_000):
            alive += 1
            yield article(str(number)), ()

    with Catalogue.open(tmp_path / "catalogue") as catalogue:
        catalogue.add_source(SOURCE)
        assert catalogue.replace_file(record(), many()) == alive == catalogue.count()


def test_nothing_is_found_where_nothing_is() -> None:
    """Unknown ids and keys give None or nothing."""
    with Catalogue.open() as catalogue:
        assert catalogue.article("none") is None
        assert catalogue.article_at(3) is None
        assert catalogue.key_of("none") is None
        assert catalogue.figures("none") == ()
        assert catalogue.rows([1, 2]) == []
        assert list(catalogue.texts([1, 2])) == []
        assert catalogue.ids([1]) == []
        assert catalogue.remove_file("none") == 0
