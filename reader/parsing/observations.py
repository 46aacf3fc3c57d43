"""What can be observed of an open block, and what each observation weighs."""

import re
from collections.abc import Callable
from typing import Final

from reader.parsing import wordings
from reader.parsing.evidence import Evidence
from reader.parsing.forms import Form
from reader.parsing.likeness import alike, shape_of
from reader.parsing.lines import DEEPEST_INDENT, PARAGRAPH_INDENT
from reader.parsing.marks import (
    BETWEEN_DASHES,
    LEAD_OPENING,
    ORDINAL,
    PARAGRAPH_OPENING,
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


def _starts_running(scene: Scene) -> float:
    if not scene.text.startswith(STARTERS):
        return 0.0
    return 1.0 if "，" in scene.text else 0.5


def _text_goes_on(scene: Scene) -> float:
    """The next block begins with what cannot begin a paragraph."""
    dashes = "—" if scene.text.endswith("—") else ""
    runs = scene.following in (Form.TEXT, Form.OPEN)
    return float(
        runs and scene.following_text.startswith(tuple(f"，。、；：！？”’）》%％·{dashes}"))
    )


def _of(measure: Callable[[str], float]) -> Callable[[Scene], float]:
    return lambda scene: measure(scene.text)


def _longer_than(length: int) -> Callable[[Scene], float]:
    return lambda scene: float(len(scene.text) > length)


def _shorter_than(length: int) -> Callable[[Scene], float]:
    return lambda scene: float(len(scene.text) < length)


def _next_is(*forms: Form | None) -> Callable[[Scene], float]:
    return lambda scene: float(scene.following in forms)


def _signed_below(scene: Scene) -> float:
    """A byline or dateline stands right below."""
    return float(scene.following in _SIGNATURES or scene.signed_beyond)


def _signed_further(scene: Scene) -> float:
    """A byline or dateline stands below further heading lines: the less, the more of them."""
    if _signed_below(scene) or scene.after_heading not in _SIGNATURES:
        return 0.0
    return 1 / (scene.heading_end - scene.index) if scene.heading_end > scene.index else 1.0


def _column_zero(scene: Scene) -> float:
    apart = not PARAGRAPH_INDENT <= scene.block.indent <= DEEPEST_INDENT
    return float(scene.page.set_apart and apart)


def _out_of_indent(scene: Scene) -> float:
    return float(scene.page.layout.indented and scene.block.indent < PARAGRAPH_INDENT)


def _set_in(scene: Scene) -> float:
    return float(scene.page.set_apart and PARAGRAPH_INDENT <= scene.block.indent <= DEEPEST_INDENT)


def _next_set_in(scene: Scene) -> float:
    after = scene.page.next_of(scene.index)
    indented = after >= 0 and scene.page.blocks[after].indent >= PARAGRAPH_INDENT
    return float(scene.page.layout.indented and indented)


def _unsigned(scene: Scene) -> float:
    """Articles here carry bylines or datelines, this block does not lead to one."""
    signed = scene.after_heading in _SIGNATURES
    return float(scene.page.signed >= _CUSTOM and not signed)


def _where_unsigned(measure: Callable[[Scene], float]) -> Callable[[Scene], float]:
    """The same on pages where signing is no custom: there the other observations must do more."""
    return lambda scene: 0.0 if scene.page.signed >= _CUSTOM else measure(scene)


def _kin(scene: Scene) -> float:
    if not scene.section or not scene.running.tail:
        return 0.0
    return max(-1.0, min(1.5, (scene.kinship - _USUAL_KINSHIP) * 14))


def _old_words(scene: Scene) -> float:
    return scene.echo_before if scene.running.tail else 0.0


def _leads_on(scene: Scene) -> float:
    return float(scene.text[-1] in UNFINISHED and scene.text[-2:] not in WORDS)


def _echoes(scene: Scene) -> float:
    """How much of its wording the first lines below repeat, as a lead does with its headline."""
    return scene.echo - _USUAL_ECHO


def _announced(scene: Scene) -> float:
    before = scene.page.blocks[scene.index - 1].text if scene.index else ""
    known = scene.index and scene.page.forms[scene.index - 1] in (Form.TEXT, Form.OPEN)
    return float(bool(known) and before.endswith(("：", ":")))


def _next_starts(scene: Scene) -> float:
    """The next block opens with a date, a quote or a phrase that opens paragraphs."""
    return float(bool(PARAGRAPH_OPENING.match(scene.following_text)))


def _reading(state: str) -> Callable[[Scene], float]:
    return lambda scene: float(getattr(scene.running, state))


def _holds(pattern: re.Pattern[str]) -> Callable[[Scene], float]:
    return lambda scene: float(bool(pattern.search(scene.text)))


def _brackets_below(scene: Scene) -> float:
    return float(scene.running.after_headline and bool(wordings.BRACKETED.match(scene.text)))


def _speaks(scene: Scene) -> float:
    """A name and a colon, where the article has used that name."""
    return float(bool(wordings.SPEAKER.match(scene.text)) and scene.echo_before > 0)


def _in_verse(scene: Scene) -> float:
    before = scene.page.forms[scene.index - 1] if scene.index else None
    return float(before is Form.LINE and scene.following is Form.LINE)


def _word_runs_on(scene: Scene) -> float:
    """The last and the next character make a word, by the list or by the page itself."""
    seam = scene.text[-1] + scene.following_text[:1]
    if not wordings.HAN_PAIR.match(seam) or scene.following is not Form.TEXT:
        return 0.0
    return 1.0 if seam in WORDS else min(1.0, 0.5 * scene.page.uses(seam, scene.index))


def _runs_on_beyond(scene: Scene) -> float:
    """The last character makes a word with the text below the next heading, or that text cannot begin."""
    below = scene.text_beyond
    if not below or scene.following is Form.TEXT:
        return 0.0
    seam = scene.text[-1] + below[0]
    if below[0] in "，。、；：！？”’）》%％·":
        return 1.0
    if not wordings.HAN_PAIR.match(seam):
        return 0.0
    return 1.0 if seam in WORDS else min(1.0, 0.5 * scene.page.uses(seam, scene.index))


def _number_runs_on(scene: Scene) -> float:
    return float(bool(wordings.NUMBER_SEAM.match(scene.text[-1] + scene.following_text[:1])))


def _continues_subheads(scene: Scene) -> float:
    """Of the shape of the last subhead of the article being read."""
    last = scene.running.subhead
    return float(
        bool(last) and not scene.running.ended and alike(shape_of(last), shape_of(scene.text))
    )


def _alone(scene: Scene) -> float:
    return float(not scene.siblings)


def _lookalikes(scene: Scene) -> float:
    """Headings alike near by."""
    return min(2.0, scene.lookalikes)


def _news(scene: Scene) -> float:
    return scene.news if scene.running.tail else 0.0


def _foreign(scene: Scene) -> float:
    """The article before shares no word with the heading, and hardly one with the text below."""
    known = scene.running.tail and scene.section and not scene.echo_before
    return float(bool(known) and scene.kinship <= _FOREIGN)


def _lead_follows(scene: Scene) -> float:
    return float(bool(LEAD_OPENING.match(scene.following_text)))


def _body_follows(scene: Scene) -> float:
    return float(scene.following is Form.TEXT and len(scene.following_text) >= _FULL_PARAGRAPH)


def _scrap_follows(scene: Scene) -> float:
    return float(scene.following is Form.TEXT and len(scene.following_text) < _SCRAP)


def _long_article(scene: Scene) -> float:
    return min(1.0, scene.running.blocks / 8)


def _retitled(scene: Scene) -> float:
    after = scene.index + 1
    below = scene.page.blocks[after].text if after < len(scene.page.blocks) else ""
    return float(bool(wordings.FIRST_TITLE.match(below)))


def _between(low: int, high: int) -> Callable[[Scene], float]:
    return lambda scene: float(low <= len(scene.text) < high)


# fmt: off
TABLE: Final = (
    Evidence("a byline or dateline follows", 4.5, -3.25, -3.25, _signed_below),
    Evidence("heading lines and a byline or dateline follow", 1, -5.75, 1.75, _signed_further),
    Evidence("the text below quotes it as the first title", 4.5, -1.5, -2, _retitled),
    Evidence("a captioned photo follows and nothing else", 8.25, -2.25, -2, lambda scene: float(scene.leads_to_photo)),
    Evidence("a deck follows", 3, -1, -2, _next_is(Form.DECK)),
    Evidence("it opens the page", 4.5, -3.5, 1, lambda scene: float(not scene.running.started)),
    Evidence("it follows a headline", -0.25, 2, 0, _reading("after_headline")),
    Evidence("in a column of briefs", 4, -3, -1, _reading("rubric")),
    Evidence("right below a byline", -5.5, -0.25, 0.75, _reading("signed")),
    Evidence("the article before has signed off", 2.25, -2.25, -0.75, _reading("ended")),
    Evidence("the article before has hardly begun", -0.25, -1.5, 0.5, lambda scene: float(scene.running.blocks == 1)),
    Evidence("out of the paragraphs' indent", 4.25, -2, -2.25, _out_of_indent),
    Evidence("where only headlines stand out", 1.75, -1, -0.75, _column_zero),
    Evidence("indented like a paragraph", -7, 0.25, 1.75, _set_in),
    Evidence("the next block begins its own paragraph", -4.25, 2.25, -2, _next_set_in),
    Evidence("a wide gap before", 3.25, -1.75, -1, lambda scene: float(scene.wide_gap)),
    Evidence("a notice's title", 3.25, -1.5, -1, _holds(wordings.NOTICE)),
    Evidence("below a line that announces a list", -1.5, -1.25, 1.75, _announced),
    Evidence("the next block begins like a paragraph", -0.5, -0, -1.5, _next_starts),
    Evidence("a table or list follows", 2.5, 0.5, -0, _next_is(Form.LINE, Form.SIGNATURE)),
    Evidence("between lines of verse", -3.25, 2.25, -0, _in_verse),
    Evidence("brackets around it all", -3.5, -3.75, 4, _holds(wordings.BRACKETED)),
    Evidence("brackets below a headline", 5.25, -0, -0.25, _brackets_below),
    Evidence("letters set apart", 3, -0, -3, _holds(wordings.LETTERS)),
    Evidence("a column's name in brackets", 1.75, -1, -0.75, _holds(wordings.COLUMN_NAME)),
    Evidence("spaced halves", 3, 2, -2.5, _of(wordings.halves)),
    Evidence("numbered", -2.5, 4.5, 1, _holds(ORDINAL)),
    Evidence("only a date", -3, 3, 0, _holds(wordings.DATE_ONLY)),
    Evidence("a column's name between dashes", 6, -3, -3, _holds(BETWEEN_DASHES)),
    Evidence("a verb of news", 1.25, -0.75, 0, _holds(wordings.NEWS_VERB)),
    Evidence("leads on with a dash", -1.75, 3, -0.5, lambda scene: float(scene.text.endswith("——"))),
    Evidence("commas", -0.5, -0.25, 1, _of(wordings.commas)),
    Evidence("uneven clauses", 0.25, -0.5, -0.25, _of(wordings.uneven)),
    Evidence("an open quote or bracket", -2.75, -5, 3.75, _of(wordings.unbalanced)),
    Evidence("ends on a word that leads on", -1.75, -3.75, 2.5, _leads_on),
    Evidence("begins like running text", -1.5, -3.25, 3.25, _starts_running),
    Evidence("a speaker's line", -1.25, 0.75, 0, _speaks, dear=True),
    Evidence("a cry or a question", -0.5, -0, 0.25, lambda scene: float(scene.text[-1] in "！？!?")),
    Evidence("the next block goes on inside a sentence", -5, -5, 6, _text_goes_on),
    Evidence("a word runs on into the next block", -3.75, -4, 3.5, _word_runs_on),
    Evidence("a word runs on below the next heading", -3, -4, 3.5, _runs_on_beyond),
    Evidence("a number runs on into the next block", -4, -4, 4, _number_runs_on),
    Evidence("a time or a speech before the comma", -0.25, -2.5, 0.75, _holds(wordings.OPENING_CLAUSE)),
    Evidence("a pair of clauses", -0, 0.25, -0.5, _of(wordings.pair)),
    Evidence("alone in its article", 0.5, -1, -0, _alone, dear=True),
    Evidence("the text before is cut", -1.25, -0, 1, _reading("cut")),
    Evidence("longer than a subhead", 0.25, -2, 1, _longer_than(22)),
    Evidence("longer than a headline", -1, -5, 3.25, _longer_than(36)),
    Evidence("short", 1, 1.75, -1.75, _shorter_than(14)),
    Evidence("shorter than a cut line", -2.25, 2.75, -1.25, _shorter_than(10)),
    Evidence("very short", -0.25, -0.25, 0.5, _shorter_than(5)),
    Evidence("looks like headings near by", 0.25, 1, -0.75, _lookalikes, dear=True),
    Evidence("like the article's last subhead", -1.25, 1.75, -0, _continues_subheads),
    Evidence("articles here are signed, this is not", -0.75, 0.25, -0.25, _unsigned),
    Evidence("the text goes on in the article's words", -0.75, 1.75, -0, _kin, dear=True),
    Evidence("in words of the article before", -3, 0, 3.5, _old_words, dear=True),
    Evidence("the lead below repeats its words", 2, 1.5, -1.25, _echoes, dear=True),
    Evidence("news that the text below takes up", 1, 2, -2.75, _news, dear=True),
    Evidence("the article before speaks of something else", 1.25, -0, -1.25, _foreign, dear=True),
    Evidence("a lead follows", 0.5, 0.75, -1.25, _lead_follows),
    Evidence("a full paragraph follows", -0, 1, -1, _body_follows),
    Evidence("a scrap of text follows", -1, 1, 0.25, _scrap_follows),
    Evidence("the article before is long", 0.75, -1.75, 1, _long_article),
    Evidence("of a short headline's length", -1.25, 1, 0, _between(10, 15)),
    Evidence("of a headline's length", -0.75, 1.25, -0.5, _between(15, 23)),
    Evidence("of a long headline's length", -1, 2.25, -1.25, _between(23, 37)),
    Evidence("a topic and a colon", 0, -0.5, 0.5, _holds(wordings.TOPIC)),
    Evidence("a quoted name", 0.75, -0, -0.5, _holds(wordings.QUOTED)),
    Evidence("a question", 1.25, -0.5, -0.5, _holds(wordings.QUESTION)),
    Evidence("a cry", -1, 1.25, -0, _holds(wordings.CRY)),
    Evidence("a word of talk", -0.5, 1.25, -0.5, _holds(wordings.TALK)),
    Evidence("a wire's or a site's name behind it", 2, -0.5, -1.25, _holds(wordings.SITE_BEHIND)),
    Evidence("no Chinese in it", -1.75, 0.75, 1, _holds(wordings.NO_CHINESE)),
    Evidence("running text follows", 1.5, -0.75, 0.5, _next_is(Form.TEXT)),
    Evidence("nothing here is signed", 0.25, -1, 0.75, _where_unsigned(lambda _scene: 1.0)),
    Evidence("a lead follows where nothing is signed", 0, -0.25, 0.25, _where_unsigned(_lead_follows)),
    Evidence("a full paragraph follows where nothing is signed", 0.25, -0.25, 0, _where_unsigned(_body_follows)),
    Evidence("news where nothing is signed", 1.25, -1, -0.25, _where_unsigned(_news), dear=True),
    Evidence("kin where nothing is signed", -0.25, -0.5, 0.75, _where_unsigned(_kin), dear=True),
    Evidence("an echo where nothing is signed", 1, -0.75, -0.25, _where_unsigned(_echoes), dear=True),
    Evidence("nothing follows", -1.75, -2, 2, _next_is(None)),
)
"""The observations with their weights for headline, subhead and running text."""
# fmt: on
