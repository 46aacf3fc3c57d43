"""Surveying a page: from its text to blocks whose forms are settled, before any part is decided."""

from reader.parsing.blocks import make_blocks
from reader.parsing.forms import form_of
from reader.parsing.layout import measure_layout
from reader.parsing.lines import split_lines
from reader.parsing.settling import settle
from reader.parsing.spacing import untokenised
from reader.parsing.surroundings import Page


def survey(text: str, first_line: int = 1) -> Page:
    """Return the blocks of a page's ``text`` with their forms and layout; its lines are let go."""
    lines = split_lines(text, first_line)
    layout = measure_layout(lines)
    if layout.spaced:
        lines = [line._replace(text=untokenised(line.text)) for line in lines]
    blocks = make_blocks(lines, layout)
    return Page(blocks, settle(blocks, [form_of(block) for block in blocks], layout), layout)
