"""``similar`` and ``diff``: the same story elsewhere, and what was done to it."""

import pytest

from tests.cli.conftest import Program

FIRST = """城南湿地公园开园

　　城南湿地公园昨日开园。公园占地450亩，栽种乔木3200株，总投资1.8亿元，分两期建设。

　　园内设观鸟步道6公里，沿线有8处观鸟屋，周末免费开放，市民可乘12路公交车前往。园林部门说，今后还要补种芦苇和香蒲，给越冬的水鸟留出安静的水面。
"""
SECOND = """市民多了一处观鸟地

　　园内设观鸟步道6公里，沿线有8处观鸟屋，周末免费开放，市民可乘21路公交车前往。园林部门说，今后还要补种芦苇和香蒲，给越冬的水鸟留出安静的水面。
"""
SIGNED = "\n\n□本报记者 田一禾\n"
BOTH = FIRST.replace("\n", SIGNED, 1) + "\n\n" + SECOND.replace("\n", SIGNED, 1)
"""A page with both articles; bylines tell where one begins."""


@pytest.fixture
def shelf(gxreader: Program) -> Program:
    """A library with one story in two papers."""
    gxreader.write("pages/河湾日报/2024-06-01/01-要闻.txt", FIRST)
    gxreader.write("pages/江城晚报/2024-06-02/03-社会.txt", SECOND)
    assert gxreader("add", "pages").code == 0
    return gxreader


def ids_of(program: Program) -> dict[str, str]:
    """Return the ids of the articles by title."""
    return {one["title"]: one["id"] for one in program("list", "--json").data["articles"]}


def test_similar_articles_are_listed_with_their_places(shelf: Program) -> None:
    """By id or by file, as text and as data; exit code 1 where there is none."""
    first = ids_of(shelf)["城南湿地公园开园"]
    outcome = shelf("similar", first)
    assert outcome.code == 0
    head, line = outcome.out.splitlines()
    assert head == "城南湿地公园开园"
    for part in ("%", "2024-06-02", "江城晚报", "03", "市民多了一处观鸟地"):
        assert part in line
    shelf.write("draft.txt", SECOND)
    (record,) = shelf("similar", "draft.txt", "--json").lines
    assert [one["title"] for one in record["similar"]] == ["市民多了一处观鸟地", "城南湿地公园开园"]
    assert record["similar"][0]["percent"] == 100
    assert shelf("similar", first, "--min", "100").code == 1
    assert shelf("similar", first, "--min", "101").code == 2
    assert shelf("similar", first, "--min", "high").code == 2
    assert shelf("similar", first, "--min=50%").code == 0


def test_a_difference_is_printed_paragraph_by_paragraph(shelf: Program) -> None:
    """What was cut and added is marked by signs, what is the same is counted, or shown."""
    named = ids_of(shelf)
    outcome = shelf("diff", named["城南湿地公园开园"], named["市民多了一处观鸟地"])
    assert outcome.code == 0
    assert (
        "< 园内设观鸟步道6公里，沿线有8处观鸟屋，周末免费开放，市民可乘[-12-]路公交车前往。"
        in outcome.out
    )
    assert (
        "> 园内设观鸟步道6公里，沿线有8处观鸟屋，周末免费开放，市民可乘{+21+}路公交车前往。"
        in outcome.out
    )
    assert "changes" in outcome.err
    shelf.write("a.txt", FIRST)
    same = shelf("diff", "a.txt", named["城南湿地公园开园"])
    assert "(3 paragraphs the same)" in same.out
    assert "the same, word for word" in same.err
    assert "栽种乔木3200株" in shelf("diff", "a.txt", "a.txt", "--all").out


def test_a_difference_as_data_slices_back(shelf: Program) -> None:
    """Each piece is cut out of the texts by its code points."""
    shelf.write("a.txt", FIRST)
    shelf.write("b.txt", SECOND)
    record = shelf("diff", "a.txt", "b.txt", "--json").data
    first = "".join(
        one["text"] for one in record["pieces"] if one["first"]["end"] > one["first"]["start"]
    )
    assert first.startswith("城南湿地公园开园\n城南湿地公园昨日开园。")
    for piece in record["pieces"]:
        if piece["kind"] in {"same", "cut", "moved-away"}:
            assert first[piece["first"]["start"] : piece["first"]["end"]] == piece["text"]
    assert record["changes"] >= 2


def test_one_article_of_a_file_is_named_by_its_number(shelf: Program) -> None:
    """FILE:N; a file with several needs it, and a number too large says how many there are."""
    shelf.write("both.txt", BOTH)
    shelf.write("a.txt", FIRST)
    count = len(shelf("parse", "both.txt", "--json").lines[0]["articles"])
    assert count == 2
    assert "the same, word for word" in shelf("diff", "a.txt", "both.txt:1").err
    assert shelf("diff", "a.txt", "both.txt").code == 2
    missing = shelf("diff", "a.txt", "both.txt:3")
    assert missing.code == 1
    assert "2 articles" in missing.err
    assert shelf("diff", "a.txt").code == 2
    assert shelf("diff", "a.txt", "a.txt", "a.txt").code == 2
    assert shelf("diff", "a.txt", "nowhere").code == 1
    assert shelf("diff", "a.txt", "长" * 300).code == 1


def test_a_folder_is_no_article(shelf: Program) -> None:
    """It is refused at once: it may be the whole disk."""
    for verb in ("diff", "similar"):
        outcome = shelf(verb, "/", "/")
        assert (outcome.code, outcome.out) == (3, "")
        assert "/ is a folder." in outcome.err


def test_a_draft_comes_through_standard_input(shelf: Program) -> None:
    """- reads a page, as everywhere."""
    assert shelf("similar", "-", stdin=SECOND).code == 0


def test_an_unreadable_file_is_named_once(gxreader: Program) -> None:
    """The sentence says which file and why, and does not repeat itself."""
    empty = gxreader.write("empty.txt", "")
    outcome = gxreader("similar", str(empty))
    assert outcome.code == 3
    assert outcome.err.count("empty.txt") == 1
