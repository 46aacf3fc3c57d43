"""From a query's tokens to its meaning; every mistake is one sentence with its place."""

import re
from collections.abc import Collection
from datetime import date, datetime
from typing import Final, NoReturn

from reader.errors import QueryError
from reader.messages import _
from reader.model import SearchMode, Sort
from reader.search.dates import parse_dates
from reader.search.fields import field_named
from reader.search.lexer import Kind, Lexer, Token
from reader.search.match import ends_open
from reader.search.modes import FIELD, MODE_NAMES, in_mode
from reader.search.query import (
    NEAR_CHARACTERS,
    And,
    Attribute,
    Near,
    Node,
    Not,
    Or,
    Pattern,
    Predicate,
    Query,
    Term,
    Where,
    Wild,
)
from reader.text.fold import fold

_DEEPEST: Final = 40
"""Brackets and negations may be nested this deep."""

_LONGEST: Final = 2000
"""A query has at most this many characters."""

_SORTS: Final = {
    "date": Sort.DATE,
    "日期": Sort.DATE,
    "relevance": Sort.RELEVANCE,
    "相关": Sort.RELEVANCE,
    "相关度": Sort.RELEVANCE,
}
_PLACES: Final = {place.value: place for place in Where}
_VALUES: Final = frozenset({Kind.WORD, Kind.PHRASE, Kind.OPEN})
_ENDS: Final = frozenset({Kind.END, Kind.CLOSE, Kind.OR})
_OPERATORS: Final = frozenset({Kind.AND, Kind.OR, Kind.NEAR, Kind.NOT})
_PIECE: Final = re.compile(r"\\(.)|([*＊?])|([^\\*＊?]+|\\)", re.DOTALL)


def parse_query(text: str, *, predicates: Collection[str] = (), today: date | None = None) -> Query:
    """Understand a query; ``predicates`` are names of further fields (``is``).

    Raises:
        QueryError: one sentence that says what is wrong, with its place.
    """
    if len(text) > _LONGEST:
        raise QueryError(
            _("Query too long"),
            _("a query may have {count} characters.").format(count=_LONGEST),
            _("Search for a shorter wording."),
            position=_LONGEST,
        )
    today = today or datetime.now().astimezone().date()
    return _Parser(text, predicates, today).query()


