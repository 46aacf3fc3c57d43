"""list, show and search, as scripts see them."""

import pytest

from tests.cli.conftest import Outcome, Program

ROW_KEYS = [
    "id",
    "source_id",
    "title",
    "kind",
    "paper",
    "date",
    "page",
    "also",
    "section",
    "characters",
    "figures",
    "read",
    "starred",
]
HIT_KEYS = ["id", "source_id", "title", "paper", "date", "page", "score", "snippet"]


def titles(outcome: Outcome) -> list[str]:
    """Return the titles of a list."""
    return [article["title"] for article in outcome.data["articles"]]


def test_list_gives_the_promised_shape(stocked: Program) -> None:
    """Newest first, with everything a row knows and the ids the source gave."""
    outcome = stocked("list", "--json")
    record = outcome.data
    assert (outcome.code, outcome.err) == (0, "")
    assert (record["version"], record["count"]) == (1, 3)
    assert all(list(article) == ROW_KEYS for article in record["articles"])
    assert titles(outcome) == ["城东图书馆开设夜读课堂", "早稻开镰", "渡口新桥合龙"]
    assert [one["source_id"] for one in record["articles"]] == ["", "n2", "n1"]
    assert {one["read"] for one in record["articles"]} == {False}


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["--order", "oldest"], ["渡口新桥合龙", "早稻开镰", "城东图书馆开设夜读课堂"]),
        (["--paper", "河湾日报"], ["早稻开镰", "渡口新桥合龙"]),
        (["--date", "2024/5/1"], ["渡口新桥合龙"]),
        (["--page", "01"], ["城东图书馆开设夜读课堂"]),
        (["--words", "新桥"], ["渡口新桥合龙"]),
        (["--unread", "--limit", "2"], ["城东图书馆开设夜读课堂", "早稻开镰"]),
        (["--starred"], []),
    ],
)
def test_list_filters_and_orders(stocked: Program, words: list[str], expected: list[str]) -> None:
    """Every filter and order does what it says; nothing left is exit 1."""
    outcome = stocked("list", "--json", *words)
    assert titles(outcome) == expected
    assert outcome.code == (0 if expected else 1)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["list", "--paper", "无此报"], "No such articles."),
        (["holdings", "--paper", "无此报"], "Nothing of that is held."),
        (["corrections"], "No corrections."),
        (["help"], "Did you mean the command `gxreader -h`?"),
        (["version"], "Did you mean the command `gxreader -V`?"),
    ],
)
def test_nothing_is_told_in_words(stocked: Program, words: list[str], told: str) -> None:
    """A command that finds nothing says so, besides its exit code."""
    outcome = stocked(*words)
    assert told in outcome.err
    assert outcome.code in (1, 3)


def test_a_limit_is_announced(stocked: Program) -> None:
    """What --limit cuts is said on standard error, and count still tells how many there are."""
    outcome = stocked("list", "--limit", "1", "--json")
    assert (len(outcome.data["articles"]), outcome.data["count"]) == (1, 3)
    assert outcome.err == "gxreader: 1 of 3 shown; --limit shows more.\n"


def test_list_as_text_is_aligned(stocked: Program) -> None:
    """Columns stand under one another, whatever is full-width in them, and there are no tabs."""
    out = stocked("list").out
    lines = out.splitlines()
    assert "\t" not in out
    assert len(lines) == 3
    assert all(line.startswith("N ") for line in lines)
    assert len({line.index("2024-") for line in lines}) == 1


def test_show_gives_the_article_and_its_figures(stocked: Program) -> None:
    """The article as parse gives it, where it stood, its source's id and its figures."""
    held = stocked("list", "--json").data["articles"]
    ids = [article["id"] for article in held]
    outcome = stocked("show", *ids, "--json")
    assert outcome.code == 0
    shown = outcome.lines
    assert [one["id"] for one in shown] == ids
    assert [one["source_id"] for one in shown] == ["", "n2", "n1"]
    assert [one["date"] for one in shown] == ["2024-06-01", "2024-05-02", "2024-05-01"]
    for record, row in zip(shown, held, strict=True):
        assert len(record["figures"]) == row["figures"] > 0
        for figure in record["figures"]:
            text = record["paragraphs"][figure["paragraph"]]["text"]
            assert text[figure["start"] : figure["end"]] == figure["text"]


def test_show_as_text_and_what_is_missing(stocked: Program) -> None:
    """What is there is printed; what is not is said, and the exit code is 1."""
    first, second, _third = [one["id"] for one in stocked("list", "--json").data["articles"]]
    outcome = stocked("show", first, "nosuchid", second)
    assert outcome.code == 1
    assert "夜读课堂" in outcome.out
    assert "早稻开镰" in outcome.out
    assert "nosuchid" in outcome.err
    assert outcome.err.count("\n") == 1


