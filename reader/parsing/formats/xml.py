"""XML of books and Word documents, as events; document types, and so entities, are refused."""

from collections.abc import Callable, Mapping
from typing import Final
from xml.parsers import expat

from reader.parsing.formats.reading import Reading, damaged

Start = Callable[[str, Mapping[str, str]], None]
End = Callable[[str], None]
Text = Callable[[str], None]

_LONGEST: Final = 200_000
"""Elements inside one another and attributes are bounded by expat itself; this bounds neither."""


class _DocumentType(Exception):
    """The XML declares a document type."""


def walk(raw: bytes, reading: Reading, start: Start, end: End, text: Text) -> None:
    """Tell of every element and text in ``raw``; names are local, without their namespaces.

    Raises FileUnreadable when it is not well-formed or declares entities.
    """
    parser = expat.ParserCreate(namespace_separator="}")
    parser.buffer_text = True
    parser.StartElementHandler = lambda name, values: start(
        _local(name), {_local(key): value for key, value in values.items()}
    )
    parser.EndElementHandler = lambda name: end(_local(name))
    parser.CharacterDataHandler = text
    parser.EntityDeclHandler = _refuse
    try:
        parser.Parse(raw, True)
    except (expat.ExpatError, _DocumentType, ValueError) as error:
        raise damaged(reading.name, error) from error


def _refuse(*_declaration: object) -> None:
    raise _DocumentType("it declares entities")


def _local(name: str) -> str:
    return name.rpartition("}")[2]
