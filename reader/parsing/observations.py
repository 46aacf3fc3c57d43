"""What can be observed of an open block, and what each observation weighs."""

import re
from collections.abc import Callable
from typing import Final

from reader.parsing.evidence import Evidence
from reader.parsing.forms import Form
from reader.parsing.lines import DEEPEST_INDENT, PARAGRAPH_INDENT
from reader.parsing.marks import ORDINAL, PARAGRAPH_OPENING, STARTERS, UNFINISHED
from reader.parsing.scene import Scene
from reader.parsing.words import WORDS

_OPENING_CLAUSE = re.compile(
    r"^(?:[^，]{0,12}(?:以来|期间|之际|时|后|前|日|年|月|中|里|上午|下午|晚|半年|季度)|[^，]{2,16}(?:说|表示|介绍|认为|指出|强调|称|透露|坦言|告诉记者|回忆)|作为[^，]*|在[^，]*[上中下]|为[^，]*)，"
)
_USUAL_KINSHIP: Final = 0.09
"""Between what sections of one article share and what neighbouring articles do (measured)."""

_USUAL_ECHO: Final = 0.35
"""Between what leads repeat of headlines and what sections do of subheads (measured)."""

_HAN_PAIR = re.compile(r"^[\u4e00-\u9fff]{2}$")
_NUMBER_SEAM = re.compile(r"^\d[\d.%％个万亿元年月日人名次条项种]|^[.．]\d")
_COUPLE: Final = 2
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
    r"举行|召开|开工|启动|举办|出席|会见|印发|发布|揭牌|开幕|闭幕|签署|访问|亮相|突破|落户|投用|通车|调研|启用|成立|率先|入选|会谈|建成|发射|开通|上线|揭晓|公布|荣获|夺冠|表彰"
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
    if len(parts) == 1 or (min(parts) * 2 >= max(parts) and parts[-1] >= _HALF.start):
        return 0.0
    return 0.3 if parts[0] < _HALF.start else 1.0


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


def _longer_than(length: int) -> Callable[[Scene], float]:
    return lambda scene: float(len(scene.text) > length)


def _shorter_than(length: int) -> Callable[[Scene], float]:
    return lambda scene: float(len(scene.text) < length)


def _next_is(*forms: Form | None) -> Callable[[Scene], float]:
    return lambda scene: float(scene.following in forms)


def _heading_before(*forms: Form | None) -> Callable[[Scene], float]:
    return lambda scene: float(scene.after_heading in forms)


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
    signed = scene.after_heading in (Form.BYLINE, Form.DATELINE, Form.METADATA)
    return float(scene.page.signed >= _CUSTOM and not signed)


def _kin(scene: Scene) -> float:
    if not scene.section or not scene.running.tail or scene.page.set_apart:
        return 0.0
    return max(-1.0, min(1.5, (scene.kinship - _USUAL_KINSHIP) * 14))


def _old_words(scene: Scene) -> float:
    return scene.echo_before if scene.running.tail and not scene.page.set_apart else 0.0


def _leads_on(scene: Scene) -> float:
    return float(scene.text[-1] in UNFINISHED and scene.text[-2:] not in WORDS)


def _echoes(scene: Scene) -> float:
    """How much of its wording the first lines below repeat, as a lead does with its headline."""
    return scene.echo - _USUAL_ECHO


def _announced(scene: Scene) -> float:
    before = scene.page.blocks[scene.index - 1].text if scene.index else ""
    return float(before.endswith(("：", ":")))


def _next_starts(scene: Scene) -> float:
    """The next block opens with a date, a quote or a phrase that opens paragraphs."""
    return float(bool(PARAGRAPH_OPENING.match(scene.following_text)))


def _reading(state: str) -> Callable[[Scene], float]:
    return lambda scene: float(getattr(scene.running, state))


def _holds(pattern: re.Pattern[str]) -> Callable[[Scene], float]:
    return lambda scene: float(bool(pattern.search(scene.text)))


def _brackets_below(scene: Scene) -> float:
    return float(scene.running.after_headline and bool(_BRACKETED.match(scene.text)))


def _speaks(scene: Scene) -> float:
    """A name and a colon, where the article has used that name."""
    return float(bool(_SPEAKER.match(scene.text)) and scene.echo_before > 0)


def _in_verse(scene: Scene) -> float:
    before = scene.page.forms[scene.index - 1] if scene.index else None
    return float(before is Form.LINE and scene.following is Form.LINE)


def _word_runs_on(scene: Scene) -> float:
    """The last and the next character make a word, by the list or by the page itself."""
    seam = scene.text[-1] + scene.following_text[:1]
    if not _HAN_PAIR.match(seam) or scene.following is not Form.TEXT:
        return 0.0
    return 1.0 if seam in WORDS else min(1.0, 0.5 * scene.page.uses(seam, scene.index))


def _number_runs_on(scene: Scene) -> float:
    return float(bool(_NUMBER_SEAM.match(scene.text[-1] + scene.following_text[:1])))


def _pair(scene: Scene) -> float:
    """Two clauses of one length: 政策给力，企业发力."""
    parts = [len(part) for part in re.split("[，、]", scene.text)]
    return float(len(parts) == _COUPLE and abs(parts[0] - parts[1]) <= 1)


