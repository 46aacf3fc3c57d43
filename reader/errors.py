"""Errors are sentences: a title, what happened, what to do.

They are written where they arise, in the reader's language; front ends only choose the form
(a line on stderr and an exit code, or a toast).
"""

from typing import ClassVar, Self

from reader.messages import _, ended, joined


class ReaderError(Exception):
    """Anything gxreader can explain: a title, what happened and what to do about it."""

    exit_code: ClassVar[int] = 3

    def __init__(self, title: str, what: str, remedy: str = "") -> None:
        super().__init__(title, what, remedy)
        self.title = title
        self.what = what
        self.remedy = remedy

    def __str__(self) -> str:
        what = _("{title}: {what}").format(title=self.title, what=self.what)
        return joined(ended(what), self.remedy)


class UsageError(ReaderError):
    """The command line asks for something that cannot be meant."""

    exit_code = 2


class ConfigError(ReaderError):
    """A setting cannot be used."""

    exit_code = 2


class QueryError(ReaderError):
    """A query cannot be read; ``position`` is the code point where it goes wrong."""

    exit_code = 2

    def __init__(self, title: str, what: str, remedy: str = "", *, position: int = 0) -> None:
        super().__init__(title, what, remedy)
        self.position = position


class FileUnreadable(ReaderError):
    """A file or folder cannot be read as what it should be."""

    @classmethod
    def because(cls, path: object, error: object, remedy: str = "") -> Self:
        """Return the error of a path that the system refuses, or that breaks off, for a reason."""
        reason = str(getattr(error, "strerror", None) or error).rstrip(".")
        return cls(
            _("File unreadable"), _("{path}: {reason}.").format(path=path, reason=reason), remedy
        )


class LibraryUnreadable(ReaderError):
    """The library cannot be opened or written."""


class LibraryTooNew(LibraryUnreadable):
    """The library was written by a later version of gxreader."""


class LibraryDamaged(LibraryUnreadable):
    """A cache is damaged; it can be thrown away and built again."""


class DiskFull(LibraryUnreadable):
    """There is no room left to write; what was there before is unharmed."""


class NotFound(ReaderError):
    """What was asked for is not in the library."""

    exit_code = 1
