"""An explanation of a search as lines to read."""

from collections.abc import Iterator

from reader.messages import N_, _, ngettext
from reader.model import Condition, Counted, Explained, Rank
from reader.tui.render.told import Line, heading

PART_NAMES = {
    "title": N_("in the title {count}"),
    "kicker": N_("above the title {count}"),
    "deck": N_("below the title {count}"),
    "byline": N_("in the byline {count}"),
    "body": N_("in the text {count}"),
}


def told_hits(count: int) -> str:
    """Say how many hits there are."""
    return ngettext("{count} hit", "{count} hits", count).format(count=count)


def explanation_lines(explained: Explained) -> Iterator[Line]:
    """Yield everything there is to say about a search."""
    one = explained.explanation
    yield heading(_("Understood as"))
    yield Line(f"  {one.note}", told_hits(one.count))
    yield Line(
        "  " + _("Alike: full and half width, simplified and traditional, capitals, spaces.")
    )
    yield heading(_("Each condition alone"))
    for condition in one.conditions:
        yield _condition_line(condition)
        yield from _words_line(condition)
    if one.count:
        yield from _first_lines(one.first_title, one.ranks)
    else:
        yield from _other_lines(one.without, one.instead)
    if explained.held:
        yield heading(_("Held around these dates"))
        for held in explained.held:
            count = held.articles
            told = ngettext("{count} article", "{count} articles", count).format(count=count)
            yield Line(f"  {held.month}", told, f"date:{held.month}")


def _condition_line(condition: Condition) -> Line:
    said = condition.said
    if condition.folded and condition.folded not in said:
        said = _("{condition}, sought as “{folded}”").format(
            condition=said, folded=condition.folded
        )
    return _counted_line(said, condition.alone)


def _words_line(condition: Condition) -> Iterator[Line]:
    """Say how the dictionary cuts a wording, where it does."""
    if condition.words:
        words = " / ".join(condition.words)
        yield Line("    " + _("ranked by its words: {words}").format(words=words))


def _counted_line(said: str, counted: Counted) -> Line:
    return Line(f"  {said}", told_hits(counted.count), counted.query if counted.count else "")


def _first_lines(title: str, ranks: tuple[Rank, ...]) -> Iterator[Line]:
    yield heading(_("Why this is the first hit: {title}").format(title=title))
    if not ranks:
        yield Line("  " + _("It is the newest."))
        return
    for rank in ranks:
        yield Line(f"  {_rank_words(rank)}", f"{rank.share:.0%}")
    yield Line("  " + _("Rare words count more, titles six times; ties stand newest first."))


def _rank_words(rank: Rank) -> str:
    places = [_(PART_NAMES[part]).format(count=count) for part, count in rank.parts]
    if rank.in_lead:
        places.append(_("early in the text"))
    told = _("“{wording}”: {places}; held by {count}")
    where = ", ".join(places) or _("nowhere")
    return told.format(wording=rank.wording, places=where, count=rank.holding)


def _other_lines(without: tuple[Counted, ...], instead: tuple[Counted, ...]) -> Iterator[Line]:
    if without:
        yield heading(_("Without one condition"))
        yield from (_counted_line(one.query, one) for one in without)
    if instead:
        yield heading(_("What does occur"))
        yield from (_counted_line(one.query, one) for one in instead)
    if not without and not instead:
        yield heading(_("Nothing near this occurs; try fewer or other words."))
