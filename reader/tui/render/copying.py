"""Figures as text for the clipboard: one with its sentence and source, or all as a table."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from reader.model import Article, Figure, Quantity
from reader.text.citation import citation
from reader.tui.render.figure_notes import figure_note
from reader.tui.render.setting import edition_line

HEADINGS: Final = (
    *("wording", "value", "unit", "kind", "approx", "change", "basis", "per", "label"),
    *("paper", "date", "page", "title", "sentence"),
)


def figure_text(article: Article, figure: Figure, other: Quantity) -> str:
    """Return a figure with what it counts, its amount, its sentence and where it was printed.

    ``other`` is the quantity that it converts to.
    """
    head = f"{figure.wording}　{figure.label}".rstrip("　")
    note = figure_note(figure, other)
    lines = (head, note if note != figure.wording else "", article.wording(figure.sentence))
    return "\n".join(line for line in (*lines, source_of(article)) if line)


def figures_text(article: Article, figures: Sequence[Figure]) -> str:
    """Return figures below the sentences that print them, and the citation below all."""
    lines: list[str] = []
    last = None
    for figure in figures:
        if figure.sentence != last:
            lines.append(article.wording(figure.sentence))
            last = figure.sentence
        lines.append(f"  {figure.wording}　{figure.label}".rstrip("　"))
    return "\n".join([*lines, source_of(article)])


def figures_table(article: Article, figures: Sequence[Figure]) -> str:
    """Return figures as tab-separated lines under ``HEADINGS``, and the citation below them."""
    lines = ["\t".join(HEADINGS)]
    lines += ["\t".join(map(in_one_line, _cells(article, figure))) for figure in figures]
    return "\n".join([*lines, source_of(article)])


def _cells(article: Article, figure: Figure) -> tuple[str, ...]:
    return (
        figure.wording,
        value_text(figure),
        figure.quantity.unit,
        figure.kind.value,
        figure.approx.value if figure.approx else "",
        figure.change.value if figure.change else "",
        figure.basis,
        figure.per,
        figure.label,
        article.paper,
        article.issue_date,
        article.page,
        article.headline.title,
        article.wording(figure.sentence),
    )


def in_one_line(text: str) -> str:
    """Return ``text`` without the tabs and line ends that would break a table."""
    return " ".join(text.split())


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
