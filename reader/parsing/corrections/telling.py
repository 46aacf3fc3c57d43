"""Corrections as sentences."""

from typing import Final

from reader.messages import N_, _
from reader.parsing.corrections.values import Correction, Deed

_SENTENCES: Final = {
    Deed.SPLIT: N_("A new article begins at “{words}”."),
    Deed.MERGE: N_("“{words}” belongs to the article before it."),
    Deed.HEADLINE: N_("The headline of “{words}” is “{headline}”."),
    Deed.ROLE: N_("“{words}” is {role}."),
    Deed.ADVERTISEMENT: N_("“{words}” is an advertisement."),
    Deed.JOIN: N_("“{words}” goes on in the next paragraph, “{other}”."),
    Deed.BREAK: N_("A paragraph ends in “{words}” after “{context}”."),
    Deed.WORDING: N_("In “{words}”, “{printed}” reads “{corrected}”."),
}

ROLE_NAMES: Final = {
    "body": N_("running text"),
    "subhead": N_("a subhead"),
    "caption": N_("a caption"),
    "credit": N_("a credit"),
    "note": N_("a note"),
    "headline": N_("a headline"),
}
"""What a paragraph may be made, and how it is called."""

_SHOWN: Final = 16
"""Code points of a paragraph's words that a sentence quotes."""


def tell(correction: Correction) -> str:
    """Return what a correction says, in one sentence of the reader's language."""
    words = correction.anchor.words
    parts = (correction.kicker, correction.title, correction.deck)
    return _(_SENTENCES[correction.deed]).format(
        words=words[:_SHOWN] + ("…" if len(words) > _SHOWN else ""),
        headline=" / ".join(part for part in parts if part),
        role=role_name(correction.role),
        other=correction.other[:_SHOWN],
        context=correction.context,
        printed=correction.printed,
        corrected=correction.corrected,
    )


def role_name(role: str) -> str:
    """Return how a role is called in the reader's language."""
    return _(ROLE_NAMES[role]) if role in ROLE_NAMES else role
