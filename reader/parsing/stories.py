"""What can be observed of a story and its neighbours: whether the text below a heading goes on with it.

A subhead parts one story: the text below keeps calling people as they were called, and so does the
text below the next heading. A new story brings names and a day of its own.
"""

import re
from collections.abc import Callable
from typing import Final

from reader.parsing.forms import Form
from reader.parsing.likeness import overlapping, pairs_of, rare_characters_of, rare_of
from reader.parsing.marks import HAN, SALUTATION
from reader.parsing.people import SURNAMES
from reader.parsing.scene import Scene

_SURNAME: Final = f"[{''.join(sorted(SURNAMES))}]"
_LEAD: Final = 60
"""Code points of a lead that tell who, when and how it is known."""

_WHEN: Final = 24
"""Code points of a lead within which it tells its day."""

_SECTION: Final = 60
"""Code points from which on a section should share words with its story."""

_LEAST: Final = 3
"""Added to the characters of a lead: a share of very few of them says little."""

_PAIRS: Final = 10
"""Added to the pairs of a section, for the same reason."""

_MANY: Final = 4
"""New characters that are taken up, of which more say no more."""

_ENDS: Final = frozenset([None, Form.BYLINE, Form.SIGNATURE, Form.STAFF])

TAKES_UP: Final = re.compile(
    rf"“?(?:[他她它]们?|其[中实他它]?|该[{HAN}]|对?此|[与为因从]此|这|那[些个天时一]|同时|另外|除[了此]|但|然而|不过|而|可是|"
    r"于是|后来|随后|接着|接下来|不[仅只光但]|正是|也|还[有是]|更|再|又|一方面|另一方面|首先|其次|最后|[说谈提][起到及]|说是|有了|当问及|面对)"
)
"""How a paragraph opens that takes up what was said before."""

REPORTS: Final = re.compile(
    r"记者.{0,10}[从在]|获悉|了解到|[发公]布|宣布|召开|举[行办]|启动|印发|开[幕工通]|通知|报告显示|数据显示|统计"
)
"""What a lead says of how its news is known."""

DAY: Final = re.compile(
    r"\d{1,2}[日月]|[近日]日|[日近]前|近期|昨[日天晚]|前天|今[天日晨早]|[本上]周|本月|[上下]半?年|[年月][初底末]|连日|去[年冬秋]|今[年春夏]|[清凌]晨"
)
"""The day that a lead tells."""

CALLED: Final = re.compile(
    rf"[老小]{_SURNAME}(?![{HAN}]?[年人家手区城市学])|"
    rf"{_SURNAME}(?:师傅|老师|大[爷妈姐哥叔]|阿姨|奶奶|爷爷|主任|先生|女士|医生|教授|某|书记|老汉|老伯|[所校队厂]长|经理)"
)
"""Somebody called as those are who were introduced before: 老关, 薄师傅."""


def lead_holds(pattern: re.Pattern[str], reach: int = _LEAD) -> Callable[[Scene], float]:
    """The paragraph below holds ``pattern`` near its beginning."""
    return lambda scene: float(bool(pattern.search(scene.following_text[:reach])))


def tells_day(scene: Scene) -> float:
    """The paragraph below begins with a day."""
    return float(bool(DAY.search(scene.following_text[:_WHEN])))


def takes_up(scene: Scene) -> float:
    """The paragraph below opens with what points back."""
    return float(bool(TAKES_UP.match(scene.following_text)))


def calls_known(scene: Scene) -> float:
    """The text below calls somebody as the story did."""
    called = CALLED.findall(scene.section)
    return float(any(one in scene.running.tail for one in called))


def strange(scene: Scene) -> float:
    """Nothing of three characters, frequent words aside, is in the story and in the text below."""
    if not scene.running.tail or len(scene.section) < _SECTION:
        return 0.0
    shared = rare_of(scene.section_pairs & scene.running_pairs.keys())
    return float(not overlapping(shared))


def title_strange(scene: Scene) -> float:
    """The text below has no word of the story's headline."""
    title = pairs_of(scene.running.title)
    return float(bool(title and scene.section) and title.isdisjoint(scene.section_pairs))


def title_stranger(scene: Scene) -> float:
    """The text below has not even a rare character of the story's headline."""
    title = rare_characters_of(scene.running.title)
    return float(bool(title and scene.section) and title.isdisjoint(scene.section))


def title_again(scene: Scene) -> float:
    """It has a word of the story's headline."""
    return float(not scene.heading_pairs.isdisjoint(rare_of(pairs_of(scene.running.title))))


def takes_up_anew(scene: Scene) -> float:
    """Its rare characters that the story has not used and the text below does."""
    known, below = scene.running.tail, scene.section
    fresh = (one for one in rare_characters_of(scene.text) if one not in known)
    return min(_MANY, sum(one in below for one in fresh)) / _MANY


def lead_known(scene: Scene) -> float:
    """How many rare characters of the first words below the story has used."""
    lead = rare_characters_of(scene.following_text[:_LEAD])
    return sum(one in scene.running.tail for one in lead) / (len(lead) + _LEAST)


def goes_on_beyond(scene: Scene) -> float:
    """The text below the next heading goes on in rare words of the story before this one."""
    beyond = rare_of(pairs_of(scene.beyond))
    known = beyond & scene.running_pairs.keys()
    return min(1.5, 5 * len(known) / (len(beyond) + _PAIRS))


def opened_by(form: Form) -> Callable[[Scene], float]:
    """The story being read begins with a byline, or with a dateline."""
    return lambda scene: float(scene.running.opened is form)


def signed_again(scene: Scene) -> float:
    """A byline ends the text below, and the story being read was signed where it began."""
    return float(scene.running.opened is not None and scene.below[1] is Form.BYLINE)


def letter_below(scene: Scene) -> float:
    """A letter's salutation stands right below."""
    below = scene.following_text
    return float(below.endswith(("：", ":")) and bool(SALUTATION.search(below[-_LEAD:])))


def parted_unsigned(scene: Scene) -> float:
    """The story being read has subheads, but neither byline nor dateline."""
    return float(scene.running.opened is None and scene.running.parts > 0)


def quote_above(scene: Scene) -> float:
    """The text before ends with somebody's words."""
    return float(scene.running.tail.endswith("”"))


def paragraphs_below(count: int) -> Callable[[Scene], float]:
    """So many paragraphs follow up to the next block of another kind."""
    return lambda scene: float(scene.below[0] == count)


def last_here(scene: Scene) -> float:
    """Below the text that follows stands a signature, the foot of the page or nothing."""
    return float(scene.below[1] in _ENDS)
