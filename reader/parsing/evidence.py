"""Evidence for what an open block is: headline, subhead or running text.

Each row of the table is one observation with its weights; the label with the highest sum wins,
and the rows that spoke can be shown as the reason.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto
from typing import Final

from reader.parsing.forms import Form
from reader.parsing.lines import PARAGRAPH_INDENT
from reader.parsing.marks import STARTERS, UNFINISHED
from reader.parsing.scene import Scene


class Label(Enum):
    """What an open block is taken for."""

    HEADLINE = auto()
    SUBHEAD = auto()
    TEXT = auto()


@dataclass(frozen=True, slots=True)
class Evidence:
    """An observation: its name, and what it adds for headline, subhead and running text."""

    name: str
    headline: float
    subhead: float
    text: float
    observe: Callable[[Scene], float]


@dataclass(frozen=True, slots=True)
class Verdict:
    """The label chosen, by how much it won, and the observations made with their strength."""

    label: Label
    margin: float
    reasons: tuple[tuple[str, float], ...]


_ORDINAL = re.compile(
    r"(?:[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．]|第[一二三四五六七八九十]+[，、：\s]|[●■◆▶►★○①-⑩])\s*"
)
_HALF: Final = range(4, 25)
"""Code points of one half of a spaced or paired heading."""

_CUSTOM: Final = 2
"""Signed articles that make signing a custom of the page."""

_PAIRED: Final = (("“", "”"), ("《", "》"), ("（", "）"), ("「", "」"), ("【", "】"))
_COLUMN_NAME = re.compile(r"[（(【][\u4e00-\u9fff·]{2,12}[）)】]$")
_NOTICE = re.compile(
    r"公\s*告|公\s*示|通\s*知|启\s*事|声\s*明|讣\s*告|征\s*文|天气|预报|日程|读者来信|来信|摘登|名单"
)
_BRACKETED = re.compile(r"^[（(][^（）()]*[）)]$")
_LETTERS = re.compile(r"^[\u4e00-\u9fff](?:[ \u3000]+[\u4e00-\u9fff]){2,}$")
_SPEAKER = re.compile(r"^[\u4e00-\u9fff·A-Z]{1,8}[：:]")
_NEWS_VERB = re.compile(
    r"举行|召开|开工|启动|举办|出席|会见|印发|发布|揭牌|开幕|闭幕|签署|访问|亮相|突破|落户|投用|通车|获|将|到|调研|强调|启用|成立|推进|率先|首|入选"
)
_DATE_ONLY = re.compile(r"^[\d〇○零一二三四五六七八九十年月日—\-至\s]+$")


def _unbalanced(scene: Scene) -> float:
    return float(any(scene.text.count(a) != scene.text.count(b) for a, b in _PAIRED))


def _halves(scene: Scene) -> float:
    parts = scene.text.replace("\u3000", " ").split()
    return float(len(parts) in (2, 3) and all(len(part) in _HALF for part in parts))


def _commas(scene: Scene) -> float:
    return min(3.0, scene.text.count("，") + scene.text.count("；") + scene.text.count(","))


def _uneven(scene: Scene) -> float:
    """Clauses of very different length are no headline's couplet."""
    parts = [len(part) for part in scene.text.split("，")]
    return float(len(parts) > 1 and (min(parts) * 2 < max(parts) or parts[-1] < _HALF.start))


def _starts_running(scene: Scene) -> float:
    if not scene.text.startswith(STARTERS):
        return 0.0
    return 1.0 if "，" in scene.text else 0.5


def _text_goes_on(scene: Scene) -> float:
    """The next block begins with what cannot begin a paragraph."""
    return float(scene.following_text.startswith(tuple("，。、；：！？”’）》%％")))


def _longer_than(length: int) -> Callable[[Scene], float]:
    return lambda scene: float(len(scene.text) > length)


def _shorter_than(length: int) -> Callable[[Scene], float]:
    return lambda scene: float(len(scene.text) < length)


def _next_is(*forms: Form | None) -> Callable[[Scene], float]:
    return lambda scene: float(scene.following in forms)


def _heading_before(*forms: Form | None) -> Callable[[Scene], float]:
    return lambda scene: float(scene.after_heading in forms)


def _column_zero(scene: Scene) -> float:
    return float(scene.page.layout.indented and scene.block.indent < PARAGRAPH_INDENT)


def _set_in(scene: Scene) -> float:
    return float(scene.page.layout.indented and scene.block.indent >= PARAGRAPH_INDENT)


def _next_set_in(scene: Scene) -> float:
    after = scene.page.next_of(scene.index)
    indented = after >= 0 and scene.page.blocks[after].indent >= PARAGRAPH_INDENT
    return float(scene.page.layout.indented and indented)


def _unsigned(scene: Scene) -> float:
    """Articles here carry bylines or datelines, this block does not lead to one."""
    signed = scene.after_heading in (Form.BYLINE, Form.DATELINE, Form.METADATA)
    return float(scene.page.signed >= _CUSTOM and not signed)


def _kin(scene: Scene) -> float:
    if not scene.section or not scene.running.tail or scene.page.set_apart:
        return 0.0
    return max(-1.0, min(1.5, (scene.kinship - 0.12) * 12))


def _old_words(scene: Scene) -> float:
    return scene.echo_before if scene.running.tail and not scene.page.set_apart else 0.0