class _Parser:
    """Recursive descent over one query's tokens."""

    def __init__(self, text: str, predicates: Collection[str], today: date) -> None:
        self.text = text
        self.predicates = predicates
        self.today = today
        self.tokens = list(Lexer(text, predicates).tokens())
        self.at = 0
        self.depth = 0
        self.sort: Sort | None = None
        self.mode: SearchMode | None = None

    def query(self) -> Query:
        """Read everything."""
        node = self._any(Where.TEXT)
        token = self._peek()
        if token.kind is Kind.CLOSE:
            self._fail(_("this closing bracket has no opening one."), token)
        if node is None:
            self._fail(_("there is nothing to search for."), token, _("Type a word."))
        return Query(self.text, in_mode(node, self.mode) if self.mode else node, self.sort)

    def _peek(self) -> Token:
        return self.tokens[self.at]

    def _next(self) -> Token:
        token = self.tokens[self.at]
        self.at += token.kind is not Kind.END
        return token

    def _fail(self, what: str, token: Token, remedy: str = "") -> NoReturn:
        raise QueryError(_("Query not understood"), what, remedy, position=token.position)

    def _any(self, where: Where) -> Node | None:
        """Read alternatives up to a closing bracket or the end."""
        parts: list[Node] = []
        while True:
            part = self._all(where)
            token = self._peek()
            if part is not None:
                parts.append(part)
            elif token.kind is Kind.OR or parts:
                self._fail_operand(self.tokens[self.at - bool(parts)])
            if token.kind is not Kind.OR:
                break
            self._next()
        if not parts:
            return None
        return parts[0] if len(parts) == 1 else Or(tuple(parts))

    def _all(self, where: Where) -> Node | None:
        """Read neighbouring conditions, all of which must hold; nothing when only a sort."""
        parts: list[Node] = []
        while self._peek().kind not in _ENDS:
            token = self._peek()
            if token.kind is Kind.AND:
                self._next()
                if not parts or self._peek().kind in _ENDS:
                    self._fail_operand(token)
            part = self._negated(where)
            if part is not None:
                parts.append(part)
        if not parts:
            return None
        return parts[0] if len(parts) == 1 else And(tuple(parts))

    def _fail_operand(self, token: Token) -> NoReturn:
        said = _("“{operator}” needs a word on both sides.").format(operator=token.wording)
        self._fail(said, token, _("Put it in quotation marks to search for it as text."))

    def _enter(self, token: Token) -> None:
        self.depth += 1
        if self.depth > _DEEPEST:
            self._fail(_("it is nested too deeply here."), token)

    def _negated(self, where: Where) -> Node | None:
        """Read a condition with ``-`` or ``NOT`` before it, or a plain one."""
        if self._peek().kind is not Kind.NOT:
            return self._near(where)
        token = self._next()
        if self._peek().kind in _ENDS | _OPERATORS - {Kind.NOT}:
            said = _("“{operator}” needs a word after it.").format(operator=token.wording)
            self._fail(said, token, _("Put it in quotation marks to search for it as text."))
        self._enter(token)
        part = self._negated(where)
        self.depth -= 1
        return None if part is None else Not(part)

    def _near(self, where: Where) -> Node | None:
        """Read a condition, and the ones it must be near."""
        left = self._one(where)
        pairs: list[Node] = []
        while self._peek().kind is Kind.NEAR:
            token = self._next()
            if self._peek().kind in _ENDS | _OPERATORS:
                self._fail_operand(token)
            right = self._one(where)
            if not isinstance(left, Term | Pattern) or not isinstance(right, Term | Pattern):
                self._fail(_("only words can be near each other."), token)
            pairs.append(Near(left, right, self._distance(token)))
            left = right
        if not pairs:
            return left
        return pairs[0] if len(pairs) == 1 else And(tuple(pairs))

    def _distance(self, token: Token) -> int:
        count = token.wording.partition("/")[2]
        return int(count) if count.isdecimal() and len(count) < len("1000") else NEAR_CHARACTERS

    def _one(self, where: Where) -> Node | None:
        """Read a bracket, a field, a phrase or a word."""
        token = self._next()
        if token.kind is Kind.OPEN:
            return self._bracket(token, where)
        if token.kind is Kind.FIELD:
            return self._field(token)
        if token.kind in {Kind.WORD, Kind.PHRASE}:
            return self._words(token, where)
        return self._fail_operand(token)

    def _bracket(self, token: Token, where: Where) -> Node | None:
        self._enter(token)
        node = self._any(where)
        self.depth -= 1
        if self._next().kind is not Kind.CLOSE:
            self._fail(_("this bracket is never closed."), token, _("Close it with “)”."))
        if node is None and self.tokens[self.at - 2] is token:
            self._fail(_("there is nothing between the brackets."), token)
        return node

    def _words(self, token: Token, where: Where) -> Term | Pattern:
        """Read one wording, with its wildcards unless it is quoted."""
        if token.kind is Kind.PHRASE:
            term: Term | Pattern = Term(_unescaped(token), where, token.position, exact=True)
        else:
            term = _pattern(token.wording, where, token.position)
        if not (term.folded if isinstance(term, Term) else term.literals):
            self._fail(_("there is nothing to search for in it."), token)
        return term

    def _field(self, token: Token) -> Node | None:
        """Read what a field must hold."""
        name = token.wording.rstrip(":：")
        field = field_named(name, self.predicates) or name
        value = self._peek()
        if value.kind not in _VALUES and (field, value.kind) != (FIELD, Kind.NEAR):
            said = _("nothing follows “{field}”.").format(field=token.wording)
            self._fail(said, token, _("Type what the field should hold after the colon."))
        if field in _PLACES:
            return self._one(_PLACES[field])
        if value.kind is Kind.OPEN:
            said = _("“{field}” takes one value, no brackets.").format(field=token.wording)
            self._fail(said, value)
        self._next()
        if field == "date":
            return self._dates(value)
        if field in {"sort", FIELD}:
            (self._set_order if field == "sort" else self._set_mode)(value)
            return None
        if field in self.predicates:
            return Predicate(field, value.wording, value.position)
        exact = value.kind is Kind.PHRASE
        named = _unescaped(value) if exact else value.wording
        return Attribute(field, named, value.position, exact)

    def _dates(self, token: Token) -> Node:
        wording = token.wording
        following = self._peek()
        spoken = wording.casefold() in {"last", "近", "最近"} or wording in {">=", "<=", ">", "<"}
        while spoken and following.kind is Kind.WORD and not parse_dates(wording, self.today):
            wording = f"{wording} {self._next().wording}"
            following = self._peek()
        dates = parse_dates(wording, self.today)
        if dates is None:
            said = _("“{wording}” is no date.").format(wording=wording)
            form = "date:2023, date:2023-06, date:2023-06-30, date:2023-01..2023-06, date:>=2023-06"
            self._fail(said, token, _("Dates are written so: {forms}.").format(forms=form))
        return dates

    def _set_order(self, token: Token) -> None:
        self.sort = _SORTS.get(fold(token.wording))
        if self.sort is None:
            said = _("“{wording}” is no order.").format(wording=token.wording)
            self._fail(said, token, _("Orders: {names}.").format(names="date, relevance"))

    def _set_mode(self, token: Token) -> None:
        mode = MODE_NAMES.get(fold(token.wording))
        if mode is None:
            said = _("“{wording}” is no mode.").format(wording=token.wording)
            self._fail(said, token, _("Modes: {names}.").format(names=", ".join(MODE_NAMES)))
        self.mode = None if mode is SearchMode.EXACT else mode


def _unescaped(phrase: Token) -> str:
    """Return the wording of a phrase, in which a backslash stands before a sign meant as text."""
    return re.sub(r'\\(["＂\\“”「」『』])', r"\1", phrase.wording)


def _pattern(wording: str, where: Where, position: int) -> Term | Pattern:
    """Take wildcards and escapes apart; a word without wildcards is a term."""
    pieces: list[str | Wild] = []
    for escaped, wild, plain in _PIECE.findall(wording):
        piece = Wild(wild.replace("＊", "*")) if wild else escaped or plain
        joined = pieces and not isinstance(piece, Wild) and not isinstance(pieces[-1], Wild)
        if joined:
            pieces[-1] = f"{pieces[-1]}{piece}"
        else:
            pieces.append(piece)
    if any(isinstance(piece, Wild) for piece in pieces):
        return _simplest(Pattern(tuple(pieces), where, position))
    return Term("".join(pieces), where, position)


def _simplest(pattern: Pattern) -> Term | Pattern:
    """Return a plain term for a pattern that asks no more (粮食*)."""
    inner, word_starts, word_stops = ends_open(pattern.pieces)
    if len(inner) != 1 or isinstance(inner[0], Wild) or word_starts or word_stops:
        return pattern
    return Term(inner[0], pattern.where, pattern.position)
