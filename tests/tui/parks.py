"""Pages of two papers that print one park, and of a museum's visitors over three years."""

from pathlib import Path
from typing import Final

from reader.library import Library
from reader.model import FigureFilter
from reader.tui.app import ReaderApp
from reader.tui.screens.figure_table import FigureTableScreen

PAGES: Final = {
    "早报/2023-06-28/01-要闻.txt": """东湖公园昨日开园

　　本报讯 东湖公园昨日开园。东湖公园规划面积630多亩，东湖公园项目总投资1.8亿元，占地630亩，其中一期130亩，二期400亩。
""",
    "晚报/2023-06-28/02-城事.txt": """东湖公园迎来首批游客

　　本报讯 东湖公园6月28日开园迎客。东湖公园规划面积635亩，东湖公园项目总投资2.6亿元。
""",
    **{
        f"早报/{year + 1}-01-05/01-要闻.txt": f"""博物馆公布{year}年客流

　　本报讯 市博物馆公布，{year}年博物馆接待游客{people}万人次，同比增长{people}%。
"""
        for year, people in ((2020, "9.5"), (2021, "12"), (2022, "18"))
    },
}


def write_pages(folder: Path) -> Path:
    """Write the pages below ``folder`` and return where."""
    for name, text in PAGES.items():
        path = folder / "pages" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return folder / "pages"


def table_of(app: ReaderApp) -> FigureTableScreen:
    """Return the table, which is in front."""
    assert isinstance(app.screen, FigureTableScreen)
    return app.screen


def shown(screen: FigureTableScreen) -> list[str]:
    """Return the wordings of a table's rows."""
    entries = [screen.table.entry_at(row) for row in range(screen.table.row_count)]
    return [entry.figure.wording for entry in entries if entry]


def place_of(library: Library, wording: str) -> tuple[int, int]:
    """Return the article's key and the number of a figure."""
    places = library.figure_places(FigureFilter())
    entries = library.figure_entries(places)
    return next(p for p, e in zip(places, entries, strict=True) if e.figure.wording == wording)
