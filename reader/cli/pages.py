"""``parse``: the articles of page files, and how page files are read without a library."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from reader.cli.codes import FAILED, NOTHING, REJECTED
from reader.cli.narration import rejected_sentence, say, say_error
from reader.cli.options import asked_place
from reader.cli.program import Call
from reader.cli.streams import STDIN, read_stdin, speak_utf8, write_json, write_lines
from reader.errors import FileUnreadable
from reader.library import parsed_bytes, parsed_pages
from reader.messages import _
from reader.model import Page, Rejected

INDENT: Final = 2


class PageReader:
    """Reads the page files a call names; what cannot be read is said and counted."""

    def __init__(self, call: Call) -> None:
        self._call = call
        self.rejected = 0
        self.pages = 0

    def pages_read(self) -> Iterator[Page]:
        """Yield page after page."""
        for word in self._call.operands:
            try:
                for item in self._looked_at(word):
                    if isinstance(item, Rejected):
                        self.rejected += 1
                        say(rejected_sentence(item))
                    else:
                        self.pages += 1
                        _say_damage(item)
                        yield item
                    del item  # before the next is made
            except FileUnreadable as error:
                self.rejected += 1
                say_error(error)

    def exit_code(self, found: int) -> int:
        """Return the exit code after ``found`` things were printed."""
        if self.rejected:
            return REJECTED if self.pages else FAILED
        if not self.pages:
            say(_("There are no page files in that."))
        return 0 if found else NOTHING

    def _looked_at(self, word: str) -> Iterator[Page | Rejected]:
        encoding, asked = self._call.options.encoding, asked_place(self._call.options)
        if self._call.settings.name_pattern:
            asked = {"names": self._call.settings.name_pattern, **asked}
        if word == STDIN:
            yield from parsed_bytes(read_stdin(), STDIN, encoding, asked)
        else:
            yield from parsed_pages([Path(word)], encoding, asked)


def _say_damage(page: Page) -> None:
    file = page.file
    if file.damaged_lines and file.first_line <= 1:
        say(
            _(
                "{path}: {count} lines held bytes that are not {encoding}, first line {line}."
            ).format(
                path=file.path,
                count=len(file.damaged_lines),
                encoding=file.encoding,
                line=file.damaged_lines[0],
            )
        )


def parse(call: Call) -> int:
    """Print the articles of page files, as text or as one JSON object a file."""
    reader = PageReader(call)
    as_json = call.options.json or call.options.pretty
    if as_json:
        speak_utf8()
    found = 0
    for page in reader.pages_read():
        found += len(page.articles)
        if as_json:
            _write_record(page, call)
        else:
            write_lines(page_text(page, styled=call.styled))
        del page  # before the next is made
    return reader.exit_code(found)


def _write_record(page: Page, call: Call) -> None:
    from reader.cli.records import page_record

    write_json(page_record(page), indent=INDENT if call.options.pretty else None)


def _named(page: Page) -> str:
    """Return a page file's name and encoding, and which lines of it a part of a large one holds."""
    from reader.cli.plain import line_range

    name = f"{page.file.path} ({page.file.encoding})"
    held = [line for one in page.articles for line in one.lines]
    held += [line for one in page.furniture for line in one.lines]
    if not page.file.first_line or not held:
        return name
    return _("{name}, {lines}").format(name=name, lines=line_range(held))


def page_text(page: Page, *, styled: bool) -> Iterator[str]:
    """Yield a page as text: every article under a line that names it, then the furniture."""
    from reader.cli.plain import (
        article_text,
        count_text,
        furniture_text,
        kind_name,
        line_range,
        rule_text,
    )

    yield f"{_named(page)}: {count_text(len(page.articles))}"
    for article in page.articles:
        words = ", ".join(filter(None, (kind_name(article.kind), line_range(article.lines))))
        yield ""
        yield rule_text(words, styled=styled)
        yield from article_text(article, styled=styled)
    if page.furniture:
        yield ""
        yield rule_text(_("page furniture"), styled=styled)
        yield from map(furniture_text, page.furniture)
    yield ""
