"""``correct`` and ``corrections``: putting right what the parser took wrongly."""

from argparse import Namespace
from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import Final

from reader.cli.arguments import wrong_usage
from reader.cli.narration import say
from reader.cli.program import Call
from reader.cli.reading import reading_room
from reader.cli.records import VERSION, Record
from reader.cli.streams import speak_utf8, write_json, write_lines
from reader.errors import NotFound, UsageError
from reader.library import (
    CorrectionEntry,
    Deed,
    Library,
    Wish,
    correction_record,
    role_name,
    tell_correction,
)
from reader.messages import _
from reader.model import Article

SHOWN: Final = 40
"""Code points of a paragraph that the list of paragraphs shows."""


def correct(call: Call) -> int:
    """Correct an article, undo, or list the article's paragraphs by number."""
    with reading_room(call) as library:
        if call.options.undo:
            undone = library.corrections.undo(*call.operands[:1])
            library.index_pending()
            write_lines([_("Undone: {sentence}").format(sentence=tell_correction(undone))])
            return 0
        if not call.operands:
            raise UsageError(
                _("Wrong command line"), _("ID is missing"), _("`gxreader correct -h` shows how.")
            )
        article = library.article(call.operands[0])
        wish = _wish(call.options, article)
        if wish is None:
            write_lines(_numbered(article))
            return 0
        made = library.corrections.make(article.id, wish)
        library.index_pending()
        write_lines([tell_correction(made)])
    return 0


def _numbered(article: Article) -> Iterator[str]:
    """Yield the paragraphs with the numbers that options take; 0 is the headline."""
    yield f"0  {role_name('headline')}: {article.headline.title}"
    for number, paragraph in enumerate(article.paragraphs, 1):
        text = paragraph.text
        cut = text if len(text) <= SHOWN else text[:SHOWN] + "…"
        yield f"{number}  {role_name(paragraph.role.value)}: {cut}"


def _wish(options: Namespace, article: Article) -> Wish | None:
    """Return what the options wish, None where they wish nothing. Raises UsageError, NotFound."""
    for name, wish in _WISHES.items():
        if getattr(options, name) not in (None, False):
            return wish(options, article)
    found = _headline(options, article)
    lonely = [option for option in _COMPANIONS if getattr(options, option) is not None]
    if found is None and lonely:
        needs = _COMPANIONS[lonely[0]]
        raise wrong_usage(
            "correct", _("--{option} goes with {others}").format(option=lonely[0], others=needs)
        )
    return found


def _number(word: str) -> int:
    """Return the paragraph that a word names, counted from 0, the headline as -1."""
    if not (word.isascii() and word.isdecimal()):
        raise UsageError(
            _("Wrong command line"),
            _("{word} is no number of a paragraph").format(word=word),
            _("`gxreader correct ID` lists them."),
        )
    return int(word) - 1


def _named(options: Namespace) -> int:
    """Return the paragraph that --paragraph names."""
    if options.paragraph is None:
        raise UsageError(
            _("Wrong command line"),
            _("--role needs --paragraph N"),
            _("`gxreader correct ID` lists them."),
        )
    return _number(options.paragraph)


def _break(options: Namespace, article: Article) -> Wish:
    words: str = options.break_before
    paragraph = _holding(words, article, options)
    offset = article.paragraphs[paragraph].text.find(words)
    return Wish(Deed.BREAK, paragraph, offset=offset)


def _replacement(options: Namespace, article: Article) -> Wish:
    words: str = options.replace
    corrected: str = getattr(options, "with") or ""
    return Wish(Deed.WORDING, _holding(words, article, options), printed=words, corrected=corrected)


def _holding(words: str, article: Article, options: Namespace) -> int:
    """Return the paragraph that holds ``words``: the one named, else the only one."""
    named = options.paragraph
    among = range(len(article.paragraphs)) if named is None else (_number(named),)
    found = [
        one
        for one in among
        if 0 <= one < len(article.paragraphs) and words in article.paragraphs[one].text
    ]
    if not found or not words:
        raise NotFound(
            _("No such words"),
            _("“{words}” is not there.").format(words=words),
            _("`gxreader correct ID` lists the paragraphs."),
        )
    if len(found) > 1:
        raise UsageError(
            _("Not clear which"),
            _("“{words}” stands in several paragraphs.").format(words=words),
            _("Name one with --paragraph N."),
        )
    return found[0]


def _headline(options: Namespace, article: Article) -> Wish | None:
    given = (options.kicker, options.title, options.deck)
    if all(one is None for one in given):
        return None
    now = (article.headline.kicker, article.headline.title, article.headline.deck)
    kicker, title, deck = (was if new is None else new for was, new in zip(now, given, strict=True))
    return Wish(Deed.HEADLINE, kicker=kicker, title=title, deck=deck)


_WISHES: Final[Mapping[str, Callable[[Namespace, Article], Wish]]] = MappingProxyType(
    {
        "split": lambda options, _article: Wish(Deed.SPLIT, _number(options.split)),
        "merge": lambda _options, _article: Wish(Deed.MERGE),
        "advertisement": lambda _options, _article: Wish(Deed.ADVERTISEMENT),
        "join": lambda options, _article: Wish(Deed.JOIN, _number(options.join)),
        "role": lambda options, _article: Wish(Deed.ROLE, _named(options), role=options.role),
        "break_before": _break,
        "replace": _replacement,
    }
)
"""What each option wishes."""

_COMPANIONS: Final[Mapping[str, str]] = MappingProxyType(
    {"with": "--replace", "paragraph": "--role, --replace, --break-before"}
)
"""What the options that wish nothing by themselves go with."""


def corrections(call: Call) -> int:
    """List the corrections, of all pages or of the page of one article."""
    with reading_room(call) as library:
        entries = _entries(library, call)
    if call.options.json:
        speak_utf8()
        write_json(
            {
                "version": VERSION,
                "count": len(entries),
                "corrections": [entry_record(entry) for entry in entries],
            }
        )
    else:
        write_lines(map(entry_line, entries))
    if not entries:
        say(_("No corrections."))
    return 0 if entries else 1


def _entries(library: Library, call: Call) -> tuple[CorrectionEntry, ...]:
    if call.operands:
        return library.corrections.of_article(call.operands[0])
    return tuple(one for one in library.corrections.all() if not one.undone)


def entry_record(entry: CorrectionEntry) -> Record:
    """Return a correction as data; ``stamp`` is what ``correct --undo`` takes."""
    return {
        "stamp": entry.correction.stamp,
        "sentence": tell_correction(entry.correction),
        "doubt": entry.doubt,
        **correction_record(entry.correction),
    }


def entry_line(entry: CorrectionEntry) -> str:
    """Return a correction as one line: its stamp, where, what, and why it does not fit if so."""
    one = entry.correction
    where = one.place.page or one.place.file
    line = f"{one.stamp}  {where}:{one.anchor.line}  {tell_correction(one)}"
    if entry.doubt:
        line += " " + _("(not applied: {reason})").format(reason=entry.doubt)
    return line
