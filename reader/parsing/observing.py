"""What can be observed of an open block's wording and place, 0 where there is nothing of it."""

import re
from collections.abc import Callable
from typing import Final

from reader.parsing import wordings
from reader.parsing.forms import KEPT, Form
from reader.parsing.lines import DEEPEST_INDENT, PARAGRAPH_INDENT
from reader.parsing.marks import (
    FROM_JUMP,
    JUMP,
    LEAD_OPENING,
    NO_OPENING,
    SALUTATION,
    STARTERS,
    UNFINISHED,
)
from reader.parsing.place import Place
from reader.parsing.words import WORDS

_USUAL_ECHO: Final = 0.35
"""Between what leads repeat of headlines and what sections do of subheads (measured)."""

_CUSTOM: Final = 2
"""Signed articles that make signing a custom of the page."""

_FULL_PARAGRAPH: Final = 60
_SCRAP: Final = 30
_LEAD: Final = 60
"""Code points of a lead that tell who, when and how it is known."""

_WHEN: Final = 24
"""Code points of a lead within which it tells its day."""

_ENDS: Final = frozenset([None, Form.BYLINE, Form.SIGNATURE, Form.STAFF])


def longer_than(most: int) -> Callable[[int], float]:
    """Longer than ``most`` code points."""
    return lambda length: float(length > most)


def shorter_than(least: int) -> Callable[[int], float]:
    """Shorter than ``least`` code points."""
    return lambda length: float(length < least)


def between(low: int, high: int) -> Callable[[int], float]:
    """Of ``low`` code points and more, but fewer than ``high``."""
    return lambda length: float(low <= length < high)


def starts_running(text: str) -> float:
    """A phrase that opens running paragraphs; surer with a comma."""
    if not text.startswith(STARTERS):
        return 0.0
    return 1.0 if "，" in text else 0.5


def leads_on(text: str) -> float:
    """It ends on a character after which headings hardly end."""
    return float(text[-1] in UNFINISHED and text[-2:] not in WORDS)


def holds(pattern: re.Pattern[str]) -> Callable[[str], float]:
    """It holds ``pattern``."""
    search = pattern.search
    return lambda text: 1.0 if search(text) else 0.0


def opens_with(pattern: re.Pattern[str]) -> Callable[[str], float]:
    """It begins with ``pattern``."""
    match = pattern.match
    return lambda text: 1.0 if match(text) else 0.0


def leads_to_photo(place: Place) -> float:
    """A captioned photo follows and nothing else."""
    return float(place.leads_to_photo)


def wide_gap(place: Place) -> float:
    """More blank lines than usual stand before it."""
    return float(place.wide_gap)


def text_goes_on(place: Place) -> float:
    """The next block begins with what cannot begin a paragraph."""
    goes_on = place.following_text[0] in NO_OPENING
    return float(goes_on or place.text[-1] == place.following_text[0] == "—")


def follows(_place: Place) -> float:
    """What follows has the form that the row asks for."""
    return 1.0


def column_zero(place: Place) -> float:
    """Out of the indent on a page where only headlines stand out of it."""
    if not place.page.set_apart:
        return 0.0
    return float(not PARAGRAPH_INDENT <= place.block.indent <= DEEPEST_INDENT)


def out_of_indent(place: Place) -> float:
    """Without the indent that paragraphs have here."""
    return float(place.page.layout.indented and place.block.indent < PARAGRAPH_INDENT)


def set_in(place: Place) -> float:
    """Inside the indent on a page where only headlines stand out of it."""
    return float(place.page.set_apart and PARAGRAPH_INDENT <= place.block.indent <= DEEPEST_INDENT)


def next_set_in(place: Place) -> float:
    """What follows begins a paragraph of its own."""
    if place.after < 0 or not place.page.layout.indented:
        return 0.0
    return float(place.page.blocks[place.after].indent >= PARAGRAPH_INDENT)


def unsigned(place: Place) -> float:
    """On a page where signing is no custom: there the other observations must do more."""
    return float(place.page.signed < _CUSTOM)


def echoes(place: Place) -> float:
    """How much of its wording the first lines below repeat, as a lead does with its headline."""
    return place.echo - _USUAL_ECHO


