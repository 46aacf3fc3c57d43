"""Claims about whole pages, judged against gold."""

from pathlib import Path

import pytest

from reader.parsing import parse_page, read_page_file
from tests.gold.gold import pages_with_gold, read_gold
from tests.gold.scoring import Score, score_page
from tests.lab import lab_path


def scored(name: str) -> Score:
    """Score one lab page."""
    page_file = read_page_file(lab_path(f"pages/{name}.txt"))
    gold = read_gold(lab_path(f"pages/{name}.gold.json"), page_file.text)
    return score_page(parse_page(page_file), gold)


@pytest.mark.lab
def test_the_city_page_is_read_as_a_person_reads_it() -> None:
    """Seven items, with headlines, names, subheads, joined paragraphs and kinds, nothing lost."""
    score = scored("guilin-daily-page")
    assert score.wrong == []
    assert score.lost == 0
    assert score.boundaries.right == 7


@pytest.mark.lab
def test_decks_datelines_and_jumps_of_the_city_page_are_told_apart() -> None:
    """The deck behind the dash, 本报讯 and 上接第一版 are fields of their items."""
    page = parse_page(read_page_file(lab_path("pages/guilin-daily-page.txt")))
    assert [bool(article.headline.deck) for article in page.articles].count(True) == 1
    assert [article.dateline for article in page.articles].count("本报讯") == 2
    assert [article.jump for article in page.articles if article.jump] == ["上接第一版"]


SAMPLES = list(pages_with_gold(Path(__file__).parent / "samples"))


@pytest.mark.parametrize(("source", "gold"), SAMPLES, ids=[gold.stem for _source, gold in SAMPLES])
def test_the_sample_pages_are_read_as_their_gold_says(source: Path, gold: Path) -> None:
    """Items, headlines, names, roles, paragraphs and their wording, nothing lost."""
    page_file = read_page_file(source)
    score = score_page(parse_page(page_file), read_gold(gold, page_file.text))
    assert score.wrong == []
    assert score.lost == 0


def test_written_pages_of_many_papers_are_parted_and_named() -> None:
    """Pages as dailies, trade papers, weeklies and county papers of seventy years set them."""
    total = Score()
    for source, gold in pages_with_gold(Path(__file__).parent / "pages"):
        page_file = read_page_file(source)
        total.take(score_page(parse_page(page_file), read_gold(gold, page_file.text)))
    assert total.boundaries.f1 >= 0.97
    assert total.headlines.recall >= 0.95
    assert total.bylines.recall >= 0.95
    assert total.joins.precision >= 0.97
    assert total.joins.recall >= 0.97
    assert total.subheads.f1 >= 0.93
    assert total.lost == 0


@pytest.mark.lab
def test_the_national_pages_are_parted_and_named() -> None:
    """Six files of a national paper: boundaries and headlines as listed, no paragraph joined."""
    total = Score()
    for number in ("01", "03", "05", "07", "09", "11"):
        total.take(scored(f"national-daily-{number}"))
    assert total.boundaries.f1 >= 0.97
    assert total.headlines.recall >= 0.95
    assert total.bylines.recall >= 0.93
    assert total.joins.precision == 1.0
    assert total.lost == 0
