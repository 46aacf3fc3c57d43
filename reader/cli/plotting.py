"""``figures --plot``: what the library prints of one thing over time, drawn here or into a file."""

import os
import re
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from reader.cli.library_figures import asked_figures
from reader.cli.narration import say
from reader.cli.program import Call
from reader.cli.reading import reading_room
from reader.cli.streams import write_lines
from reader.errors import UsageError
from reader.library import Library, check_ending, label_series, plot_remark, write_series
from reader.messages import _
from reader.model import FigureFilter, LabelSeries
from reader.text.cells import cell_len, printable
from reader.text.plots import POINT, owner_marks, plain_terminal, plot_lines

FILE_NAME: Final = re.compile(r".*\.[A-Za-z]{2,4}")
"""A word that is meant as a file, whether or not its ending says what to write."""

HEIGHT: Final = 18
PIPE_WIDTH: Final = 80
WIDEST: Final = 120


def plot_figures(call: Call) -> int:
    """Plot the longest series of the label; further ones are named on standard error.

    Raises:
        UsageError: nothing says what is to be plotted, or a file's ending is none of those.
    """
    names = [word for word in call.operands if FILE_NAME.fullmatch(word)]
    words = [word for word in call.operands if word not in names]
    files = [Path(name) for name in names]
    for path in files:
        check_ending(path)
    where, query = asked_figures(call, words)
    if not where.label:
        raise UsageError(
            _("Wrong command line"),
            _("--plot does not say what is to be plotted."),
            _("Name what is counted: --label 总投资."),
        )
    with reading_room(call) as library:
        return _plot(library, where, query, files)


def _plot(library: Library, where: FigureFilter, query: str, files: list[Path]) -> int:
    series = label_series(library, where, query)
    if not series:
        say(_("“{label}” is not printed for two dates.").format(label=where.label))
        return 1
    for path in files:
        write_series(path, series[0])
        say(_("Written: {path}").format(path=path))
    if not files:
        write_lines(plot_text(series[0], *_size(), plain=_plain()))
    remark = plot_remark(series[0])
    if remark:
        say(remark)
    others = [f"{one.label} ({one.unit}, {len(one.points)})" for one in series[1:6]]
    if others:
        say(_("There is more to plot: {series}.").format(series=", ".join(others)))
    return 0


def _size() -> tuple[int, int]:
    if not sys.stdout.isatty():
        return PIPE_WIDTH, HEIGHT
    size = shutil.get_terminal_size()
    return min(size.columns - 1, WIDEST), min(HEIGHT, max(size.lines - 4, 8))


def _plain() -> bool:
    """Tell whether standard output cannot take Braille patterns."""
    if sys.stdout.isatty() and plain_terminal(os.environ):
        return True
    try:
        "\u28ff".encode(sys.stdout.encoding)
    except UnicodeEncodeError:
        return True
    return False


def plot_text(
    series: LabelSeries, width: int, height: int, *, plain: bool = False
) -> Iterator[str]:
    """Yield a plot with its title, and its points below it, each with its owner's mark."""
    yield printable(f"{series.label} ({series.unit})" if series.unit else series.label)
    moments = [(point.day, point.value) for point in series.points]
    owners = [point.owner for point in series.points]
    for line in plot_lines(moments, owners, width, height, plain=plain).lines:
        yield line.rstrip()
    yield ""
    marks = owner_marks(owners)
    rows = [
        (marks.get(point.owner, POINT), point.period, point.entry.figure.wording, point.owner)
        for point in series.points
    ]
    widths = [max(map(cell_len, column)) for column in zip(*rows, strict=True)]
    for point, row in zip(series.points, rows, strict=True):
        cells = (
            cell + " " * (size - cell_len(cell)) for cell, size in zip(row, widths, strict=True)
        )
        entry = point.entry
        title = " ".join(entry.title.split())
        place = " ".join(part for part in (entry.paper, entry.issue_date, title) if part)
        yield printable("  ".join((*cells, place)).rstrip())
