"""Counts of hits as bars in text, under the headings of what is counted."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from textual.strip import Strip

from reader.messages import N_, _
from reader.model import Facet, FacetKind, Facets
from reader.text.cells import cell_len, clip, wide
from reader.tui.render.places import ELLIPSIS, page_name
from reader.tui.render.rows import row_strip
from reader.tui.widgets.row_list import RowList

HEADINGS: Final = {
    FacetKind.DATE: N_("By date"),
    FacetKind.PAPER: N_("By paper"),
    FacetKind.PAGE: N_("By page"),
    FacetKind.SECTION: N_("By section"),
}
UNKNOWN: Final = {
    FacetKind.DATE: N_("no date"),
    FacetKind.PAPER: N_("no paper"),
    FacetKind.PAGE: N_("no page"),
    FacetKind.SECTION: N_("no section"),
}

LABEL_SHARE: Final = 3
"""A label takes at most one in so many cells of a row."""

LONGEST_LABEL: Final = 24


@dataclass(frozen=True, slots=True)
class Measure:
    """The cells of a group's labels and counts, and its greatest count."""

    label: int
    number: int
    most: int


def facet_name(facet: Facet) -> str:
    """Return what a facet is called."""
    if not facet.value:
        return _(UNKNOWN[facet.kind])
    return page_name(facet.value) if facet.kind is FacetKind.PAGE else facet.value


def measure_of(facets: Sequence[Facet], width: int) -> Measure:
    """Measure the columns of ``facets`` in rows of ``width`` cells."""
    widest = max((cell_len(facet_name(facet)) for facet in facets), default=0)
    most = max((facet.count for facet in facets), default=0)
    return Measure(min(widest, LONGEST_LABEL, width // LABEL_SHARE), len(str(most)), most)


def bar(count: int, most: int, cells: int) -> str:
    """Return a bar for ``count``, ``cells`` long for ``most``; for any count at least one cell.

    Where the terminal's blocks are two cells wide, it is made of number signs.
    """
    mark = "#" if wide() else "█"
    return mark * max(round(cells * count / most), 1) if count and cells > 0 else ""


def facet_line(facet: Facet, measure: Measure, width: int) -> str:
    """Return label, count and bar in at most ``width`` cells."""
    label = clip(facet_name(facet), measure.label, ELLIPSIS)
    label += " " * (measure.label - cell_len(label))
    head = f"  {label} {facet.count:>{measure.number}} "
    return head + bar(facet.count, measure.most, width - cell_len(head))


class FacetRows(RowList):
    """One line a facet, under the headings of their kinds; what is unknown cannot be chosen."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[Facet | FacetKind] = []
        self._groups: dict[FacetKind, tuple[Facet, ...]] = {}

    def show(self, facets: Facets) -> None:
        """Show facets; a kind of which nothing is known is left out."""
        self._groups = {kind: facets.of(kind) for kind in HEADINGS}
        self._rows = []
        for kind, group in self._groups.items():
            if any(facet.value for facet in group):
                self._rows += [kind, *group]
        self.show_rows(len(self._rows))

    def facet_at(self, row: int) -> Facet | None:
        """Return the facet of a row; None for a heading, and where nothing is known."""
        found = self._rows[row] if 0 <= row < len(self._rows) else None
        return found if isinstance(found, Facet) and found.value else None

    def can_choose(self, row: int) -> bool:
        """Choose what a query can be narrowed to."""
        return self.facet_at(row) is not None

    def draw_row(self, row: int, line: int, width: int, *, chosen: bool) -> Strip:  # noqa: ARG002 - rows are one line high
        """Draw a heading, or a label with count and bar."""
        one = self._rows[row]
        if isinstance(one, FacetKind):
            return row_strip(_(HEADINGS[one]), self.styles_of("group"), width)
        plain = "row" if one.value else "muted"
        text = facet_line(one, measure_of(self._groups[one.kind], width), width - 1)
        return row_strip(text, self.styles_of("cursor" if chosen else plain), width)
