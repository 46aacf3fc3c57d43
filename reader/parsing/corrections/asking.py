"""From what a person wishes to a correction that finds its place again."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

from reader.errors import NotFound, UsageError
from reader.messages import N_, _
from reader.model import Article, Page
from reader.parsing.corrections.applying import apply
from reader.parsing.corrections.finding import CONTEXT, common_prefix
from reader.parsing.corrections.sheet import Item, Piece, Sheet, sheet_of
from reader.parsing.corrections.values import (
    Correction,
    Deed,
    Place,
    file_name,
    place_of_article,
)

HEAD: Final = -1

_NO_SUCH: Final = N_("the article has no paragraph {number}.")
_NOTHING: Final = N_("There is nothing to change.")


@dataclass(frozen=True, slots=True)
class Wish:
    """What a person wants done to an article.

    ``paragraph`` counts from 0 in the article as shown, -1 is its headline. ``offset`` is in code
    points of that paragraph: of the break, or of the ``printed`` wording that ``corrected``
    replaces; None looks ``printed`` up, and it must stand there once. An empty ``printed`` makes
    ``corrected`` the whole paragraph. ``role`` is one of the model's roles or ``headline``.
    """

    deed: Deed
    paragraph: int = HEAD
    role: str = ""
    kicker: str = ""
    title: str = ""
    deck: str = ""
    offset: int | None = None
    printed: str = ""
    corrected: str = ""


def propose(
    page: Page, corrections: Iterable[Correction], article: Article, wish: Wish
) -> Correction:
    """Return the correction that does to ``article`` of ``page`` what is wished.

    ``corrections`` are those that hold already. Raises NotFound when the article or paragraph is
    not there, UsageError when the wish means nothing there.
    """
    sheet = apply(page, corrections).sheet or sheet_of(page)
    item = _item_of(sheet, article)
    piece = _piece(item, wish)
    place = Place(place_of_article(item.article), file_name(page.file.path), piece.origin)
    correction = Correction(
        wish.deed,
        piece.anchor,
        place,
        role=wish.role,
        kicker=wish.kicker,
        title=wish.title,
        deck=wish.deck,
    )
    return _completed(correction, sheet, item, piece, wish)


def _item_of(sheet: Sheet, article: Article) -> Item:
    """Return the item of an article: by its id, else by its lines and title."""
    for item in sheet.items:
        if item.article.id == article.id:
            return item
    for item in sheet.items:
        first = item.first
        title = item.article.headline.title
        if first and first.lines[:1] == article.lines[:1] and title == article.headline.title:
            return item
    raise NotFound(
        _("No such article"),
        _("{path} does not hold the article any more.").format(path=sheet.page.file.path),
        _("`gxreader refresh` takes in what changed."),
    )


def _piece(item: Item, wish: Wish) -> Piece:
    if wish.deed in (Deed.MERGE, Deed.HEADLINE, Deed.ADVERTISEMENT) or _begins(wish):
        piece = item.first
    elif wish.paragraph == HEAD:
        piece = item.head
    else:
        piece = item.pieces[wish.paragraph] if 0 <= wish.paragraph < len(item.pieces) else None
    if piece is None:
        raise NotFound(
            _("No such paragraph"), _(_NO_SUCH).format(number=max(wish.paragraph + 1, 0))
        )
    return piece


def _begins(wish: Wish) -> bool:
    """Tell whether a wish splits at the first paragraph: its headline, if any, goes with it."""
    return wish.deed is Deed.SPLIT and not wish.paragraph and not wish.role


def _completed(
    correction: Correction, sheet: Sheet, item: Item, piece: Piece, wish: Wish
) -> Correction:
    """Return the correction with what its deed needs to be found and checked again."""
    match wish.deed:
        case Deed.MERGE:
            at = sheet.items.index(item)
            before = sheet.items[at - 1].all_pieces if at else []
            return replace(correction, other=before[-1].words if before else "")
        case Deed.JOIN:
            following = item.all_pieces[item.all_pieces.index(piece) + 1 :]
            if not following:
                raise UsageError(
                    _("Not possible there"), _("no paragraph follows it on its page"), ""
                )
            return replace(correction, other=following[0].words)
        case Deed.BREAK:
            at = wish.offset or 0
            if not 0 < at < len(piece.text):
                raise _nothing()
            return _at(correction, piece.text, at, "")
        case Deed.WORDING:
            at, printed, corrected = _change(piece.text, wish)
            return replace(_at(correction, piece.text, at, printed), corrected=corrected)
        case _:
            return correction


def _at(correction: Correction, text: str, at: int, printed: str) -> Correction:
    context = text[max(at - CONTEXT, 0) : at]
    return replace(correction, offset=at, context=context, printed=printed)


def _change(text: str, wish: Wish) -> tuple[int, str, str]:
    """Return the smallest replacement of a wish: offset, what stands there, what is put there."""
    if not wish.printed:
        return _smallest(0, text, wish.corrected)
    at = text.find(wish.printed) if wish.offset is None else wish.offset
    if at < 0 or not text.startswith(wish.printed, at):
        raise NotFound(_("No such words"), _("“{words}” is not there.").format(words=wish.printed))
    if wish.offset is None and text.find(wish.printed, at + 1) >= 0:
        raise UsageError(
            _("Not clear which"),
            _("“{words}” stands there more than once.").format(words=wish.printed),
            _("Add the words around it to both wordings."),
        )
    return _smallest(at, wish.printed, wish.corrected)


def _smallest(at: int, old: str, new: str) -> tuple[int, str, str]:
    """Leave out what both begin and end with, but for one character to hold on to."""
    if old == new or not old:
        raise _nothing()
    front = common_prefix(old, new)
    back = common_prefix(old[front:][::-1], new[front:][::-1])
    if front + back == len(old):  # something is only put in: hold on to a neighbour
        front, back = (front - 1, back) if front else (front, back - 1)
    return at + front, old[front : len(old) - back], new[front : len(new) - back]


def _nothing() -> UsageError:
    return UsageError(_("Nothing to correct"), _(_NOTHING))
