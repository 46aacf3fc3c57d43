"""Setting an article in lines: measure, indent, justified lines."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from rich.style import Style

from reader.library import Library
from reader.model import Article, Headline, Role
from reader.text.cells import cell_len
from reader.text.kinsoku import HANGING
from reader.tui.render.highlights import strip_of, styled_runs
from reader.tui.render.setting import HANG, INDENT, Manner, set_article


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


@pytest.mark.parametrize(
    ("title", "width", "lines"),
    [
        ("水库移民后期扶持资金全部发放", 26, ["水库移民后期扶", "持资金全部发放"]),
        ("守住“三条红线” 建好百里画廊", 26, ["守住“三条红线” ", "建好百里画廊"]),
        ("早稻开镰", 26, ["早稻开镰"]),
        ("一二三四五六七八九十一", 10, ["一二三四", "五六七八", "九十一"]),
        ("一二三四五六", 10, ["一二三", "四五六"]),
    ],
)
def test_lines_of_a_title_are_even(title: str, width: int, lines: list[str]) -> None:
    """They are as many as they must be, and about as long as each other."""
    article = Article("a", headline=Headline(title=title))
    assert [line.text for line in set_article(article, width) if line.role == "title"] == lines


@given(st.text("中文字ab1", max_size=60), st.integers(14, 40))
@example("，\u3000中 \u3000中中中a中中", 6)
def test_no_character_of_a_title_stands_alone(title: str, width: int) -> None:
    """Its last line has two at least; all are joined the title, and none is too wide."""
    lines = [
        line.text
        for line in set_article(Article("a", headline=Headline(title=title)), width)
        if line.role == "title"
    ]
    assert "".join(lines) == title
    assert all(cell_len(line.rstrip()) <= width for line in lines)
    assert len(lines) < 2 or len(lines[-1]) > 1


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


@pytest.mark.parametrize(("lines", "paragraphs"), [(0, 0), (0, 1), (1, 0), (1, 2), (2, 1)])
def test_lines_and_paragraphs_stand_as_far_apart_as_wished(
    library: Library, lines: int, paragraphs: int
) -> None:
    """Empty lines stand between lines and between paragraphs; there are never fewer between these."""
    manner = Manner(line_spacing=lines, paragraph_spacing=paragraphs)
    for row in library.rows(library.listing().keys)[:10]:
        article = library.article(row.id)
        plain = [line for line in set_article(article, 40) if line.paragraph >= 0]
        spaced_out = set_article(article, 40, manner)
        assert [line for line in spaced_out if line.paragraph >= 0] == plain
        gap, before = 0, None
        for line in spaced_out:
            if line.paragraph < 0:
                gap += 1
                continue
            if before is not None and before.paragraph == line.paragraph:
                assert gap == lines
            elif before is not None and before.role == line.role == Role.BODY:
                assert gap == max(lines, paragraphs)
            gap, before = 0, line


def test_marks_hang_where_they_are_let(library: Library) -> None:
    """A pause mark hangs by at most its own cells, and the pane leaves room for it."""
    hung, width = 0, 40
    for row in library.rows(library.listing().keys)[:20]:
        for line in set_article(library.article(row.id), width, Manner(hang=True, justify=True)):
            text = line.text.rstrip()
            over = cell_len(text) + line.indent - width
            assert over <= 0 or (text[-1] in HANGING and over <= cell_len(text[-1]))
            hung += over > 0
    assert hung
    for room in (20, 41, 84, 200):
        manner = Manner(hang=True)
        assert manner.margin_in(room) + manner.width_in(room) + HANG <= room


@pytest.mark.parametrize(
    ("mark", "marked"),
    [((0, 1), "e\u0301"), ((1, 3), "t"), ((0, 3), "e\u0301t"), ((3, 9), "e\u0301z")],
)
def test_a_mark_parts_no_character_from_what_combines_with_it(
    mark: tuple[int, int], marked: str
) -> None:
    """Where a highlight ends between a letter and its accent, the accent stays with the letter."""
    runs = list(styled_runs("e\u0301te\u0301z", "body", [(*mark, "on-match")]))
    assert "".join(words for words, _names in runs) == "e\u0301te\u0301z"
    assert [words for words, names in runs if "on-match" in names] == [marked]
