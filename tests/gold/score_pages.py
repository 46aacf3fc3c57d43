"""Score parsed pages against gold: boundaries, headlines, bylines, joins, characters lost.

Run as ``python tests/gold/score_pages.py [--show] [FOLDER…]``; without folders it scores the lab
pages when they are there, the sample pages that have gold and the pages written for it.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from reader.parsing import parse_page, read_page_file  # noqa: E402 - the checkout must be on the path first
from tests.gold.gold import pages_with_gold, read_gold  # noqa: E402
from tests.gold.scoring import Score, score_page  # noqa: E402


def score_folder(folder: Path) -> Iterator[tuple[str, Score]]:
    """Yield the name and score of every page with gold below ``folder``."""
    for source, gold in pages_with_gold(folder):
        page_file = read_page_file(source)
        yield source.name, score_page(parse_page(page_file), read_gold(gold, page_file.text))


def main(arguments: list[str]) -> None:
    """Print a row of measures for every page and for all together."""
    show = "--show" in arguments
    named = [Path(one) for one in arguments if not one.startswith("--")]
    total = Score()
    own = ROOT / "tests" / "gold"
    for folder in named or [ROOT.parent / "shared" / "pages", own / "samples", own / "pages"]:
        for name, score in score_folder(folder):
            print(score.row(name))
            if show:
                print(*(f"    {line}" for line in score.wrong), sep="\n")
            total.take(score)
    print(total.row("all"))


if __name__ == "__main__":
    main(sys.argv[1:])