def announced(place: Place) -> float:
    """The line before ends with a colon."""
    if not place.index or place.page.forms[place.index - 1] not in (Form.TEXT, Form.OPEN):
        return 0.0
    return float(place.page.blocks[place.index - 1].text[-1] in "：:")


def in_verse(place: Place) -> float:
    """Between lines that stay as they are."""
    before = place.page.forms[place.index - 1] if place.index else None
    return float(before is Form.LINE)


def word_runs_on(place: Place) -> float:
    """The last and the next character make a word, by the list or by the page itself."""
    return _makes_word(place, place.text[-1] + place.following_text[0])


def runs_on_beyond(place: Place) -> float:
    """The last character makes a word with the text below the next heading, or that text cannot begin."""
    below = "" if place.following is Form.TEXT else place.text_beyond
    if not below:
        return 0.0
    return 1.0 if below[0] in NO_OPENING else _makes_word(place, place.text[-1] + below[0])


def _makes_word(place: Place, seam: str) -> float:
    if not wordings.HAN_PAIR.match(seam):
        return 0.0
    return 1.0 if seam in WORDS else min(1.0, 0.5 * place.page.uses(seam, place.index))


def below_jump(place: Place) -> float:
    """Nothing but a jump from another page stands right above."""
    before = place.page.blocks[place.index - 1].text if place.index else ""
    return float(bool(FROM_JUMP.match(before)) and bool(JUMP.fullmatch(before)))


def below_rows(place: Place) -> float:
    """Rows that stay as they are stand right above, none below."""
    before = place.page.forms[place.index - 1] if place.index else None
    return float(before in KEPT and place.following not in KEPT)


def number_runs_on(place: Place) -> float:
    """The seam to the next block is inside a number."""
    return float(bool(wordings.NUMBER_SEAM.match(place.text[-1] + place.following_text[:1])))


def parallel(place: Place) -> float:
    """Another heading of the article has its halves, quotes and commas, and its length."""
    return float(place.has_parallel)


def alone(place: Place) -> float:
    """No other heading could part its article."""
    return float(not place.siblings)


def lookalikes(place: Place) -> float:
    """Headings alike near by."""
    return min(2.0, place.lookalikes)


def lead_follows(place: Place) -> float:
    """The next block opens as a report does."""
    return float(bool(LEAD_OPENING.match(place.following_text)))


def body_follows(place: Place) -> float:
    """A paragraph of full length follows."""
    return float(len(place.following_text) >= _FULL_PARAGRAPH)


def body_follows_unsigned(place: Place) -> float:
    """The same on a page where signing is no custom."""
    return unsigned(place) and body_follows(place)


def scrap_follows(place: Place) -> float:
    """A very short paragraph follows."""
    return float(len(place.following_text) < _SCRAP)


def retitled(place: Place) -> float:
    """The block below quotes it as the first title."""
    after = place.index + 1
    below = place.page.blocks[after].text if after < len(place.page.blocks) else ""
    return float(bool(wordings.FIRST_TITLE.match(below)))


def lead_holds(pattern: re.Pattern[str], reach: int) -> Callable[[Place], float]:
    """The paragraph below holds ``pattern`` within so many code points."""
    search = pattern.search
    return lambda place: 1.0 if search(place.following_text, 0, reach) else 0.0


tells_how = lead_holds(wordings.REPORTS, _LEAD)
"""The paragraph below tells how its news is known."""

tells_day = lead_holds(wordings.DAY, _WHEN)
"""The paragraph below begins with a day."""


def takes_up(place: Place) -> float:
    """The paragraph below opens with what points back."""
    return float(bool(wordings.TAKES_UP.match(place.following_text)))


def letter_below(place: Place) -> float:
    """A letter's salutation stands right below."""
    below = place.following_text
    return float(below.endswith(("：", ":")) and bool(SALUTATION.search(below[-_LEAD:])))


def paragraphs_below(count: int) -> Callable[[Place], float]:
    """So many paragraphs follow up to the next block of another kind."""
    return lambda place: float(place.below[0] == count)


def last_here(place: Place) -> float:
    """Below the text that follows stands a signature, the foot of the page or nothing."""
    return float(place.below[1] in _ENDS)
