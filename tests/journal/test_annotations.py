"""Claims about tags and notes: the last word counts, everybody hears it, and it can be taken back."""

import multiprocessing
from dataclasses import replace
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.errors import LibraryUnreadable
from reader.journal import NoteBook, TagBook, tags_in
from reader.journal.lines import Clock
from reader.model import Note, TagCount
from tests.journal.unprivileged import open_folder, run_unprivileged

FORK = multiprocessing.get_context("fork")

NOTE = Note("", "a", "去核实", 3, "市总工会拨出补助", "题", "漓川日报", "2023-06-30", "01")


def _tag_many(folder: Path, ids: range) -> None:
    book = TagBook(folder)
    for number in ids:
        book.change([f"a{number}"], ["工会"])


def _note_many(folder: Path, ids: range) -> None:
    book = NoteBook(folder)
    for number in ids:
        book.put(replace(NOTE, article_id=f"a{number}"))


def test_tags_stay_and_may_be_taken_off(tmp_path: Path) -> None:
    """What was put on is there in the next session, what was taken off is not."""
    book = TagBook(tmp_path)
    book.change(["a"], ["工会", "补助"])
    book.change(["b"], ["工会"])
    book.change(["a"], ["核实"], ["补助"])
    for one in (book, TagBook(tmp_path)):
        assert one.tags() == (TagCount("工会", 2), TagCount("核实", 1))
        assert one.of("a") == ("工会", "核实")
        assert one.tagged("工会") == one.tagged() == {"a", "b"}
        assert one.tagged("补助") == frozenset()


def test_one_tag_however_it_is_typed(tmp_path: Path) -> None:
    """Width, case and traditional forms make no other tag; the name is the one typed last."""
    book = TagBook(tmp_path)
    book.change(["a"], ["ＧＤＰ", "工會"])
    assert book.change(["a"], ["gdp", "工会"]) == ""
    book.change(["b"], ["gdp"])
    assert book.tags() == (TagCount("gdp", 2), TagCount("工會", 1))
    assert book.tagged("GDP") == {"a", "b"}


@pytest.mark.parametrize(
    ("typed", "tags"),
    [
        ("工会 补助", ("工会", "补助")),
        ("工会\x1b[31m补助\x07", ("工会", "[31m补助")),
        ("#工会，#补助、核实", ("工会", "补助", "核实")),
        ("  ", ()),
        ("工会 工會", ("工會",)),
        ("（工会）：", ("工会",)),
        ("长" * 99, ("长" * 40,)),
    ],
)
def test_tags_as_they_are_typed(typed: str, tags: tuple[str, ...]) -> None:
    """Blanks, commas and # part tags; signs of the query language are none of them."""
    assert tags_in(typed) == tags


def test_a_deed_is_taken_back_as_a_whole(tmp_path: Path) -> None:
    """Two tags put on together go together, and what they replaced holds again."""
    book = TagBook(tmp_path)
    book.change(["a"], ["工会"])
    book.change(["a"], ["补助", "核实"], ["工会"])
    book.undo(book.last_deed)
    for one in (book, TagBook(tmp_path)):
        assert one.of("a") == ("工会",)
    book.undo(book.last_deed)
    assert book.tags() == ()
    assert book.last_deed == ""


def test_a_note_is_written_changed_deleted_and_brought_back(tmp_path: Path) -> None:
    """Each step can be seen in the next session, and each can be taken back."""
    book = NoteBook(tmp_path)
    book.put(NOTE)
    (first,) = book.of("a")
    assert (first.text, first.paragraph, first.quote) == ("去核实", 3, NOTE.quote)
    book.put(replace(first, text="已核实"))
    book.put(replace(first, text=""))
    assert NoteBook(tmp_path).all() == ()
    assert book.noted() == frozenset()
    book.undo(book.last_deed)
    assert [note.text for note in NoteBook(tmp_path).of("a")] == ["已核实"]
    book.undo(book.last_deed)
    assert [note.text for note in NoteBook(tmp_path).of("a")] == ["去核实"]
    assert book.noted() == {"a"}


def test_notes_stand_in_the_order_they_were_begun(tmp_path: Path) -> None:
    """Changing the first one does not make it the last."""
    book = NoteBook(tmp_path)
    for text in ("一", "二", "三"):
        book.put(replace(NOTE, text=text))
    book.put(replace(book.all()[0], text="壹"))
    assert [note.text for note in book.all()] == ["壹", "二", "三"]


@pytest.mark.parametrize(("work", "book"), [(_tag_many, TagBook), (_note_many, NoteBook)])
def test_two_sessions_at_once_lose_nothing(
    tmp_path: Path, work: object, book: type[TagBook] | type[NoteBook]
) -> None:
    """Two processes that write at the same time both keep all."""
    workers = [FORK.Process(target=work, args=(tmp_path, range(n, 200, 2))) for n in (0, 1)]  # type: ignore[arg-type]  # one of the two above
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join(60)
        assert worker.exitcode == 0
    kept = book(tmp_path)
    assert kept.damaged == 0
    ids = kept.tagged() if isinstance(kept, TagBook) else kept.noted()
    assert ids == {f"a{number}" for number in range(200)}


class StoppedClock(Clock):
    """Tells the same time to everybody."""

    def now(self) -> str:
        """Return the one time there is."""
        return "2023-06-30T08:00:00.000000Z"


