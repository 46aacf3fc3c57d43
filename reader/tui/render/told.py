"""Sentences to be shown below each other."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence, what stands at the right end of its line, and the query it stands for, if any."""

    text: str
    right: str = ""
    query: str = ""
    style: str = "row"


def heading(text: str) -> Line:
    """Return a line that heads others."""
    return Line(text, style="group")
