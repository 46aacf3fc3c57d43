"""Figures as text for the clipboard: one with its sentence and source, or all as a table."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from reader.model import Article, Figure
from reader.text.citation import citation
from reader.tui.render.setting import edition_line

HEADINGS: Final = "wording\tvalue\tunit\tkind\tlabel\tsentence"


def figure_text(article: Article, figure: Figure) -> str:
    """Return a figure with what it counts, its sentence and where it was printed."""
    head = f"{figure.wording}　{figure.label}".rstrip("　")
    return "\n".join((head, article.wording(figure.sentence), source_of(article)))


def figures_table(article: Article, figures: Sequence[Figure]) -> str:
    """Return figures as tab-separated lines: wording, value, unit, kind, label, sentence."""
    lines = [HEADINGS]
    lines += [
        "\t".join(
            (
                figure.wording,
                value_text(figure),
                figure.quantity.unit,
                figure.kind.value,
                figure.label,
                article.wording(figure.sentence),
            )
        )
        for figure in figures
    ]
    return "\n".join([*lines, source_of(article)])


def value_text(figure: Figure) -> str:
    """Return a figure's value as a plain number, a range ``low..high``, or an ISO date."""
    value = figure.quantity.value
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    if isinstance(value, tuple):
        return "..".join(f"{bound.normalize():f}" for bound in value)
    return value or ""


def source_of(article: Article) -> str:
    """Return the citation, or, where a part of it is unknown, what is known of the place."""
    return citation(article) or f"{article.headline.title} {edition_line(article)}".strip()
