"""What can be observed of a heading against the story being read: whether the text below goes on with it.

A subhead parts one story: the text below keeps calling people as they were called, and so does the
text below the next heading. A new story brings names and a day of its own.
"""

from collections.abc import Callable
from typing import Final

from reader.parsing import wordings
from reader.parsing.forms import Form
from reader.parsing.likeness import (
    alike,
    overlapping,
    pairs_of,
    rare_characters_of,
    rare_of,
    rare_pairs_of,
    shape_of,
)
from reader.parsing.observing import unsigned
from reader.parsing.scene import Scene
from reader.parsing.surroundings import State

_USUAL_KINSHIP: Final = 0.09
"""Between what sections of one article share and what neighbouring articles do (measured)."""

_SIGNATURES: Final = frozenset([Form.BYLINE, Form.DATELINE, Form.METADATA])
_FOREIGN: Final = 0.02
"""The share of common words up to which two texts have nothing to do with each other."""

_SECTION: Final = 60
"""Code points from which on a section should share words with its story."""

_LEAST: Final = 3
"""Added to the characters of a lead: a share of very few of them says little."""

_PAIRS: Final = 10
"""Added to the pairs of a section, for the same reason."""

_MANY: Final = 4
"""New characters that are taken up, of which more say no more."""


def reading(state: str) -> Callable[[State], float]:
    """What is true of the article being read."""
    return lambda story: float(getattr(story, state))


def opens_page(story: State) -> float:
    """Nothing but furniture was read before."""
    return float(not story.started)


def opened_by(form: Form) -> Callable[[State], float]:
    """The story being read begins with a byline, or with a dateline."""
    return lambda story: float(story.opened is form)


def parted_unsigned(story: State) -> float:
    """The story being read has subheads, but neither byline nor dateline."""
    return float(story.opened is None and story.parted)


def signed_below(scene: Scene) -> float:
    """A byline or dateline stands right below."""
    return float(scene.place.following in _SIGNATURES or scene.signed_below)


def signed_further(scene: Scene) -> float:
    """A byline or dateline stands below further heading lines: the less, the more of them."""
    if scene.after_heading not in _SIGNATURES or signed_below(scene):
        return 0.0
    lines = scene.place.heading_end - scene.place.index
    return 1 / lines if lines > 0 else 1.0


def brackets_below(scene: Scene) -> float:
    """All in brackets, below a headline."""
    if not scene.running.after_headline:
        return 0.0
    return float(bool(wordings.BRACKETED.match(scene.place.text)))


def continues_subheads(scene: Scene) -> float:
    """Of the shape of the last subhead of the article being read."""
    last = scene.running.subhead
    if not last or scene.running.ended:
        return 0.0
    return float(alike(shape_of(last), shape_of(scene.place.text)))


def signed_again(scene: Scene) -> float:
    """A byline ends the text below, and the story being read was signed where it began."""
    return float(scene.running.opened is not None and scene.place.below[1] is Form.BYLINE)


def speaks(scene: Scene) -> float:
    """A name and a colon, where the article has used that name."""
    return float(bool(wordings.SPEAKER.match(scene.place.text)) and scene.echo_before > 0)


def kin(scene: Scene) -> float:
    """The text below goes on in the wording of the article before, more or less than is usual."""
    if not scene.place.section or not scene.running.tail:
        return 0.0
    return max(-1.0, min(1.5, (scene.kinship - _USUAL_KINSHIP) * 14))


def refrain(scene: Scene) -> float:
    """The text below says what the article before says again and again."""
    return scene.refrain if scene.place.section else 0.0


def old_words(scene: Scene) -> float:
    """Its wording was used by the article before."""
    return scene.echo_before if scene.running.tail else 0.0


def news(scene: Scene) -> float:
    """What of it is new to the article before and taken up by the text below."""
    return scene.news if scene.running.tail else 0.0


def news_unsigned(scene: Scene) -> float:
    """The same on a page where signing is no custom."""
    return unsigned(scene.place) and news(scene)


def foreign(scene: Scene) -> float:
    """The article before shares no word with the heading, and hardly one with the text below."""
    known = scene.running.tail and scene.place.section and not scene.echo_before
    return float(bool(known) and scene.kinship <= _FOREIGN)


def calls_known(scene: Scene) -> float:
    """The text below calls somebody as the story did."""
    return float(any(one in scene.running.tail for one in scene.place.called))


def strange(scene: Scene) -> float:
    """Nothing of three characters, frequent words aside, is in the story and in the text below."""
    if not scene.running.tail or len(scene.place.section) < _SECTION:
        return 0.0
    return float(not overlapping(rare_of(scene.shared)))


def title_strange(scene: Scene) -> float:
    """The text below has no word of the story's headline."""
    title = pairs_of(scene.running.title)
    if not title or not scene.place.section:
        return 0.0
    return float(title.isdisjoint(scene.place.section_pairs))


def title_stranger(scene: Scene) -> float:
    """The text below has not even a rare character of the story's headline."""
    title, below = rare_characters_of(scene.running.title), scene.place.section
    return float(bool(title and below) and not any(one in below for one in title))


def title_again(scene: Scene) -> float:
    """It has a word of the story's headline."""
    return float(not scene.place.pairs.isdisjoint(rare_pairs_of(scene.running.title)))


def takes_up_anew(scene: Scene) -> float:
    """Its rare characters that the story has not used and the text below does."""
    known = scene.running.tail
    return min(_MANY, sum(one not in known for one in scene.place.rare_taken_up)) / _MANY


def lead_known(scene: Scene) -> float:
    """How many rare characters of the first words below the story has used."""
    lead, known = scene.place.lead_characters, scene.running.tail
    return sum([one in known for one in lead]) / (len(lead) + _LEAST)


def goes_on_beyond(scene: Scene) -> float:
    """The text below the next heading goes on in rare words of the story before this one."""
    beyond = scene.place.beyond_pairs
    if not beyond:
        return 0.0
    known = beyond & scene.told.pairs
    return min(1.5, 5 * len(known) / (len(beyond) + _PAIRS))
