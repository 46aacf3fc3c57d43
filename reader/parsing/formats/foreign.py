"""Formats that are known and not read: what they are, and what to do with them."""

from collections.abc import Iterator

from reader.errors import FileUnreadable
from reader.messages import N_, _
from reader.model import Page, Rejected
from reader.parsing.formats.kinds import foreign
from reader.parsing.formats.reading import Reading

_OFFICE = (N_("an office document of another kind"), N_("Save it as .docx or as plain text."))


def read(raw: bytes, reading: Reading) -> Iterator[Page | Rejected]:
    """Raise FileUnreadable with what the bytes are."""
    what, remedy = foreign(raw) or _OFFICE
    raise FileUnreadable(
        _("Not a format that is read"),
        _("{path} is {what}.").format(path=reading.name, what=_(what)),
        _(remedy),
    )
