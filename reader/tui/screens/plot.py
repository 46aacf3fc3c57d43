"""What the library prints of one thing over time: a plot, and its points beside it."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import ClassVar, Final

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container
from textual.events import Resize
from textual.widgets import Input

from reader.library import Library, label_series, plot_remark, write_series
from reader.messages import _
from reader.model import FigureFilter, LabelSeries
from reader.tui.commands import Scope, bindings
from reader.tui.keymap import key_hints
from reader.tui.screens.asking import Cancelled, ask_aside
from reader.tui.screens.leaving import BACK, LeavingScreen
from reader.tui.widgets.bars import Bar
from reader.tui.widgets.plot_pane import PlotPane, PointRows
from reader.tui.widgets.row_list import RowList

NARROW: Final = 64
"""Cells below which the points stand under the plot."""

FILE_NAME: Final = "plot.svg"


class PlotScreen(LeavingScreen[tuple[int, int] | None]):
    """Shows the series of a label; returns the place of the point that was chosen."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Scope.PLOT), *BACK]
    AUTO_FOCUS = "#plot-points"

    def __init__(
        self,
        library: Library,
        where: FigureFilter,
        query: str = "",
        *,
        wanted: tuple[int, int] | None = None,
    ) -> None:
        super().__init__()
        self._wanted = wanted
        self.library = library
        self._where, self._query = where, query
        self._series: Sequence[LabelSeries] = ()
        self._number = 0
        self.title_bar = Bar(id="plot-title")
        self.plot = PlotPane(id="plot")
        self.points = PointRows(id="plot-points")
        self.words = Input(id="plot-words", compact=True)
        self.sentence = Bar(id="plot-sentence")

    def compose(self) -> ComposeResult:
        """Put the plot beside its points."""
        yield self.title_bar
        with Container(id="plot-panes"):
            yield self.plot
            yield self.points
        yield self.words
        yield self.sentence

    def on_mount(self) -> None:
        """Look for the series."""
        self.words.display = False
        self.words.cursor_blink = False
        self.title_bar.left = self._where.label
        self.points.empty_message = _("Looking…")
        ask_aside(self, "plot", self._find, self._found, self.sentence.refuse)

    def on_resize(self, event: Resize) -> None:
        """Put the points under the plot where there is no room beside it."""
        self.set_class(event.size.width < NARROW, "-narrow")

    def _find(self, _cancelled: Cancelled) -> Iterator[tuple[LabelSeries, ...]]:
        yield label_series(self.library, self._where, self._query)

    def _found(self, series: tuple[LabelSeries, ...]) -> None:
        self._series = series
        if series:
            self._show(self._best())
            return
        words = _("“{label}” is not printed for two dates.").format(label=self._where.label)
        self.points.empty_message = words
        self.sentence.tell(words)

    def _best(self) -> int:
        """Return the number of the series with the wanted figure, of the very label, or longest."""
        numbers = range(len(self._series))
        holding = (n for n in numbers if self._wanted in self._places(n))
        exact = (n for n in numbers if self._series[n].label == self._where.label)
        return next(holding, next(exact, 0))

    def _places(self, number: int) -> list[tuple[int, int]]:
        return [point.place for point in self._series[number].points]

    def _show(self, number: int) -> None:
        self._number = number
        series = self._series[number]
        self.title_bar.left = f"{series.label} ({series.unit})" if series.unit else series.label
        words = _("series {number} of {count}; {next_series} next, {write_plot} writes")
        told = key_hints(words, number=number + 1, count=len(self._series))
        self.title_bar.put_right(*told)
        places = self._places(number)
        at = places.index(self._wanted) if self._wanted in places else 0
        self.plot.show(series, at)
        self.points.show(series, at)
        remark = plot_remark(series)
        if remark:
            self.sentence.tell(remark)
        else:
            self._say_point(at)

    def _say_point(self, row: int) -> None:
        point = self.points.point_at(row)
        if point is not None:
            entry = point.entry
            place = " ".join(part for part in (entry.issue_date, entry.paper) if part)
            self.sentence.tell(f"{place}  {entry.sentence}")

    @on(RowList.Moved, "#plot-points")
    def row_moved(self, event: RowList.Moved) -> None:
        """Mark the point in the plot and show its sentence."""
        event.stop()
        row = self.points.cursor  # another series may be shown since
        self.plot.chosen = row
        self._say_point(row)

    @on(RowList.Opened, "#plot-points")
    def row_opened(self, event: RowList.Opened) -> None:
        """Go to the figure in its article."""
        point = self.points.point_at(event.row)
        if point is not None:
            self.dismiss(point.place)

    # Commands

    def action_step_series(self, step: int) -> None:
        """Show another series of the label."""
        if self._series:
            self._show((self._number + step) % len(self._series))

    def action_write_plot(self) -> None:
        """Ask for the name of the file that the plot is written into."""
        if not self._series:
            return
        self.words.placeholder = _("A file: .png, .svg, .csv or .tsv")
        self.words.value = FILE_NAME
        self.words.cursor_position = len(FILE_NAME)
        self.words.display = True
        self.set_focus(self.words)

    @on(Input.Submitted, "#plot-words")
    def name_given(self, event: Input.Submitted) -> None:
        """Write the file."""
        event.stop()
        self._close_words()
        path, series = Path(event.value.strip()), self._series[self._number]

        def write(_cancelled: Cancelled) -> Iterator[str]:
            write_series(path, series)
            yield _("Written: {path}").format(path=path)

        if event.value.strip():
            ask_aside(self, "writing", write, self.sentence.tell, self.sentence.refuse)

    def _close_words(self) -> None:
        self.words.display = False
        self.set_focus(self.points)

    def action_go_back(self) -> None:
        """Close the input, or go back."""
        if self.words.display:
            self._close_words()
        else:
            self.dismiss(None)
