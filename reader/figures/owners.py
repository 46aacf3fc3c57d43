"""Owners: whose amount a figure is (漓白高速 for 总投资96.8亿元, 全市 for 常住人口35万人).

A label alone does not tell: many projects have a 总投资. The owner is the name that opens the
figure's clause, or an earlier clause of its sentence, else the one that the sentences before it
speak of, else what the headline opens with. Figures whose owner cannot be told have none.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import Final, NamedTuple

from reader.figures.candidate import Found
from reader.figures.label_words import VERBS
from reader.figures.name_words import FIELD, LEAD, TOLD
from reader.figures.names import Name, names_in
from reader.model import FigureEntry, FigureKind, Span
from reader.text.sentences import sentence_spans

_CLAUSES: Final = re.compile("[，；：:,;]")
_UNOWNED: Final = frozenset(
    {
        *(FigureKind.DATE, FigureKind.ORDINAL, FigureKind.FORMULA),
        *(FigureKind.DURATION, FigureKind.AGE),
    }
)
_LEAST, _MOST = 2, 8
"""Code points of the words that a clause opens with and the headline says as well."""

_FARTHEST: Final = 200
"""Code points before a sentence in which its owner is looked for."""

_TOLD_BY: Final = 8


class _Clause(NamedTuple):
    """A clause: where it begins, the names in it, and whom it speaks of by its opening.

    ``theme`` says more of a place that is the subject: the field that is measured there.
    """

    start: int
    names: Sequence[Name]
    subject: str
    theme: str


class Owners:
    """Tells the owners of an article's figures, given in reading order."""

    def __init__(self, title: str = "") -> None:
        self._titles = [part for part in _TITLE_PARTS.split(title) if len(part) >= _LEAST]
        self._openings = {part[:_LEAST] for part in self._titles}
        self._topic = _topic(title) if title else ""
        self._sentence: Span | None = None
        self._edges: Sequence[int] = ()
        self._clauses: dict[int, _Clause] = {}
        self._earlier: str | None = None

    def of(self, text: str, found: Found, span: Span, sentence: Span) -> str:
        """Return whose amount a figure is; ``text`` is the paragraph that the spans cut."""
        label = found.label
        if not label or found.figure.kind in _UNOWNED:
            return ""
        if self._sentence != sentence:
            self._sentence, self._earlier = sentence, None
            self._edges, self._clauses = _edges(text, sentence.start, sentence.stop), {}
        owner = self._after(text, span.stop) or self._in_sentence(text, span.start, label)
        if not owner and self._goes_on(text, span.start, label):
            owner = self._before(text, sentence.start) or self._topic
        return "" if owner == _UNKNOWN else owner

    def _after(self, text: str, stop: int) -> str:
        """Return the name that a figure describes: 总投资12亿元的清漓轴承产业园."""
        if text[stop : stop + 1] != "的":
            return ""
        near = (name for name in self._around(text, stop)[1].names if stop < name.start <= stop + 1)
        return next((name.word for name in near if not name.bare), "")

    def _in_sentence(self, text: str, stop: int, label: str) -> str:
        """Return the name that opens the nearest clause, or stands in the figure's own."""
        number, own = self._around(text, stop)
        near = [name for name in own.names if name.stop <= stop and not _is_aside(text, name, stop)]
        if own.subject and (near or not own.names):
            return own.subject if text.find(label, own.start, stop) >= 0 else own.theme
        if near and text.startswith(label, near[-1].stop) and (found := _resolved(text, near[-1])):
            return found
        earlier = (self._clause(text, one).theme for one in range(number - 1, -1, -1))
        return next(filter(None, earlier), "")

    def _around(self, text: str, place: int) -> tuple[int, _Clause]:
        """Return the clause at ``place`` and which of the sentence it is."""
        number = bisect_right(self._edges, place, 0, len(self._edges) - 1) - 1
        return number, self._clause(text, number)

    def _clause(self, text: str, number: int) -> _Clause:
        """Return a clause of the sentence; most are never asked for."""
        if number not in self._clauses:
            first, last = self._edges[number : number + 2]
            self._clauses[number] = self._read(text, first, last)
        return self._clauses[number]

    def _goes_on(self, text: str, stop: int, label: str) -> bool:
        """Whether a clause begins with what is counted, or its sentence with that or a deed.

        Then it has no subject of its own, and speaks on of what was said.
        """
        first = _opened(text, self._edges[0], stop)
        openings = (first, _opened(text, self._around(text, stop)[1].start, stop))
        return any(text.startswith(label, at) for at in openings) or bool(_DEED.match(text, first))

    def _before(self, text: str, stop: int) -> str:
        """Return whom the sentences before ``stop`` speak of, the nearest first."""
        if self._earlier is None:
            self._earlier = self._said_before(text, stop)
        return self._earlier

    def _said_before(self, text: str, stop: int) -> str:
        floor = max(0, stop - _FARTHEST)
        for first, last in reversed(sentence_spans(text[floor:stop])):
            edges = _edges(text, floor + first, floor + last)
            for start, end in zip(edges[-2::-1], edges[:0:-1], strict=True):
                if theme := self._read(text, start, end).theme:
                    return theme
        return ""

    def _read(self, text: str, start: int, stop: int) -> _Clause:
        names = names_in(text, start, stop)
        return _Clause(start, names, *self._subject(text, start, stop, names))

    def _subject(self, text: str, start: int, stop: int, names: Sequence[Name]) -> tuple[str, str]:
        """Return the name that a clause opens with, or what the headline opens with as well."""
        opened = _opened(text, start, stop)
        if (
            names
            and names[0].start <= opened + 1
            and (names[0].ending in _FIRMS or not _tells(text, start, stop))
        ):
            found = _opening(text, opened, stop, names)
            if found is not None:
                word = _resolved(text, found)
                return word, _theme(text, found, stop, word)
        if text[opened : opened + _LEAST] in self._openings:
            word = self._titled(text[opened : min(opened + _MOST, stop)])
            return word, word
        return "", ""

    def _titled(self, words: str) -> str:
        """Return what of a clause's beginning the headline begins with."""
        for title in self._titles:
            size = _alike(title, words)
            if size < _LEAST or TOLD.match(title, size):
                continue
            if not _EMPTY.search(title, 0, size):
                return title[:size]
        return ""


