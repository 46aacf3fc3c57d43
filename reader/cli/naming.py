"""Articles as a command line names them: by id, by file, or by file and number."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from reader.cli.narration import rejected_sentence
from reader.cli.streams import STDIN, read_stdin
from reader.errors import FileUnreadable, NotFound, UsageError
from reader.library import Library, parsed_bytes, parsed_pages
from reader.messages import _, ngettext
from reader.model import Article, Page, Rejected, name_of

NUMBERED: Final = re.compile(r"(.+):([1-9][0-9]{0,5})")


def named_articles(library: Library, word: str, encoding: str | None = None) -> list[Article]:
    """Return the articles that a word names: all of a file, one of them, or one of the library.

    Raises:
        NotFound: there is no such article.
        FileUnreadable: the file cannot be read.
    """
    numbered = NUMBERED.fullmatch(word)
    if word == STDIN or _exists(word):
        return _of_file(word, encoding)
    if numbered and _exists(numbered[1]):
        return [_numbered(_of_file(numbered[1], encoding), numbered[1], int(numbered[2]))]
    return [library.article(word)]


def _exists(word: str) -> bool:
    """Tell whether a word names a file; one too long for a name does not."""
    try:
        return Path(word).exists()
    except OSError:
        return False


def named_article(library: Library, word: str, encoding: str | None = None) -> Article:
    """Return the one article that a word names.

    Raises:
        UsageError: the file holds several.
        NotFound, FileUnreadable: as ``named_articles``.
    """
    found = named_articles(library, word, encoding)
    if len(found) != 1:
        raise UsageError(
            _("Not clear which"),
            _("{path} holds {count} articles.").format(path=word, count=len(found)),
            _("Name one by its number: {path}:1.").format(path=word),
        )
    return found[0]


def _of_file(word: str, encoding: str | None) -> list[Article]:
    """Return the articles of a file; a folder, which may be the whole disk, is not read."""
    if word != STDIN and Path(word).is_dir():
        raise FileUnreadable(
            _("Not a file"),
            _("{path} is a folder.").format(path=word),
            _("Name a page file in it, or add the folder."),
        )
    articles = [article for page in _pages(word, encoding) for article in page.articles]
    if not articles:
        raise NotFound(_("No such article"), _("{path} holds no article.").format(path=word))
    return articles


def _pages(word: str, encoding: str | None) -> Iterator[Page]:
    pages = (
        parsed_bytes(read_stdin(), STDIN, encoding)
        if word == STDIN
        else parsed_pages([Path(word)], encoding)
    )
    for page in pages:
        if isinstance(page, Rejected):
            raise FileUnreadable(_("File unreadable"), rejected_sentence(page))
        yield page


def _numbered(articles: list[Article], path: str, number: int) -> Article:
    if number > len(articles):
        words = ngettext(
            "{path} holds {count} article", "{path} holds {count} articles", len(articles)
        )
        raise NotFound(
            _("No such article"),
            words.format(path=path, count=len(articles)),
            _("The last one is “{title}”.").format(title=name_of(articles[-1])),
        )
    return articles[number - 1]
