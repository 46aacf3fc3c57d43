"""The catalogue: what the library holds, in SQLite. The only importer of sqlite3."""

from reader.catalogue.catalogue import Catalogue
from reader.catalogue.holdings import CopiedPage, HeldFile, HeldPage, Repeat
from reader.catalogue.ownership import discard
from reader.catalogue.storing import derived_id
from reader.catalogue.values import (
    CorrectedHeadline,
    CorrectedParagraph,
    EditionKey,
    FileRecord,
    Listing,
    SearchText,
)
from reader.catalogue.versions import sources_in

__all__ = [
    "Catalogue",
    "CopiedPage",
    "CorrectedHeadline",
    "CorrectedParagraph",
    "EditionKey",
    "FileRecord",
    "HeldFile",
    "HeldPage",
    "Listing",
    "Repeat",
    "SearchText",
    "derived_id",
    "discard",
    "sources_in",
]
