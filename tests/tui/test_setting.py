"""Setting an article in lines: measure, indent, justified lines."""

import pytest
from rich.style import Style

from reader.library import Library
from reader.model import Role
from reader.text.cells import cell_len
from reader.tui.render.highlights import strip_of
from reader.tui.render.setting import INDENT, Manner, set_article


@pytest.mark.parametrize("width", [24, 40, 62, 80])
def test_lines_join_back_to_the_paragraphs(library: Library, width: int) -> None:
    """At every measure the lines of a paragraph, joined, are its text, and none is too wide."""
    for row in library.rows(library.listing().keys):
        article = library.article(row.id)
        lines = set_article(article, width)
        for number, paragraph in enumerate(article.paragraphs):
            own = [line for line in lines if line.paragraph == number]
            assert "".join(line.text for line in own) == paragraph.text
            assert all(cell_len(line.text.rstrip()) + line.indent <= width for line in own)
            if paragraph.role is Role.BODY and own:
                assert own[0].indent == INDENT
                assert not any(line.indent for line in own[1:])


def test_justified_lines_reach_the_measure_and_keep_their_text(library: Library) -> None:
    """Spaced out, a line fills the measure; its drawn characters are still its text in order."""
    width, full, spaced_out = 48, 0, 0
    for row in library.rows(library.listing().keys)[:20]:
        for line in set_article(library.article(row.id), width, Manner(justify=True)):
            drawn = strip_of(line, (), lambda _name: Style(), 0, width).text
            assert drawn.replace(" ", "") == line.text.replace(" ", "").replace("\u3000", "\u3000")
            if line.blanks:
                spaced_out += 1
                full += cell_len(drawn.rstrip()) == width
    assert spaced_out > 0
    assert full == spaced_out
