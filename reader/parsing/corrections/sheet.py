"""A page while it is corrected: its articles as lists of pieces that remember what was printed."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from reader.model import Article, Furniture, Headline, Page, Paragraph, Role
from reader.parsing.corrections.values import Anchor, words_of


@dataclass(slots=True, eq=False)
class Piece:
    """A paragraph, or the headline of an item (``role`` None).

    ``printed`` is the text before any correction, ``before`` how the piece before began when the
    page was parsed, ``origin`` the id of the article the parser put it in, and ``heads`` whether that
    article began with it.
    """

    text: str
    role: Role | None
    lines: tuple[int, ...]
    printed: str
    before: str = ""
    origin: str = ""
    heads: bool = False

    @property
    def words(self) -> str:
        """How the piece begins in print."""
        return words_of(self.printed)

    @property
    def anchor(self) -> Anchor:
        """What finds the piece again."""
        return Anchor(self.words, self.lines[0] if self.lines else 0, self.before)


@dataclass(slots=True, eq=False)
class Item:
    """An article while it is corrected; ``article`` is what it was before, or was split from."""

    article: Article
    head: Piece | None
    pieces: list[Piece]
    touched: bool = False

    @property
    def all_pieces(self) -> list[Piece]:
        """The headline, if there is one, and the paragraphs."""
        return [self.head, *self.pieces] if self.head else list(self.pieces)

    @property
    def first(self) -> Piece | None:
        """What the item begins with."""
        return self.head or (self.pieces[0] if self.pieces else None)


@dataclass(slots=True, eq=False)
class Sheet:
    """A page's items in order, and what stands beside them."""

    page: Page
    items: list[Item] = field(default_factory=list)
    furniture: list[Furniture] = field(default_factory=list)

    def places(self) -> Iterator[tuple[Item, Piece]]:
        """Yield every piece with the item it is in, in the page's order."""
        return ((item, piece) for item in self.items for piece in item.all_pieces)

    def ids(self) -> set[str]:
        """Return the ids that are taken."""
        return {item.article.id for item in self.items}


def sheet_of(page: Page) -> Sheet:
    """Lay a page out to be corrected."""
    sheet = Sheet(page, furniture=list(page.furniture))
    before = ""
    for article in page.articles:
        item = _item_of(article)
        for piece in item.all_pieces:
            piece.before, before = before, piece.words
            piece.heads = piece is item.first
        sheet.items.append(item)
    return sheet


def _item_of(article: Article) -> Item:
    printed = article.headline.printed or article.headline.title
    head = head_piece(article.headline, printed, article.id) if printed else None
    pieces = [
        Piece(one.text, one.role, one.lines, one.text, origin=article.id)
        for one in article.paragraphs
    ]
    return Item(article, head, pieces)


def head_piece(headline: Headline, printed: str, origin: str) -> Piece:
    """Return the piece of a headline."""
    return Piece(headline.title, None, headline.lines, printed, origin=origin)


def paragraph_of(piece: Piece) -> Paragraph:
    """Return the paragraph of a piece."""
    return Paragraph(piece.text, piece.role or Role.BODY, piece.lines)


def with_paragraphs(item: Item) -> Article:
    """Return an item's article with its pieces as paragraphs."""
    return replace(item.article, paragraphs=tuple(map(paragraph_of, item.pieces)))
