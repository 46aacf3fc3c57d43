"""Figures as JSON: the record that scripts read."""

from decimal import Decimal

from reader.model import Figure, Value


def figure_record(start: int, stop: int, figure: Figure) -> dict[str, object]:
    """Return a figure as one flat record; ``start`` and ``stop`` are offsets into the body."""
    return {
        "start": start,
        "end": stop,
        "text": figure.wording,
        "value": plain_value(figure.quantity.value),
        "unit": figure.quantity.unit,
        "kind": figure.kind.value,
        "approx": None if figure.approx is None else figure.approx.value,
        "change": None if figure.change is None else figure.change.value,
        "label": figure.label,
        "key": figure.key,
    }


def plain_value(value: Value) -> object:
    """Return a value as JSON has it: a number, ``[low, high]``, an ISO string or None."""
    if isinstance(value, tuple):
        return [plain_number(end) for end in value]
    return plain_number(value) if isinstance(value, Decimal) else value


def plain_number(number: Decimal) -> int | float:
    """Return a decimal as the JSON number it prints as."""
    return int(number) if number == number.to_integral_value() else float(number)
