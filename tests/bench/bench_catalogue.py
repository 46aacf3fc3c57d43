"""Measure the catalogue on 100,000 made-up articles, or on JSON Lines given by ``--jsonl FILE``.

Usage: python -m tests.bench.bench_catalogue [--count N] [--jsonl FILE[.xz]] [--figures N]
"""

import argparse
import json
import lzma
import random
import resource
import time
from collections.abc import Callable, Iterator
from decimal import Decimal
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from reader.catalogue import Catalogue, FileRecord
from reader.model import (
    Article,
    Figure,
    FigureKind,
    Headline,
    ListFilter,
    ListOrder,
    Paragraph,
    Quantity,
    Span,
)

Items = Iterator[tuple[Article, tuple[Figure, ...]]]
SENTENCES = ("全市今年种植甘蔗三十万亩。", "会议提出新的要求。", "游客比去年增加一成。")
DAYS = 2_000
PAGES = 8
ONE = Figure(
    FigureKind.MONEY, Quantity(Decimal("3.5"), "元"), "3.5元", Span(0, 0, 4), Span(0, 0, 9)
)


def made_up(count: int, figures: int) -> Items:
    """Yield articles of one paper over many days and pages, about 600 characters each."""
    random.seed(1)
    for number in range(count):
        day = f"{2000 + number % DAYS // 360}-{number % 12 + 1:02}-{number % 28 + 1:02}"
        text = "".join(random.choices(SENTENCES, k=10))  # noqa: S311 - test text
        yield (
            Article(
                f"a{number:015}",
                headline=Headline(title=f"第{number}篇{SENTENCES[number % 3]}"),
                paragraphs=tuple(Paragraph(text, lines=(n,)) for n in range(5)),
                paper="试验日报",
                issue_date=day,
                page=f"{number % PAGES + 1:02}",
            ),
            (ONE,) * figures,
        )


def from_lines(path: Path) -> Items:
    """Yield the articles of a JSON Lines file as they are."""
    with lzma.open(path) if path.suffix == ".xz" else path.open("rb") as lines:
        for line in lines:
            one = json.loads(line)
            paragraphs = tuple(Paragraph(text) for text in one["body"].split("\n"))
            headline = Headline(title=one["title"])
            yield (
                Article(
                    str(one["id"]),
                    headline=headline,
                    paragraphs=paragraphs,
                    paper=one.get("source") or "",
                    issue_date=one.get("date") or "",
                ),
                (),
            )


def milliseconds(act: Callable[[], object], rounds: int = 9) -> str:
    """Return median and worst of ``act`` in milliseconds."""
    times = []
    for _round in range(rounds):
        start = time.perf_counter()
        act()
        times.append((time.perf_counter() - start) * 1000)
    times.sort()
    return f"median {times[len(times) // 2]:7.1f} ms, worst {times[-1]:7.1f} ms"


def fill(catalogue: Catalogue, items: Items) -> None:
    """Take everything in as one file and print the rate."""
    catalogue.add_source("/archive")
    start = time.perf_counter()
    count = catalogue.replace_file(FileRecord("/archive/all.jsonl", "/archive"), items)
    seconds = time.perf_counter() - start
    print(f"insert        {count} articles in {seconds:.1f} s: {count / seconds:.0f}/s")


def measure(path: Path) -> None:
    """Print times of what a list and an index ask."""
    print("open         ", milliseconds(lambda: Catalogue.open(path).close()))
    with Catalogue.open(path) as catalogue:
        listing = catalogue.listing()
        print(f"listing       {len(listing.keys)} keys, {len(listing.groups)} groups")
        for order in ListOrder:
            print(f"  {order:12}", milliseconds(partial(catalogue.listing, order)))
        ids = catalogue.ids(listing.keys)
        filters = {
            "words": ListFilter(words="99"),
            "date": ListFilter(issue_date="2001-01-01"),
            "only 10": ListFilter(only=frozenset(ids[:10])),
            "only all": ListFilter(only=frozenset(ids)),
            "without half": ListFilter(without=frozenset(ids[::2])),
        }
        for name, where in filters.items():
            ask = partial(catalogue.listing, ListOrder.NEWEST, where)
            print(f"  {name:12}", milliseconds(ask, 5))
        middle = len(ids) // 2
        print(
            "rows of 50   ",
            milliseconds(lambda: catalogue.rows(listing.keys[middle : middle + 50])),
        )
        print("article      ", milliseconds(lambda: catalogue.article(ids[middle])))
        print("texts of 1000", milliseconds(lambda: list(catalogue.texts(listing.keys[:1000])), 3))
        print("pending      ", milliseconds(catalogue.pending, 3))
    print(
        f"file {path.stat().st_size / 1e6:.0f} MB, resident {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3:.0f} MB"
    )


def main() -> None:
    """Fill a catalogue in a temporary folder and measure it."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--count", type=int, default=100_000)
    options.add_argument("--figures", type=int, default=0)
    options.add_argument("--jsonl", type=Path)
    chosen = options.parse_args()
    with TemporaryDirectory() as folder:
        path = Path(folder) / "catalogue.sqlite"
        items = from_lines(chosen.jsonl) if chosen.jsonl else made_up(chosen.count, chosen.figures)
        with Catalogue.open(path) as catalogue:
            fill(catalogue, items)
        measure(path)


if __name__ == "__main__":
    main()
