"""A block whose form leaves it open, and the story that is being read when it comes."""

from collections.abc import Set as AbstractSet
from typing import Final

from reader.parsing.forms import Form
from reader.parsing.keeping import kept
from reader.parsing.likeness import Told, figures_of, worth
from reader.parsing.place import Place
from reader.parsing.surroundings import Running

_FEWEST_PAIRS: Final = 20
_FEW_WORDS: Final = 2
"""Added to the words an article repeats: a share of very few of them says little."""


class Scene:
    """An open block in its place, and the story so far; evidence asks it questions."""

    def __init__(self, place: Place, running: Running) -> None:
        self.place = place
        self.running = running

    @property
    def signed_below(self) -> bool:
        """Whether an editor's note or the rest of a cut paragraph follows, and then a signature."""
        return self._is_cut(self.place.veil)

    @property
    def after_heading(self) -> Form | None:
        """The form of what follows the run of heading lines that begins here."""
        page, after = self.place.page, self.place.after_headings
        if self._is_cut(self.place.veil_further):
            after = page.next_of(after)
        return page.forms[after] if after >= 0 else None

    def _is_cut(self, veil: Form | None) -> bool:
        """An editor's note before the byline, or the rest of a cut paragraph before the dateline."""
        return veil is not None and (self.running.cut or veil is Form.NOTE)

    @kept
    def told(self) -> Told:
        """What the article being read has told of late."""
        return self.place.page.told_by(self.running.tail)

    @kept
    def shared(self) -> AbstractSet[int]:
        """The pairs of characters of the section below that the article has used."""
        return self.place.section_pairs & self.told.pairs

    @kept
    def kinship(self) -> float:
        """How much of the following section's wording the running article has used, 0 to 1."""
        after = self.place.section_pairs
        if min(len(after), len(self.told.pairs)) < _FEWEST_PAIRS:
            return 0.0
        return len(self.shared) / len(after)

    @kept
    def echo_before(self) -> float:
        """How much of the heading's wording the running article has used, 0 to 1."""
        return self.place.share(self.told.pairs)

    @kept
    def news(self) -> float:
        """How much of the heading the section below takes up that was not said before, 0 to 1."""
        place = self.place
        fresh: set[int | str] = {*place.taken_up - self.told.pairs}
        if place.figures_taken_up:
            fresh |= place.figures_taken_up - figures_of(self.running.tail)
        return worth(fresh) / place.worth if place.worth else 0.0

    @property
    def refrain(self) -> float:
        """How much of what the running article says again and again the section says too, 0 to 1."""
        known = self.told.refrain
        return len(known & self.shared) / (len(known) + _FEW_WORDS)
