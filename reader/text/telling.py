"""What a search found and why, said in words that both front ends use."""

from typing import Final

from reader.messages import N_, _, listed, ngettext
from reader.model import Rank

PART_NAMES: Final = {
    "title": N_("in the title {count}"),
    "kicker": N_("above the title {count}"),
    "deck": N_("below the title {count}"),
    "byline": N_("in the byline {count}"),
    "body": N_("in the text {count}"),
}


def tell_hits(count: int) -> str:
    """Say how many hits there are."""
    return ngettext("{count} hit", "{count} hits", count).format(count=count)


def tell_rank(rank: Rank) -> str:
    """Say where the first hit has a wording, and how many articles have it."""
    places = [_(PART_NAMES[part]).format(count=count) for part, count in rank.parts]
    if rank.in_lead:
        places.append(_("early in the text"))
    told = _("“{wording}”: {places}; held by {count}")
    where = listed(places) or _("nowhere")
    return told.format(wording=rank.wording, places=where, count=rank.holding)
