"""Similar articles: what finding them costs, and how surely they are found.

Usage: python tests/bench/bench_similar.py COLLECTION [ARTICLES [STEPS]]

COLLECTION is a file of ``{"title", "body"}`` lines, plain or .xz. Steps (all of them if none is
named): ``cost`` (sketching, room, asking), ``found`` (recall by what was done to an article, and
what unrelated articles of the same subject are taken for), ``pairs`` (how many alike there are).
"""

import json
import lzma
import random
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory
from time import perf_counter, process_time

from reader.catalogue import Catalogue, FileRecord
from reader.library.similar import ALIKE, Similar
from reader.model import Article, Headline, Paragraph
from reader.text.fold import fold
from reader.text.likeness import SKETCH_BYTES, Wording, likeness, sketch_of
from reader.text.words import words

SAMPLE = 300
SHORTEST = 150
SENTENCE = re.compile(r"[^。！？\n]+[。！？\n]?")

Change = Callable[[Article, Article, random.Random], str]


def articles(path: str, most: int) -> list[Article]:
    """Read the articles of a collection."""
    opened = lzma.open(path, "rt", encoding="utf-8") if path.endswith(".xz") else open(path)  # noqa: PTH123, SIM115 - read to its end below
    found = []
    with opened as lines:
        for number, line in enumerate(lines):
            if number >= most:
                break
            one = json.loads(line)
            paragraphs = (Paragraph(text) for text in one["body"].split("\n") if text.strip())
            found.append(
                Article(
                    f"a{number}",
                    headline=Headline(title=one["title"]),
                    paragraphs=tuple(paragraphs),
                    issue_date=one.get("date") or "",
                )
            )
    return found


