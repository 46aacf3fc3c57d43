"""How well stories that jump are put together in editions composed of articles cut in two.

Usage: python -m tests.bench.bench_jumps FILE.jsonl[.xz] [--editions N]

Every edition has a front page and two pages inside. Some front stories go on inside, marked on both
pages, on one of them, or with a title; some continuations have no beginning, some beginnings no
continuation, and some name each other's pages though they are two stories. Prints how many of the
true pairs are joined, how many joins are false, and how many of the strangers were joined.
"""

import argparse
import json
import lzma
import random
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from reader.model import Article, PageFile
from reader.parsing import parse_page, stories_of

Story = tuple[str, list[str]]
WORDINGS = (
    ("（下转第{there}版）", "（上接第{here}版）"),
    ("（下转{there}版）", "（上接{here}版）"),
    ("下转第{there}版", "上接第{here}版\n\n"),
    ("（下转第{there}版）", "（上接第{here}版《{title}》）"),
    ("", "（上接第{here}版《{title}》）"),
    ("", "（上接第{here}版）"),
    ("（下转第{there}版）", "{title}\n\n（上接第{here}版）\n\n"),
)
FRONT, INSIDE = "1", ("3", "4")


def stories(path: Path) -> list[Story]:
    """Return the articles that are long enough to be cut."""
    opened = lzma.open if path.suffix == ".xz" else open
    found = []
    with opened(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            paragraphs = [part.strip() for part in record["body"].split("\n") if part.strip()]
            title = " ".join(record["title"].split())
            long = [part for part in paragraphs if len(part) >= 40]
            if 6 <= len(title) <= 30 and len(long) == len(paragraphs) >= 4:
                found.append((title, paragraphs[:12]))
    return found


def edition(draw: random.Random, pool: list[Story]) -> tuple[list[PageFile], dict[str, str]]:
    """Return an edition's pages, and the first words of each continuation by its true title."""
    some = draw.sample(pool, 8)
    pages: dict[str, list[str]] = {FRONT: [], **{page: [] for page in INSIDE}}
    truth: dict[str, str] = {}
    for number, (title, paragraphs) in enumerate(some[:4]):
        page = draw.choice(INSIDE)
        forth, back = draw.choice(WORDINGS)
        cut = draw.randint(2, max(2, len(paragraphs) // 2))
        tail, name = paragraphs[cut:], title
        if number == 2:  # a stranger stands where the continuation should be
            stranger = draw.choice(some[6:])
            tail, name = stranger[1][2:], stranger[0]
        elif number < 2:
            truth[title] = tail[0][:20]
        head = "\n\n".join(paragraphs[:cut]) + forth.format(there=page)
        pages[FRONT].append(f"{title}\n\n{head}")
        if number != 3:  # a beginning without a continuation
            opening = back.format(here=FRONT, title=name)
            pages[page].insert(0, opening + "\n\n".join(tail))
    for title, paragraphs in some[4:6]:
        pages[draw.choice(INSIDE)].append(f"{title}\n\n" + "\n\n".join(paragraphs))
    files = [
        PageFile(f"{page}.txt", "utf-8", "\n\n\n".join(parts), "湾州日报", "2024-05-01", page)
        for page, parts in pages.items()
        if parts
    ]
    return files, truth


def joined(files: list[PageFile]) -> Iterator[tuple[str, str]]:
    """Yield the title and the text behind the beginning of every story put together."""
    articles: list[Article] = [one for file in files for one in parse_page(file).articles]
    for story in stories_of(articles):
        if len(story.parts) > 1:
            start = story.article.parts[1].start
            rest = "".join(one.text for one in story.article.paragraphs[start:])
            yield story.article.headline.title, rest


def main() -> None:
    """Compose editions, put them together and print the counts."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--editions", type=int, default=200)
    options = parser.parse_args()
    pool = stories(options.file)
    counts: Counter[str] = Counter()
    for seed in range(options.editions):
        files, truth = edition(random.Random(seed), pool)  # noqa: S311 - no secret
        counts["true pairs"] += len(truth)
        for title, rest in joined(files):
            right = truth.get(" ".join(title.split()), "\0")
            counts["joined rightly" if right in rest else "joined falsely"] += 1
    sys.stdout.write(f"{len(pool)} articles, {options.editions} editions\n")
    for name, count in counts.items():
        sys.stdout.write(f"{name}: {count}\n")
    sys.stdout.write(f"recall: {counts['joined rightly'] / counts['true pairs']:.3f}\n")


if __name__ == "__main__":
    main()