def test_two_sessions_in_the_same_microsecond_lose_nothing(tmp_path: Path) -> None:
    """Tags and notes of two processes of one host stay two, whatever their clocks say."""
    tags, notes = [TagBook(tmp_path) for _one in "ab"], [NoteBook(tmp_path) for _one in "ab"]
    for name, tag_book, note_book in zip("ab", tags, notes, strict=True):
        tag_book._journal._clock = note_book._journal._clock = StoppedClock()
        tag_book.change([name], ["工会"])
        note_book.put(replace(NOTE, article_id=name))
    assert TagBook(tmp_path).tagged() == {"a", "b"}
    assert NoteBook(tmp_path).noted() == {"a", "b"}
    assert len(NoteBook(tmp_path).all()) == 2


def test_sessions_hear_of_each_other(tmp_path: Path) -> None:
    """What one session wrote or took back, the other knows after its next refresh."""
    mine, theirs = TagBook(tmp_path, host="mine"), TagBook(tmp_path, host="theirs")
    deed = mine.change(["a"], ["工会"])
    assert theirs.refresh()
    assert theirs.tagged("工会") == {"a"}
    theirs.undo(deed)
    assert mine.refresh()
    assert mine.tags() == ()
    assert not mine.refresh()


def test_journals_merge_in_any_order(tmp_path: Path) -> None:
    """Files copied together say the same in whatever order they are read."""
    journal = tmp_path / "one"
    first, second = TagBook(journal, host="一"), TagBook(journal, host="二")
    first.change(["a"], ["工会", "补助"])
    second.change(["a"], ["核实"], ["补助"])
    first.refresh()
    first.undo(first.last_deed)
    files = sorted(journal.iterdir())
    for number, order in enumerate(permutations(files)):
        folder = tmp_path / f"merged{number}"
        folder.mkdir()
        for place, file in enumerate(order):
            (folder / f"tags.h{place}.2023-06.jsonl").write_bytes(file.read_bytes())
        assert TagBook(folder).of("a") == ("工会", "补助")


@given(cut=st.integers(1, 400))
def test_a_line_cut_short_loses_only_itself(
    tmp_path_factory: pytest.TempPathFactory, cut: int
) -> None:
    """Power lost in the middle of a write costs that line; what comes later is kept."""
    folder = tmp_path_factory.mktemp("cut")
    book = NoteBook(folder)
    for text in ("一", "二"):
        book.put(replace(NOTE, text=text))
    (file,) = folder.iterdir()
    whole = file.read_bytes()
    last = whole.rstrip(b"\n").rindex(b"\n") + 1
    file.write_bytes(whole[: max(last, len(whole) - cut)])
    again = NoteBook(folder)
    assert [note.text for note in again.all()][:1] == ["一"]
    again.put(replace(NOTE, text="三"))
    assert [note.text for note in NoteBook(folder).all()][-1] == "三"


@pytest.mark.parametrize(
    "line",
    [
        '{"id":"a","tag":"工会","on":true}',
        '{"at":"2023-06-30T08:00:00.000000Z","host":"h","id":7,"tag":"工会","on":true,"deed":"d"}',
        '{"at":"2023-06-30T08:00:00.000000Z","host":"h","id":"a","tag":"","on":true,"deed":"d"}',
        '{"at":"2023-06-30T08:00:00.000000Z","host":"h","id":"a","tag":"工会","on":1,"deed":"d"}',
        '{"at":"2023-06-30T08:00:00.000000Z","host":"h","id":"a","tag":"工会","on":true}',
        '{"at":"2023-06-30T08:00:00.000000Z","host":"h","undo":7}',
        "[]",
        "\x00",
    ],
)
def test_lines_of_others_are_passed_over(tmp_path: Path, line: str) -> None:
    """A line by hand, damaged or of a later version is no tag and breaks nothing."""
    TagBook(tmp_path, host="h").change(["b"], ["补助"])
    (file,) = tmp_path.iterdir()
    file.write_text(file.read_text(encoding="utf-8") + line + "\n", encoding="utf-8")
    assert TagBook(tmp_path).tags() == (TagCount("补助", 1),)


@given(
    st.lists(
        st.tuples(st.sampled_from("ab"), st.sampled_from(["工会", "补助"]), st.booleans())
        | st.just("undo"),
        max_size=12,
    )
)
def test_undoing_is_as_if_it_had_not_been(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[str, str, bool] | str]
) -> None:
    """After any steps, the tags are those of the deeds that were not taken back."""
    book = TagBook(tmp_path_factory.mktemp("steps"))
    deeds: list[set[tuple[str, str]]] = [set()]
    for step in steps:
        if isinstance(step, str):
            if len(deeds) > 1:
                book.undo(book.last_deed)
                deeds.pop()
            continue
        article, tag, on = step
        if book.change([article], [tag] if on else [], [] if on else [tag]):
            before = deeds[-1]
            deeds.append(before | {(article, tag)} if on else before - {(article, tag)})
    assert {(one, tag) for one in "ab" for tag in book.of(one)} == deeds[-1]


def test_where_nothing_can_be_written_it_holds_in_this_session() -> None:
    """The failure is told; the note can be seen, and goes with the next write that works."""
    with open_folder() as folder:

        def claim() -> None:
            (folder / "mine").mkdir()
            book = NoteBook(folder / "mine", host="h")
            (folder / "mine").chmod(0o500)
            with pytest.raises(LibraryUnreadable):
                book.put(NOTE)
            assert [note.text for note in book.of("a")] == [NOTE.text]
            (folder / "mine").chmod(0o700)
            book.put(replace(NOTE, text="第二条"))
            kept = NoteBook(folder / "mine").of("a")
            assert [note.text for note in kept] == [NOTE.text, "第二条"]

        run_unprivileged(claim)
