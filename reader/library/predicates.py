"""Query fields that only the library can answer: marks, and figures by amount, kind and label."""

from collections.abc import Callable, Iterable
from typing import Final

from reader.catalogue import Catalogue
from reader.journal import MarkBook
from reader.library.annotating import ANNOTATION_WORDS, Annotations
from reader.model import FigureFilter, FigureKind, ListFilter, Mark

Keys = set[int]

MARK_WORDS: Final = {
    "unread": (Mark.READ, False),
    "未读": (Mark.READ, False),
    "read": (Mark.READ, True),
    "已读": (Mark.READ, True),
    "starred": (Mark.STAR, True),
    "星标": (Mark.STAR, True),
    "加星": (Mark.STAR, True),
}
"""What ``is:`` may say: the mark, and whether it must be set."""

KIND_WORDS: Final = {
    FigureKind.MONEY: ("金额", "钱"),
    FigureKind.PEOPLE: ("人数", "人"),
    FigureKind.COUNT: ("数量", "计数"),
    FigureKind.AREA: ("面积",),
    FigureKind.LENGTH: ("长度",),
    FigureKind.WEIGHT: ("重量",),
    FigureKind.VOLUME: ("体积", "容量"),
    FigureKind.ENERGY: ("能量", "电量"),
    FigureKind.POWER: ("功率",),
    FigureKind.SPEED: ("速度",),
    FigureKind.TEMPERATURE: ("温度", "气温"),
    FigureKind.AGE: ("年龄",),
    FigureKind.PERCENT: ("百分比", "百分数"),
    FigureKind.RATIO: ("比例", "倍数"),
    FigureKind.RATE: ("比率",),
    FigureKind.DURATION: ("时长", "期限"),
    FigureKind.DATE: ("日期",),
    FigureKind.ORDINAL: ("序数",),
    FigureKind.FORMULA: ("算式",),
    FigureKind.NUMBER: ("数字",),
}
"""What kinds of figures are called in a Chinese query."""

FIELD_NAMES: Final = {
    "is": ("is", "是"),
    "figure": ("figure", "figures", "数字"),
    "kind": ("kind", "类别"),
    "label": ("label", "所指"),
    "tag": ("tag", "标签"),
    "note": ("note", "批注"),
}
"""The fields that only the library can answer, and the names one may type for each."""

_KINDS: Final = {
    **{kind.value: kind for kind in FigureKind},
    **{word: kind for kind, words in KIND_WORDS.items() for word in words},
}


def figure_kind(word: str) -> FigureKind | None:
    """Return the kind of figure that ``word`` names in either language, or None."""
    return _KINDS.get(word.casefold())


def _unknown(known: Iterable[str]) -> Exception:
    """Return what says that a field knows these alone; searching is loaded when it is wanted."""
    from reader.search import UnknownValue

    return UnknownValue(known)


class LibraryPredicates:
    """Answers the query fields ``is:``, ``figure:``, ``kind:`` and ``label:`` with keys."""

    def __init__(self, catalogue: Catalogue, marks: MarkBook, annotations: Annotations) -> None:
        self._catalogue = catalogue
        self._marks = marks
        self._annotations = annotations

    def fields(self) -> dict[str, Callable[[str], Keys]]:
        """Return the fields by every name they may be typed by."""
        answers: dict[str, Callable[[str], Keys]] = {
            "is": self.marked,
            "figure": self.amount,
            "kind": self.kind,
            "label": self.label,
            "tag": self.tag,
            "note": self.note,
        }
        return {name: answers[field] for field, names in FIELD_NAMES.items() for name in names}

    def marked(self, word: str) -> Keys:
        """Return the articles that carry a mark, or do not, or tags or notes.

        Raises:
            UnknownValue: ``word`` names none of these.
        """
        plain = word.casefold()
        if plain in ANNOTATION_WORDS:
            return self._annotations.annotated(plain)
        if plain not in MARK_WORDS:
            raise _unknown([*MARK_WORDS, *ANNOTATION_WORDS])
        mark, on = MARK_WORDS[plain]
        ids = self._marks.marked(mark)
        where = ListFilter(only=ids) if on else ListFilter(without=ids)
        return set(self._catalogue.keys(where=where))

    def amount(self, words: str) -> Keys:
        """Return the articles with a figure of that amount.

        Raises:
            QueryError: ``words`` are no amount.
        """
        from reader.figures import amount_ranges

        return self._catalogue.figure_keys(FigureFilter(ranges=amount_ranges(words)))

    def kind(self, word: str) -> Keys:
        """Return the articles with a figure of that kind.

        Raises:
            UnknownValue: ``word`` names none.
        """
        kind = figure_kind(word)
        if kind is None:
            raise _unknown(_KINDS)
        return self._catalogue.figure_keys(FigureFilter(kinds=frozenset({kind})))

    def label(self, words: str) -> Keys:
        """Return the articles with a figure whose label holds ``words``."""
        return self._catalogue.figure_keys(FigureFilter(label=words))

    def tag(self, word: str) -> Keys:
        """Return the articles that bear a tag."""
        return self._annotations.keys(self._annotations.tagged(word))

    def note(self, words: str) -> Keys:
        """Return the articles with a note that holds ``words``."""
        return self._annotations.keys(self._annotations.notes_with(words))
