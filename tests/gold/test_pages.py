"""Claims about whole pages, judged against gold."""

import pytest

from reader.parsing import parse_page, read_page_file
from tests.gold.score_pages import Score, read_gold, score_page
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
