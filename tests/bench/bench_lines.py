"""How fast paragraphs are broken into lines, in characters per second, beside Rich's wrapping.

Run: python tests/bench/bench_lines.py [FILE]. Prints the best of several runs (processor time), a
line per width, and what a whole article of a million bytes costs.
"""

import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from time import process_time

from rich.console import Console
from rich.text import Text

from reader.text.kinsoku import NO_END, NO_START
from reader.text.lines import break_lines

SENTENCES = (
    "县里今年新修水渠13多公里，受益农田达到2100亩，种粮大户周全算了一笔账：“每亩能省45.5元。”",
    "图书馆延长开放时间后，晚间读者比去年同期增加了12.6%，最受欢迎的是地方志和连环画……",
    "老街改造工程分3期进行，首期——也就是临河一段——计划在2023年9月前完工，总投资近1.2亿元。",
    "记者在码头看到，工人们正把1200箱橘子装船；船长说（他跑这条线20年了），到下游只要5个小时。",
)
RUNS = 7


def best(work: Callable[[], object]) -> float:
    """Return the least processor time of several runs, in seconds."""
    times = []
    for _ in range(RUNS):
        start = process_time()
        work()
        times.append(process_time() - start)
    return min(times)


def forbidden(paragraphs: list[str], width: int) -> int:
    """Count lines that begin or end with what must not stand there."""
    count = 0
    for text in paragraphs:
        for start, stop in break_lines(text, width)[:-1]:
            count += text[stop] in NO_START or text[start:stop].rstrip()[-1] in NO_END
    return count


def break_all(paragraphs: list[str], width: int) -> None:
    """Break every paragraph."""
    for text in paragraphs:
        break_lines(text, width)


def wrap_all(paragraphs: list[str], width: int) -> None:
    """Wrap every paragraph as Rich does it."""
    console = Console(width=width)
    for text in paragraphs:
        Text(text).wrap(console, width)


def main(arguments: list[str]) -> None:
    """Measure the paragraphs of a file, or of the sentences above."""
    if arguments:
        paragraphs = [p for p in Path(arguments[0]).read_text("utf-8").split("\n") if p]
    else:
        paragraphs = ["".join(SENTENCES[n % 4 :]) for n in range(400)]
    characters = sum(map(len, paragraphs))
    print(f"{len(paragraphs)} paragraphs, {characters} characters; best of {RUNS} runs")
    print("width  M characters/s  forbidden edges  Rich, M characters/s")
    for width in (20, 40, 76, 80, 120):
        seconds = best(partial(break_all, paragraphs, width))
        rich = best(partial(wrap_all, paragraphs[:50], width))
        rate, rich_rate = characters / seconds, sum(map(len, paragraphs[:50])) / rich
        print(
            f"{width:5}  {rate / 1e6:14.2f}  {forbidden(paragraphs, width):15}  {rich_rate / 1e6:8.2f}"
        )
    whole = "\n".join(paragraphs)
    whole *= 1 + 350_000 // len(whole)
    megabytes = len(whole.encode()) / 1e6
    print(
        f"one article of {megabytes:.1f} MB at width 76: {best(lambda: break_lines(whole, 76)):.3f} s"
    )
    one_line = whole.replace("\n", "")[:100_000]
    print(
        f"one line of 100,000 characters: {best(lambda: break_lines(one_line, 76)) * 1000:.1f} ms"
    )


if __name__ == "__main__":
    main(sys.argv[1:])
