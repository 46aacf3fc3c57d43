"""The book of corrections: appended, taken back, merged by union."""

import shutil
from pathlib import Path

from reader.journal import CorrectionBook


def test_kept_in_the_order_they_were_made(tmp_path: Path) -> None:
    """A book opened again holds what was added, in order, without what was taken back."""
    book = CorrectionBook(tmp_path)
    stamps = [book.add({"do": "merge", "words": word}) for word in "甲乙丙"]
    book.undo(stamps[1])
    again = CorrectionBook(tmp_path)
    assert list(again.all()) == stamps
    assert [record["words"] for record in again.active().values()] == ["甲", "丙"]


def test_lines_are_readable(tmp_path: Path) -> None:
    """A correction is one line of JSON whose Chinese stands as it is."""
    CorrectionBook(tmp_path).add({"do": "wording", "printed": "末来", "corrected": "未来"})
    (journal,) = tmp_path.iterdir()
    (line,) = journal.read_text("utf-8").splitlines()
    assert '"printed":"末来","corrected":"未来"' in line


def test_two_machines_merge_by_union(tmp_path: Path) -> None:
    """Copying both ways gives both books the same corrections; an undo of the other counts."""
    here = CorrectionBook(tmp_path / "a", host="a")
    there = CorrectionBook(tmp_path / "b", host="b")
    mine = here.add({"do": "merge", "words": "甲"})
    theirs = there.add({"do": "merge", "words": "乙"})
    for one, other in (("a", "b"), ("b", "a")):
        for journal in (tmp_path / one).glob(f"*.{one}.*"):
            shutil.copy(journal, tmp_path / other)
    assert here.refresh()
    assert there.refresh()
    assert here.active().keys() == there.active().keys() == {mine, theirs}
    there.undo(mine)
    for journal in (tmp_path / "b").glob("*.b.*"):
        shutil.copy(journal, tmp_path / "a")
    here.refresh()
    assert here.active().keys() == {theirs}


def test_damaged_and_foreign_lines_are_passed_over(tmp_path: Path) -> None:
    """What is no record, or one of a later version, changes nothing."""
    book = CorrectionBook(tmp_path)
    stamp = book.add({"do": "merge", "words": "甲"})
    (journal,) = tmp_path.iterdir()
    stamped = '"at":"2030-01-01T00:00:00.000000Z","host":"z"'
    with journal.open("a", encoding="utf-8") as file:
        file.write(f'{{"do":3,{stamped}}}\n{{"later":"x",{stamped}}}\nno json\n')
    again = CorrectionBook(tmp_path)
    assert list(again.active()) == [stamp]
    assert again.damaged == 1
