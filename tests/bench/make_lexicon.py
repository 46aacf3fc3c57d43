"""Make the table of common words anew: python tests/bench/make_lexicon.py > reader/figures/lexicon.tsv.

The words and their kinds are jieba's (MIT licence). Words of 10 and more that no noun phrase has
(verbs, adverbs, prepositions, pronouns, times) end one, others but names are common from 300 on;
two characters that end in 市, 镇, 村, 区 or 乡 are never the whole name of a place.
"""

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

ENDS: Final = frozenset({"v", "vd", "d", "ad", "p", "c", "r", "t", "df", "vq", "rz", "y"})
NAMES: Final = frozenset({"ns", "nr", "nrt", "nz", "nt", "nrfg"})
RARE_VERB: Final = 10
RARE_TIME: Final = 100
RARE: Final = 300
TIMES: Final = "上下前后去今明当同本早晚昨"
PLACES: Final = "市镇村区乡"
POINTING: Final = "该本我全咱"
"""How pronouns begin that open a noun phrase: 该院."""
MISREAD: Final = {"选手", "议员", "导演", "编剧", "教练", "裁判", "出口", "进口", "社区", "机场"}
"""Nouns that the dictionary takes for verbs or names."""


def entries() -> Iterator[tuple[str, int, str]]:
    """Yield word, count and kind."""
    import jieba

    dictionary = Path(jieba.__file__).with_name("dict.txt")
    for line in dictionary.read_text(encoding="utf-8").splitlines():
        word, count, kind = line.split()
        if all("一" <= character <= "龥" for character in word):
            yield word, int(count), kind


def words() -> tuple[set[str], set[str]]:
    """Return the words that end a noun phrase, and the other common ones."""
    from reader.figures.label_words import VERBS

    ends = {"当地"}
    common: set[str] = set()
    times: set[str] = set()
    for word, count, kind in entries():
        if len(word) == 3 and kind == "t" and count >= RARE_TIME and word[0] in TIMES:
            times.add(word[:2])
        least = RARE_VERB if kind in ENDS or kind == "vn" else RARE
        if len(word) != 2 or count < least:
            continue
        if (kind in ENDS and word not in MISREAD) or word in ends or VERBS.fullmatch(word):
            ends |= {word} if kind != "r" or word[0] not in POINTING else set()
        elif (kind not in NAMES or word[1] in PLACES or word in MISREAD) and kind != "m":
            common.add(word)
    return ends | (times - common), common


def row(found: Iterable[str]) -> str:
    """Return words as groups of a first character with all that follow it."""
    groups: dict[str, str] = {}
    for word in sorted(found):
        groups[word[0]] = groups.get(word[0], word[0]) + word[1]
    return " ".join(groups.values())


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[2]))
    ends, common = words()
    sys.stdout.write(f"ends\t{row(ends)}\ncommon\t{row(common)}\n")