def test_search_gives_the_promised_shape(stocked: Program) -> None:
    """Version, query, count and hits; marks cut the words that were found out of the snippet."""
    outcome = stocked("search", "新桥", "--json")
    record = outcome.data
    assert outcome.code == 0
    assert list(record) == ["version", "query", "count", "hits"]
    assert (record["version"], record["query"], record["count"]) == (1, "新桥", 1)
    (hit,) = record["hits"]
    assert list(hit) == HIT_KEYS
    assert hit["source_id"] == "n1"
    snippet = hit["snippet"]
    marked = {snippet["text"][start:stop] for start, stop in snippet["marks"]}
    assert marked == {"新桥"}


def test_search_as_text_marks_matches_with_colour_only(stocked: Program) -> None:
    """Matches are bold where there is colour; without it the text is the same."""
    plain = stocked("search", "收割机").out
    bold = stocked("search", "收割机", "--color", "always").out
    assert "\x1b" not in plain
    assert "\x1b[1m收割机\x1b[22m" in bold
    assert bold.replace("\x1b[1m", "").replace("\x1b[22m", "") == plain


def test_search_tells_nothing_found_from_a_wrong_query(stocked: Program) -> None:
    """Nothing found is exit 1 with an empty list; a query that cannot be read exit 2."""
    nothing = stocked("search", "冰川", "--json")
    assert (nothing.code, nothing.data["count"], nothing.data["hits"]) == (1, 0, [])
    wrong = stocked("search", "标题:(新桥")
    assert (wrong.code, wrong.out) == (2, "")
    assert wrong.err.count("\n") == 1


def test_search_sorts_by_date_and_announces_its_limit(stocked: Program) -> None:
    """--sort date puts the newest first."""
    outcome = stocked("search", "新桥 OR 早稻", "--sort", "date", "--limit", "1", "--json")
    assert outcome.data["hits"][0]["source_id"] == "n2"
    assert outcome.data["count"] == 2
    assert "1 of 2 shown" in outcome.err


def test_without_a_library_the_samples_are_listed_and_it_is_said(gxreader: Program) -> None:
    """Nobody added anything: the sample archive answers, and standard error says so."""
    outcome = gxreader("list", "--json", "--limit", "3")
    assert outcome.code == 0
    assert outcome.data["count"] >= 50
    assert outcome.err.splitlines()[0].startswith("gxreader: Nothing has been added yet")


def test_a_damaged_catalogue_is_built_again_by_itself(gxreader: Program) -> None:
    """A catalogue of garbage is thrown away and filled from what is registered, and it says so."""
    gxreader.write("a.txt")
    gxreader("add", "a.txt", "--library", "shelf")
    for file in (gxreader.home / "shelf").glob("catalogue.sqlite*"):
        file.write_bytes(b"garbage" * 1000)
    outcome = gxreader("list", "--json", "--library", "shelf")
    assert (outcome.code, outcome.data["count"]) == (0, 1)
    assert "catalogue.sqlite" in outcome.err
    again = gxreader("search", "夜读", "--library", "shelf")
    assert (again.code, "catalogue.sqlite" in again.err) == (0, False)
    assert gxreader("sources", "--library", "shelf").code == 0


def test_a_library_begins_only_by_adding(gxreader: Program) -> None:
    """A folder that is missing may be a slip: nothing is made there but by `add`, which says so."""
    gxreader.write("a.txt")
    for words in (("list",), ("search", "夜读"), ("refresh",), ("sources",), ("holdings",), ()):
        for asked in ({"GXREADER_LIBRARY": "shelf"}, {}):
            option = () if asked else ("--library", "shelf")
            outcome = gxreader(*words, *option, **asked)
            assert (outcome.code, outcome.out) == (3, "")
            assert "shelf does not exist" in outcome.err
            assert "gxreader add PATH --library DIR" in outcome.err
            assert not (gxreader.home / "shelf").exists()
    begun = gxreader("add", "a.txt", "--library", "shelf")
    assert begun.code == 0
    assert "A new library begins in" in begun.err
    assert "begins" not in gxreader("add", "a.txt", "--library", "shelf").err
    assert gxreader("list", "--library", "shelf").code == 0


def test_a_library_that_is_no_folder_is_a_sentence(gxreader: Program) -> None:
    """A library that cannot be opened is exit 3 and one line with its path."""
    gxreader.write("shelf", b"a file")
    outcome = gxreader("list", "--library", "shelf")
    assert (outcome.code, outcome.out) == (3, "")
    assert "shelf" in outcome.err
    assert outcome.err.count("\n") == 1
