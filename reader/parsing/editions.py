"""Editions: stories that jump between the pages of one day put together, and copies found."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from reader.model import Article, Part, Story
from reader.parsing.jumps import comes_from, goes_to, joints_of, page_key, target_page
from reader.parsing.repeats import copies_of
from reader.text.fold import fold

PLACES_JOINT: Final = "、"
"""What stands between the pages of a story that has several."""


def stories_of(articles: Iterable[Article]) -> list[Story]:
    """Return what of one edition is shown put together: stories that jump, and articles with copies.

    The order of ``articles`` decides nothing but which of two equal ones of a page is the copy. A
    put-together article is its beginning with the paragraphs of every part, each with the lines of
    its own page file. A continuation whose beginning is not there stays an article of its page.
    """
    ordered = sorted(articles, key=lambda article: page_key(article.page))
    copies = copies_of(ordered)
    single = [at for at in range(len(ordered)) if at not in copies]
    chains = _chains([ordered[at] for at in single])
    made = [[single[number] for number in chain] for chain in chains]
    inside = {at for chain in made for at in chain}
    again = sorted(set(copies.values()) - inside)
    return [
        _story([ordered[at] for at in chain], [ordered[at] for at in _copies(chain, copies)])
        for chain in (*made, *([at] for at in again))
    ]


def open_jumps(articles: Iterable[Article]) -> list[tuple[Article, str, str]]:
    """Return the shown articles with a jump that leads nowhere: article, its wording, its page."""
    found: list[tuple[Article, str, str]] = []
    for article in articles:
        held = {page_key(part.page) for part in article.parts}
        wordings = [comes_from(article)] if not article.parts else []
        for wording in filter(None, (*wordings, goes_to(article))):
            page = target_page(wording)
            if page and page_key(page) not in held:
                found.append((article, wording, page))
    return found


def _chains(articles: Sequence[Article]) -> list[list[int]]:
    """Return the stories of several parts as the numbers of their articles, in reading order."""
    following = {joint.head: joint.tail for joint in joints_of(articles)}
    tails = {one for tail in following.values() for one in tail}
    return [_chain(head, dict(following)) for head in sorted(set(following) - tails)]


def _chain(head: int, following: dict[int, tuple[int, ...]]) -> list[int]:
    """Return a beginning and all that it goes on in."""
    chain, last = [head], [head]
    while last:
        last = [one for part in last for one in following.pop(part, ())]
        chain += last
    return chain


def _copies(chain: Sequence[int], copies: Mapping[int, int]) -> list[int]:
    return [at for at, origin in copies.items() if origin in chain]


def _story(parts: Sequence[Article], copies: Sequence[Article]) -> Story:
    head = parts[0]
    article = replace(_joined(parts) if len(parts) > 1 else head, copies=_printed(copies))
    return Story(article, tuple(one.id for one in parts), tuple(sorted(one.id for one in copies)))


def _joined(parts: Sequence[Article]) -> Article:
    head = parts[0]
    known = {one.name for one in head.byline.contributors}
    named = {one.name: one for part in parts for one in part.byline.contributors}
    more = tuple(one for name, one in named.items() if name not in known)
    return replace(
        head,
        byline=replace(head.byline, contributors=head.byline.contributors + more),
        paragraphs=tuple(paragraph for part in parts for paragraph in part.paragraphs),
        page=PLACES_JOINT.join(dict.fromkeys(part.page for part in parts if part.page)),
        parts=_placed(parts),
    )


def _placed(parts: Sequence[Article]) -> tuple[Part, ...]:
    placed: list[Part] = []
    start = 0
    for one in parts:
        stop = start + len(one.paragraphs)
        heading = _own_heading(parts[0], one)
        placed.append(Part(one.page, one.section, one.source, one.lines, start, stop, heading))
        start = stop
    return tuple(placed)


def _own_heading(head: Article, part: Article) -> str:
    """Return those lines of a part's heading that the story's headline does not have."""
    known = {fold(line) for line in _lines(head)}
    return "\n".join(line for line in _lines(part) if fold(line) not in known)


def _lines(article: Article) -> Iterator[str]:
    headline = article.headline
    yield from filter(None, (headline.kicker, headline.title, headline.deck))


def _printed(copies: Sequence[Article]) -> tuple[Part, ...]:
    ordered = sorted(copies, key=lambda one: (page_key(one.page), one.source, one.lines))
    return tuple(
        Part(one.page, one.section, one.source, one.lines, 0, len(one.paragraphs))
        for one in ordered
    )
