"""Search engines over one table of news: each answers with its exact count and 20 marked hits."""

import sqlite3
from collections.abc import Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final, Protocol

from reader.model import Sort
from reader.search import SearchDocument, SearchIndex, find_in, search
from reader.text.fold import fold
from reader.text.words import words
from tests.search.corpus import quoted

SHOWN: Final = 20
PART: Final = 256

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


class Engine(Protocol):
    """What the bench asks of an engine."""

    name: str
    folder: Path

    def build(self) -> None:
        """Index every article, unless it was done before."""
        ...

    def ask(self, kind: str, question: str) -> int:
        """Return the exact count, having made 20 hits with snippets."""
        ...


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


def cut(text: str) -> str:
    """Return the words of a text, apart by spaces."""
    return " ".join(words(fold(text)))


def mark(keys: Sequence[int], store: Store, question: str) -> None:
    """Find the words of a question in a window of every article that is shown."""
    for document in store.documents(keys):
        start = document.body.find(question.split(maxsplit=1)[0].rstrip("*"))
        find_in(document.body[max(start - 20, 0) : start + 40], question.rstrip("*").split())


class Ours:
    """gxreader's own index."""

    def __init__(self, folder: Path, store: Store, name: str = "gxreader") -> None:
        self.name = name
        self.folder = folder / name
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

    name = "fts5-jieba"

    def __init__(self, folder: Path, store: Store) -> None:
        self.folder = folder / f"{self.name}.db"
        self.store = store
        self.base = sqlite3.connect(self.folder)
        self.base.execute("create virtual table if not exists t using fts5(text, day unindexed)")

    def build(self) -> None:
        """Index every article."""
        if not self.base.execute("select count(*) from t").fetchone()[0]:
            rows = self.store.base.execute("select key, title, body, day from article")
            self.base.executemany(
                "insert into t(rowid, text, day) values (?,?,?)",
                ((key, cut(f"{title}\n{body}"), day) for key, title, body, day in rows),
            )
            self.base.commit()

    def match(self, kind: str, question: str) -> str:
        """Return the engine's own form of a question."""
        if kind == "exact phrase":
            return f'"{cut(question)}"'
        if kind == "prefix":
            return f'"{question.rstrip("*")}"*'
        return " ".join(f'"{word}"' for word in cut(question).split())

    def ask(self, kind: str, question: str) -> int:
        """Return the exact count, having made 20 hits with snippets."""
        match = self.match(kind, question)
        where, given = "t match ?", [match]
        if kind == "common in dates":
            where, given = "t match ? and day between ? and ?", [match, FIRST, LAST]
        (count,) = self.base.execute(f"select count(*) from t where {where}", given).fetchone()  # noqa: S608 - no values in it
        order = "day desc" if kind == "newest first" else "rank"
        rows = self.base.execute(
            f"select rowid from t where {where} order by {order} limit {SHOWN}",  # noqa: S608 - no values in it
            given,
        )
        mark([key for (key,) in rows], self.store, question)
        return int(count)


