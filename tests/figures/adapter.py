"""The extractor in the shape that the lab's scoring scripts call."""

from datetime import datetime

from reader.figures import extract_from_text, plain_value


def extract(text: str, ref: datetime | None = None) -> list[tuple[int, int, object, str, str]]:
    """Return (start, end, value, unit, kind) of every figure of ``text``."""
    issue = ref.date().isoformat() if ref else ""
    return [
        (start, stop, plain_value(figure.quantity.value), figure.quantity.unit, figure.kind.value)
        for start, stop, figure in extract_from_text(text, issue)
    ]
