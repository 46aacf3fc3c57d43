"""Repeated copies: articles that one edition, or one page held in two files, prints twice."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import combinations
from typing import Final

from reader.model import Article
from reader.parsing.jumps import page_key

_NOT_WORDS = re.compile(r"[\W_]+")

SHORTEST: Final = 40
"""Letters and figures that a text has at least to be the same article on another page."""

SHORTEST_NEAR: Final = 80
"""The same for one that reads slightly otherwise."""

NEAR: Final = 0.9
"""Share of shingles in common from which two texts are copies (Jaccard)."""

_SHINGLE: Final = 5
"""Code points of a shingle."""

_SAMPLE: Final = 13
"""One shingle in about so many is compared first; which ones, their first character decides."""

_HAN: Final = range(0x4E00, 0xA000)

_SAMPLED: Final = 0.5
"""Share of the smaller sample in common from which the whole texts are compared."""

_WIDESPREAD: Final = 8
"""Articles with a shingle beyond which it tells nothing of any two of them."""

_MOST_NEAR: Final = 600
"""Articles beyond which only exact copies are looked for: no edition has so many."""


def copies_of(articles: Sequence[Article]) -> dict[int, int]:
    """Return for every copy the article it repeats, both as numbers among ``articles``.

    The first of equal ones is what the others repeat. Equal means the same letters and figures;
    long texts may differ in a few. What one page file prints twice on a page stays.
    """
    texts = [_folded(article) for article in articles]
    copies: dict[int, int] = {}
    first: dict[str, list[int]] = defaultdict(list)
    for at, text in enumerate(texts):
        origin = next((one for one in first[text] if _elsewhere(articles, one, at, text)), None)
        if origin is None:
            first[text].append(at)
        else:
            copies[at] = origin
    if len(articles) <= _MOST_NEAR:
        _add_near(articles, texts, copies)
    return copies


def _folded(article: Article) -> str:
    words = _NOT_WORDS.sub("", article.headline.printed + article.text)
    if not unicodedata.is_normalized("NFKC", words):
        words = _NOT_WORDS.sub("", unicodedata.normalize("NFKC", words))
    return words.casefold()


def _elsewhere(articles: Sequence[Article], one: int, other: int, text: str) -> bool:
    """Tell whether equal texts are copies: on another page if long, in another file of the page."""
    here, there = articles[one], articles[other]
    if page_key(here.page) != page_key(there.page):
        return len(text) >= SHORTEST
    return bool(text) and here.source != there.source


def _add_near(articles: Sequence[Article], texts: Sequence[str], copies: dict[int, int]) -> None:
    samples = {
        at: _sample(text)
        for at, text in enumerate(texts)
        if at not in copies and len(text) >= SHORTEST_NEAR
    }
    for one, other in sorted(_candidates(samples)):
        if one in copies or other in copies or not _elsewhere(articles, one, other, texts[one]):
            continue
        mine, its = _shingles(texts[one]), _shingles(texts[other])
        if len(mine & its) >= NEAR * len(mine | its):
            copies[other] = one
            copies.update((at, one) for at, origin in copies.items() if origin == other)


def _shingles(text: str) -> set[str]:
    return {text[start : start + _SHINGLE] for start in range(len(text) - _SHINGLE + 1)}


def _sample(text: str) -> set[str]:
    """Return some shingles of a text, the same ones wherever they stand."""
    return set(_sampled().findall(text))


@cache
def _sampled() -> re.Pattern[str]:
    """Return what finds the shingles that begin with one of the characters that decide."""
    deciding = "".join(chr(code) for code in _HAN if not code % _SAMPLE)
    return re.compile(f"(?=([{deciding}].{{{_SHINGLE - 1}}}))")


def _candidates(samples: dict[int, set[str]]) -> Iterator[tuple[int, int]]:
    """Yield the pairs whose samples are much alike."""
    having: dict[str, list[int]] = defaultdict(list)
    for at, sample in samples.items():
        for shingle in sample:
            having[shingle].append(at)
    common: dict[tuple[int, int], int] = defaultdict(int)
    for holders in having.values():
        if 1 < len(holders) <= _WIDESPREAD:
            for pair in combinations(holders, 2):
                common[pair] += 1
    for (one, other), count in common.items():
        if count >= _SAMPLED * min(len(samples[one]), len(samples[other])):
            yield one, other
