"""How fast pages are parsed: megabytes of UTF-8 text a second of processor time, by kind of page.

Run as ``python -m tests.bench.bench_parsing [FILE…] [--corpus FILE.jsonl[.xz]] [--turns N]``. The
kinds are the samples, as they are and hard-wrapped, pages of short blocks made of them, a page made
to trap expressions, the named files and, with a corpus, the pages that ``bench_composed`` sets.
Every turn parses all pages one after the other, so that nothing remembered of a page helps it; the
best of its turns counts. Prints for every kind the slowest page's speed, the median page's and that
of all together; then how the speed changes with length.
"""

import argparse
import sys
import textwrap
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from reader.model import PageFile
from reader.parsing import page_paths, parse_page, read_page_file
from tests.bench import bench_composed

SAMPLES = Path(__file__).parents[2] / "articles"
TRAP = "（记者" * 7000
BRIEFS = 40
"""Articles on a page of short blocks."""

PAGES = 24
"""Pages of each kind that is composed."""


@dataclass
class Timed:
    """A page, its kind, its size in megabytes and the best time it took, in seconds."""

    kind: str
    text: str
    best: float = float("inf")

    @property
    def size(self) -> float:
        """Megabytes of UTF-8."""
        return len(self.text.encode("utf-8")) / 1e6

    @property
    def speed(self) -> float:
        """Megabytes a second."""
        return self.size / self.best

    def run(self) -> None:
        """Parse the page once more."""
        start = time.process_time()
        parse_page(PageFile("page.txt", "utf-8", self.text))
        self.best = min(self.best, time.process_time() - start)


def wrapped(text: str) -> str:
    """Set every line anew with at most 24 characters."""
    return "\n".join(row for line in text.split("\n") for row in textwrap.wrap(line, 24) or [""])


def short_blocks(texts: Sequence[str]) -> Iterator[str]:
    """Yield pages of headings and the first sentence of what stands below them, nothing longer."""
    lines = [line.strip() for text in texts for line in text.split("\n") if line.strip()]
    for start in range(0, len(lines) - BRIEFS, BRIEFS):
        yield "\n".join(line.partition("。")[0][:60] for line in lines[start : start + BRIEFS])


def collect(named: Sequence[Path], corpus: Path | None) -> list[Timed]:
    """Return the pages to measure."""
    samples = [read_page_file(path).text for path in page_paths(SAMPLES)]
    pages = [Timed("samples", text) for text in samples]
    pages += [Timed("samples, wrapped at 24", wrapped(text)) for text in samples]
    pages += [Timed("short blocks", text) for text in short_blocks(samples)]
    pages += [Timed("named", read_page_file(path).text) for path in named]
    pages.append(Timed("a trap of a line", "\n".join([TRAP] * 10)))
    if corpus:
        pool = bench_composed.read_articles(corpus, 0)
        for form in bench_composed.FORMS:
            for seed in range(0, 2 * PAGES, 2):
                sheet = bench_composed.compose(pool, form, seed)
                pages.append(Timed(f"composed {form}", "\n".join(sheet.lines)))
    return pages


def report(pages: Sequence[Timed]) -> None:
    """Print the speeds of every kind, in the order in which the kinds came."""
    print(f"{'':28} pages       MB   least  median     all  MB/s")
    for kind in dict.fromkeys(page.kind for page in pages):
        own = [page for page in pages if page.kind == kind]
        size, speeds = sum(page.size for page in own), [page.speed for page in own]
        whole = size / sum(page.best for page in own)
        print(
            f"{kind:28} {len(own):5} {size:8.2f} {min(speeds):7.2f} {median(speeds):7.2f} {whole:7.2f}"
        )


def report_growth(texts: Sequence[str], turns: int) -> None:
    """Print how much slower a text is parsed that is ten times as long."""
    once = Timed("", "\n\n".join(texts))
    tenfold = Timed("", "\n\n".join([once.text] * 10))
    for page in (once, tenfold):
        for _turn in range(turns):
            page.run()
    print(
        f"ratio of speeds, the samples in one file to ten times as much: {once.speed / tenfold.speed:.2f}"
    )


def main(arguments: list[str]) -> None:
    """Measure the samples, the named files and the pages composed of a corpus."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", type=Path, nargs="*")
    parser.add_argument("--corpus", type=Path, help="articles to compose pages of")
    parser.add_argument("--turns", type=int, default=3)
    options = parser.parse_args(arguments)
    pages = collect(options.files, options.corpus)
    for _turn in range(options.turns):
        for page in pages:
            page.run()
    report(pages)
    report_growth([page.text for page in pages if page.kind == "samples"], options.turns)


if __name__ == "__main__":
    main(sys.argv[1:])
