"""The formats that page files come in: each read by a module of its own, all giving pages.

A format's module has ``read(raw, reading)``, which yields a Page for everything it holds and a
Rejected for what it cannot give. Which module it is, the bytes decide before the name does.
"""

from reader.parsing.formats.dispatch import pages_of, read_pages
from reader.parsing.formats.kinds import SUFFIXES, Kind, kind_of

__all__ = ["SUFFIXES", "Kind", "kind_of", "pages_of", "read_pages"]
