"""How well articles are told apart on pages composed of articles whose beginnings are known.

Usage: python -m tests.bench.bench_composed FILE.jsonl[.xz] [--seeds N] [--odd] [--show N]

Every page holds six articles drawn at random, set in one of the forms below. Articles and seeds
are parted in two halves by parity: weights are chosen on the even half, the odd half only judges.
Prints precision, recall and F1 of article beginnings for every form, and how many of the subheads
that were set are found as such.
"""

import argparse
import json
import lzma
import random
import re
import sys
import textwrap
import zlib
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from reader.model import ArticleKind, Page, PageFile, Role
from reader.parsing import parse_page

ARTICLES = 6
"""Articles on a page."""

MOST_OF_A_SOURCE = 150
_BODY = range(80, 3000)
_TITLE = range(4, 45)
_LONG = 5
"""Paragraphs from which on an article is given subheads."""

_DATELINE = re.compile(r"^央视网消息\s*[（(]新闻联播[）)][：:]")

NAMES = [
    "周文亮",
    "沈佳怡",
    "贺建军",
    "陆小满",
    "蒋一鸣",
    "欧阳兰",
    "韩冬",
    "卢志远",
    "白云飞",
    "谭静",
    "崔海涛",
    "罗敏",
]
PLACES = ["江北", "临河", "青石", "东滩", "柳溪", "云台"]
SUBHEADS = (
    "把好质量关 守住生命线", "从“等水来”到“引水来”", "多方合力", "留住老手艺", "小院里的大变化",
    "新机制 新气象", "难题如何破解", "让数据多跑路", "一条路带活一片山", "扎根基层三十年", "账本里的变迁",
    "走出去的底气", "补齐短板", "人才从哪里来", "守护一江清水", "不变的初心", "链条越拉越长", "最后一公里",
    "服务送到家门口", "各方怎么看", "为何选择这里", "老厂房的新生", "科技赋能", "文化润心",
)  # fmt: skip


@dataclass
class Sheet:
    """A page while it is set: its lines, and the numbers of lines that begin articles or parts."""

    gap: int = 0
    indent: str = ""
    width: int = 0
    lines: list[str] = field(default_factory=list)
    begins: set[int] = field(default_factory=set)
    heads: set[int] = field(default_factory=set)

    def put(self, text: str, indent: str = "") -> int:
        """Set a line or a wrapped paragraph; return the number of its first line."""
        number = len(self.lines) + 1
        self.lines += textwrap.wrap(indent + text, self.width) if self.width else [indent + text]
        self.lines += [""] * self.gap
        return number


def _plain(sheet: Sheet, article: dict[str, Any], _chance: random.Random) -> None:
    sheet.begins.add(sheet.put(article["title"]))
    for paragraph in article["paragraphs"]:
        sheet.put(paragraph, sheet.indent)


def _bare(sheet: Sheet, article: dict[str, Any], chance: random.Random) -> None:
    """The first paragraph or two, without the dateline they open with."""
    sheet.begins.add(sheet.put(article["title"]))
    first, *rest = article["paragraphs"]
    for paragraph in [_DATELINE.sub("", first), *rest[: chance.randrange(3)]]:
        sheet.put(paragraph[:400], sheet.indent)


def _signed(sheet: Sheet, article: dict[str, Any], chance: random.Random) -> None:
    """Most articles get a byline or a dateline, some stay without."""
    sheet.begins.add(sheet.put(article["title"]))
    first, *rest = article["paragraphs"]
    kind = chance.randrange(4)
    if kind == 0:
        sheet.put(f"本报记者 {chance.choice(NAMES)} 通讯员 {chance.choice(NAMES)}")
    elif kind == 1:
        first = f"本报讯（记者 {chance.choice(NAMES)}）{first}"
    elif kind == 2:
        first = f"新华社{chance.choice(PLACES)}6月3日电（记者{chance.choice(NAMES)}）{first}"
    for paragraph in (first, *rest):
        sheet.put(paragraph, sheet.indent)


def _parted(sheet: Sheet, article: dict[str, Any], chance: random.Random) -> None:
    """Long articles get a subhead before every third paragraph."""
    sheet.begins.add(sheet.put(article["title"]))
    heads = chance.sample(SUBHEADS, len(SUBHEADS))
    parted = len(article["paragraphs"]) >= _LONG
    for at, paragraph in enumerate(article["paragraphs"]):
        if parted and at and at % 3 == 0 and heads and at < len(article["paragraphs"]) - 1:
            sheet.heads.add(sheet.put(heads.pop()))
        sheet.put(paragraph, sheet.indent)


