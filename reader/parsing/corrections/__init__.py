"""What a person puts right on a page: corrections as values, and a page with them applied."""

from reader.parsing.corrections.applying import Corrected, Doubt, apply, holding
from reader.parsing.corrections.asking import Wish, propose
from reader.parsing.corrections.records import correction_of, record_of
from reader.parsing.corrections.telling import role_name, tell
from reader.parsing.corrections.values import Correction, Deed, Place, file_name, pages_told

__all__ = [
    "Corrected",
    "Correction",
    "Deed",
    "Doubt",
    "Place",
    "Wish",
    "apply",
    "correction_of",
    "file_name",
    "holding",
    "pages_told",
    "propose",
    "record_of",
    "role_name",
    "tell",
]
