"""An index that has not seen every article yet: those are read, all others are looked up."""

from collections.abc import Collection, Sequence

from reader.search.best import find_in_segments
from reader.search.document import TextStore
from reader.search.index import SearchIndex, reading_index
from reader.search.postings import bits_of
from reader.search.scan import Asked, Found, read_all
from reader.search.segment import Snapshot


class LaggingIndex(SearchIndex):
    """Answers for a commit and for the articles that came after it, exactly as one index would."""

    def __init__(
        self, index: SearchIndex, store: TextStore, unseen: Sequence[int], gone: Collection[int]
    ) -> None:
        """Take the latest commit without ``unseen`` and ``gone`` keys; the first are read.

        Raises:
            LibraryDamaged: when the index cannot be read.
        """
        super().__init__(index.folder)
        self._store = store
        self._unseen = unseen
        with reading_index(index.folder):
            self._held = without(index.current(), {*unseen, *gone})

    def count(self) -> int:
        """Return how many articles there are, unseen ones among them."""
        return self._held.count + len(self._unseen)

    def find(self, asked: Asked) -> Found:
        """Return how many articles answer, and their keys best or newest first.

        Raises:
            LibraryDamaged: when the index cannot be read.
            SearchCancelled: when ``asked.cancelled`` says so.
        """
        read = read_all(asked, self._store, self._unseen)
        with reading_index(self.folder):
            return find_in_segments(asked, self._held, read)


def without(held: Snapshot, keys: Collection[int]) -> Snapshot:
    """Return a commit from which some articles are left out."""
    left = []
    for segment, alive in held.segments:
        numbers = (number for number, key in enumerate(segment.keys) if key in keys)
        left.append((segment, alive & ~bits_of(numbers, segment.count)))
    return Snapshot.of(held.generation, left)
