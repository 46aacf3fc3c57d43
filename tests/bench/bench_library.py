"""How many articles a second are taken in, by one process and by several, and indexed.

Usage: python tests/bench/bench_library.py [COLLECTION [ARTICLES]]; without one, articles of our own.
"""

import sys
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from reader.catalogue import Catalogue
from reader.library.intake import Intake
from reader.parsing import read_articles
from tests.library.conftest import collection

ARTICLES = 2_000


def seconds(file: Path, processes: int) -> tuple[float, int, int]:
    """Take ``file`` into a new catalogue; return the time, the articles and the figures."""
    with TemporaryDirectory() as folder, Catalogue.open(Path(folder) / "c.sqlite") as catalogue:
        catalogue.add_source(str(file))
        intake = Intake(catalogue, processes=processes)
        start = perf_counter()
        intake.take_source(file)
        report = intake.tally.report()
        return perf_counter() - start, report.articles, report.figures


def sample(source: str, count: int, file: Path) -> None:
    """Write ``count`` articles of ``source``, or of our own, to ``file``."""
    if not source:
        file.write_text(collection(count), encoding="utf-8")
        return
    import lzma

    assert next(iter(read_articles(Path(source))), None)
    with (
        lzma.open(source, "rt", encoding="utf-8") as stream,
        file.open("w", encoding="utf-8") as out,
    ):
        out.writelines(islice(stream, count))


def main(source: str = "", count: str = "") -> None:
    """Measure and print."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "articles.jsonl"
        sample(source, int(count or ARTICLES), file)
        alone = 0.0
        for processes in (1, 2, 3):
            took, articles, figures = seconds(file, processes)
            alone = alone or took
            print(
                f"{processes} finding figures: {articles / took:7.0f} articles/s,"
                f" {figures / took:8.0f} figures/s, {alone / took:.2f} times one"
            )


if __name__ == "__main__":
    main(*sys.argv[1:])
