"""Figures: panel and text follow each other; copying; the table over the whole library."""

from collections.abc import Callable, Sequence

from textual import on

from reader.library import converted, same_quantity
from reader.messages import _, ngettext
from reader.model import Article, Figure, FigureFilter, Span
from reader.tui.keymap import with_keys
from reader.tui.render.copying import figure_text, figures_table, figures_text
from reader.tui.render.figure_notes import figure_note
from reader.tui.screens.desk import DeskScreen
from reader.tui.screens.folding import Folding, Pane
from reader.tui.widgets.article_pane import ArticlePane
from reader.tui.widgets.figure_panel import FigurePanel


class FiguresScreen(DeskScreen):
    """Steps through an article's figures, copies them and looks for them in the library."""

    def show_article(
        self, article_id: str, matches: tuple[Span, ...] = (), *, read: bool = False
    ) -> bool:
        """Show an article, its first figure under the panel's cursor."""
        shown = super().show_article(article_id, matches, read=read)
        if shown:
            self._write_note(self.figure_panel.figure_number(self.figure_panel.cursor))
        return shown

    @on(FigurePanel.Moved, "#figures")
    def mark_in_text(self, event: FigurePanel.Moved) -> None:
        """Scroll the text to the figure's sentence and mark it."""
        event.stop()
        number = self.figure_panel.figure_number(event.row)
        self._write_note(number)
        if self.status.alert:
            self.say_place()  # a doubt told before is about another figure
        if number is None:
            return
        self.article_pane.mark_figure(number)
        self._say_doubt(number, event.row)

    def fold(self, folding: Folding) -> None:
        """Show the panes that ``folding`` leaves in sight; the note is written where it is seen."""
        super().fold(folding)
        self._write_note(self.figure_panel.figure_number(self.figure_panel.cursor))

    def _select_figure(self, number: int) -> None:
        """Put the panel's cursor on a figure."""
        self.figure_panel.select(number)
        self._write_note(number)

    def _write_note(self, number: int | None) -> None:
        """Write the figure's amount, converted, below the panel."""
        reading = self.article_pane.reading
        if reading is None or number is None or Pane.FIGURES not in self.in_sight():
            self.figure_note.left = ""
            return
        figure = reading.figures[number]
        self.figure_note.left = figure_note(figure, converted(figure.quantity))

    def _say_doubt(self, number: int, row: int) -> None:
        doubts = self.figure_panel.doubts.get(number)
        if doubts:
            self.say(doubts[self.figure_panel.doubt_at(row)].told(), alert=True)

    @on(FigurePanel.Opened, "#figures")
    def go_to_text(self, event: FigurePanel.Opened) -> None:
        """Go to the figure in the text."""
        event.stop()
        number = self.figure_panel.figure_number(event.row)
        if number is not None:
            self.article_pane.mark_figure(number)
            self.focus_pane(Pane.ARTICLE)

    @on(FigurePanel.DoubtOpened)
    def go_to_doubt(self, event: FigurePanel.DoubtOpened) -> None:
        """Go to the other figure of a doubt: in this article, or in the one that prints it."""
        event.stop()
        if event.doubt.place is not None:
            self._open_place(event.doubt.place)
        else:
            self._select_figure(event.doubt.number)
            self.article_pane.mark_figure(event.doubt.number)

    @on(FigurePanel.Switched)
    def figures_switched(self) -> None:
        """Say whether all figures are shown."""
        self._write_figures_title()
        self._write_note(self.figure_panel.figure_number(self.figure_panel.cursor))

    @on(ArticlePane.FigureMarked)
    def select_in_panel(self, event: ArticlePane.FigureMarked) -> None:
        """Follow the text in the panel, and say what the figure counts."""
        self._select_figure(event.number)
        reading = self.article_pane.reading
        if reading is not None and Pane.FIGURES not in self.in_sight():
            figure = reading.figures[event.number]
            self.say(f"{figure.wording}  {figure.label}")

    @on(ArticlePane.FigureWanted)
    def show_in_panel(self, event: ArticlePane.FigureWanted) -> None:
        """Go to the marked figure in the panel."""
        self._select_figure(event.number)
        self.focus_pane(Pane.FIGURES)

    def action_step_figure(self, step: int) -> None:
        """Go to the next (1) or previous (-1) figure in the text."""
        if not self.article_pane.step_figure(step):
            self.say(_("No more figures below.") if step > 0 else _("No more figures above."))

    # Beyond the article

    def _figure_at_cursor(self) -> Figure | None:
        reading = self.article_pane.reading
        number = self.figure_panel.figure_number(self.figure_panel.cursor)
        if reading is None or not reading.figures:
            self.say(_("No figures in this article."))
            return None
        if number is None:
            self.say(_("This row is a heading; the figures are below it."))
            return None
        return reading.figures[number]

    def action_copy_figure(self) -> None:
        """Copy the figure under the cursor with its sentence and source."""
        figure, reading = self._figure_at_cursor(), self.article_pane.reading
        if figure is not None and reading is not None:
            self.app.copy_to_clipboard(
                figure_text(reading.article, figure, converted(figure.quantity))
            )
            self.say(
                _("Copied {wording}, if the terminal allows it.").format(wording=figure.wording)
            )

    def _copy_all(self, form: Callable[[Article, Sequence[Figure]], str]) -> None:
        reading = self.article_pane.reading
        if reading is None or not self.figure_panel.shown:
            self.say(_("No figures are shown to be copied."))
            return
        figures = [reading.figures[number] for number in sorted(self.figure_panel.shown)]
        self.app.copy_to_clipboard(form(reading.article, figures))
        words = ngettext("Copied {count} figure.", "Copied {count} figures.", len(figures))
        self.say(words.format(count=len(figures)))

    def action_copy_figures(self) -> None:
        """Copy the figures shown in the panel as a table."""
        self._copy_all(figures_table)

    def action_copy_figures_text(self) -> None:
        """Copy the figures shown in the panel as text, each with its sentence."""
        self._copy_all(figures_text)

    def action_figure_table(self) -> None:
        """List the figures of the whole library."""
        self._show_table(None, _("Figures of the library"))

    def action_same_quantity(self) -> None:
        """List who else printed the quantity of the figure under the cursor."""
        figure = self._figure_at_cursor()
        if figure is not None and figure.quantity.value is None:
            self.say(_("“{words}” is no amount.").format(words=figure.wording))
        elif figure is not None:
            self._show_table(figure, f"= {figure.wording}")

    def _show_table(self, figure: Figure | None, title: str) -> None:
        """Open the table on everybody who printed the quantity of ``figure``, or on all."""
        from reader.tui.screens.figure_questions import Question
        from reader.tui.screens.figure_table import FigureTableScreen

        question = Question(same_quantity(figure)) if figure else Question()
        quoting = figure is not None
        table = FigureTableScreen(self.library, question, title, quoting=quoting)
        self.app.push_screen(table, self._open_place)

    def _figure_is_marked(self) -> bool:
        """Tell whether a figure is marked in the text; the panel's cursor is on it then."""
        marked = self.article_pane.marked_figure >= 0
        if not marked:
            self.say(with_keys(_("No figure is marked; {next_figure} goes to the next one.")))
        return marked

    def action_same_marked(self) -> None:
        """List who else printed the quantity marked in the text."""
        if self._figure_is_marked():
            self.action_same_quantity()

    def action_plot_marked(self) -> None:
        """Plot what the figure marked in the text counts."""
        if self._figure_is_marked():
            self.action_plot_label()

    def action_plot_label(self) -> None:
        """Plot what the figure under the cursor counts, over the library."""
        figure = self._figure_at_cursor()
        if figure is None:
            return
        if not figure.label:
            self.say(_("This figure has no label to plot."))
            return
        from reader.tui.screens.plot import PlotScreen

        where = FigureFilter(label=figure.label)
        number = self.figure_panel.figure_number(self.figure_panel.cursor)
        key = self.library.key_of(self.article_id)
        wanted = None if key is None or number is None else (key, number)
        self.app.push_screen(PlotScreen(self.library, where, wanted=wanted), self._open_place)

    def _open_place(self, place: tuple[int, int] | None) -> None:
        """Open the article of a figure chosen in the table, at the figure."""
        rows = self.library.rows([place[0]]) if place else []
        if place and rows and self.show_article(rows[0].id, read=True):
            self.article_pane.mark_figure(place[1])
            self._select_figure(place[1])
            self.focus_pane(Pane.ARTICLE)
