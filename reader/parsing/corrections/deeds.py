"""The deeds: each changes a sheet at the place that its correction names, or raises Unfit."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Final

from reader.messages import N_, _
from reader.model import ArticleKind, Byline, Furniture, Headline, Role
from reader.parsing.bylines import read_byline
from reader.parsing.corrections.finding import Unfit, find_offset, matching
from reader.parsing.corrections.sheet import Item, Piece, Sheet
from reader.parsing.corrections.values import HEADLINE_ROLE, Correction, Deed
from reader.parsing.identity import article_id

_NO_PREVIOUS: Final = N_("no article stands before it")
_OTHER_PREVIOUS: Final = N_("another article stands before it now")
_NO_NEXT: Final = N_("another paragraph follows it now")
_NO_BEGINNING: Final = N_("no article begins there any more")
_NOT_IN_HEADLINE: Final = N_("it stands in a headline")

Act = Callable[[Sheet, Item, Piece, Correction], None]


def act(sheet: Sheet, item: Item, piece: Piece, correction: Correction) -> None:
    """Do on ``sheet`` what ``correction`` says at its place. Raises Unfit where it cannot be done."""
    _ACTS[correction.deed](sheet, item, piece, correction)


def _split(sheet: Sheet, item: Item, piece: Piece, correction: Correction) -> None:
    """Begin an article at a paragraph; one that begins there already continues no story any more."""
    if piece is item.first:
        if item.article.kind is ArticleKind.CONTINUATION:
            item.article, item.touched = replace(item.article, kind=ArticleKind.ARTICLE), True
        if correction.role == HEADLINE_ROLE and piece is not item.head:
            _promote(item, piece)
        return
    at = item.pieces.index(piece)
    upper, lower = _divided(item.article.byline, piece.lines)
    article = replace(
        item.article,
        id=_new_id(sheet, piece),
        kind=ArticleKind.ARTICLE,
        headline=Headline(),
        byline=lower,
        source_id="",
    )
    new = Item(article, None, item.pieces[at:], touched=True)
    item.article, item.pieces, item.touched = (
        replace(item.article, byline=upper),
        item.pieces[:at],
        True,
    )
    if correction.role == HEADLINE_ROLE:
        _promote(new, piece)
    sheet.items.insert(sheet.items.index(item) + 1, new)


def _new_id(sheet: Sheet, piece: Piece) -> str:
    """Return the id of an article that begins with ``piece``: the parser's where it began one."""
    taken = sheet.ids()
    if piece.heads and piece.origin not in taken:
        return piece.origin
    made, ordinal = article_id((piece.origin, "split", piece.words)), 1
    while made in taken:
        ordinal += 1
        made = article_id((piece.origin, "split", piece.words, str(ordinal)))
    return made


def _divided(byline: Byline, lines: tuple[int, ...]) -> tuple[Byline, Byline]:
    """Divide a byline of several lines: those below ``lines`` belong to the article there."""
    rows = byline.printed.split("\n")
    if not lines or len(rows) != len(byline.lines) or byline.lines[-1] < lines[0]:
        return byline, Byline()
    upper = sum(line < lines[0] for line in byline.lines)
    below = "\n".join(rows[upper:])
    names = tuple(one for row in rows[upper:] for one in read_byline(row).contributors)
    rest = tuple(one for one in byline.contributors if one not in names)
    return (
        Byline(rest, "\n".join(rows[:upper]), byline.lines[:upper]),
        Byline(names, below, byline.lines[upper:]),
    )


def _promote(item: Item, piece: Piece) -> None:
    """Make the first paragraph the headline, or its end where there is one."""
    item.pieces.remove(piece)
    item.touched = True
    old = item.article.headline
    if item.head is None:
        headline = Headline("", piece.text, "", piece.printed, piece.lines)
        piece.role, item.head = None, piece
    else:
        headline = replace(
            old,
            deck=" ".join(filter(None, (old.deck, piece.text))),
            printed=f"{old.printed}\n{piece.printed}",
            lines=(*old.lines, *piece.lines),
        )
        item.head.lines, item.head.printed = headline.lines, headline.printed
    item.article = replace(item.article, headline=headline)


def _merge(sheet: Sheet, item: Item, piece: Piece, correction: Correction) -> None:
    """Make an article the end of the one before it."""
    at = sheet.items.index(item)
    if piece is not item.first:
        if correction.other in {one.words for one in item.all_pieces}:
            return  # merged already
        raise Unfit(_(_NO_BEGINNING))
    if not at:
        raise Unfit(_(_NO_PREVIOUS))
    previous = sheet.items[at - 1]
    if correction.other not in {one.words for one in previous.all_pieces}:
        raise Unfit(_(_OTHER_PREVIOUS))
    byline = item.article.byline
    demote(item, Role.SUBHEAD)
    if byline.printed:
        note = Piece(
            byline.printed, Role.NOTE, byline.lines, byline.printed, origin=item.article.id
        )
        item.pieces.insert(min(1, len(item.pieces)) if piece.role is Role.SUBHEAD else 0, note)
    previous.pieces += item.pieces
    previous.touched = True
    mine = previous.article.byline
    names = tuple(dict.fromkeys((*mine.contributors, *byline.contributors)))
    previous.article = replace(previous.article, byline=replace(mine, contributors=names))
    sheet.items.remove(item)


