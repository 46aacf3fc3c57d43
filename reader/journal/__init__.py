"""What a person wrote: append-only journals that merge by union."""

from reader.journal.book import ArticleBook
from reader.journal.corrections import CorrectionBook
from reader.journal.journal import Journal
from reader.journal.lines import Record
from reader.journal.marks import MarkBook
from reader.journal.notes import NoteBook
from reader.journal.positions import PositionBook
from reader.journal.tags import TagBook, tags_in

__all__ = [
    "ArticleBook",
    "CorrectionBook",
    "Journal",
    "MarkBook",
    "NoteBook",
    "PositionBook",
    "Record",
    "TagBook",
    "tags_in",
]
