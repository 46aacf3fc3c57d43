"""How the article list is ordered and filtered now, and how that is said."""

from dataclasses import dataclass, replace

from reader.library import Library
from reader.messages import N_, _, listed
from reader.model import ListFilter, ListOrder, Mark

ORDER_NAMES = {
    ListOrder.NEWEST: N_("newest first"),
    ListOrder.OLDEST: N_("oldest first"),
    ListOrder.PAPER: N_("by paper"),
    ListOrder.LONGEST: N_("longest first"),
    ListOrder.FIGURES: N_("most figures first"),
}


@dataclass(frozen=True, slots=True)
class ListState:
    """Order and filters of the list; ``query`` is that of a saved search, by its ``name``."""

    order: ListOrder = ListOrder.NEWEST
    words: str = ""
    unread_only: bool = False
    starred_only: bool = False
    query: str = ""
    name: str = ""

    def next_order(self) -> "ListState":
        """Return the state with the next order."""
        orders = list(ListOrder)
        return replace(self, order=orders[(orders.index(self.order) + 1) % len(orders)])

    @property
    def filtered(self) -> bool:
        """Tell whether anything is left out of the list."""
        return bool(self.words or self.unread_only or self.starred_only or self.query)

    def where(self, library: Library) -> ListFilter:
        """Return the filter, with the marks and the hits of the query as they are now.

        Raises QueryError when the query cannot be read.
        """
        keys = frozenset(library.searches.keys(self.query)) if self.query else None
        read = library.marked(Mark.READ) if self.unread_only else frozenset()
        starred = frozenset(library.marked(Mark.STAR)) if self.starred_only else None
        return ListFilter(words=self.words, only=starred, without=frozenset(read), articles=keys)

    def told(self) -> str:
        """Say in a few words what the list shows."""
        parts = [_(ORDER_NAMES[self.order])] if self.order is not ListOrder.NEWEST else []
        if self.words:
            parts.append(_("with “{words}”").format(words=self.words))
        if self.unread_only:
            parts.append(_("unread"))
        if self.starred_only:
            parts.append(_("starred"))
        return listed(parts)
