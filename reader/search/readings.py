"""Printed readings of corrected words: where in the text that is shown a find in them belongs."""

from reader.model import HEADLINE_PARAGRAPH
from reader.search.document import APART, SearchDocument
from reader.search.match import find_in

Spans = list[tuple[int, int]]


def shown_at(document: SearchDocument, in_title: Spans, found: Spans) -> tuple[Spans, Spans]:
    """Return finds as stretches of the title and of the body as they are shown.

    ``found`` are stretches of the body with the readings behind it. One in a reading stands where
    the corrected wording does; no stretch stands there twice.
    """
    title, body = set(in_title), set()
    for start, stop in found:
        if start < len(document.body):
            body.add((start, min(stop, len(document.body))))
            continue
        paragraph, printed, begins = _reading_at(document, start)
        if paragraph == HEADLINE_PARAGRAPH:
            title.add(_stretch(printed, document.title, start - begins, stop - begins))
            continue
        text, above = _paragraph(document.body, paragraph)
        first, last = _stretch(printed, text, start - begins, stop - begins)
        body.add((above + first, above + last))
    return _apart(title), _apart(body)


def find_both(text: str, printed: str, words: str) -> Spans:
    """Return where ``words`` stand in a text, or stood in it as it was ``printed``, if corrected."""
    found = set(find_in(text, words))
    if printed:
        found |= {_stretch(printed, text, *span) for span in find_in(printed, words)}
    return _apart(found)


def _reading_at(document: SearchDocument, place: int) -> tuple[int, str, int]:
    """Return the reading at an offset: its paragraph, its text and where it begins."""
    begins = len(document.body) + len(APART)
    for paragraph, printed in document.readings[:-1]:
        if place < begins + len(printed) + len(APART):
            return paragraph, printed, begins
        begins += len(printed) + len(APART)
    return *document.readings[-1], begins


def _paragraph(body: str, number: int) -> tuple[str, int]:
    """Return paragraph ``number`` and where it begins; the last one where there are fewer."""
    begins = 0
    for _skipped in range(number):
        ends = body.find("\n", begins)
        if ends < 0:
            break
        begins = ends + 1
    ends = body.find("\n", begins)
    return body[begins : ends if ends >= 0 else len(body)], begins


def _stretch(printed: str, text: str, start: int, stop: int) -> tuple[int, int]:
    """Return where ``printed[start:stop]`` stands in ``text``, which differs in one stretch.

    What lies in that stretch stands for all of it, so that the mark is never empty by chance.
    """
    front = _common(printed, text)
    back = _common(printed[front:][::-1], text[front:][::-1])
    far, near = len(printed) - back, len(text) - back
    first = start if start < front else front if start < far else start - far + near
    last = stop if stop <= front else near if stop <= far else stop - far + near
    if first == last:  # what was printed there was taken out: its neighbour stands for it
        return (first, last + 1) if last < len(text) else (max(first - 1, 0), last)
    return first, last


def _common(one: str, other: str) -> int:
    """Return how many code points two texts begin with in common."""
    pairs = zip(one, other, strict=False)
    return next(
        (number for number, (mine, its) in enumerate(pairs) if mine != its),
        min(len(one), len(other)),
    )


def _apart(found: set[tuple[int, int]]) -> Spans:
    """Join stretches that overlap; neighbours stay apart."""
    joined: Spans = []
    for start, stop in sorted(found):
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(stop, joined[-1][1]))
        elif start < stop:
            joined.append((start, stop))
    return joined
