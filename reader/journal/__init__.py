"""What a person wrote: append-only journals that merge by union."""

from reader.journal.corrections import CorrectionBook
from reader.journal.journal import Journal
from reader.journal.lines import Record
from reader.journal.marks import MarkBook
from reader.journal.positions import PositionBook

__all__ = ["CorrectionBook", "Journal", "MarkBook", "PositionBook", "Record"]
