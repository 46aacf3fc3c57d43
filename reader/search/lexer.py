"""A query's characters as tokens; full-width punctuation is accepted wherever half-width is."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from reader.errors import QueryError
from reader.messages import _
from reader.search.fields import NAME_LENGTH, field_named, reject_unknown


class Kind(StrEnum):
    """What a token is."""

    WORD = "word"
    PHRASE = "phrase"
    FIELD = "field"
    OPEN = "("
    CLOSE = ")"
    AND = "and"
    OR = "or"
    NOT = "not"
    NEAR = "near"
    END = "end"


@dataclass(frozen=True, slots=True)
class Token:
    """A token, its wording as typed, and the code point where it begins."""

    kind: Kind
    wording: str
    position: int


_HALF_WIDTH: Final = str.maketrans("（）：｜－＂＊　\t\n\r", '():|-"*    ')
"""Syntax only, one to one, so that positions stay."""

_QUOTES: Final = {'"': '"', "“": "”", "「": "」", "『": "』"}
"""Opening quotation marks and what closes them."""

_OPERATORS: Final = {
    "AND": Kind.AND,
    "且": Kind.AND,
    "OR": Kind.OR,
    "或": Kind.OR,
    "||": Kind.OR,
    "NOT": Kind.NOT,
    "非": Kind.NOT,
    "不含": Kind.NOT,
    "NEAR": Kind.NEAR,
    "近邻": Kind.NEAR,
}
"""Words that are operators when they stand alone; ``NEAR/5`` gives a distance."""

_ENDS_WORD: Final = frozenset(' |)"')
_STARTS_LATER: Final = frozenset(" |)")


class Lexer:
    """Reads one query; ``text`` as typed, ``plain`` with its syntax in half width."""

    def __init__(self, text: str, predicates: Collection[str] = ()) -> None:
        self.text = text
        self.plain = text.translate(_HALF_WIDTH)
        self.predicates = predicates
        self.at = 0
        self.open = 0

    def tokens(self) -> Iterator[Token]:
        """Yield the tokens and, last, one of kind ``END``.

        Raises:
            QueryError: for a quotation mark that is never closed or an unknown field.
        """
        while self.at < len(self.plain):
            character = self.plain[self.at]
            if character == " ":
                self.at += 1
            elif character in "()|":
                yield self._sign(character)
            elif character in _QUOTES and not self._is_glued_quote():
                yield self._phrase()
            elif self._is_minus():
                yield self._take(Kind.NOT, self.at + 1)
            else:
                yield self._word()
        yield Token(Kind.END, "", len(self.text))

    def _take(self, kind: Kind, stop: int) -> Token:
        token = Token(kind, self.text[self.at : stop], self.at)
        self.at = stop
        return token

    def _sign(self, character: str) -> Token:
        self.open += {"(": 1, ")": -1}.get(character, 0)
        kind = {"(": Kind.OPEN, ")": Kind.CLOSE}.get(character, Kind.OR)
        return self._take(kind, self.at + 1)

    def _is_minus(self) -> bool:
        following = self.plain[self.at + 1 : self.at + 2]
        return self.plain[self.at] == "-" and following not in {"", " ", "-"}

    def _closing(self, start: int) -> int:
        """Return where the quotation that opens at ``start`` closes, or -1."""
        closing = _QUOTES[self.plain[start]]
        at = start + 1
        while at < len(self.plain) and self.plain[at] != closing:
            at += 2 if self.plain[at] == "\\" else 1
        return at if at < len(self.plain) else -1

    def _is_glued_quote(self) -> bool:
        """Tell whether a Chinese quotation runs on as text (“一带一路”建设): then it is a word."""
        if self.plain[self.at] == '"':
            return False
        closing = self._closing(self.at)
        following = self.plain[closing + 1 : closing + 2]
        return closing > 0 and bool(following) and following not in _STARTS_LATER

    def _phrase(self) -> Token:
        closing = self._closing(self.at)
        if closing < 0:
            raise QueryError(
                _("Quotation mark without its pair"),
                _("the quotation that begins at character {place} never ends.").format(
                    place=self.at + 1
                ),
                _("Close it, or take the mark away."),
                position=self.at,
            )
        token = Token(Kind.PHRASE, self.text[self.at + 1 : closing], self.at)
        self.at = closing + 1
        return token

    def _field_stop(self) -> int:
        """Return the end of a field's name with its colon at this place, or 0."""
        colon = self.plain.find(":", self.at, self.at + NAME_LENGTH + 1)
        name = self.plain[self.at : colon]
        if colon <= self.at or not name.isalpha():
            return 0
        if field_named(name, self.predicates) is not None:
            return colon + 1
        if self.text[colon] == ":" and not self.plain.startswith("//", colon + 1):
            reject_unknown(name, self.at, self.predicates)
        return 0

    def _word(self) -> Token:
        stop = self._field_stop()
        if stop:
            return self._take(Kind.FIELD, stop)
        stop = self._word_stop()
        wording = self.plain[self.at : stop]
        kind = _OPERATORS.get(wording.split("/")[0] if wording[:4] == "NEAR" else wording)
        if wording.startswith("近邻/"):
            kind = Kind.NEAR
        return self._take(kind or Kind.WORD, stop)

    def _word_stop(self) -> int:
        """Return where the word at this place ends; brackets and quotations inside it are text."""
        at = self.at
        while at < len(self.plain):
            character = self.plain[at]
            if character == "\\":
                at += 1
            elif character == "(":
                closing = self._bracket_inside(at)
                if not closing:
                    break
                at = closing
            elif at > self.at and character in _ENDS_WORD:
                break
            at += 1
        return min(max(at, self.at + 1), len(self.plain))

    def _bracket_inside(self, start: int) -> int:
        """Return where a bracket that is part of a word closes, or 0: it holds no syntax."""
        closing = self.plain.find(")", start)
        inside = self.plain[start + 1 : closing]
        return closing if closing > 0 and not set(inside) & set(' |("') else 0
