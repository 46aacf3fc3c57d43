"""Claims about sketches: what was put is found again, in the block of its key and in no other."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from reader.catalogue import Catalogue, FileRecord
from reader.catalogue.sketches import BLOCK, put
from reader.model import Article, Paragraph
from reader.text.likeness import SKETCH_BYTES, sketch_of

TEXT = "昨日，渡口新桥主跨合龙，新桥全长八百六十米，预计明年五月通车。"

SKETCHES = st.binary(min_size=SKETCH_BYTES, max_size=SKETCH_BYTES).filter(any)


def filled(catalogue: Catalogue, texts: list[str], path: str = "p") -> None:
    """Put articles with these texts into a catalogue."""
    catalogue.add_source("s")
    items = (
        (Article(f"{path}{number}", paragraphs=(Paragraph(text),)), ())
        for number, text in enumerate(texts)
    )
    catalogue.replace_file(FileRecord(path, "s"), items)


@given(st.dictionaries(st.integers(1, 3 * BLOCK), SKETCHES, max_size=8))
def test_what_was_put_is_found(sketches: dict[int, bytes]) -> None:
    """Every article is found by each number of its sketch, and none by another's."""
    with Catalogue.open() as catalogue:
        with catalogue._database.writing(quiet=True) as connection:
            put(connection, sketches)
        assert catalogue.sketches.of(list(sketches)) == sketches
        for sketch in sketches.values():
            for slot, keys in enumerate(catalogue.sketches.agreeing(sketch)):
                number = sketch[4 * slot : 4 * slot + 4]
                same = [k for k, one in sketches.items() if one[4 * slot : 4 * slot + 4] == number]
                assert sorted(keys) == (sorted(same) if any(number) else [])


def test_articles_wait_until_they_are_sketched(tmp_path: Path) -> None:
    """New and changed ones wait, unchanged and deleted ones do not; others see it all the same."""
    with Catalogue.open(tmp_path / "c.sqlite") as catalogue:
        filled(catalogue, [TEXT + str(number) for number in range(5)])
        generation = catalogue.generation
        assert catalogue.sketches.waiting == 5
        assert [catalogue.sketches.go_on(2) for _turn in range(4)] == [2, 2, 1, 0]
        assert catalogue.generation == generation
        filled(catalogue, [TEXT + str(number) for number in range(5)])
        assert catalogue.sketches.waiting == 0
        filled(catalogue, [TEXT + "0", "改了"])
        assert catalogue.sketches.waiting == 1
        catalogue.remove_file("p")
        assert catalogue.sketches.waiting == 0
    with Catalogue.open(tmp_path / "c.sqlite") as catalogue:
        assert catalogue.sketches.waiting == 0


def test_a_short_text_has_no_sketch() -> None:
    """An article of a few characters is like nothing, and is not asked for again."""
    with Catalogue.open() as catalogue:
        filled(catalogue, ["合龙", TEXT])
        catalogue.sketches.go_on(10)
        assert set(catalogue.sketches.of_ids(["p0", "p1", "gone"])) == {"p1"}
        assert catalogue.sketches.agreeing(sketch_of("合龙")) == [[] for _ in range(24)]
        assert catalogue.sketches.waiting == 0
