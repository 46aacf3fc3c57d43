"""Speed of the figures engine: characters a second with labels, worst inputs, cost of import.

Two ways are measured: raw bodies, and articles with title and owners as the library takes them.
Series and checks are measured on the same texts, per thousand figures.

Run with python; give a JSON Lines file of articles (.xz too) to measure real text.
"""

import json
import lzma
import resource
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

SAMPLE = (
    "今年1至5月，全市新开工项目132个，完成投资48.6亿元，同比增长6.2%。"
    "其中，占地超过300亩的园区有11家，吸纳就业近2万人，人均月收入4200元。"
    "下一步将进一步压实责任，抓好各项工作落实，让更多群众得到实惠。\n"
) * 40
ROUNDS = 4
WORST = (
    "一",
    "十万",
    "9,999",
    "百分之",
    "3:",
    "1、",
    "至5个",
    "5天",
    "5天\n",
    "2022年9月至",
    "半年",
)


def bodies(arguments: list[str]) -> list[str]:
    """Return the texts to measure: those of a file, or our sample."""
    if not arguments:
        return [SAMPLE] * 20
    opener = lzma.open if arguments[0].endswith(".xz") else open
    with opener(arguments[0], "rt", encoding="utf-8") as lines:
        return [json.loads(line)["body"] for _number, line in zip(range(2000), lines, strict=False)]


def compare(texts: list[str]) -> None:
    """Print what series and checks cost, and how many were found."""
    from reader.figures import check_figures, extract_figures
    from reader.figures.series import find_series

    articles = [(text.split("\n"), extract_figures(text.split("\n"))) for text in texts]
    count = sum(len(figures) for _paragraphs, figures in articles)
    for name, find in (("series", find_series), ("checks", check_figures)):
        began = time.process_time()
        found = sum(len(find(paragraphs, figures)) for paragraphs, figures in articles)
        seconds = time.process_time() - began
        print(f"{found} {name} among {count} figures: {1e6 * seconds / count:.0f} ms per thousand")


def article_figures(text: str) -> Sequence[object]:
    """Return the figures of an article whose headline is its first line."""
    from reader.figures import extract_figures

    paragraphs = text.split("\n")
    return extract_figures(paragraphs, "", paragraphs[0][:30])


def least(read: Callable[[str], Sequence[object]], texts: list[str]) -> tuple[int, float]:
    """Return how many figures were read, and the least CPU seconds of some rounds."""
    taken: list[float] = []
    count = 0
    for _round in range(ROUNDS):
        began = time.process_time()
        count = sum(len(read(text)) for text in texts)
        taken.append(time.process_time() - began)
    return count, min(taken)


def main() -> None:
    """Print one line a measure."""
    began = time.perf_counter()
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    from reader.figures import extract_from_text

    extract_from_text("共5人")
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - memory) / 1024
    print(f"import and first figure {1000 * (time.perf_counter() - began):.0f} ms, +{grown:.1f} MB")
    texts = bodies(sys.argv[1:])
    size = sum(map(len, texts))
    for name, read in (("bodies", extract_from_text), ("articles", article_figures)):
        count, seconds = least(read, texts)
        print(f"{name}: {size} characters, {count} figures: {size / seconds / 1e6:.2f} M/s")
    compare(texts)
    for piece in WORST:
        began = time.process_time()
        extract_from_text((piece * 20_000)[:20_000])
        print(f"20,000 characters of {piece!r}: {time.process_time() - began:.3f} s")


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[2]))
    main()
