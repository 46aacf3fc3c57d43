"""Where an article was printed, told in as many cells as there are: the page gives way last."""

from typing import Final

from reader.messages import _
from reader.text.cells import cell_len, clip

ELLIPSIS: Final = "…"
"""Stands for what there is no room for."""

SHORTEST_PAPER: Final = 5
"""Cells below which a clipped name of a paper tells nothing: two Chinese characters and a mark."""


def page_name(page: str) -> str:
    """Name a page of a newspaper; nothing where it is unknown."""
    return _("page {page}").format(page=page) if page else ""


def place_name(
    issue_date: str, paper: str, page: str, section: str = "", *, width: int | None = None
) -> str:
    """Name date, paper, page and section in ``width`` cells; what is unknown is left out.

    First the section gives way, then the end of the paper's name, the whole name, the year.
    """
    whole = _joined(issue_date, paper, page_name(page), section)
    if width is None or cell_len(whole) <= width:
        return whole
    bare = _joined(issue_date, page_name(page))
    room = width - cell_len(bare) - 1
    short = clip(paper, max(room, 0), ELLIPSIS)
    if cell_len(short) >= min(SHORTEST_PAPER, cell_len(paper) or SHORTEST_PAPER):
        return _joined(issue_date, short, page_name(page))
    return bare if cell_len(bare) <= width else _joined(_day(issue_date), page_name(page))


def place_names(issue_date: str, paper: str, page: str, section: str) -> tuple[str, ...]:
    """Return names of a place from the longest to the shortest."""
    return (
        place_name(issue_date, paper, page, section),
        place_name(issue_date, paper, page),
        place_name(issue_date, "", page),
    )


def _joined(*parts: str) -> str:
    return " ".join(part for part in parts if part)


def _day(issue_date: str) -> str:
    """Return month and day of an ISO date."""
    return issue_date.partition("-")[2] or issue_date
