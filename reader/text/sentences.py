"""Sentences by their end marks (GB/T 15834): 。！？…… and the closing quotes after them."""

import re
from typing import Final

_SENTENCE: Final = re.compile(r"[^。！？…!?\n]*(?:[。！？…!?]+[”’」』）)》】\"']*|\n|$)")


def sentence_spans(text: str) -> list[tuple[int, int]]:
    """Return the sentences of ``text`` as half-open code point spans, in order.

    A newline ends a sentence and belongs to none; blank stretches are left out, and so is the
    white space around a sentence.
    """
    spans = []
    for found in _SENTENCE.finditer(text):
        start, stop = found.span()
        while start < stop and text[start].isspace():
            start += 1
        while start < stop and text[stop - 1].isspace():
            stop -= 1
        if start < stop:
            spans.append((start, stop))
    return spans