def _edges(text: str, start: int, stop: int) -> list[int]:
    """Return where the clauses of a sentence begin, and where the last one ends."""
    return [start, *(mark.end() for mark in _CLAUSES.finditer(text, start, stop)), stop]


def _opened(text: str, start: int, stop: int) -> int:
    """Return where a clause begins behind times, conjunctions and datelines."""
    lead = LEAD.match(text, start, stop)
    return start if lead is None else lead.end()


def _tells(text: str, start: int, stop: int) -> bool:
    """Whether a clause only says who told something."""
    return TOLD.search(text, max(start, stop - _TOLD_BY), stop) is not None


def _theme(text: str, name: Name, stop: int, word: str) -> str:
    """Return a place with the field that is measured there: 我国软件业务收入 is of 中国软件业务."""
    if not word or (name.ending and not word.startswith("全")):
        return word
    found = FIELD.match(text, name.stop, min(stop, name.stop + _FIELD))
    field = "" if found is None else found["field"]
    if len(field) >= _FIELD:
        return _UNKNOWN  # a sentence that was cut is no field
    return word if _NO_FIELD.search(field) else word + field


def _opening(text: str, opened: int, stop: int, names: Sequence[Name]) -> Name | None:
    """Return the name that stands where a clause opens; a place where something happens is none."""
    for name in names:
        if name.start > opened + 1:
            break
        if name.stop > opened and not _is_aside(text, name, stop):
            return name
    return None


def _is_aside(text: str, name: Name, stop: int) -> bool:
    """Whether a name is only what something is compared with (快于全国) or where it happens."""
    before = text[name.start - 1 : name.start]
    return before in _COMPARED or (before == "在" and stop - name.stop > _WHERE)


_FIRMS: Final = frozenset({"公司", "集团", "银行", "股份", "汽车", "通讯", "证券", "保险"})
"""Who tells of amounts of its own."""

_DEED: Final = re.compile(f"共|总|累计|预计|计划|力争|平均|每|尚|已|增设|{VERBS.pattern}")
_COMPARED: Final = frozenset("除于比较同跟")
_WHERE: Final = 4
_FIELD: Final = 12
"""Code points behind a place's name within which the field that is measured there ends."""

_NO_FIELD: Final = re.compile(f"(?<!规模)以[上下内外]|新[开增签]|{VERBS.pattern}")
"""What tells of deeds and of sizes (新开工亿元以上), and so names no field."""

_UNKNOWN: Final = "?"
"""What an owner is that an earlier text names, we do not know where."""

_POINTING: Final = frozenset("该此这本")
_TITLE_PARTS: Final = re.compile(r"[\s，、：:|！？!?；…【】（）()　▲●“”]+")
_EMPTY: Final = re.compile("[什这那我你他她它们的了是在有]|期间|今年|去年|[^\u4e00-\u9fffA-Za-z]")


def _alike(first: str, second: str) -> int:
    """Return how many code points two texts begin with alike."""
    size = 0
    while size < min(len(first), len(second)) and first[size] == second[size]:
        size += 1
    return size


def _topic(title: str) -> str:
    """Return the name that a headline opens with."""
    opened = _opened(title, 0, len(title))
    for name in names_in(title, 0, len(title)):
        if name.start <= opened and not name.bare and not TOLD.match(title, name.stop):
            return name.word
    return ""


def _resolved(text: str, name: Name) -> str:
    """Return what a name goes by; one that points back (该公司) by what it points to."""
    if not name.bare:
        return name.word
    for before in reversed(names_in(text, max(0, name.start - _FARTHEST), name.start)):
        if before.ending.endswith(name.ending[-1:]) and not before.bare:
            return before.word if len(before.word) <= _MOST else ""
    if name.word.startswith("全"):
        return name.word
    return _UNKNOWN if text[name.start - 1 : name.start] in _POINTING else ""


_LOCAL: Final = re.compile("全[省市县区州镇乡村校院厂行军]|[省市县区]|本报|自治区")
"""How names begin that stand for different things in the papers of different places."""


def owner_of(entry: FigureEntry) -> str:
    """Return whose amount a printed figure is, by a name that is the same all over the library.

    全市 and 市图书馆 are those of their paper. Empty where the owner is not known.
    """
    owner = entry.figure.owner
    return f"{owner} ({entry.paper})" if entry.paper and _LOCAL.match(owner) else owner
