"""What the catalogue notes of a file: where its owner says it stands, and how it was read."""

import hashlib
from collections.abc import Mapping
from dataclasses import fields, replace
from pathlib import Path
from typing import Final

from reader.catalogue import FileRecord
from reader.model import Page, PageFile
from reader.parsing.folio import Folio
from reader.parsing.naming import PATTERN, told_place

Asked = Mapping[str, str]
"""What the owner says of files' ``paper``, ``issue_date`` and ``page``, before their own word; under
``names`` a pattern of file names that tells them."""

WITHOUT: Final = frozenset({"docx", "pdf"})
"""What stands for the encoding of files that have none of their own."""


def stands_elsewhere(known: FileRecord, asked: Asked) -> bool:
    """Tell whether a file stands elsewhere by its owner's word than when it was taken in.

    What a pattern of names tells of the members of an archive is not known without reading it.
    """
    named = {field: wording for field, wording in asked.items() if field != PATTERN}
    told = told_place(asked, Path(known.path)) if known.kind == "page" else Folio(**named)
    return any(
        wording and getattr(known, field.name) != wording
        for field in fields(told)
        if (wording := getattr(told, field.name))
    )


def placed(record: FileRecord, place: Folio) -> FileRecord:
    """Return the record of a file that stands at ``place``."""
    return replace(record, paper=place.paper, issue_date=place.issue_date, page=place.page)


def described_by(record: FileRecord, page: Page) -> FileRecord:
    """Return the record of a file whose first page this is; one with members is no text file."""
    file: PageFile = page.file
    return replace(
        record,
        kind="page" if file.path == record.path and file.encoding not in WITHOUT else "pages",
        encoding=file.encoding,
        paper=file.paper,
        issue_date=file.issue_date,
        page=file.page,
        section=file.section,
        damaged_lines=file.damaged_lines,
    )


def digest_of(path: Path) -> str:
    """Return a short fingerprint of a file's bytes (BLAKE2b, 16 bytes, hexadecimal).

    Raises OSError when the file cannot be read.
    """
    hasher = hashlib.blake2b(digest_size=16)
    with path.open("rb") as stream:
        while chunk := stream.read(1 << 20):
            hasher.update(chunk)
    return hasher.hexdigest()