class Tantivy:
    """tantivy over words that were cut beforehand: what the fastest library reaches."""

    name = "tantivy"

    def __init__(self, folder: Path, store: Store) -> None:
        import tantivy

        self.tantivy: Any = tantivy
        self.folder = folder / self.name
        self.folder.mkdir(exist_ok=True)
        self.store = store
        builder = tantivy.SchemaBuilder()
        builder.add_text_field("text", tokenizer_name="whitespace", index_option="position")
        builder.add_integer_field("day", indexed=True, fast=True)
        builder.add_integer_field("key", stored=True)
        self.schema = builder.build()
        self.index = tantivy.Index(self.schema, path=str(self.folder))

    def build(self) -> None:
        """Index every article."""
        if not self.index.searcher().num_docs:
            writer = self.index.writer(heap_size=64_000_000, num_threads=1)
            rows = self.store.base.execute("select key, title, body, day from article")
            for key, title, body, day in rows:
                number = int((day or "0").replace("-", ""))
                fields = {"text": cut(f"{title}\n{body}"), "day": number, "key": key}
                writer.add_document(self.tantivy.Document(**fields))
            writer.commit()
            writer.wait_merging_threads()
        self.index.reload()

    def query(self, kind: str, question: str) -> Any:
        """Return the engine's own form of a question."""
        make, must = self.tantivy.Query, self.tantivy.Occur.Must
        terms = cut(question).split()
        if kind == "exact phrase" and len(terms) > 1:
            return make.phrase_query(self.schema, "text", terms)
        if kind == "prefix":
            return make.regex_query(self.schema, "text", question.rstrip("*") + ".*")
        parts = [(must, make.term_query(self.schema, "text", term)) for term in terms]
        if kind == "common in dates":
            first, last = (int(day.replace("-", "")) for day in (FIRST, LAST))
            whole = self.tantivy.FieldType.Integer
            parts.append((must, make.range_query(self.schema, "day", whole, first, last)))
        return make.boolean_query(parts)

    def ask(self, kind: str, question: str) -> int:
        """Return the exact count, having made 20 hits with snippets."""
        order = {"order_by_field": "day"} if kind == "newest first" else {}
        searcher = self.index.searcher()
        found = searcher.search(self.query(kind, question), limit=SHOWN, count=True, **order)
        keys = [searcher.doc(address)["key"][0] for _score, address in found.hits]
        mark(keys, self.store, question)
        return int(found.count)


class Whoosh:
    """Whoosh as its manual has it, over words that were cut beforehand."""

    name = "whoosh"

    def __init__(self, folder: Path, store: Store) -> None:
        from whoosh import analysis, fields, index

        self.folder = folder / self.name
        self.folder.mkdir(exist_ok=True)
        self.store = store
        text = fields.TEXT(analyzer=analysis.SpaceSeparatedTokenizer())
        schema = fields.Schema(
            text=text, key=fields.STORED, day=fields.NUMERIC(sortable=True, signed=False)
        )
        held = index.exists_in(self.folder)
        self.index: Any = (
            index.open_dir(self.folder) if held else index.create_in(self.folder, schema)
        )

    def build(self) -> None:
        """Index every article."""
        if not self.index.doc_count():
            writer = self.index.writer(limitmb=256)
            rows = self.store.base.execute("select key, title, body, day from article")
            for key, title, body, day in rows:
                number = int((day or "0").replace("-", ""))
                writer.add_document(text=cut(f"{title}\n{body}"), key=key, day=number)
            writer.commit()

    def query(self, kind: str, question: str) -> Any:
        """Return the engine's own form of a question."""
        from whoosh import query

        terms = cut(question).split()
        if kind == "exact phrase":
            return query.Phrase("text", terms)
        if kind == "prefix":
            return query.Prefix("text", question.rstrip("*"))
        parts = [query.Term("text", term) for term in terms]
        if kind == "common in dates":
            first, last = (int(day.replace("-", "")) for day in (FIRST, LAST))
            parts.append(query.NumericRange("day", first, last))
        return query.And(parts)

    def ask(self, kind: str, question: str) -> int:
        """Return the exact count, having made 20 hits with snippets."""
        newest = {"sortedby": "day", "reverse": True} if kind == "newest first" else {}
        with self.index.searcher() as searcher:
            found = searcher.search(self.query(kind, question), limit=SHOWN, **newest)
            mark([hit["key"] for hit in found], self.store, question)
            return len(found)


def others(folder: Path, store: Store, *, stock: bool) -> Iterator[Engine]:
    """Yield the engines to stand beside ours that are installed; ``stock`` is slow Whoosh."""
    yield Fts(folder, store)
    if find_spec("tantivy"):
        yield Tantivy(folder, store)
    else:
        print("tantivy is not installed: python -m pip install tantivy==0.27.0")
    if stock:
        yield Whoosh(folder, store)