def paragraphs_of(article: Article) -> list[str]:
    """Return an article's paragraphs; one that has few is cut at its sentences."""
    texts = [one.text for one in article.paragraphs]
    if len(texts) > 2:
        return texts
    sentences = SENTENCE.findall(article.text)
    size = max(1, len(sentences) // 5)
    return ["".join(sentences[at : at + size]) for at in range(0, len(sentences), size)]


def shortened(share: float) -> Change:
    """Return what leaves a share of an article: its beginning, or sentences here and there."""

    def shorten(article: Article, _other: Article, dice: random.Random) -> str:
        sentences = SENTENCE.findall(article.text)
        if dice.random() < 0.5:
            kept, room = [], int(len(article.text) * share)
            for one in sentences:
                if room <= 0:
                    break
                kept.append(one)
                room -= len(one)
            return "".join(kept)
        numbers = sorted(dice.sample(range(len(sentences)), max(1, int(len(sentences) * share))))
        return "".join(sentences[number] for number in numbers)

    return shorten


def reordered(article: Article, _other: Article, dice: random.Random) -> str:
    """Put the paragraphs in another order."""
    texts = paragraphs_of(article)
    dice.shuffle(texts)
    return "\n".join(texts)


def replaced(article: Article, other: Article, dice: random.Random) -> str:
    """Replace one character of twenty by one of another article."""
    text = list(article.text)
    for at in dice.sample(range(len(text)), len(text) // 20):
        text[at] = dice.choice(other.text)
    return "".join(text)


CHANGES: dict[str, Change] = {
    "unchanged under another headline": lambda article, _other, _dice: article.text,
    "shortened to 60 %": shortened(0.6),
    "shortened to 30 %": shortened(0.3),
    "paragraphs reordered": reordered,
    "5 % of characters replaced": replaced,
    "merged with another story": lambda article, other, _dice: f"{article.text}\n{other.text}",
}


def filled(folder: Path, found: Sequence[Article]) -> Catalogue:
    """Return a catalogue with the articles, all sketched."""
    catalogue = Catalogue.open(folder / "catalogue.sqlite")
    catalogue.add_source("bench")
    catalogue.replace_file(FileRecord("bench", "bench"), ((one, ()) for one in found))
    Similar(catalogue).catch_up()
    return catalogue


def tell(words: str, *numbers: object) -> None:
    """Print one line."""
    sys.stdout.write(f"{words:<44}" + "  ".join(str(number) for number in numbers) + "\n")


def cost(catalogue: Catalogue, found: Sequence[Article], dice: random.Random) -> None:
    """Print what sketching and asking cost, in processor time."""
    some = dice.sample(found, min(1000, len(found)))
    start = process_time()
    for one in some:
        sketch_of(one.text)
    tell("sketching, CPU ms an article", f"{(process_time() - start) * 1000 / len(some):.2f}")
    with catalogue._database.reading() as connection:
        room = connection.execute("SELECT sum(length(slots)) FROM sketches").fetchone()[0]
    tell("room, bytes an article", f"{room / len(found):.0f} (of which sketch {SKETCH_BYTES})")
    similar, times, parts = Similar(catalogue), [], []
    for one in dice.sample(found, min(SAMPLE, len(found))):
        start = process_time()
        catalogue.sketches.agreeing(sketch_of(one.text))
        parts.append((process_time() - start) * 1000)
        start = process_time()
        similar.to(one)
        times.append((process_time() - start) * 1000)
    for name, those in (("candidates, CPU ms", parts), ("asking, CPU ms", times)):
        cuts = quantiles(those, n=20)
        tell(name, f"p50 {median(those):.1f}", f"p95 {cuts[-1]:.1f}", f"max {max(those):.1f}")


def recall(catalogue: Catalogue, found: Sequence[Article], dice: random.Random) -> None:
    """Print how many changed articles are found, by what was done to them."""
    similar = Similar(catalogue)
    long = [one for one in found if len(one.text) >= SHORTEST]
    sample = dice.sample(long, min(SAMPLE, len(long)))
    for name, change in CHANGES.items():
        hits, percents = 0, []
        for one in sample:
            other = dice.choice(long)
            asked = Article("asked", paragraphs=(Paragraph(change(one, other, dice)),))
            those = {alike.row.id: alike.percent for alike in similar.to(asked)}
            hits += one.id in those
            percents.append(those.get(one.id, 0))
        tell(f"found, {name}", f"{hits / len(sample):.1%}", f"median {median(percents):.0f} %")


def subject_pairs(found: Sequence[Article], dice: random.Random) -> Iterator[tuple[int, int]]:
    """Yield pairs of articles whose titles share words that few titles have."""
    titled: dict[str, list[int]] = {}
    for number, one in enumerate(found):
        for word in set(words(one.headline.title)):
            titled.setdefault(word, []).append(number)
    rare = [those for word, those in titled.items() if len(word) > 1 and 2 <= len(those) <= 40]
    dice.shuffle(rare)
    for those in rare[: 10 * SAMPLE]:
        first, second = dice.sample(those, 2)
        yield first, second


def precision(found: Sequence[Article], dice: random.Random) -> None:
    """Print for how many articles on one subject, but of different days, the default holds."""
    count, alike = 0, Counter[int]()
    for one, other in subject_pairs(found, dice):
        if found[one].issue_date == found[other].issue_date:
            continue
        count += 1
        percent = likeness(Wording(found[one].text), Wording(found[other].text)).percent
        alike[percent // 10 * 10] += 1
    wrong = sum(number for percent, number in alike.items() if percent >= ALIKE)
    tell(f"same subject, other day: taken for alike of {count}", f"{wrong / count:.2%}")


def pairs(catalogue: Catalogue, found: Sequence[Article]) -> None:
    """Print how many articles have others like them, by percent."""
    similar, bands, several = Similar(catalogue), Counter[int](), 0
    for one in found:
        those = similar.to(one)
        several += bool(those)
        bands.update(alike.percent // 10 * 10 for alike in those)
    tell("articles with similar ones", several)
    for percent in sorted(bands, reverse=True):
        tell(f"pairs at {percent} %", bands[percent] // 2)


def main() -> None:
    """Run the steps asked for."""
    path, most = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 10_000
    steps = set(sys.argv[3:]) or {"cost", "found", "pairs"}
    dice = random.Random(20230630)  # noqa: S311 - no secret
    fold("")
    with TemporaryDirectory() as folder:
        found = articles(path, most)
        start = perf_counter()
        catalogue = filled(Path(folder), found)
        tell(f"{len(found)} articles stored and sketched, s", f"{perf_counter() - start:.1f}")
        if "cost" in steps:
            cost(catalogue, found, dice)
        if "found" in steps:
            recall(catalogue, found, dice)
            precision(found, dice)
        if "pairs" in steps:
            pairs(catalogue, found)
        catalogue.close()


if __name__ == "__main__":
    main()
