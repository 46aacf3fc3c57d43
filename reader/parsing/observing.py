"""What can be observed of an open block: functions of its scene, 0 where there is nothing of it."""

import re
from collections.abc import Callable
from typing import Final

from reader.parsing import wordings
from reader.parsing.forms import KEPT, Form
from reader.parsing.likeness import alike, shape_of
from reader.parsing.lines import DEEPEST_INDENT, PARAGRAPH_INDENT
from reader.parsing.marks import (
    FROM_JUMP,
    JUMP,
    LEAD_OPENING,
    NO_OPENING,
    STARTERS,
    UNFINISHED,
)
from reader.parsing.scene import Scene
from reader.parsing.words import WORDS

_USUAL_KINSHIP: Final = 0.09
"""Between what sections of one article share and what neighbouring articles do (measured)."""

_USUAL_ECHO: Final = 0.35
"""Between what leads repeat of headlines and what sections do of subheads (measured)."""

_CUSTOM: Final = 2
"""Signed articles that make signing a custom of the page."""

_SIGNATURES: Final = frozenset([Form.BYLINE, Form.DATELINE, Form.METADATA])
_FOREIGN: Final = 0.02
"""The share of common words up to which two texts have nothing to do with each other."""

_FULL_PARAGRAPH: Final = 60
_SCRAP: Final = 30


def starts_running(scene: Scene) -> float:
    """A phrase that opens running paragraphs; surer with a comma."""
    if not scene.text.startswith(STARTERS):
        return 0.0
    return 1.0 if "，" in scene.text else 0.5


def text_goes_on(scene: Scene) -> float:
    """The next block begins with what cannot begin a paragraph."""
    if scene.following not in (Form.TEXT, Form.OPEN):
        return 0.0
    goes_on = scene.following_text[0] in NO_OPENING
    return float(goes_on or scene.text[-1] == scene.following_text[0] == "—")


def of(measure: Callable[[str], float]) -> Callable[[Scene], float]:
    """What ``measure`` finds in the wording."""
    return lambda scene: measure(scene.text)


def longer_than(length: int) -> Callable[[Scene], float]:
    """Longer than ``length`` code points."""
    return lambda scene: 1.0 if len(scene.text) > length else 0.0


def shorter_than(length: int) -> Callable[[Scene], float]:
    """Shorter than ``length`` code points."""
    return lambda scene: 1.0 if len(scene.text) < length else 0.0


def next_is(*forms: Form | None) -> Callable[[Scene], float]:
    """What follows has one of ``forms``."""
    return lambda scene: 1.0 if scene.following in forms else 0.0


def signed_below(scene: Scene) -> float:
    """A byline or dateline stands right below."""
    return float(scene.following in _SIGNATURES or scene.signed_beyond)


def signed_further(scene: Scene) -> float:
    """A byline or dateline stands below further heading lines: the less, the more of them."""
    if signed_below(scene) or scene.after_heading not in _SIGNATURES:
        return 0.0
    return 1 / (scene.heading_end - scene.index) if scene.heading_end > scene.index else 1.0


def column_zero(scene: Scene) -> float:
    """Out of the indent on a page where only headlines stand out of it."""
    if not scene.page.set_apart:
        return 0.0
    return float(not PARAGRAPH_INDENT <= scene.block.indent <= DEEPEST_INDENT)


def out_of_indent(scene: Scene) -> float:
    """Without the indent that paragraphs have here."""
    return float(scene.page.layout.indented and scene.block.indent < PARAGRAPH_INDENT)


def set_in(scene: Scene) -> float:
    """Inside the indent on a page where only headlines stand out of it."""
    return float(scene.page.set_apart and PARAGRAPH_INDENT <= scene.block.indent <= DEEPEST_INDENT)


def next_set_in(scene: Scene) -> float:
    """What follows begins a paragraph of its own."""
    if scene.after < 0 or not scene.page.layout.indented:
        return 0.0
    return float(scene.page.blocks[scene.after].indent >= PARAGRAPH_INDENT)


def where_unsigned(measure: Callable[[Scene], float]) -> Callable[[Scene], float]:
    """The same on pages where signing is no custom: there the other observations must do more."""
    return lambda scene: 0.0 if scene.page.signed >= _CUSTOM else measure(scene)


def kin(scene: Scene) -> float:
    """The text below goes on in the wording of the article before, more or less than is usual."""
    if not scene.section or not scene.running.tail:
        return 0.0
    return max(-1.0, min(1.5, (scene.kinship - _USUAL_KINSHIP) * 14))


def refrain(scene: Scene) -> float:
    """The text below says what the article before says again and again."""
    return scene.refrain if scene.section else 0.0


def old_words(scene: Scene) -> float:
    """Its wording was used by the article before."""
    return scene.echo_before if scene.running.tail else 0.0


def leads_on(scene: Scene) -> float:
    """It ends on a character after which headings hardly end."""
    return float(scene.text[-1] in UNFINISHED and scene.text[-2:] not in WORDS)


def echoes(scene: Scene) -> float:
    """How much of its wording the first lines below repeat, as a lead does with its headline."""
    return scene.echo - _USUAL_ECHO


