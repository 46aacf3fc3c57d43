"""Collections of articles: JSON Lines and JSON, packed or not, read as a stream."""

import codecs
import json
import re
import zlib
from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta, timezone
from io import BufferedReader
from itertools import chain, count
from lzma import LZMAError
from pathlib import Path
from typing import IO, Any, Final

from reader.errors import FileUnreadable
from reader.messages import N_, _
from reader.model import Article, Byline, Headline, Paragraph, Rejected
from reader.parsing.arrays import elements
from reader.parsing.bylines import read_byline
from reader.parsing.datelines import closing_dateline, opening_dateline
from reader.parsing.fields import FIELDS, wording_of
from reader.parsing.folio import Folio
from reader.parsing.formats import content
from reader.parsing.formats.bounded import open_unpacked
from reader.parsing.identity import unique_id
from reader.parsing.lines import split_lines
from reader.parsing.places import date_in

_LISTS: Final = ("articles", "data", "items", "records", "news", "results", "docs")
"""Keys under which a JSON file keeps its list of articles."""

_TAGS: Final = ("</p>", "</P>", "<br", "<BR")
_EPOCH = re.compile(r"[1-9]\d{9}(?:\d{3})?(?:\.\d+)?")
_CHINA: Final = timezone(timedelta(hours=8))
_EMPTY: Final = N_("The article has neither a title nor a body.")
_LEAD_LENGTH: Final = 40
_LONGEST_OPENING: Final = 64
"""Bytes of a first line that may be the opening of JSON spread over lines."""

LONGEST_LINE: Final = 64 * 1024 * 1024
"""Bytes of a line of JSON Lines that are read; no article is that long."""


def read_articles(path: Path, asked: Folio | None = None) -> Iterator[Article | Rejected]:
    """Yield the articles of a JSON or JSON Lines file (.gz, .xz, .bz2 too), one at a time.

    A line that is no article is yielded as Rejected with its 1-based number; ``asked`` goes before
    what records say of paper, date and page. Raises FileUnreadable when the file itself cannot be
    read, and where it unpacks to too much.
    """
    try:
        with open_unpacked(path) as stream:
            yield from articles_in(stream, path, asked)
    except (OSError, EOFError, LZMAError, zlib.error) as error:
        raise _broken(path, error) from error


def read_record(path: Path, number: int, asked: Folio | None = None) -> Article | None:
    """Return the article at one 1-based number of a collection, None where there is none.

    Its id is that of the first such article of its file. Raises FileUnreadable as
    ``read_articles`` does.
    """
    try:
        with open_unpacked(path) as stream:
            for at, record in _records(stream, path, number):
                if at == number and not isinstance(record, Rejected):
                    made = _article(record, path, number, {}, asked or Folio())
                    return made if isinstance(made, Article) else None
    except (OSError, EOFError, LZMAError, zlib.error) as error:
        raise _broken(path, error) from error
    return None


def _broken(path: Path, error: BaseException) -> FileUnreadable:
    remedy = _("Check that the file exists and was saved completely.")
    return FileUnreadable.because(path, error, remedy)


def articles_in(
    stream: "BufferedReader[Any]", path: Path, asked: Folio | None = None
) -> Iterator[Article | Rejected]:
    """Yield the articles of a stream that came under ``path``, as ``read_articles`` does."""
    taken: dict[str, int] = {}
    for number, record in _records(stream, path):
        if isinstance(record, Rejected):
            yield record
        else:
            yield _article(record, path, number, taken, asked or Folio())


def _records(
    stream: "BufferedReader[Any]", path: Path, only: int = 0
) -> Iterator[tuple[int, Mapping[str, Any] | Rejected]]:
    """Yield records with their line numbers; of a file that is one JSON value only an array is cut.

    Of lines ``only`` one is understood, if named, and no further one read.
    """
    if stream.peek(1).removeprefix(codecs.BOM_UTF8).startswith(b"["):
        yield from _array(stream, path)
        return
    lines = _lines(stream)
    number, first = next(lines, (0, b""))
    if not first:
        return
    if not _is_record_line(first, path):
        yield from _whole(first + stream.read(), path)
        return
    for following, line in chain([(number, first)], lines):
        if only in (0, following):
            yield following, _record(line, path, following)
        if 0 < only <= following:
            return


def _lines(stream: IO[bytes]) -> Iterator[tuple[int, bytes]]:
    """Yield the lines that are not blank with their numbers; of one too long only its beginning."""
    for number in count(1):
        line = stream.readline(LONGEST_LINE)
        if not line:
            return
        cut = _is_cut(line)
        line = line.removeprefix(codecs.BOM_UTF8)
        if cut or line.strip():
            yield number, line
        while cut:
            cut = _is_cut(stream.readline(LONGEST_LINE))


def _is_cut(line: bytes) -> bool:
    return len(line) + len(codecs.BOM_UTF8) >= LONGEST_LINE and not line.endswith(b"\n")


