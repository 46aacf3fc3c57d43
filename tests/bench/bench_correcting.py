"""How long a correction takes: made, taken in again, indexed; and what replay costs an import.

``python tests/bench/bench_correcting.py`` makes a library of its own of 200 page files.
"""

import sys
import tempfile
import time
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from reader.config import Paths
from reader.library import Deed, Library, Wish, open_library

PAGES = 200
CORRECTIONS = 60


def page_text(number: int) -> str:
    """Return a page of six articles, each with words of its own."""
    return "\n".join(
        f"第{number}号村第{item}座桥合龙\n\n□本报记者 田一禾\n\n"
        f"　　本报讯 第{number}号村第{item}座桥昨日合龙，全长{number + item}米，总投资{item + 2}.4亿元。\n\n"
        f"　　大桥建成后，第{number}号村往来可少绕行{item + 3}公里，村民盼了多年。\n"
        for item in range(6)
    )


def seconds(work: "object") -> float:
    """Return how long ``work`` takes."""
    begun = time.perf_counter()
    work()  # type: ignore[operator]
    return time.perf_counter() - begun


def main() -> None:
    """Make the library, correct it, and import it again."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        for number in range(PAGES):
            path = home / f"河湾日报/2024-06-{number % 28 + 1:02}/{number:03}.txt"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(page_text(number), "utf-8")
        paths = Paths.of_user({"HOME": folder})
        library = open_library(paths)
        plain = seconds(lambda: library.add([home / "河湾日报"]))
        library.index_pending()
        _correct(library)
        library.close()
        again = open_library(Paths.of_user({"HOME": folder}, library=str(home / "other")))
        replayed = seconds(lambda: again.add([home / "河湾日报"]))
        print(f"import {PAGES} pages: {plain:.2f} s, with corrections replayed {replayed:.2f} s")
        print(f"ratio {replayed / plain:.2f}")
        again.close()


def _correct(library: Library) -> None:
    made, indexed = [], []
    rows = library.rows(library.listing().keys[:CORRECTIONS])
    for row in rows:
        wish = Wish(Deed.WORDING, 0, printed="昨日", corrected="今日")
        made.append(seconds(lambda row=row, wish=wish: library.corrections.make(row.id, wish)))
        indexed.append(seconds(library.index_pending))
    print(f"correct: median {median(made) * 1000:.0f} ms, worst {max(made) * 1000:.0f} ms")
    print(f"index:   median {median(indexed) * 1000:.0f} ms, worst {max(indexed) * 1000:.0f} ms")


if __name__ == "__main__":
    main()
