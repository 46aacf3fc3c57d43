"""Measure search beside SQLite FTS5 (jieba words; pairs of characters) on JSON Lines of news.

Usage: python -m tests.bench.bench_search FILE.jsonl.xz [--count N] [--folder DIR] [--recall N]

Every engine answers with its exact count and 20 hits with marked snippets. ``--folder`` keeps the
indexes and uses those already there; ``--recall`` checks so many random substrings first.
"""

import argparse
import resource
import sqlite3
import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from reader.model import Sort
from reader.search import SearchDocument, SearchIndex, find_in, parse_query, search
from reader.search.scan import Asked
from reader.text.fold import fold
from reader.text.words import words
from tests.search.corpus import Truth, quoted, read_news, substrings

REPEATS = 3
SHOWN = 20
MEGABYTE = 1_000_000
PART = 256

QUESTIONS: dict[str, tuple[str, ...]] = {
    "common word": (
        "中国",
        "发展",
        "经济",
        "工作",
        "人民",
        "国家",
        "习近平",
        "新华社",
        "企业",
        "社会",
    ),
    "rare word": ("桂林", "漓江", "大熊猫", "彗星", "象棋", "陨石", "甘蔗", "皮影", "珊瑚", "古琴"),
    "two words": (
        *("粮食 安全", "中国 美国", "经济 发展", "改革 开放", "上海 北京"),
        *("洪水 救援", "科技 创新", "日本 地震", "铁路 开通", "疫苗 接种"),
    ),
    "exact phrase": (
        *("人民代表大会", "高质量发展", "乡村振兴战略", "一带一路", "应急管理部"),
        *("分析人士指出", "记者从国家", "今年上半年", "在接受采访时", "全国人大常委会"),
    ),
    "prefix": ("经济*", "共产*", "奥林*", "gd*", "人工*", "北*", "航天*", "co*", "世界*", "新能*"),
    "common in dates": ("中国", "发展", "经济", "工作", "人民", "国家", "美国", "企业"),
    "newest first": ("中国", "发展", "经济", "工作", "美国", "企业", "社会", "国家"),
}
FIRST, LAST = "2018-01-01", "2021-06-30"


def in_parts(keys: Sequence[int]) -> Iterator[Sequence[int]]:
    """Cut keys into parts that one statement can ask for."""
    return (keys[start : start + PART] for start in range(0, len(keys), PART))


class Store:
    """The articles' texts in a table, as a catalogue holds them."""

    def __init__(self, path: Path) -> None:
        self.base = sqlite3.connect(path)
        self.base.execute(
            "create table if not exists article"
            "(key integer primary key, id, title, body, paper, day)"
        )

    def fill(self, articles: Iterator[SearchDocument]) -> None:
        """Put the articles in, once."""
        if self.base.execute("select 1 from article").fetchone():
            return
        rows = ((a.key, a.article_id, a.title, a.body, a.paper, a.issue_date) for a in articles)
        self.base.executemany("insert into article values (?,?,?,?,?,?)", rows)
        self.base.commit()

    def documents(self, keys: Sequence[int]) -> Iterator[SearchDocument]:
        """Yield the articles of ``keys``."""
        marks = ",".join("?" * len(keys))
        for row in self.base.execute(f"select * from article where key in ({marks})", keys):  # noqa: S608 - only question marks
            key, name, title, body, paper, day = row
            yield SearchDocument(key, name, name, title, body=body, paper=paper, issue_date=day)

    def keys(self) -> list[int]:
        """Return all keys, newest first."""
        ordered = self.base.execute("select key from article order by day desc, key")
        return [key for (key,) in ordered]


class Ours:
    """gxreader's own index."""

    name = "gxreader"

    def __init__(self, folder: Path, store: Store) -> None:
        self.folder = folder / "gxreader"
        self.store = store
        self.index = SearchIndex.open(self.folder)

    def build(self) -> None:
        """Index every article."""
        if not self.index.count():
            keys = [
                key for (key,) in self.store.base.execute("select key from article order by key")
            ]
            self.index.update(one for part in in_parts(keys) for one in self.store.documents(part))

    def ask(self, kind: str, question: str) -> int:
        """Return the exact count, having made 20 hits with snippets."""
        dated = f" date:{FIRST}..{LAST}" if kind == "common in dates" else ""
        phrase = quoted(question) if kind == "exact phrase" else question
        sort = Sort.DATE if kind == "newest first" else Sort.RELEVANCE
        answer = search(phrase + dated, self.store, self.index, sort=sort, limit=SHOWN)
        return answer.count


