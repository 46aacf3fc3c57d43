"""Every number of an article as data: value, unit, kind, what it counts, how it is hedged."""

from reader.figures.checks import check_figures
from reader.figures.conditions import amount_ranges, equal_ranges
from reader.figures.extract import extract_figures, extract_from_text
from reader.figures.record import figure_record, plain_value
from reader.figures.units import canonical

__all__ = [
    "amount_ranges",
    "canonical",
    "check_figures",
    "equal_ranges",
    "extract_figures",
    "extract_from_text",
    "figure_record",
    "plain_value",
]
