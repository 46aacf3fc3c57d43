"""Where the subject of a clause begins."""

import re
from typing import Final

from reader.figures.lexicon import is_common
from reader.figures.name_words import PLACES
from reader.figures.phrases import Phrase, phrase_at
from reader.figures.subject_words import DATELINE, LEAD, SHORT_LEADS

CLAUSES: Final = re.compile("[，；：:,;]")
"""Marks between the clauses of a sentence."""


def opened_at(text: str, start: int, stop: int) -> int:
    """Return where a clause begins behind times, conjunctions and datelines."""
    dateline = None if start else DATELINE.match(text)
    opened = start if dateline is None else min(dateline.end(), stop)
    lead = LEAD.match(text, opened, stop)
    if lead is None:
        return opened
    last = lead.end() - 1
    pair = text[last : min(last + 2, stop)]
    return last if text[last] in SHORT_LEADS and (is_common(pair) or pair in PLACES) else last + 1


def subject_at(text: str, start: int, stop: int) -> Phrase:
    """Return the noun phrase that a clause opens with, or the name that this describes.

    灾情最重的南津镇 is of 南津镇.
    """
    phrase = phrase_at(text, opened_at(text, start, stop), stop)
    place = phrase.stop
    if phrase.word or place >= stop:
        return phrase
    if text[place] != "的":
        place = text.find("的", place, min(stop, place + _DESCRIBING))
    described = phrase_at(text, place + 1, stop) if place >= 0 else phrase
    told = described.word and (not described.ending or described.end == described.stop)
    return described if told and not text.startswith("的", described.stop) else phrase


_DESCRIBING: Final = 12
"""Code points of a description before the name that it is of."""
