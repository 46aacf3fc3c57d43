"""How fast pages are parsed: megabytes of UTF-8 text a second on one core.

Run as ``python tests/bench/bench_parsing.py [FILE…]``; without files it takes the sample archive.
Prints speed for the text as it is, for ten times as much (the ratio shows that time grows with
length and no faster), for a hard-wrapped setting, and for a line made to trap expressions.
"""

import sys
import textwrap
import time
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from reader.model import PageFile  # noqa: E402 - the checkout must be on the path first
from reader.parsing import page_paths, parse_page, read_page_file  # noqa: E402

TRAP = "（记者" * 7000


def seconds(text: str, turns: int = 3) -> float:
    """Return the best processor time of some turns of parsing ``text``."""
    best = float("inf")
    for _turn in range(turns):
        start = time.process_time()
        parse_page(PageFile("page.txt", "utf-8", text))
        best = min(best, time.process_time() - start)
    return best


def report(name: str, text: str) -> float:
    """Print the speed for ``text`` and return it in MB/s."""
    size = len(text.encode("utf-8")) / 1e6
    took = seconds(text)
    print(f"{name:28} {size:7.2f} MB {took:8.3f} s {size / took:7.2f} MB/s")
    return size / took


def main(arguments: list[str]) -> None:
    """Measure the named files, or the samples."""
    named = [Path(one) for one in arguments] or list(page_paths(ROOT / "articles"))
    text = "\n\n".join(read_page_file(path).text for path in named)
    once = report("as it is", text)
    tenfold = report("ten times as much", "\n\n".join([text] * 10))
    print(f"{'ratio of speeds':28} {once / tenfold:7.2f}")
    report(
        "hard-wrapped at 24",
        "\n".join(row for line in text.split("\n") for row in textwrap.wrap(line, 24) or [""]),
    )
    report("a trap of a line", "\n".join([TRAP] * 10))


if __name__ == "__main__":
    main(sys.argv[1:])
