"""The order of hits over all segments: the best scored exactly, the rest newest first."""

from collections.abc import Iterator, Sequence
from functools import reduce
from heapq import merge, nlargest
from itertools import chain, islice, repeat
from operator import add, and_
from typing import Final, NamedTuple, Self

from reader.model import Sort
from reader.search.encoded import Sought
from reader.search.evaluate import Evaluation
from reader.search.levels import LEVELS, SHORTEST
from reader.search.match import PARTS
from reader.search.postings import bits_of, numbers_of
from reader.search.query import Pattern, Term, Where, wordings
from reader.search.rank import WEIGHTS, held_back, rarity, weigh_encoded, worth
from reader.search.scan import NOTHING, Asked, Found, Read, SearchCancelled
from reader.search.segment import Segment, Snapshot

SCORED: Final = 120
"""So many hits, the most promising ones, are scored exactly; the others follow newest first."""

_RANKING_TERMS: Final = 6
"""Terms whose levels choose the promising ones; more would choose no better."""

_LONGEST_WORD: Final = 8

_MORE: Final = WEIGHTS["figures"]


class Hits(NamedTuple):
    """The hits of one segment."""

    evaluation: Evaluation
    bits: int
    size: int

    @classmethod
    def of(cls, evaluation: Evaluation, bits: int) -> Self:
        """Return hits with their number, which is asked for more than once."""
        return cls(evaluation, bits, bits.bit_count())

    def holding(self, term: Term | Pattern) -> int:
        """Return how many articles of the segment hold a term."""
        held = self.evaluation.term(term)
        return self.size if held is self.bits else held.bit_count()

    def newest(self, bits: int) -> Iterator[tuple[int, int, int]]:
        """Yield (date descending, key, number) of ``bits``, newest first."""
        segment = self.evaluation.segment
        return ((-segment.days[one], segment.keys[one], one) for one in numbers_of(bits))


def newest_keys(hits: Sequence[Hits], beside: Read = NOTHING) -> Iterator[int]:
    """Yield the keys of all hits, newest first, as they are asked for."""
    read = sorted((*one.newest, 0) for one in beside.answering)
    return (key for _day, key, _number in merge(read, *(one.newest(one.bits) for one in hits)))


def _words_in(wording: str, segment: Segment) -> list[str]:
    """Return the longest words a segment knows that lie in a folded wording, left to right."""
    found: list[str] = []
    at = 0
    while at < len(wording):
        for length in range(min(_LONGEST_WORD, len(wording) - at), SHORTEST - 1, -1):
            if segment.word(wording[at : at + length]):
                found.append(wording[at : at + length])
                at += length - 1
                break
        at += 1
    return found


def _levels(words: Sequence[str], evaluation: Evaluation) -> list[int]:
    """Return the articles of a segment that stand out for all of some words, by level."""
    sets = [evaluation.segment.word(word) for word in words]
    if not sets or not all(sets):
        return [0] * len(LEVELS)
    return [reduce(and_, (one[level] for one in sets)) for level in range(1, len(LEVELS) + 1)]


def _sums(hits: Hits, words: Sequence[Sequence[str]]) -> list[int]:
    """Return a segment's hits that pass at least 0, 1, 2 … levels, summed over the terms."""
    sums = [hits.bits]
    for term in words:
        levels = [hits.bits, *_levels(term, hits.evaluation)]
        together = [0] * (len(sums) + len(levels) - 1)
        for have, bits in enumerate(sums):
            for more, passed in enumerate(levels):
                together[have + more] |= bits & passed
        sums = together
    return sums


def _ranking_words(hits: Sequence[Hits], terms: Sequence[Term | Pattern]) -> list[list[str]]:
    """Return for the first terms the words by which hits are ranked.

    They are looked for in one segment, the one with the most hits: a word that it does not know
    is too rare to tell hits apart.
    """
    richest = max(hits, key=lambda one: one.size).evaluation.segment
    wordings = (
        term.folded if isinstance(term, Term) and term.where is Where.TEXT else "" for term in terms
    )
    return [_words_in(wording, richest) for wording in islice(wordings, _RANKING_TERMS)]


def _promising(hits: Sequence[Hits], terms: Sequence[Term | Pattern]) -> list[int]:
    """Return, for every segment, the hits that are worth scoring: about ``SCORED`` in all."""
    if sum(one.size for one in hits) <= SCORED:
        return [one.bits for one in hits]
    words = _ranking_words(hits, terms)
    sums = [_sums(one, words) for one in hits]
    top = len(sums[0])
    passed = top - 1
    while passed and sum(one[passed].bit_count() for one in sums) < SCORED:
        passed -= 1
    above = [one[passed + 1] if passed + 1 < top else 0 for one in sums]
    wanted = SCORED - sum(bits.bit_count() for bits in above)
    rest = [one[passed] & ~bits for one, bits in zip(sums, above, strict=True)]
    if sum(bits.bit_count() for bits in rest) > wanted:
        rest = _newest_of(hits, rest, wanted)
    return [bits | more for bits, more in zip(above, rest, strict=True)]


