"""Boxes: widgets that hold others side by side or below each other, and show nothing themselves.

They have no looks but those of the style sheets: what Textual's own widgets inherit is not for them.
"""

from textual.widget import Widget


class Row(Widget, inherit_css=False):
    """Holds widgets side by side."""

    BLANK = True


class Column(Widget, inherit_css=False):
    """Holds widgets below each other."""

    BLANK = True