TABLE: Final = (
    Evidence(
        "a byline or dateline follows",
        6,
        -4,
        -4,
        _heading_before(Form.BYLINE, Form.DATELINE, Form.METADATA),
    ),
    Evidence(
        "a captioned photo follows and nothing else",
        5,
        -1,
        -1,
        lambda scene: float(scene.leads_to_photo),
    ),
    Evidence("in a column of briefs", 4, -3, -1, lambda scene: float(scene.running.rubric)),
    Evidence("right below a byline", -6, 0, 1, lambda scene: float(scene.running.signed)),
    Evidence("a notice's title", 3, -1, -1, lambda scene: float(bool(_NOTICE.search(scene.text)))),
    Evidence("a table or list follows", 2.5, 0.5, 0, _next_is(Form.LINE)),
    Evidence(
        "brackets around it all", -3, -3, 3, lambda scene: float(bool(_BRACKETED.match(scene.text)))
    ),
    Evidence(
        "brackets below a headline",
        5,
        0,
        0,
        lambda scene: float(bool(_BRACKETED.match(scene.text)) and scene.running.after_headline),
    ),
    Evidence("letters set apart", 3, 0, -3, lambda scene: float(bool(_LETTERS.match(scene.text)))),
    Evidence("leads on with a dash", -2, 3, 0, lambda scene: float(scene.text.endswith("——"))),
    Evidence("a deck follows", 3, -1, -2, _next_is(Form.DECK)),
    Evidence("it opens the page", 4, -2, 0, lambda scene: float(not scene.running.started)),
    Evidence("it follows a headline", 2, 0, 0, lambda scene: float(scene.running.after_headline)),
    Evidence(
        "the article before has signed off", 3, -3, -1, lambda scene: float(scene.running.ended)
    ),
    Evidence("out of the paragraphs' indent", 6, -3, -3, _column_zero),
    Evidence("indented like a paragraph", -5, 1, 1, _set_in),
    Evidence("a wide gap before", 1.5, 0, -1, lambda scene: float(scene.wide_gap)),
    Evidence("spaced halves", 2, 2.5, -2, _halves),
    Evidence("commas", -0.3, -0.6, 1, _commas),
    Evidence("uneven clauses", -1, -1, 1.5, _uneven),
    Evidence("an open quote or bracket", -4, -4, 4, _unbalanced),
    Evidence(
        "ends on a word that leads on", -3, -3, 3, lambda scene: float(scene.text[-1] in UNFINISHED)
    ),
    Evidence("begins like running text", -2, -2, 2.5, _starts_running),
    Evidence("the next block goes on inside a sentence", -5, -5, 6, _text_goes_on),
    Evidence("the text before is cut", 0, -1.5, 1, lambda scene: float(scene.before_cut)),
    Evidence("numbered", -2, 4, 1, lambda scene: float(bool(_ORDINAL.match(scene.text)))),
    Evidence(
        "a column's name in brackets",
        2,
        -1,
        -1,
        lambda scene: float(bool(_COLUMN_NAME.search(scene.text))),
    ),
    Evidence(
        "a speaker's line",
        -2,
        -2,
        3,
        lambda scene: float(bool(_SPEAKER.match(scene.text)) and scene.echo_before > 0),
    ),
    Evidence("longer than a subhead", 0, -1.5, 0.5, _longer_than(22)),
    Evidence("longer than a headline", -2, -3, 2, _longer_than(36)),
    Evidence("short", 0, 1, -0.5, _shorter_than(14)),
    Evidence("very short", -1, 0.5, 0.5, _shorter_than(5)),
    Evidence(
        "looks like headings near by",
        -0.5,
        1.5,
        -0.5,
        lambda scene: min(2.0, 0 if scene.page.set_apart else scene.lookalikes),
    ),
    Evidence("articles here are signed, this is not", -2, 0.5, 0.5, _unsigned),
    Evidence("the text goes on in the article's words", -1.5, 1.5, 0.5, _kin),
    Evidence("in words of the article before", -1, 1, 0.5, _old_words),
    Evidence(
        "a verb of news", 1, -0.5, 0, lambda scene: float(bool(_NEWS_VERB.search(scene.text)))
    ),
    Evidence("only a date", -3, 3, 0, lambda scene: float(bool(_DATE_ONLY.match(scene.text)))),
    Evidence("running text follows", 0.5, 0.5, 0, _next_is(Form.TEXT)),
    Evidence("the next block begins its own paragraph", 0, 0, -2.5, _next_set_in),
    Evidence("a cry or a question", -0.5, -0.5, 1, lambda scene: float(scene.text[-1] in "！？!?")),
    Evidence("nothing follows", -2, -2, 2, _next_is(None)),
)
"""The observations with their weights (headline, subhead, running text)."""


def judge(scene: Scene) -> Verdict:
    """Weigh the evidence for the open block of ``scene``."""
    sums = {Label.HEADLINE: 0.0, Label.SUBHEAD: 0.0, Label.TEXT: -0.5}
    reasons: list[tuple[str, float]] = []
    for row in TABLE:
        strength = row.observe(scene)
        if strength:
            sums[Label.HEADLINE] += row.headline * strength
            sums[Label.SUBHEAD] += row.subhead * strength
            sums[Label.TEXT] += row.text * strength
            reasons.append((row.name, strength))
    ranked = sorted(sums, key=lambda label: -sums[label])
    return Verdict(ranked[0], sums[ranked[0]] - sums[ranked[1]], tuple(reasons))
