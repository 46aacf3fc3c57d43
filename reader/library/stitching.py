"""Stories put together in the editions whose files changed."""

from collections.abc import Callable, Iterable, Iterator

from reader.catalogue import Catalogue
from reader.library.tally import Tally
from reader.library.watching import Stopped, never
from reader.messages import _
from reader.model import Story, Unsure


def settle(
    catalogue: Catalogue,
    tally: Tally | None = None,
    stopped: Stopped = never,
    shown: Callable[[Story], None] = lambda _story: None,
) -> None:
    """Put together what jumps and fold what is printed twice, in every edition that changed.

    What is left when ``stopped`` says so is done next time. ``tally`` counts what was put
    together, and is told which jumps of the articles it counted lead nowhere; ``shown`` hears of
    every story that was not put together before.
    """
    editions = catalogue.editions.unsettled()
    if editions:
        from reader.parsing import stories_of

        for edition in editions:
            if stopped():
                return
            found = stories_of(catalogue.editions.printed(edition))
            for story in catalogue.editions.settle(edition, found):
                shown(story)
                if tally is not None:
                    tally.jumps += len(story.parts) > 1
                    tally.copies += len(story.copies)
    if tally is not None:
        tally.unsure += _open_jumps(catalogue, tally.jumping)
        tally.jumping.clear()


def _open_jumps(catalogue: Catalogue, jumping: Iterable[str]) -> Iterator[Unsure]:
    """Yield the jumps that lead nowhere, of articles that say they go on or come from elsewhere."""
    from reader.parsing import open_jumps

    shown = (catalogue.article(article_id) for article_id in jumping)
    distinct = {one.id: one for one in shown if one is not None}
    for article, wording, page in open_jumps(distinct.values()):
        part = article.part_of(len(article.paragraphs) - 1)
        reason = _("“{jump}”: no part that fits is held of page {page}.").format(
            jump=wording, page=page
        )
        yield Unsure(part.source, part.lines[0] if part.lines else 0, reason)
