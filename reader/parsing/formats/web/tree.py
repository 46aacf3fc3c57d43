"""A web page as the blocks of text a person sees, and the elements they stand in."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from reader.parsing.formats.web.tables import INLINE, LIKELY, MARKS, PARAGRAPHS, SKIPPED, SURE, Part

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

_HEADING = re.compile(r"h[1-6]")
_STRONG: Final = frozenset({"b", "strong", "h1", "h2", "h3", "h4", "h5", "h6", "th"})
_SPACE = re.compile(r"[ \t\r\n\f]+")
_RANKS: Final = {mark: rank for rank, mark in enumerate((*SURE, *LIKELY))}
_PARTS: Final = {mark: part for part, marks in MARKS.items() for mark in marks}
_NESTING = re.compile(
    r"<(?P<close>/?)(?!(?:p|li|td|tr|th|br|img|hr|input|meta|link|option|dt|dd|area|col|param|wbr|tbody)\b)[a-z][a-z0-9:-]{0,30}",
    re.IGNORECASE,
)
"""Tags of elements that lie inside one another until they are closed."""

_EMPTY = re.compile(
    r"<(?P<tag>(?!(?:br|img|hr|input|meta|link|area|col|param|wbr|base|embed|source|track)\b)[A-Za-z][\w:-]{0,30})(?P<rest>[^<>]*)/>"
)
"""An element closed in its own tag, which is XHTML; in HTML it would swallow what follows."""

_XHTML: Final = "http://www.w3.org/1999/xhtml"
_OPENING: Final = 1000

DEEPEST: Final = 3000
"""Elements inside one another; browsers stop at 512 or so."""

MOST_NODES: Final = 400_000
"""Nodes of a page that are looked at; a saved page has some thousands."""


@dataclass(slots=True)
class Region:
    """An element and its blocks, ``start`` to ``stop``; ``rank`` is that of its mark, if any."""

    parent: int
    start: int
    stop: int = 0
    rank: int | None = None


@dataclass(frozen=True, slots=True)
class Spot:
    """What the elements around a text say of it; ``head``, ``row`` and ``cell`` number them."""

    region: int = 0
    heading: int = 0
    part: Part | None = None
    linked: bool = False
    strong: bool = False
    centred: bool = False
    head: int = 0
    row: int = 0
    cell: int = 0


@dataclass(slots=True)
class WebBlock:
    """A block of text: how many of its characters are links or strong, and where it stands."""

    text: str
    spot: Spot
    linked: int = 0
    strong: int = 0
    pictured: bool = False

    @property
    def plain(self) -> int:
        """Characters that are no link."""
        return len(self.text) - self.linked

    @property
    def is_link(self) -> bool:
        """Whether most of it leads elsewhere."""
        return self.linked * 2 > len(self.text)


@dataclass(slots=True)
class WebPage:
    """The blocks of a page in their order, and its regions; region 0 is the whole."""

    blocks: list[WebBlock] = field(default_factory=list)
    regions: list[Region] = field(default_factory=list)


class _Flattener:
    """Walks a tree once and collects blocks."""

    def __init__(self) -> None:
        self.page = WebPage(regions=[Region(-1, 0)])
        self._parts: list[tuple[str, Spot]] = []
        self._pictured = False
        self._rows = 0
        self._cells = 0
        self._heads = 0

    def enter(self, node: "LexborNode", spot: Spot) -> Spot | None:
        """Take in a node's beginning; return the spot of its children, None to pass them over."""
        tag = node.tag or ""
        if tag == "-text":
            self._parts.append((node.text_content or "", spot))
            return None
        if tag in SKIPPED:
            return None
        if tag == "img":
            self._pictured = True
        if tag == "br":
            self.end_block()
        inner = self._inner(tag, node.attributes, spot)
        if tag not in INLINE:
            self.end_block()
        return inner

    def _inner(self, tag: str, attributes: dict[str, str | None], spot: Spot) -> Spot:
        marks = list(_marks(tag, attributes))
        rank = min((_RANKS[mark] for mark in marks if mark in _RANKS), default=None)
        outer = None if rank is not None and rank < len(SURE) else spot.part
        part = next((_PARTS[mark] for mark in marks if mark in _PARTS), outer)
        region = spot.region
        if rank is not None or (tag not in INLINE and tag not in PARAGRAPHS):
            region = len(self.page.regions)
            self.page.regions.append(Region(spot.region, len(self.page.blocks), rank=rank))
        style = (attributes.get("style") or "").replace(" ", "").lower()
        heavy = tag in _STRONG or "font-weight:bold" in style
        self._rows += tag == "tr"
        self._cells += tag in {"td", "th"}
        heading = bool(_HEADING.fullmatch(tag))
        self._heads += heading
        centred = tag == "center" or attributes.get("align") == "center"
        return Spot(
            region=region,
            heading=int(tag[1]) if heading else spot.heading,
            head=self._heads if heading else spot.head,
            part=part,
            linked=spot.linked or (tag == "a" and bool(attributes.get("href"))),
            strong=spot.strong or heavy,
            centred=spot.centred or centred or "text-align:center" in style,
            row=self._rows if tag in {"tr", "td", "th"} else spot.row,
            cell=self._cells if tag in {"td", "th"} else spot.cell,
        )

    def leave(self, node: "LexborNode", spot: Spot, inner: Spot) -> None:
        """Take in a node's end."""
        if (node.tag or "") not in INLINE:
            self.end_block()
        if inner.region != spot.region:
            if (node.tag or "") in INLINE:
                self.end_block()
            self.page.regions[inner.region].stop = len(self.page.blocks)

    def end_block(self) -> None:
        """Make a block of the text since the last one, if there is any."""
        text = tidy("".join(part for part, _spot in self._parts))
        if text:
            worded = [(len(tidy(part)), spot) for part, spot in self._parts if tidy(part)]
            block = WebBlock(
                text,
                worded[0][1],
                linked=min(len(text), sum(count for count, spot in worded if spot.linked)),
                strong=min(len(text), sum(count for count, spot in worded if spot.strong)),
                pictured=self._pictured,
            )
            self.page.blocks.append(block)
            self._pictured = False
        self._parts.clear()


