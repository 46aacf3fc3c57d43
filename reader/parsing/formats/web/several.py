"""Pages with several articles, each in an ``article`` element of its own."""

from typing import TYPE_CHECKING, Final

from reader.parsing.formats.web.tree import WebPage, flatten

if TYPE_CHECKING:
    from collections.abc import Iterator

    from selectolax.lexbor import LexborNode

_LEAST: Final = 40
"""Characters beside links that an element has at least to be an article and no teaser."""

_STOPS: Final = "。！？.!?"
_HEADINGS: Final = "h1, h2, h3, h4"
_DEEPEST: Final = 200
"""Elements around an element that are looked at; deeper ones are no articles."""


def separate_articles(source: str) -> list[tuple[str, WebPage]]:
    """Return the articles of a page, each as HTML and as blocks; none where it is but one.

    An article has a heading that leads nowhere and running text; a comment inside another article
    and a teaser that leads to one are none.
    """
    if source.lower().count("<article") < 2:  # noqa: PLR2004 - several are more than one
        return []
    from selectolax.lexbor import LexborHTMLParser

    nodes = LexborHTMLParser(source).css("article")
    found = [(html, flatten(html)) for html in _whole(nodes)]
    articles = [(html, page) for html, page in found if _is_running(page)]
    return articles if len(articles) > 1 else []


def _whole(nodes: "list[LexborNode]") -> "Iterator[str]":
    """Yield the elements with a heading of their own that lie in no other one."""
    for node in nodes:
        heading = node.css_first(_HEADINGS)
        if heading is None or heading.css_first("a[href]") is not None or _inside(node):
            continue
        yield node.html or ""


def _inside(node: "LexborNode") -> bool:
    outer = node.parent
    for _turn in range(_DEEPEST):
        if outer is None or outer.tag == "article":
            return outer is not None
        outer = outer.parent
    return True


def _is_running(page: WebPage) -> bool:
    plain = [block.text for block in page.blocks if not block.is_link and not block.spot.heading]
    text = "".join(plain)
    return len(text) >= _LEAST and any(stop in text for stop in _STOPS)