def _is_record_line(line: bytes, path: Path) -> bool:
    """A line of JSON Lines is a whole object; anything else that opens one spans lines."""
    stripped = line.strip()
    if stripped.startswith(b"["):
        return False
    if _is_cut(line):
        return ".json" not in map(str.lower, path.suffixes)
    try:
        value = json.loads(stripped)
    except (UnicodeDecodeError, RecursionError):
        return True
    except ValueError:
        return not stripped.startswith(b"{") or len(stripped) > _LONGEST_OPENING
    return not (isinstance(value, dict) and any(isinstance(value.get(key), list) for key in _LISTS))


def _record(line: bytes, path: Path, number: int) -> Mapping[str, Any] | Rejected:
    if _is_cut(line):
        most = LONGEST_LINE // 1024**2
        return Rejected(
            str(path), _("The line is longer than {count} MB.").format(count=most), number
        )
    try:
        value = json.loads(line.decode("utf-8"))
    except UnicodeDecodeError:
        return Rejected(str(path), _("The line is not UTF-8."), number)
    except (ValueError, RecursionError) as error:
        return Rejected(
            str(path),
            _("The line is not JSON: {reason}").format(reason=getattr(error, "msg", error)),
            number,
        )
    return _checked(value, path, number)


def _checked(value: Any, path: Path, number: int) -> Mapping[str, Any] | Rejected:
    if not isinstance(value, dict):
        return Rejected(str(path), _("The line is not an object with fields."), number)
    record = {str(key).strip().lower(): field for key, field in value.items()}
    if not any(key in record for key in (*FIELDS["title"], *FIELDS["body"])):
        return Rejected(str(path), _(_EMPTY), number)
    return record


def _whole(raw: bytes, path: Path) -> Iterator[tuple[int, Mapping[str, Any] | Rejected]]:
    yield from _numbered(_values(raw), path)


def _array(
    stream: "BufferedReader[Any]", path: Path
) -> Iterator[tuple[int, Mapping[str, Any] | Rejected]]:
    """Yield the records of an array, which is held if it is small enough."""
    head = stream.read(content.HELD + 1)
    small = len(head) <= content.HELD
    yield from _numbered(_values(head) if small else elements(head, stream), path)


def _values(raw: bytes) -> Iterator[Any]:
    yield from _listed(json.loads(raw))


def _numbered(
    values: Iterator[Any], path: Path
) -> Iterator[tuple[int, Mapping[str, Any] | Rejected]]:
    """Yield values as records; where they turn out to be no JSON, that is told and ends them."""
    try:
        for number, value in enumerate(values, start=1):
            yield number, _checked(value, path, number)
    except (ValueError, RecursionError) as error:
        line, said = getattr(error, "lineno", 1), getattr(error, "msg", error)
        reason = _("The file is not JSON: {reason}").format(reason=said)
        yield line, Rejected(str(path), reason, line)


def _listed(value: Any) -> list[Any]:
    if isinstance(value, list):
        return value
    if isinstance(value, dict):
        for key in _LISTS:
            if isinstance(value.get(key), list):
                return list(value[key])
    return [value]


def _article(
    record: Mapping[str, Any], path: Path, number: int, taken: dict[str, int], asked: Folio
) -> Article | Rejected:
    title, body = wording_of(record, "title"), _unmarked(wording_of(record, "body"))
    if not title and not body.strip():
        return Rejected(str(path), _(_EMPTY), number)
    source_id = wording_of(record, "id")
    place = asked.over(_place(record))
    paragraphs = tuple(Paragraph(line.text, lines=(line.number,)) for line in split_lines(body))
    identity = (source_id,) if source_id else (title, body[:_LEAD_LENGTH])
    texts = [paragraph.text for paragraph in paragraphs]
    author = wording_of(record, "byline")
    return Article(
        id=unique_id((place.paper or path.name, *identity), taken),
        headline=Headline(title=" ".join(title.split()), printed=title),
        byline=Byline(read_byline(author).contributors if author else ()),
        dateline=(opening_dateline(texts[0]) or closing_dateline(texts[-1])) if texts else "",
        paragraphs=paragraphs,
        lines=(number,),
        paper=place.paper,
        issue_date=place.issue_date,
        page=place.page,
        section=place.section,
        source=str(path),
        source_id=source_id,
    )


def _unmarked(body: str) -> str:
    """Return a text without the HTML that some collections keep in it, a paragraph a line."""
    if not any(tag in body for tag in _TAGS):
        return body
    from reader.parsing.formats.web.tree import flatten

    return "\n".join(block.text for block in flatten(body).blocks)


def _place(record: Mapping[str, Any]) -> Folio:
    return Folio(
        paper=wording_of(record, "source"),
        issue_date=_date(wording_of(record, "date")),
        page=wording_of(record, "page"),
        section=wording_of(record, "section"),
    )


def _date(wording: str) -> str:
    """Return the day of a date, or of seconds or milliseconds since 1970 as they fall in China."""
    if _EPOCH.fullmatch(wording):
        return datetime.fromtimestamp(int(wording[:10]), _CHINA).date().isoformat()
    return date_in(wording)
