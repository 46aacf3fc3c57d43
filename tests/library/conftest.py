"""A library in folders of its own, and an archive of page files written by us."""

import json
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from reader.config import Paths
from reader.library import Library, open_library
from reader.model import Mark

Opened = Callable[[], Library]

BRIDGE = """渡口新桥昨日合龙

□本报记者 田一禾

　　本报讯 昨日，渡口新桥主跨合龙。新桥全长860米，总投资2.4亿元，预计明年通车。

　　大桥建成后，两岸往来可少绕行11公里。
"""
RICE = """早稻开镰

□本报记者 岑小满

　　全县早稻种植面积12万亩，比去年多3000亩。收割机下田260台。
"""
READING = """图书馆开设夜读课堂

□本报记者 田一禾 通讯员 岑小满

　　6月1日，城东区图书馆的夜读课堂迎来首批学员，共120人，其中新市民占四成。
"""


def paths_in(folder: Path) -> Paths:
    """Return the folders of a user who keeps everything below ``folder``."""
    return Paths(*(folder / name for name in ("cache", "data", "state", "config", "cache/library")))


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    """The folders of a user who has not used the program yet."""
    return paths_in(tmp_path / "user")


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """A folder with two pages of one paper and a page beside them."""
    folder = tmp_path / "archive"
    write(folder / "河湾日报/2024-06-01/01-要闻.txt", BRIDGE)
    write(folder / "河湾日报/2024-06-01/02-农村.txt", RICE)
    write(folder / "河湾日报/2024-06-02/01-要闻.txt", READING)
    return folder


@pytest.fixture
def opened(paths: Paths) -> Iterator[Opened]:
    """Open the user's library; it is closed at the end, at the latest."""
    with ExitStack() as stack:

        def open_it() -> Library:
            library = open_library(paths)
            stack.callback(library.close)
            return library

        yield open_it


@pytest.fixture
def indexed(archive: Path, opened: Opened) -> Library:
    """A library of page files and a collection, all of it indexed, one article starred."""
    write(archive / "年鉴.jsonl", collection(30))
    library = opened()
    library.add([archive])
    library.index_pending()
    library.set_mark(ids(library)["早稻开镰"], Mark.STAR, on=True)
    return library


def write(path: Path, content: str | bytes) -> Path:
    """Write a file, its folders too."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def collection(count: int, start: int = 0) -> str:
    """Return JSON Lines of ``count`` articles; each holds a word that no other has."""
    records = (
        {
            "id": f"n{number}",
            "title": f"水库蓄水第{number}日",
            "body": f"记号甲{number:05d}乙。水位升高{number}厘米，下泄流量每秒{number + 3}立方米。",
            "date": "2024-05-01",
            "source": "河湾日报",
        }
        for number in range(start, start + count)
    )
    return "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records)


def names(library: Library) -> list[str]:
    """Return the names of all articles, newest first."""
    return [row.name for row in library.rows(library.listing().keys)]


def ids(library: Library) -> dict[str, str]:
    """Return the ids of all articles by name."""
    return {row.name: row.id for row in library.rows(library.listing().keys)}


def found(library: Library, query: str) -> list[str]:
    """Return the ids of the articles that answer ``query``, best first."""
    return [hit.article_id for hit in library.search(query, limit=10_000).hits]