def _alone(scene: Scene) -> float:
    return float(not scene.page.set_apart and not scene.siblings)


def _lookalikes(scene: Scene) -> float:
    """Headings alike near by, where no indent tells headings from text."""
    return 0.0 if scene.page.set_apart else min(2.0, scene.lookalikes)


# fmt: off
TABLE: Final = (
    Evidence("a byline or dateline follows", 6, -4, -4, _heading_before(Form.BYLINE, Form.DATELINE, Form.METADATA)),
    Evidence("a captioned photo follows and nothing else", 8, -2, -2, lambda scene: float(scene.leads_to_photo)),
    Evidence("a deck follows", 3, -1, -2, _next_is(Form.DECK)),
    Evidence("it opens the page", 4, -2, 0, lambda scene: float(not scene.running.started)),
    Evidence("it follows a headline", 2, 0, 0, _reading("after_headline")),
    Evidence("in a column of briefs", 4, -3, -1, _reading("rubric")),
    Evidence("right below a byline", -6, 0, 1, _reading("signed")),
    Evidence("the article before has signed off", 3, -3, -1, _reading("ended")),
    Evidence("the article before has hardly begun", -1.5, 0.5, 0, lambda scene: float(scene.running.blocks == 1)),
    Evidence("out of the paragraphs' indent", 1.5, 1.5, -3, _out_of_indent),
    Evidence("where only headlines stand out", 4.5, -4.5, 0, _column_zero),
    Evidence("indented like a paragraph", -7, 1, 1, _set_in),
    Evidence("the next block begins its own paragraph", 0, 0, -4, _next_set_in),
    Evidence("a wide gap before", 1.5, 0, -1, lambda scene: float(scene.wide_gap)),
    Evidence("a notice's title", 3, -1, -1, _holds(_NOTICE)),
    Evidence("below a line that announces a list", -3, -1, 3, _announced),
    Evidence("the next block begins like a paragraph", 0, 0, -2, _next_starts),
    Evidence("a table or list follows", 2.5, 0.5, 0, _next_is(Form.LINE)),
    Evidence("between lines of verse", -3, 2, 0, _in_verse),
    Evidence("brackets around it all", -3, -3, 3, _holds(_BRACKETED)),
    Evidence("brackets below a headline", 5, 0, 0, _brackets_below),
    Evidence("letters set apart", 3, 0, -3, _holds(_LETTERS)),
    Evidence("a column's name in brackets", 2, -1, -1, _holds(_COLUMN_NAME)),
    Evidence("spaced halves", 2, 2.5, -2, _halves),
    Evidence("numbered", -2, 4, 1, _holds(ORDINAL)),
    Evidence("only a date", -3, 3, 0, _holds(_DATE_ONLY)),
    Evidence("a verb of news", 1, -0.5, 0, _holds(_NEWS_VERB)),
    Evidence("leads on with a dash", -2, 3, 0, lambda scene: float(scene.text.endswith("——"))),
    Evidence("commas", -0.3, -0.6, 1, _commas),
    Evidence("uneven clauses", -1, -1, 1.5, _uneven),
    Evidence("an open quote or bracket", -4, -4, 4, _unbalanced),
    Evidence("ends on a word that leads on", -3, -3, 3, _leads_on),
    Evidence("begins like running text", -2, -2, 2.5, _starts_running),
    Evidence("a speaker's line", -1, -1, 1.5, _speaks, dear=True),
    Evidence("a cry or a question", -0.5, -0.5, 1, lambda scene: float(scene.text[-1] in "！？!?")),
    Evidence("the next block goes on inside a sentence", -5, -5, 6, _text_goes_on),
    Evidence("a word runs on into the next block", -4, -4, 4, _word_runs_on),
    Evidence("a number runs on into the next block", -4, -4, 4, _number_runs_on),
    Evidence("a time or a speech before the comma", -1.5, -2.5, 2, _holds(_OPENING_CLAUSE)),
    Evidence("a pair of clauses", 0.5, 1.5, -2, _pair),
    Evidence("alone in its article", 0.5, -1.5, 0.5, _alone, dear=True),
    Evidence("the text before is cut", 0, -1.5, 1, _reading("cut")),
    Evidence("longer than a subhead", 0, -1.5, 0.5, _longer_than(22)),
    Evidence("longer than a headline", -2, -3, 2, _longer_than(36)),
    Evidence("short", 0, 1, -0.5, _shorter_than(14)),
    Evidence("shorter than a cut line", 0, 0.5, -1, _shorter_than(10)),
    Evidence("very short", -1, 0.5, 0.5, _shorter_than(5)),
    Evidence("looks like headings near by", -0.5, 1.5, -0.5, _lookalikes, dear=True),
    Evidence("articles here are signed, this is not", -1.2, 0.3, 0.3, _unsigned),
    Evidence("the text goes on in the article's words", -1.5, 1.5, 1, _kin, dear=True),
    Evidence("in words of the article before", -1, 1, 0.5, _old_words, dear=True),
    Evidence("the lead below repeats its words", 3, 0, -1, _echoes, dear=True),
    Evidence("running text follows", 0.5, 0.5, 0, _next_is(Form.TEXT)),
    Evidence("nothing follows", -2, -2, 2, _next_is(None)),
)
"""The observations with their weights for headline, subhead and running text."""
# fmt: on
