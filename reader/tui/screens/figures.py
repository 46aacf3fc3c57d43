"""Figures beyond the article: copying them, and the table over the whole library."""

from reader.library import same_quantity
from reader.messages import _, ngettext
from reader.model import Figure
from reader.tui.render.copying import figure_text, figures_table
from reader.tui.screens.desk import DeskScreen
from reader.tui.screens.folding import Pane


class FiguresScreen(DeskScreen):
    """Copies figures and looks for them in the library."""

    def _figure_at_cursor(self) -> Figure | None:
        reading = self.article_pane.reading
        panel = self.figure_panel
        if reading is None or not panel.shown:
            self.say(_("No figures in this article."))
            return None
        return reading.figures[panel.figure_number(panel.cursor)]

    def action_copy_figure(self) -> None:
        """Copy the figure under the cursor with its sentence and source."""
        figure, reading = self._figure_at_cursor(), self.article_pane.reading
        if figure is not None and reading is not None:
            self.app.copy_to_clipboard(figure_text(reading.article, figure))
            self.say(
                _("Copied {wording}, if the terminal allows it.").format(wording=figure.wording)
            )

    def action_copy_figures(self) -> None:
        """Copy the figures shown in the panel as a table."""
        reading = self.article_pane.reading
        if reading is None or not self.figure_panel.shown:
            return
        figures = [reading.figures[number] for number in self.figure_panel.shown]
        self.app.copy_to_clipboard(figures_table(reading.article, figures))
        words = ngettext("Copied {count} figure.", "Copied {count} figures.", len(figures))
        self.say(words.format(count=len(figures)))

    def action_figure_table(self) -> None:
        """List the figures of the whole library."""
        self._show_table(None, _("Figures of the library"))

    def action_same_quantity(self) -> None:
        """List who else printed the quantity of the figure under the cursor."""
        figure = self._figure_at_cursor()
        if figure is not None:
            self._show_table(figure, f"= {figure.wording}")

    def _show_table(self, figure: Figure | None, title: str) -> None:
        """Open the table on everybody who printed the quantity of ``figure``, or on all."""
        from reader.tui.screens.figure_table import FigureTableScreen, Question

        question = Question(same_quantity(figure)) if figure else Question()
        self.app.push_screen(FigureTableScreen(self.library, question, title), self._open_place)

    def _open_place(self, place: tuple[int, int] | None) -> None:
        """Open the article of a figure chosen in the table, at the figure."""
        rows = self.library.rows([place[0]]) if place else []
        if place and rows and self.show_article(rows[0].id, read=True):
            self.article_pane.mark_figure(place[1])
            self.figure_panel.select(place[1])
            self.focus_pane(Pane.ARTICLE)
