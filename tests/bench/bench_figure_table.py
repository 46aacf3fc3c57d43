"""How long questions about figures take in a large library, and how much memory a table holds.

Run: python tests/bench/bench_figure_table.py LIBRARY
LIBRARY is the folder of a library that articles were added to (``gxreader --library LIBRARY add``).
"""

import sys
import tempfile
from collections.abc import Callable, Sized
from contextlib import closing
from functools import partial
from pathlib import Path
from time import perf_counter

from reader.config import Paths
from reader.library import (
    Library,
    figure_question,
    label_series,
    open_library,
    printed_otherwise,
    same_quantity,
)
from reader.model import FigureFilter, FigureOrder

OPENED = 60
"""Articles whose figures are compared with those of other articles."""


def memory() -> int:
    """Return the resident memory of this process in MiB."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * 4 // 1024


def timed(what: str, ask: Callable[[], Sized]) -> None:
    """Print how long a question takes, how much it finds, and the memory after it."""
    start = perf_counter()
    found = ask()
    seconds = perf_counter() - start
    print(f"{what:32} {seconds * 1000:8.0f} ms {len(found):8} found {memory():5} MiB")


def ask_all(library: Library) -> None:
    """Ask for every figure in every order, for quantities, labels and series."""
    for order in FigureOrder:
        timed(f"all, {order}", partial(library.figure_places, FigureFilter(), "", order))
    for line in ("kind:money >=5亿元", "label:总投资", "630亩"):
        where = figure_question(line).where
        timed(line, partial(library.figure_places, where))
    timed("series of 总投资", partial(label_series, library, FigureFilter(label="总投资")))
    keys = library.listing().keys
    some = library.rows(keys[:: max(len(keys) // OPENED, 1)])
    for figure in library.figures(max(some, key=lambda row: row.figure_count).id)[:5]:
        where = same_quantity(figure)
        timed(f"= {figure.wording}", partial(library.figure_places, where))


def compare(library: Library) -> None:
    """Print percentiles of looking for other values of an article's figures."""
    keys = library.listing().keys
    times, found = [], 0
    for row in library.rows(keys[:: max(len(keys) // OPENED, 1)]):
        article, figures = library.article(row.id), library.figures(row.id)
        start = perf_counter()
        found += len(printed_otherwise(library, article, figures))
        times.append(perf_counter() - start)
    times.sort()
    shown = ", ".join(
        f"p{part} {times[len(times) * part // 101] * 1000:.0f} ms" for part in (50, 90, 100)
    )
    print(f"printed otherwise: {shown}; {found} found in {len(times)} articles")


def main() -> int:
    """Measure the library named on the command line."""
    if len(sys.argv) < 2:
        print(__doc__)
        return 2
    with tempfile.TemporaryDirectory() as home:
        paths = Paths.of_user({"HOME": home}, library=sys.argv[1])
        with closing(open_library(paths)) as library:
            print(f"{library.count()} articles, {memory()} MiB")
            ask_all(library)
            compare(library)
    return 0


if __name__ == "__main__":
    sys.exit(main())
