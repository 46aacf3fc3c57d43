"""A page with corrections applied: pure, in the order of their stamps, never by guess."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from reader.model import HEADLINE_PARAGRAPH, Article, ArticleKind, Page, Role
from reader.parsing.corrections.deeds import act
from reader.parsing.corrections.finding import Unfit, find
from reader.parsing.corrections.sheet import Item, Sheet, sheet_of, with_paragraphs
from reader.parsing.corrections.values import Claim, Correction, claim_of
from reader.parsing.datelines import (
    closing_dateline,
    closing_jump,
    opening_dateline,
    opening_jump,
)


@dataclass(frozen=True, slots=True)
class Doubt:
    """A correction that does not fit the page any more, and why; it was not applied."""

    correction: Correction
    reason: str


@dataclass(frozen=True, slots=True)
class Corrected:
    """A page with its corrections.

    ``readings`` holds what was printed of every paragraph whose wording was corrected, by article
    id and paragraph number (-1 is the headline). ``applied`` are the stamps of what was done;
    ``sheet`` is the page as it was worked on, None where nothing was to be done.
    """

    page: Page
    readings: Mapping[tuple[str, int], str] = field(default_factory=dict)
    doubts: tuple[Doubt, ...] = ()
    applied: frozenset[str] = frozenset()
    sheet: Sheet | None = field(default=None, compare=False, repr=False)


def apply(page: Page, corrections: Iterable[Correction]) -> Corrected:
    """Return ``page`` with those of ``corrections`` that belong to it.

    Articles that none of them touches stay the values they were. An article keeps its id whatever
    is corrected in it; one that is split off gets an id made of its first words. A correction that
    was not surely made on this page is passed over in silence if it does not fit.
    """
    ordered = sorted(corrections, key=lambda one: one.stamp)
    ours = [(one, claim) for one in ordered if (claim := claim_of(one, page))]
    if not ours:
        return Corrected(page)
    sheet = sheet_of(page)
    doubts: list[Doubt] = []
    applied = set()
    for correction, claim in ours:
        try:
            item, piece = find(sheet, correction.anchor, strictly=claim is Claim.FAINT)
            act(sheet, item, piece, correction)
            applied.add(correction.stamp)
        except Unfit as reason:
            if claim is Claim.SURE:
                doubts.append(Doubt(correction, str(reason)))
    return _corrected(sheet, tuple(doubts), frozenset(applied))


def holding(page: Page, corrected: Corrected, correction: Correction) -> str:
    """Return the id of the article that holds a correction's place on a corrected page, or nothing.

    Where several places begin alike, the one at its line is meant, else the first.
    """
    sheet = corrected.sheet or sheet_of(page)
    anchor = correction.anchor
    found = [
        (anchor.line not in piece.lines, number, item.article.id)
        for number, item in enumerate(sheet.items)
        for piece in item.all_pieces
        if anchor.line in piece.lines or piece.words == anchor.words
    ]
    return min(found)[2] if found else ""


def _corrected(sheet: Sheet, doubts: tuple[Doubt, ...], applied: frozenset[str]) -> Corrected:
    articles = tuple(_article(item) if item.touched else item.article for item in sheet.items)
    readings: dict[tuple[str, int], str] = {}
    for item in sheet.items:
        if item.touched:
            readings.update(_readings(item))
    page = replace(sheet.page, articles=articles, furniture=tuple(sheet.furniture))
    return Corrected(page, readings, doubts, applied, sheet)


def _readings(item: Item) -> dict[tuple[str, int], str]:
    """Return what was printed where the item now reads otherwise."""
    found = {
        (item.article.id, number): piece.printed
        for number, piece in enumerate(item.pieces)
        if _bare(piece.printed) != _bare(piece.text)
    }
    headline = item.article.headline
    shown = sorted(_bare(headline.kicker + headline.title + headline.deck))
    if item.head is not None and shown != sorted(_bare(item.head.printed)):
        found[item.article.id, HEADLINE_PARAGRAPH] = " ".join(item.head.printed.split())
    return found


def _bare(text: str) -> str:
    return "".join(text.split()).replace("—", "")


def _article(item: Item) -> Article:
    """Return a touched item as an article; what is read off its paragraphs is read off anew."""
    article = with_paragraphs(item)
    body = [piece.text for piece in item.pieces if piece.role is Role.BODY]
    notes = [piece.text for piece in item.pieces if piece.role is Role.NOTE]
    datelines = (*map(opening_dateline, body[:1]), *map(closing_dateline, notes))
    jumps = (*map(opening_jump, (*notes[:1], *body[:1])), *map(closing_jump, body[-1:]))
    lines = {line for piece in item.all_pieces for line in piece.lines}
    return replace(
        article,
        kind=_kind(item),
        dateline=next(filter(None, datelines), ""),
        jump=next(filter(None, jumps), ""),
        lines=_lines(item, lines),
    )


def _lines(item: Item, lines: set[int]) -> tuple[int, ...]:
    """Return the lines of an item; those of a collection count records, and stay."""
    if not item.article.headline.lines and item.article.source_id:
        return item.article.lines
    return tuple(sorted(lines | set(item.article.byline.lines)))


def _kind(item: Item) -> ArticleKind:
    """Return the kind: a photo is one as long as nothing but captions and credits belong to it."""
    only_photo = all(piece.role in (Role.CAPTION, Role.CREDIT) for piece in item.pieces)
    if item.article.kind is ArticleKind.PHOTO and not only_photo:
        return ArticleKind.ARTICLE
    if only_photo and item.pieces and item.head is None:
        return ArticleKind.PHOTO
    return item.article.kind