def _newest_of(hits: Sequence[Hits], among: Sequence[int], wanted: int) -> list[int]:
    """Return the ``wanted`` newest articles of ``among``, by segment."""
    ordered = merge(*(_placed(*one) for one in zip(hits, among, range(len(hits)), strict=True)))
    chosen: list[list[int]] = [[] for _hit in hits]
    for _day, _key, number, place in islice(ordered, wanted):
        chosen[place].append(number)
    counts = (hit.evaluation.segment.count for hit in hits)
    return [bits_of(numbers, count) for numbers, count in zip(chosen, counts, strict=True)]


def _placed(hits: Hits, bits: int, place: int) -> Iterator[tuple[int, int, int, int]]:
    return ((*one, place) for one in hits.newest(bits))


class _Weighed(NamedTuple):
    """A hit whose terms are weighed, but for figures beside them: it scores no less."""

    least: float
    most: float
    segment: Segment
    number: int
    held: float
    weights: list[tuple[float, float, Sought, bytes]]
    """What each term weighs, how rare it is, what finds it, and the body if it stands there."""

    def exactly(self) -> float:
        """Return the score, figures beside the terms counted."""
        beside, total = self.segment.figures.stands_beside, 0.0
        for weight, rare, sought, body in self.weights:
            more = _MORE if body and beside(sought, body) else 0.0
            total += worth(weight + more, rare, self.held)
        return total


def _weighed(
    hit: Hits, bits: int, terms: Sequence[Term | Pattern], rarities: Sequence[float]
) -> Iterator[_Weighed]:
    """Weigh some of a segment's hits."""
    segment, numbers = hit.evaluation.segment, list(numbers_of(bits))
    if not numbers:
        return
    sought = [
        (hit.evaluation.sought(term), PARTS[term.where], rare)
        for term, rare in zip(terms, rarities, strict=True)
    ]
    lengths = segment.lengths
    for number, text in zip(numbers, segment.texts(numbers), strict=True):
        held, least, most, weights = held_back(lengths[number]), 0.0, 0.0, []
        for one, parts, rare in sought:
            weight, body = weigh_encoded(one, parts, text)
            least += worth(weight, rare, held)
            most += worth(weight + _MORE, rare, held)
            weights.append((weight, rare, one, body))
        yield _Weighed(least, most, segment, number, held, weights)


def _scored(weighed: Sequence[_Weighed], stop: int) -> Iterator[tuple[float, int, int]]:
    """Yield (score, date, key), the first two negative, of hits.

    Reading for figures takes longest: it is done for those only that may be among the best
    ``stop``, and the scores of others may be too low.
    """
    enough = nlargest(stop, (one.least for one in weighed))[-1] if 0 < stop < len(weighed) else 0.0
    for one in weighed:
        reached = one.exactly() if one.most >= enough else one.least
        yield -reached, -one.segment.days[one.number], one.segment.keys[one.number]


def best_keys(
    hits: Sequence[Hits], terms: Sequence[Term | Pattern], count: int, beside: Read, stop: int
) -> tuple[Iterator[int], dict[int, float]]:
    """Return the keys of all hits, the best ``stop`` first and in order, and their scores.

    ``count`` is the number of articles in the index, by which a term is rare; what was read
    ``beside`` it counts, too.
    """
    holding = [sum(hit.holding(term) for hit in hits) for term in terms]
    together = map(add, holding, beside.holding or repeat(0))
    rarities = [rarity(held, count + beside.count) for held in together]
    chosen = _promising(hits, terms)
    pairs = list(zip(hits, chosen, strict=True))
    weighed = [one for hit, bits in pairs for one in _weighed(hit, bits, terms, rarities)]
    ordered = sorted(chain(_scored(weighed, stop), beside.best(rarities)))
    rest = [Hits.of(hit.evaluation, hit.bits & ~bits) for hit, bits in pairs if hit.bits != bits]
    scores = {key: -negative for negative, _day, key in ordered}
    return chain(scores, newest_keys(rest)), scores


def find_in_segments(asked: Asked, held: Snapshot, beside: Read = NOTHING) -> Found:
    """Return how many articles of a commit answer, and their keys in the order asked for.

    What was read ``beside`` the commit, and answers, is among them.

    Raises:
        SearchCancelled: when ``asked.cancelled`` says so.
    """
    hits = []
    for segment, alive in held.segments:
        if asked.cancelled():
            raise SearchCancelled
        evaluation = Evaluation(segment, alive, asked.resolved, asked.cancelled)
        hits.append(Hits.of(evaluation, evaluation.answers(asked.node)))
    count = sum(hit.size for hit in hits) + len(beside.answering)
    terms = wordings(asked.node)
    if asked.sort is Sort.DATE or not terms or not count:
        keys = newest_keys(hits, beside)
        return Found(count, list(islice(keys, asked.stop)), {})
    keys, scores = best_keys(hits, terms, held.count, beside, asked.stop)
    return Found(count, list(islice(keys, asked.stop)), scores)
