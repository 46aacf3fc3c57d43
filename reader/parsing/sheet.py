"""A page while its forms settle: the blocks, their forms, and questions about neighbours."""

from typing import Final

from reader.parsing.blocks import Block
from reader.parsing.forms import FURNITURE, Form
from reader.parsing.layout import Layout

TOP_OF_PAGE: Final = 8
"""Blocks at the head of a file among which a nameplate stands."""

LONGEST_LINE: Final = 26
"""Code points of a line of verse or of a list."""

EDGE: Final = frozenset([Form.NAMEPLATE, Form.FOLIO, Form.FOOTER])
"""Forms of the head and foot of a page."""

SIGNED: Final = frozenset([Form.BYLINE, Form.DATELINE, Form.METADATA, Form.DECK, Form.NOTE])
"""Forms that stand between a headline and its text."""

HEADING: Final = frozenset([Form.OPEN, Form.DECK, Form.NOTE])
RUNNING: Final = frozenset([Form.TEXT, Form.DATELINE, Form.NOTE, Form.LINE, Form.SIGNATURE])
LOOSE: Final = frozenset([Form.OPEN, Form.TEXT, Form.BYLINE])


class Sheet:
    """Blocks and their forms while they settle."""

    def __init__(self, blocks: list[Block], forms: list[Form], layout: Layout) -> None:
        self.blocks = blocks
        self.forms = forms
        self.layout = layout

    def close(self, index: int) -> bool:
        """Whether a block stands right below the one before it."""
        return index < len(self.blocks) and self.blocks[index].gap == 0

    def at_edge(self, index: int) -> bool:
        """Whether a line of the page's head or foot stands right above a block, or right below."""
        beside = self.forms[max(0, index - 1) : index] + self.forms[index + 1 : index + 2]
        return not EDGE.isdisjoint(beside)

    def spread_below(self, index: int, form: Form) -> None:
        """Give ``form`` to the lines that stand right below a label."""
        position = index + 1
        while self.layout.spread and self.close(position):
            self.forms[position] = form
            position += 1

    def after(self, index: int) -> Form | None:
        """The form of the first block from ``index`` on that is no aside."""
        for position in range(index, min(index + 6, len(self.forms))):
            if self.forms[position] not in FURNITURE and self.forms[position] not in (
                Form.CAPTION,
                Form.CREDIT,
            ):
                return self.forms[position]
        return None