def tidy(text: str) -> str:
    """Return text as a browser shows it: white space is one space, none at the edges."""
    return _SPACE.sub(" ", text.replace("\xa0", " ")).strip(" \u3000\ufeff\u200b")


def _marks(tag: str, attributes: dict[str, str | None]) -> Iterator[str]:
    """Yield the marks of an element as the tables write them."""
    yield tag
    if not attributes:
        return
    yield "#" + (attributes.get("id") or "").strip().lower()
    for name in (attributes.get("class") or "").lower().split():
        yield "." + name
    for name in ("align", "style", "itemprop"):
        value = attributes.get(name)
        if value:
            yield f"[{name}={value.strip().rstrip(';').replace(' ', '').lower()}]"


def flatten(source: str) -> WebPage:
    """Return the blocks of a page's HTML source."""
    from selectolax.lexbor import LexborHTMLParser

    if source[:_OPENING].lstrip("\ufeff \r\n").startswith("<?xml") or _XHTML in source[:_OPENING]:
        source = _EMPTY.sub(r"<\g<tag>\g<rest>></\g<tag>>", source)
    root = LexborHTMLParser(_shallow(source)).body
    walker = _Flattener()
    if root is not None:
        _walk(root, walker)
    walker.end_block()
    walker.page.regions[0].stop = len(walker.page.blocks)
    return walker.page


def _shallow(source: str) -> str:
    """Return source that is not nested absurdly: a parser looks through all open elements.

    Where elements pile up, they become paragraphs.
    """
    depth = 0
    for match in _NESTING.finditer(source):
        depth += -1 if match["close"] else 1
        if depth > DEEPEST:
            return _NESTING.sub("<p", source)
    return source


def _walk(root: "LexborNode", walker: _Flattener) -> None:
    """Walk without recursion: pages may be nested deeper than Python goes."""
    stack: list[tuple[LexborNode, Spot, Spot | None]] = [(root, Spot(), None)]
    for _turn in range(MOST_NODES * 2):
        if not stack:
            return
        node, spot, inner = stack.pop()
        if inner is not None:
            walker.leave(node, spot, inner)
            continue
        entered = walker.enter(node, spot)
        follower = node.next
        if follower is not None and node is not root:
            stack.append((follower, spot, None))
        if entered is not None:
            stack.append((node, spot, entered))
            child = node.first_child
            if child is not None:
                stack.append((child, entered, None))
