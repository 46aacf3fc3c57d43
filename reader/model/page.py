"""Page files and what parsing makes of them."""

from dataclasses import dataclass

from reader.model.article import Article
from reader.model.library import Unsure


@dataclass(frozen=True, slots=True)
class PageFile:
    """A page file as read: its text and what its name and bytes say about it.

    ``damaged_lines`` are 1-based lines where bytes had to be replaced by U+FFFD. ``bare`` says that
    ``page`` is no more than the number a file is called by; what is printed knows better. Of a very
    large file ``text`` is a part that begins at the 1-based ``first_line``, which is 0 for whole ones.
    """

    path: str
    encoding: str
    text: str
    paper: str = ""
    issue_date: str = ""
    page: str = ""
    section: str = ""
    damaged_lines: tuple[int, ...] = ()
    bare: bool = False
    first_line: int = 0


@dataclass(frozen=True, slots=True)
class Furniture:
    """What is printed on a page beside its articles (版面附件), by kind.

    Kinds: ``folio`` 报眉, ``nameplate`` 报头, ``staff`` 责编, ``advertisement`` 广告,
    ``guide`` 导读, ``footer`` 页脚.
    """

    text: str
    kind: str
    lines: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """A page file understood: articles and furniture together hold everything printed on it.

    A very large file is understood part by part, every part a page of the same file.
    ``unsure`` are lines that may be something else than they were taken for.
    """

    file: PageFile
    articles: tuple[Article, ...]
    furniture: tuple[Furniture, ...] = ()
    unsure: tuple[Unsure, ...] = ()


@dataclass(frozen=True, slots=True)
class Story:
    """Articles of one edition that are shown as one: ``article``, put together.

    ``parts`` are the ids of the articles it is made from, its beginning first, and ``copies`` the
    ids of those that print it, or a part of it, again. Its own id is that of its beginning.
    """

    article: Article
    parts: tuple[str, ...]
    copies: tuple[str, ...] = ()
