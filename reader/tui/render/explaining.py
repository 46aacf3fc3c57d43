"""An explanation of a search as lines to read."""

from collections.abc import Iterator

from reader.messages import _, ngettext
from reader.model import Condition, Counted, Explained, Rank
from reader.text.telling import tell_hits, tell_rank
from reader.tui.render.told import Line, heading


def explanation_lines(explained: Explained) -> Iterator[Line]:
    """Yield everything there is to say about a search."""
    one = explained.explanation
    yield heading(_("Understood as"))
    yield Line(f"  {one.note}", tell_hits(one.count))
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
    return Line(f"  {said}", tell_hits(counted.count), counted.query if counted.count else "")


def _first_lines(title: str, ranks: tuple[Rank, ...]) -> Iterator[Line]:
    yield heading(_("Why this is the first hit: {title}").format(title=title))
    if not ranks:
        yield Line("  " + _("It is the newest."))
        return
    for rank in ranks:
        yield Line(f"  {tell_rank(rank)}", f"{rank.share:.0%}")
    yield Line("  " + _("Rare words count more, titles six times; ties stand newest first."))


def _other_lines(without: tuple[Counted, ...], instead: tuple[Counted, ...]) -> Iterator[Line]:
    if without:
        yield heading(_("Without one condition"))
        yield from (_counted_line(one.query, one) for one in without)
    if instead:
        yield heading(_("What does occur"))
        yield from (_counted_line(one.query, one) for one in instead)
    if not without and not instead:
        yield heading(_("Nothing near this occurs; try fewer or other words."))
