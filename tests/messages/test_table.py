"""The Chinese table: whole, true to the sources, and compiled."""

import ast
import io
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from gettext import GNUTranslations
from pathlib import Path
from typing import IO, Final, cast

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from reader.messages import DOMAIN, LOCALE_FOLDER

SOURCES: Final = LOCALE_FOLDER.parent
PO: Final = LOCALE_FOLDER / "zh" / "LC_MESSAGES" / f"{DOMAIN}.po"
MO: Final = PO.with_suffix(".mo")

KEYWORDS: Final = {"_": None, "N_": None, "ngettext": (1, 2)}
"""The functions that mark a sentence, as babel writes them; ``make messages`` names the same."""

CHINESE: Final = re.compile("[\u4e00-\u9fff]")
LATIN: Final = re.compile("[A-Za-z]+")
FIELD: Final = re.compile(r"\{\w*\}|%(?:\(\w+\))?[srd]")
HALF_WIDTH: Final = re.compile("[\u4e00-\u9fff][,;!?()]|[,;!?()][\u4e00-\u9fff]")
"""Half-width punctuation beside Chinese, which sets it full-width (GB/T 15834)."""
SPACED_OUT: Final = re.compile("[\u4e00-\u9fff] +[\u4e00-\u9fff]")
STOPS: Final = (".", "?", ":", "…")
CHINESE_STOPS: Final = ("。", "？", "：", "…")

Forms = tuple[str, ...]
Pairs = dict[Forms, str]
"""Sentences in English, singular and plural where there are both, with their Chinese."""


def forms(ids: object) -> Forms:
    """Return the forms of a message: one, or singular and plural."""
    return (ids,) if isinstance(ids, str) else tuple(cast("Iterable[str]", ids))


def extracted() -> set[Forms]:
    """Return what babel finds marked in the sources."""
    found = extract_from_dir(SOURCES, [("**.py", "python")], keywords=KEYWORDS)
    return {forms(message) for _file, _line, message, _comments, _context in found}


def marked() -> Iterator[Forms]:
    """Yield what the sources' syntax trees mark, f-strings included."""
    for path in sorted(SOURCES.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                count = {"_": 1, "N_": 1, "ngettext": 2}.get(node.func.id, 0)
                words = [word.value for word in node.args[:count] if isinstance(word, ast.Constant)]
                if count and len(words) == count:
                    yield tuple(str(word) for word in words)


@pytest.fixture(scope="module", name="table")
def _table() -> Catalog:
    with PO.open("rb") as stream:
        return read_po(stream, locale="zh", domain=DOMAIN)


@pytest.fixture(scope="module", name="pairs")
def _pairs(table: Catalog) -> Pairs:
    return {forms(one.id): "".join(forms(one.string)) for one in table if one.id}


def fields(text: str) -> Counter[str]:
    """Count the fields of a sentence: ``{name}``, ``%(name)s`` and ``%s``."""
    return Counter(FIELD.findall(text))


def latin(text: str) -> set[str]:
    """Return the words in Latin letters, fields left out."""
    return {word.casefold() for word in LATIN.findall(FIELD.sub("", text))}


def said_by(compiled: IO[bytes]) -> dict[object, str]:
    """Return what a compiled table says for every sentence, its header left out."""
    said: dict[object, str] = vars(GNUTranslations(compiled))["_catalog"]
    return {english: chinese for english, chinese in said.items() if english}


def test_every_sentence_of_the_sources_is_in_the_table_and_no_other(pairs: Pairs) -> None:
    """What the sources say, the table translates; ``make messages`` brings it up to date."""
    assert extracted() - set(pairs) == set(), "run `make messages` and translate what is new"
    assert set(pairs) - extracted() == set(), "run `make messages`: nobody says this any more"


def test_babel_sees_every_mark() -> None:
    """No sentence is marked where babel cannot read it, as inside an f-string."""
    assert set(marked()) - extracted() == set()


def test_every_sentence_was_translated(table: Catalog, pairs: Pairs) -> None:
    """Nothing is empty, and nothing is a guess that nobody has looked at."""
    assert [english for english, chinese in pairs.items() if not chinese] == []
    assert [one.id for one in table if one.id and one.fuzzy] == []


def test_no_english_is_left_but_names(pairs: Pairs) -> None:
    """Where English says words Chinese says words; Latin letters are names that English has too."""
    worded = [english for english in pairs if latin(english[-1])]
    assert [english for english in worded if not CHINESE.search(pairs[english])] == []
    added = {english: latin(said) - latin(" ".join(english)) for english, said in pairs.items()}
    assert {english: words for english, words in added.items() if words} == {}


def test_both_languages_have_the_same_fields(pairs: Pairs) -> None:
    """Every field of the English stands in the Chinese as often, and no other."""
    wrong = [english for english, said in pairs.items() if fields(said) != fields(english[-1])]
    assert wrong == []


def test_chinese_is_set_as_chinese(pairs: Pairs) -> None:
    """Punctuation beside Chinese is full-width, and no space parts Chinese from Chinese."""
    assert [said for said in pairs.values() if HALF_WIDTH.search(said)] == []
    assert [said for said in pairs.values() if SPACED_OUT.search(said)] == []


def test_a_sentence_ends_in_both_languages_or_in_neither(pairs: Pairs) -> None:
    """A full stop stays a full stop, and a phrase that is built into others stays a phrase."""
    wrong = [
        said
        for english, said in pairs.items()
        if english[-1].endswith(STOPS) != said.endswith(CHINESE_STOPS)
    ]
    assert wrong == []


def test_the_compiled_table_is_the_written_one(table: Catalog) -> None:
    """The .mo that is loaded says what the .po says, whichever babel compiled it."""
    compiled = io.BytesIO()
    write_mo(compiled, table)
    compiled.seek(0)
    with MO.open("rb") as stream:
        assert said_by(stream) == said_by(compiled)


def test_only_sentences_that_change_make_changes(pairs: Pairs) -> None:
    """The table is sorted and has neither line numbers nor sentences kept from earlier."""
    text = PO.read_text(encoding="utf-8")
    assert list(pairs) == sorted(pairs)
    assert "\n#:" not in text
    assert "\n#~" not in text


def test_chinese_has_one_form_for_every_number(table: Catalog) -> None:
    """The header's plural rule is that of Chinese."""
    assert table.num_plurals == 1
    assert [one.id for one in table if one.pluralizable and len(forms(one.string)) != 1] == []


def test_the_folder_holds_the_table_alone() -> None:
    """Nothing but the written and the compiled table is shipped."""
    held = {path.relative_to(LOCALE_FOLDER) for path in LOCALE_FOLDER.rglob("*") if path.is_file()}
    assert held == {Path("zh/LC_MESSAGES") / path.name for path in (PO, MO)}