Setting = Callable[[Sheet, dict[str, Any], random.Random], None]
FORMS: dict[str, tuple[Callable[[], Sheet], Setting]] = {
    "blank": (lambda: Sheet(gap=1), _plain),
    "indent": (lambda: Sheet(indent="\u3000\u3000"), _plain),
    "signed": (lambda: Sheet(gap=1), _signed),
    "close": (Sheet, _plain),
    "wrapped": (lambda: Sheet(indent="\u3000\u3000", width=34), _plain),
    "wrapped flush": (lambda: Sheet(width=34), _plain),
    "bare": (lambda: Sheet(gap=1), _bare),
    "bare close": (Sheet, _bare),
    "bare indent": (lambda: Sheet(indent="\u3000\u3000"), _bare),
    "subheads": (lambda: Sheet(gap=1), _parted),
    "subheads indent": (lambda: Sheet(indent="\u3000\u3000"), _parted),
    "subheads close": (Sheet, _parted),
}
"""How a page is set, and what is put into its articles."""


def read_articles(path: Path, half: int) -> list[dict[str, Any]]:
    """Return the articles of one half of a file of JSON Lines, no source prevailing."""
    found: list[dict[str, Any]] = []
    have: Counter[str] = Counter()
    with lzma.open(path, "rt", encoding="utf-8") if path.suffix == ".xz" else path.open() as lines:
        for line in lines:
            article = json.loads(line)
            title, body = article["title"].strip(), article["body"]
            usable = len(title) in _TITLE and len(body) in _BODY and "\n" not in title
            if not usable or "快讯" in title or zlib.crc32(title.encode()) % 2 != half:
                continue
            if have[article["source"]] >= MOST_OF_A_SOURCE // 2:
                continue
            have[article["source"]] += 1
            paragraphs = [one.strip() for one in body.split("\n") if one.strip()]
            found.append({"title": title, "paragraphs": paragraphs})
    return found


def compose(pool: list[dict[str, Any]], form: str, seed: int) -> Sheet:
    """Set a page of articles drawn from ``pool``."""
    chance = random.Random(f"{form} {seed}")  # noqa: S311 - no secret, a page
    make, put = FORMS[form]
    sheet = make()
    for article in chance.sample(pool, ARTICLES):
        put(sheet, article, chance)
    return sheet


def parse(sheet: Sheet) -> Page:
    """Parse a set page."""
    return parse_page(PageFile("page.txt", "utf-8", "\n".join(sheet.lines)))


def beginnings(page: Page) -> set[int]:
    """Return the first lines of the articles found; a photo with its caption is no article."""
    return {min(one.lines) for one in page.articles if one.kind is not ArticleKind.PHOTO}


def subheads(page: Page) -> set[int]:
    """Return the lines found to be subheads."""
    return {
        paragraph.lines[0]
        for article in page.articles
        for paragraph in article.paragraphs
        if paragraph.role is Role.SUBHEAD
    }


def measure(pool: list[dict[str, Any]], form: str, seeds: range) -> tuple[Counter[str], list[str]]:
    """Count what is found right and wrong in a form; return the wrong lines too."""
    count: Counter[str] = Counter()
    wrong: list[str] = []
    for seed in seeds:
        sheet = compose(pool, form, seed)
        page = parse(sheet)
        found = beginnings(page)
        count["right"] += len(found & sheet.begins)
        count["extra"] += len(found - sheet.begins)
        count["missed"] += len(sheet.begins - found)
        count["heads"] += len(sheet.heads)
        count["heads found"] += len(sheet.heads & subheads(page))
        wrong += list(_wrong(sheet, found))
    return count, wrong


def _wrong(sheet: Sheet, found: set[int]) -> Iterator[str]:
    for name, lines in (("missed", sheet.begins - found), ("extra", found - sheet.begins)):
        for line in sorted(lines):
            yield f"{name:6} {sheet.lines[line - 1][:50]}"


def main(arguments: list[str]) -> None:
    """Print the measures of every form."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--seeds", type=int, default=40, help="pages of each form")
    parser.add_argument("--odd", action="store_true", help="judge by the odd half")
    parser.add_argument("--show", type=int, default=0, help="wrong lines to show of each form")
    options = parser.parse_args(arguments)
    half = int(options.odd)
    pool = read_articles(options.file, half)
    for form in FORMS:
        count, wrong = measure(pool, form, range(half, 2 * options.seeds, 2))
        right, extra, missed = count["right"], count["extra"], count["missed"]
        print(
            f"{form:16} P {right / (right + extra):.3f}  R {right / (right + missed):.3f}  "
            f"F1 {2 * right / (2 * right + extra + missed):.3f}  "
            f"subheads {count['heads found']}/{count['heads']}"
        )
        for line in wrong[: options.show]:
            print("   ", line)


if __name__ == "__main__":
    main(sys.argv[1:])
