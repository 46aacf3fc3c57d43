"""What a table of figures shows: a fixed filter, what was typed over it, and an order."""

from dataclasses import dataclass, replace
from typing import Final

from reader.library import figure_question
from reader.messages import N_
from reader.model import FigureFilter, FigureOrder

ORDER_NAMES: Final = {
    FigureOrder.OLDEST: N_("oldest first"),
    FigureOrder.NEWEST: N_("newest first"),
    FigureOrder.PAPER: N_("by paper"),
    FigureOrder.KIND: N_("by kind"),
    FigureOrder.AMOUNT: N_("largest first"),
    FigureOrder.LABEL: N_("by label"),
    FigureOrder.OWNER: N_("by owner"),
    FigureOrder.TITLE: N_("by article"),
}

EVERY_FIGURE: Final = FigureFilter()


@dataclass(frozen=True, slots=True)
class Question:
    """What the table shows: a fixed filter, what was typed over it, and an order."""

    where: FigureFilter = EVERY_FIGURE
    words: str = ""
    order: FigureOrder = FigureOrder.OLDEST
    backward: bool = False

    def next_order(self) -> "Question":
        """Return the same question in the next order."""
        orders = list(FigureOrder)
        order = orders[(orders.index(self.order) + 1) % len(orders)]
        return replace(self, order=order, backward=False)

    def sorted_by(self, order: FigureOrder) -> "Question":
        """Return the question sorted by a column; by the same column again, turned round."""
        return replace(self, order=order, backward=order is self.order and not self.backward)

    def asked(self) -> tuple[FigureFilter, str]:
        """Return which figures are asked for, of which articles. Raises QueryError."""
        typed = figure_question(self.words)
        fixed = self.where
        kinds, ranges = typed.where.kinds or fixed.kinds, typed.where.ranges or fixed.ranges
        where = replace(typed.where, kinds=kinds, ranges=ranges, moment=fixed.moment)
        return where, typed.query
