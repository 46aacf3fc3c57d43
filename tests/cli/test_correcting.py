"""``correct`` and ``corrections``: putting right from the command line."""

import pytest

from tests.cli.conftest import PAGE, Program


@pytest.fixture
def program(gxreader: Program) -> Program:
    """A library with one page of one article."""
    gxreader.write("城东晚报/2024-06-01/01-要闻.txt", PAGE)
    assert gxreader("add", "城东晚报").code == 0
    return gxreader


def article_id(program: Program) -> str:
    """Return the id of the only article."""
    return str(program("list", "--json").data["articles"][0]["id"])


def test_replace_and_undo(program: Program) -> None:
    """A misread word is put right, found both ways, listed, and taken back."""
    one = article_id(program)
    said = program("correct", one, "--replace", "夜读课堂的首批", "--with", "夜读")
    assert said.code == 1
    assert "夜读课堂的首批" in said.err
    done = program("correct", one, "--replace", "首批学员", "--with", "头批学员")
    assert (done.code, done.err) == (0, "")
    assert "首" in done.out
    for words in ("首批学员", "头批学员"):
        assert program("search", words).code == 0
    assert "头批学员" in program("show", one).out
    listed = program("corrections", "--json").data
    assert listed["count"] == 1
    assert listed["corrections"][0]["do"] == "wording"
    assert listed["corrections"][0]["printed"] == "首"
    assert "城东晚报 2024-06-01 01" in program("corrections").out
    assert program("correct", "--undo").code == 0
    assert "首批学员" in program("show", one).out
    assert program("corrections").code == 1


def test_undo_by_stamp(program: Program) -> None:
    """Of two corrections the one named is taken back."""
    one = article_id(program)
    program("correct", one, "--title", "夜读")
    program("correct", one, "--role", "note", "--paragraph", "2")
    stamps = [entry["stamp"] for entry in program("corrections", "--json").data["corrections"]]
    assert program("correct", "--undo", stamps[0]).code == 0
    assert [e["do"] for e in program("corrections", one, "--json").data["corrections"]] == ["role"]
    assert program("correct", "--undo", "no-such-stamp").code == 1


WAYS = [
    (["--split", "2"], 2),
    (["--role", "headline", "--paragraph", "2"], 2),
    (["--join", "1"], 1),
    (["--break-before", "其中新市民"], 1),
    (["--advertisement"], 0),
    (["--kicker", "城东", "--deck", "学员过百"], 1),
]


@pytest.mark.parametrize(("words", "count"), WAYS, ids=[words[0][2:] for words, _count in WAYS])
def test_every_way(program: Program, words: list[str], count: int) -> None:
    """Every option does what it says to the list of articles, and says a sentence."""
    done = program("correct", article_id(program), *words)
    assert (done.code, done.err) == (0, "")
    assert done.out.strip()
    assert program("list", "--json").data["count"] == count


def test_paragraphs_are_listed(program: Program) -> None:
    """Without an option, the paragraphs stand with the numbers that options take."""
    lines = program("correct", article_id(program)).out.splitlines()
    assert [line.split()[0] for line in lines] == ["0", "1", "2"]


WRONG = [
    (["--merge"], 2),
    (["--role", "note"], 2),
    (["--join", "x"], 2),
    (["--join", "9"], 1),
    (["--break-before", "没有"], 1),
    (["--replace", "，", "--with", "、"], 2),
    (["--merge", "--advertisement"], 2),
]


@pytest.mark.parametrize(("words", "code"), WRONG, ids=[" ".join(words) for words, _code in WRONG])
def test_what_cannot_be_meant(program: Program, words: list[str], code: int) -> None:
    """What means nothing there is said, and nothing is kept."""
    outcome = program("correct", article_id(program), *words)
    assert (outcome.code, outcome.out) == (code, "")
    assert outcome.err
    assert program("corrections").code == 1


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--with", "夜读"], "--with goes with --replace"),
        (["--paragraph", "1"], "--paragraph goes with --role"),
    ],
)
def test_an_option_that_wishes_nothing_alone_is_told(
    program: Program, words: list[str], told: str
) -> None:
    """It is not passed over: somebody forgot what it belongs to."""
    outcome = program("correct", article_id(program), *words)
    assert outcome.code == 2
    assert told in outcome.err


def test_no_article_named(program: Program) -> None:
    """Without an id there is nothing to correct."""
    assert program("correct").code == 2
    assert program("correct", "unknown").code == 1