def announced(scene: Scene) -> float:
    """The line before ends with a colon."""
    before = scene.page.blocks[scene.index - 1].text if scene.index else ""
    known = scene.index and scene.page.forms[scene.index - 1] in (Form.TEXT, Form.OPEN)
    return float(bool(known) and before.endswith(("：", ":")))


def reading(state: str) -> Callable[[Scene], float]:
    """What is true of the article being read."""
    return lambda scene: float(getattr(scene.running, state))


def holds(pattern: re.Pattern[str]) -> Callable[[Scene], float]:
    """It holds ``pattern``."""
    search = pattern.search
    return lambda scene: 1.0 if search(scene.text) else 0.0


def brackets_below(scene: Scene) -> float:
    """All in brackets, below a headline."""
    return float(scene.running.after_headline and bool(wordings.BRACKETED.match(scene.text)))


def speaks(scene: Scene) -> float:
    """A name and a colon, where the article has used that name."""
    return float(bool(wordings.SPEAKER.match(scene.text)) and scene.echo_before > 0)


def in_verse(scene: Scene) -> float:
    """Between lines that stay as they are."""
    before = scene.page.forms[scene.index - 1] if scene.index else None
    return float(before is Form.LINE and scene.following is Form.LINE)


def word_runs_on(scene: Scene) -> float:
    """The last and the next character make a word, by the list or by the page itself."""
    if scene.following is not Form.TEXT:
        return 0.0
    seam = scene.text[-1] + scene.following_text[0]
    if not wordings.HAN_PAIR.match(seam):
        return 0.0
    return 1.0 if seam in WORDS else min(1.0, 0.5 * scene.page.uses(seam, scene.index))


def runs_on_beyond(scene: Scene) -> float:
    """The last character makes a word with the text below the next heading, or that text cannot begin."""
    below = "" if scene.following is Form.TEXT else scene.text_beyond
    if not below:
        return 0.0
    seam = scene.text[-1] + below[0]
    if below[0] in NO_OPENING:
        return 1.0
    if not wordings.HAN_PAIR.match(seam):
        return 0.0
    return 1.0 if seam in WORDS else min(1.0, 0.5 * scene.page.uses(seam, scene.index))


def below_jump(scene: Scene) -> float:
    """Nothing but a jump from another page stands right above."""
    before = scene.page.blocks[scene.index - 1].text if scene.index else ""
    return float(bool(FROM_JUMP.match(before)) and bool(JUMP.fullmatch(before)))


def below_rows(scene: Scene) -> float:
    """Rows that stay as they are stand right above, none below."""
    before = scene.page.forms[scene.index - 1] if scene.index else None
    return float(before in KEPT and scene.following not in KEPT)


def number_runs_on(scene: Scene) -> float:
    """The seam to the next block is inside a number."""
    return float(bool(wordings.NUMBER_SEAM.match(scene.text[-1] + scene.following_text[:1])))


def continues_subheads(scene: Scene) -> float:
    """Of the shape of the last subhead of the article being read."""
    last = scene.running.subhead
    return float(
        bool(last) and not scene.running.ended and alike(shape_of(last), shape_of(scene.text))
    )


def parallel(scene: Scene) -> float:
    """Another heading of the article has its halves, quotes and commas, and its length."""
    return float(scene.has_parallel)


def alone(scene: Scene) -> float:
    """No other heading could part its article."""
    return float(not scene.siblings)


def lookalikes(scene: Scene) -> float:
    """Headings alike near by."""
    return min(2.0, scene.lookalikes)


def news(scene: Scene) -> float:
    """What of it is new to the article before and taken up by the text below."""
    return scene.news if scene.running.tail else 0.0


def foreign(scene: Scene) -> float:
    """The article before shares no word with the heading, and hardly one with the text below."""
    known = scene.running.tail and scene.section and not scene.echo_before
    return float(bool(known) and scene.kinship <= _FOREIGN)


def lead_follows(scene: Scene) -> float:
    """The next block opens as a report does."""
    return float(bool(LEAD_OPENING.match(scene.following_text)))


def body_follows(scene: Scene) -> float:
    """A paragraph of full length follows."""
    return float(scene.following is Form.TEXT and len(scene.following_text) >= _FULL_PARAGRAPH)


def scrap_follows(scene: Scene) -> float:
    """A very short paragraph follows."""
    return float(scene.following is Form.TEXT and len(scene.following_text) < _SCRAP)


def long_article(scene: Scene) -> float:
    """How long the article before is by now."""
    return min(1.0, scene.running.blocks / 8)


def retitled(scene: Scene) -> float:
    """The block below quotes it as the first title."""
    after = scene.index + 1
    below = scene.page.blocks[after].text if after < len(scene.page.blocks) else ""
    return float(bool(wordings.FIRST_TITLE.match(below)))


def between(low: int, high: int) -> Callable[[Scene], float]:
    """Of ``low`` code points and more, but fewer than ``high``."""
    return lambda scene: 1.0 if low <= len(scene.text) < high else 0.0
