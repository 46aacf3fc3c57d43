"""Rows of lists: fitted to their cells, and honest about what is left out."""

import pytest
from rich.style import Style

from reader.model import ArticleKind, ArticleRow
from reader.text.cells import cell_len, set_ambiguous_wide
from reader.tui.render.places import ELLIPSIS
from reader.tui.render.rows import article_row, row_strip, spread


@pytest.mark.parametrize("wide", [False, True])
@pytest.mark.parametrize("width", [1, 4, 7, 12, 13, 40])
def test_a_clipped_row_says_so(width: int, wide: bool) -> None:
    """A row is as wide as its pane; where words are missing, an ellipsis stands for them."""
    set_ambiguous_wide(wide)
    try:
        for words in ("漓江水位今日回落", "e\u0301 short", "“引号”开头的一则消息"):
            row = spread(words, "12", width)
            drawn = row_strip(words, Style(), width)
            assert cell_len(row) == drawn.cell_length == width
            whole = cell_len(words) + 3 <= width or (width < 7 and cell_len(words) <= width)
            assert whole or ELLIPSIS in row or width < cell_len(ELLIPSIS)
    finally:
        set_ambiguous_wide(False)


@pytest.mark.parametrize(("width", "told"), [(40, True), (24, True), (23, False), (12, False)])
def test_where_an_article_is_printed_again_is_told_whole_or_not_at_all(
    width: int, told: bool
) -> None:
    """A row has "(also 04)" where there is room for all of it, and never a piece of it."""
    row = ArticleRow("1", ArticleKind.ARTICLE, "渡口添新船", "", "", "", "", 7, 90, also="04")
    text = article_row(row, width, fresh=False, starred=False)
    assert cell_len(text) == width
    assert ("(also 04)" in text, "(" in text) == (told, told)