def demote(item: Item, role: Role) -> None:
    """Make an item's headline its first paragraph, with all that is printed in it."""
    if item.head is None:
        return
    head = item.head
    item.head, item.touched = None, True
    head.role, head.text = role, " ".join(head.printed.split("\n"))
    item.pieces.insert(0, head)
    item.article = replace(item.article, headline=Headline())


def _headline(_sheet: Sheet, item: Item, piece: Piece, correction: Correction) -> None:
    """Set kicker, title and deck; what was printed stays known."""
    if piece is not item.first:
        raise Unfit(_(_NO_BEGINNING))
    headline = replace(
        item.article.headline,
        kicker=correction.kicker,
        title=correction.title,
        deck=correction.deck,
    )
    item.article, item.touched = replace(item.article, headline=headline), True
    if item.head is not None:
        item.head.text = correction.title


def _role(sheet: Sheet, item: Item, piece: Piece, correction: Correction) -> None:
    """Give a paragraph another role; a headline of a role is a paragraph again."""
    if correction.role == HEADLINE_ROLE:
        if piece is item.head:
            return
        if piece is item.pieces[0]:
            _promote(item, piece)
        else:
            _split(sheet, item, piece, correction)
    elif piece is item.head:
        demote(item, Role(correction.role))
    else:
        piece.role, item.touched = Role(correction.role), True


def _advertisement(sheet: Sheet, item: Item, piece: Piece, _correction: Correction) -> None:
    """Take an article out of the list; it is furniture of the page."""
    if piece is not item.first:
        raise Unfit(_(_NO_BEGINNING))
    parts = [item.head.printed] if item.head else []
    parts += [item.article.byline.printed, *(one.printed for one in item.pieces)]
    text = "\n".join(part for part in parts if part)
    sheet.furniture.append(Furniture(text, "advertisement", item.article.lines))
    sheet.items.remove(item)


def _join(_sheet: Sheet, item: Item, piece: Piece, correction: Correction) -> None:
    """Make a paragraph and the next one of them."""
    if piece is item.head:
        raise Unfit(_(_NOT_IN_HEADLINE))
    at = item.pieces.index(piece) + 1
    if at == len(item.pieces) or item.pieces[at].words != correction.other:
        raise Unfit(_(_NO_NEXT))
    second = item.pieces.pop(at)
    piece.text, piece.printed = (
        joined(piece.text, second.text),
        joined(piece.printed, second.printed),
    )
    piece.lines = tuple(dict.fromkeys((*piece.lines, *second.lines)))
    item.touched = True


def joined(one: str, other: str) -> str:
    """Return two texts as one; a space parts only words in Latin letters."""
    latin = (
        one[-1:].isascii() and other[:1].isascii() and one[-1:].isalnum() and other[:1].isalnum()
    )
    return f"{one} {other}" if latin else one + other


def _break(_sheet: Sheet, item: Item, piece: Piece, correction: Correction) -> None:
    """Make two paragraphs of one; both keep its lines."""
    if piece is item.head:
        raise Unfit(_(_NOT_IN_HEADLINE))
    at = find_offset(correction, piece.text)
    cut = matching(piece.text, piece.printed, at)
    second = Piece(
        piece.text[at:].lstrip(),
        piece.role,
        piece.lines,
        piece.printed[cut:].lstrip(),
        piece.words,
        piece.origin,
    )
    piece.text, piece.printed = piece.text[:at].rstrip(), piece.printed[:cut].rstrip()
    item.pieces.insert(item.pieces.index(piece) + 1, second)
    item.touched = True


def _wording(_sheet: Sheet, item: Item, piece: Piece, correction: Correction) -> None:
    """Replace a wording; what was printed stays known, and search finds it too."""
    if piece is item.head:
        raise Unfit(_(_NOT_IN_HEADLINE))
    at = find_offset(correction, piece.text)
    stop = at + len(correction.printed)
    piece.text = piece.text[:at] + correction.corrected + piece.text[stop:]
    item.touched = True


_ACTS: Final[Mapping[Deed, Act]] = MappingProxyType(
    {
        Deed.SPLIT: _split,
        Deed.MERGE: _merge,
        Deed.HEADLINE: _headline,
        Deed.ROLE: _role,
        Deed.ADVERTISEMENT: _advertisement,
        Deed.JOIN: _join,
        Deed.BREAK: _break,
        Deed.WORDING: _wording,
    }
)
"""What each deed does."""
