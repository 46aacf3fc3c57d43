"""What the terminal benchmarks start: gxreader, and what people read with otherwise."""

import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from tests.terminal.margins import MarginTerminal
from tests.terminal.pseudo import PseudoTerminal
from tests.terminal.text import SENTENCES

HEAD: Final = "漓江晚报\n2024年3月1日 星期五 第01版 要闻\n"
ARTICLES: Final = 12
PARAGRAPHS: Final = 60
FEED: Final = (
    '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>漓江晚报</title>'
    "<link>http://localhost/</link><description>-</description>{items}</channel></rss>"
)
ITEM: Final = (
    "<item><title>{title}</title><guid>{number}</guid><description>{text}</description></item>"
)


@dataclass(frozen=True, slots=True)
class Key:
    """A kind of key: what is pressed before, forth and back."""

    what: str
    forth: bytes
    back: bytes
    before: tuple[bytes, ...] = ()


@dataclass(frozen=True, slots=True)
class Program:
    """A program in a terminal, and its keys for the same things."""

    name: str
    argv: tuple[str, ...]
    keys: tuple[Key, ...]
    environ: dict[str, str] = field(default_factory=dict)
    terminal: type[PseudoTerminal] = PseudoTerminal
    starts: float = 1.5
    """Seconds without a byte after which it has started."""


READER_KEYS: Final = (
    Key("cursor", b"j", b"k"),
    Key("article", b"J", b"K", (b"g", b"\r")),
    Key("line", b"j", b"k"),
    Key("page", b" ", b"b"),
    Key("search", "渠".encode(), b"\x7f", (b"/", "水".encode())),
)


def programs(folder: Path) -> Iterator[Program]:
    """Yield what there is on this machine; their texts are written into ``folder``."""
    page = folder / "page.txt"
    page.write_text(HEAD + "".join(map(_article, range(ARTICLES))), encoding="utf-8")
    reader = (sys.executable, "-m", "reader", "--lang", "en", str(page))
    yield Program("gxreader", reader, READER_KEYS)
    yield Program("gxreader, margins", reader, READER_KEYS, terminal=MarginTerminal)
    stock = {"GXREADER_STOCK_OUTPUT": "1"}
    yield Program("Textual's own output", reader, READER_KEYS, environ=stock)
    if less := shutil.which("less"):
        keys = (Key("line", b"j", b"k"), Key("page", b" ", b"b"), Key("search", b"n", b"N", SOUGHT))
        yield Program("less", (less, str(page)), keys, starts=0.3)
    if newsboat := shutil.which("newsboat"):
        yield Program("newsboat", (newsboat, *_feed(folder)), NEWSBOAT_KEYS, starts=2.0)


SOUGHT: Final = ("/水渠\r".encode(),)
NEWSBOAT_KEYS: Final = (
    Key("cursor", b"j", b"k", (b"r", b"\r")),
    Key("article", b"J", b"K", (b"\r",)),
    Key("line", b"j", b"k"),
    Key("page", b" ", b"b"),
)


def _title(number: int) -> str:
    return f"第{number + 1}个村的水渠修到了田头"


def _article(number: int) -> str:
    return f"\n{_title(number)}\n本报记者 甘雨\n" + "".join(
        f"  {_paragraph(number + step)}\n" for step in range(PARAGRAPHS)
    )


def _paragraph(number: int) -> str:
    text = "".join(SENTENCES[(number + step) % 4] for step in range(2))
    return text.format(number + 13, number * 37 + 210, number % 50 + 3)


def _feed(folder: Path) -> tuple[str, ...]:
    text = "&lt;p&gt;".join(_paragraph(step) for step in range(PARAGRAPHS))
    items = (ITEM.format(title=_title(n), number=n, text=text) for n in range(ARTICLES))
    feed, urls = folder / "feed.xml", folder / "urls"
    feed.write_text(FEED.format(items="".join(items)), encoding="utf-8")
    urls.write_text(f"file://{feed}\n", encoding="utf-8")
    (folder / "newsboat").touch()
    return "-u", str(urls), "-c", str(folder / "cache.db"), "-C", str(folder / "newsboat")