class Fts:
    """SQLite FTS5 over text that was cut beforehand."""

    def __init__(self, folder: Path, store: Store, name: str, options: str) -> None:
        self.name = name
        self.folder = folder / f"{name}.db"
        self.store = store
        self.base = sqlite3.connect(self.folder)
        self.base.execute(
            f"create virtual table if not exists t using fts5(text, day unindexed{options})"
        )
        self.ranked = "detail" not in options

    def cut(self, text: str) -> str:
        """Return the tokens of a text, apart by spaces."""
        return " ".join(words(fold(text)))

    def build(self) -> None:
        """Index every article."""
        if not self.base.execute("select count(*) from t").fetchone()[0]:
            rows = self.store.base.execute("select key, title, body, day from article")
            self.base.executemany(
                "insert into t(rowid, text, day) values (?,?,?)",
                ((key, self.cut(f"{title}\n{body}"), day) for key, title, body, day in rows),
            )
            self.base.commit()

    def match(self, kind: str, question: str) -> str:
        """Return the engine's own form of a question."""
        if kind == "exact phrase":
            return f'"{self.cut(question)}"'
        if kind == "prefix":
            return f'"{question.rstrip("*")}"*'
        return " ".join(f'"{word}"' for word in self.cut(question).split())

    def ask(self, kind: str, question: str) -> int:
        """Return the exact count, having made 20 hits with snippets."""
        match = self.match(kind, question)
        where, given = "t match ?", [match]
        if kind == "common in dates":
            where, given = "t match ? and day between ? and ?", [match, FIRST, LAST]
        (count,) = self.base.execute(f"select count(*) from t where {where}", given).fetchone()  # noqa: S608 - no values in it
        order = "day desc" if kind == "newest first" or not self.ranked else "rank"
        rows = self.base.execute(
            f"select rowid from t where {where} order by {order} limit {SHOWN}",  # noqa: S608 - no values in it
            given,
        )
        keys = [key for (key,) in rows]
        for document in self.store.documents(keys):
            start = document.body.find(question.split(maxsplit=1)[0].rstrip("*"))
            find_in(document.body[max(start - 20, 0) : start + 40], question.rstrip("*").split())
        return int(count)


@dataclass(frozen=True, slots=True)
class Measured:
    """Milliseconds of one kind of question, and the articles counted in all."""

    median: float
    slow: float
    counted: int


def measure(ask: Callable[[str, str], int], kind: str) -> Measured:
    """Ask every question of a kind a few times."""
    taken, counted = [], 0
    for question in QUESTIONS[kind]:
        for _repeat in range(REPEATS):
            start = time.perf_counter()
            count = ask(kind, question)
            taken.append((time.perf_counter() - start) * 1000)
        counted += count
    taken.sort()
    return Measured(statistics.median(taken), taken[int(len(taken) * 0.95)], counted)


def resident() -> float:
    """Return this process's resident memory now, in MB."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * resource.getpagesize() / MEGABYTE


def size(path: Path) -> int:
    """Return the bytes of a file or of all files of a folder."""
    if path.is_file():
        return path.stat().st_size
    return sum(one.stat().st_size for one in path.rglob("*") if one.is_file())


def build(engine: "Ours | Fts", text: int, count: int) -> None:
    """Index everything and tell what it took."""
    start = time.process_time()
    engine.build()
    taken = time.process_time() - start
    rate = f"{count / taken:7.0f} articles per CPU second" if taken > 1 else "already there"
    share = size(engine.folder) / text
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{engine.name:14} {rate}, {share:.2f} x text, peak so far {peak:.0f} MB", flush=True)


def check_recall(ours: Ours, count: int) -> None:
    """Check random substrings against the truth and print what was found."""
    keys = ours.store.keys()
    everything = [one for part in in_parts(keys) for one in ours.store.documents(part)]
    names = {one.key: one.article_id for one in everything}
    truth = Truth(everything)
    complete = exact = 0
    seed = int(time.time())
    for wording in substrings(everything, count, seed):
        node = parse_query(quoted(wording)).node
        found = ours.index.find(Asked(node, {}, Sort.RELEVANCE, len(keys), lambda: False))
        expected = truth.holding(wording)
        complete += expected <= {names[key] for key in found.keys}
        exact += found.count == len(expected) == len(found.keys)
    print(f"recall (seed {seed}): {complete} of {count} substrings complete, {exact} exact")


def table(engines: "Sequence[Ours | Fts]") -> None:
    """Print the median and the 95th percentile of every kind for every engine."""
    print(f"{'ms, p50/p95':16}" + "".join(f"{engine.name:>24}" for engine in engines))
    for kind in QUESTIONS:
        row = [measure(engine.ask, kind) for engine in engines]
        cells = (f"{one.median:7.1f}/{one.slow:6.1f} {one.counted:8}" for one in row)
        print(f"{kind:16}" + "".join(f"{cell:>24}" for cell in cells), flush=True)


def main() -> None:
    """Build, ask, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--recall", type=int, default=0)
    options = parser.parse_args()
    with TemporaryDirectory() as temporary:
        folder = options.folder or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        store = Store(folder / "articles.db")
        store.fill(read_news(options.file, options.count))
        counted = "select count(*), sum(length(cast(title || body as blob))) from article"
        count, text = store.base.execute(counted).fetchone()
        print(f"{count} articles, {text / MEGABYTE:.1f} MB of text")
        before = resident()
        ours = Ours(folder, store)
        build(ours, text, count)
        start, started = time.perf_counter(), resident()
        ours.ask("common word", "中国")
        print(f"open index to first answer: {(time.perf_counter() - start) * 1000:.0f} ms")
        table([ours])
        print(f"resident: {before:.0f} MB before, {started:.0f} open, {resident():.0f} after")
        if options.recall:
            check_recall(ours, options.recall)
        fts = Fts(folder, store, "fts5-jieba", "")
        build(fts, text, count)
        table([ours, fts])


if __name__ == "__main__":
    main()
