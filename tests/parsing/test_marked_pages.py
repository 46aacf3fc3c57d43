"""Claims about whole pages in the settings of many papers, each line marked with its part.

A marked page stands in ``marked/``: every line begins with two signs and a bar. The first sign is
the line's part: H and h headline, B byline, P paragraph, + the rest of one, ~ the rest of the
paragraph of the article before, S subhead, C caption, R credit, N note, F furniture. The second
is * where an item without a headline begins.
"""

from pathlib import Path

import pytest

from reader.model import Article, Page, PageFile, Role
from reader.parsing import parse_page

PAGES = sorted((Path(__file__).parent / "marked").glob("*.txt"))
SIGNS = {Role.BODY: "P", Role.SUBHEAD: "S", Role.CAPTION: "C", Role.CREDIT: "R", Role.NOTE: "N"}


def marks_of(page: Page) -> dict[int, str]:
    """Return the mark of every line of a parsed page."""
    marks = {line: "F" for furniture in page.furniture for line in furniture.lines}
    for article in page.articles:
        marks |= _marks_of_article(article)
    return marks


def _marks_of_article(article: Article) -> dict[int, str]:
    marks: dict[int, str] = dict.fromkeys(article.byline.lines, "B")
    for paragraph in article.paragraphs:
        for line in paragraph.lines:
            marks[line] = "+" if line != paragraph.lines[0] else SIGNS[paragraph.role]
    marks |= {line: "h" if at else "H" for at, line in enumerate(article.headline.lines)}
    first = min(marks)
    if marks[first] != "H":
        marks[first] += "*"
    return marks


def read_marked(path: Path) -> tuple[str, dict[int, str]]:
    """Return the page text and the marks of its lines."""
    rows = path.read_text(encoding="utf-8").split("\n")
    marks = {at: row[:2].strip() for at, row in enumerate(rows, 1) if row.strip()}
    return "\n".join(row[3:] for row in rows), marks


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_every_line_plays_its_part(path: Path) -> None:
    """Each line of a marked page is parsed as the part it is marked with."""
    text, marks = read_marked(path)
    found = marks_of(parse_page(PageFile(path.name, "utf-8", text)))
    rows = text.split("\n")
    wrong = [
        f"{line}: {found.get(line)} for {mark}: {rows[line - 1][:40]}"
        for line, mark in marks.items()
        if found.get(line) != mark.replace("~", "+")
    ]
    assert wrong == []
