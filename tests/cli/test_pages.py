"""Parsing and figures of page files, and of streams, as scripts see them."""

import csv
import io
import json
from typing import Any

import pytest

from tests.cli.conftest import PAGE, SECONDS, Program
from tests.lab import lab_path

ARTICLE_KEYS = [
    *("id", "kind", "headline", "byline", "dateline", "jump", "paragraphs", "lines"),
    *("paper", "date", "page", "section"),
]
FIGURE_KEYS = ["start", "end", "text", "value", "unit", "kind", "approx", "change", "label", "key"]


def test_parse_gives_the_promised_shape(gxreader: Program) -> None:
    """One object with version, file, encoding, articles and furniture; lines are 1-based."""
    gxreader.write("a.txt")
    outcome = gxreader("parse", "--json", "a.txt")
    assert (outcome.code, outcome.err, outcome.out.count("\n")) == (0, "", 1)
    record = outcome.data
    assert list(record) == ["version", "file", "encoding", "articles", "furniture"]
    assert (record["version"], record["file"], record["encoding"]) == (1, "a.txt", "utf-8")
    (article,) = record["articles"]
    assert list(article) == ARTICLE_KEYS
    assert article["headline"] == {"kicker": "", "title": "城东图书馆开设夜读课堂", "deck": ""}
    assert article["byline"] == [
        {"name": "田一禾", "role": "本报记者"},
        {"name": "岑小满", "role": "通讯员"},
    ]
    assert [one["lines"] for one in article["paragraphs"]] == [[5], [7]]
    assert {one["role"] for one in article["paragraphs"]} == {"body"}


def test_parse_writes_one_object_a_file(gxreader: Program) -> None:
    """Several files and folders give JSON Lines; --pretty indents."""
    gxreader.write("pages/a.txt")
    gxreader.write("pages/b.txt")
    gxreader.write("c.txt")
    outcome = gxreader("parse", "pages", "c.txt", "--json")
    assert [line["file"] for line in outcome.lines] == ["pages/a.txt", "pages/b.txt", "c.txt"]
    pretty = gxreader("parse", "c.txt", "--pretty")
    assert pretty.out.startswith('{\n  "version": 1,\n')
    assert pretty.data == outcome.lines[-1]


def test_parse_prints_a_large_file_part_by_part(gxreader: Program) -> None:
    """Beyond 4 MB every part is an object, or stands under its lines; none says less than it holds."""
    more = "水田里的秧苗绿了，" * 5000
    pages = [
        f"{name}湾开闸放水\n□本报记者 田一禾\n昨天，{name}湾开闸放水。{more}\n"
        for name in "甲乙丙丁"
    ]
    gxreader.write("a.txt", "\n".join(pages * 15))
    objects = gxreader("parse", "a.txt", "--json").lines
    assert len(objects) > 1
    assert {one["file"] for one in objects} == {"a.txt"}
    lines = [article["lines"][0] for one in objects for article in one["articles"]]
    assert lines == [number * 4 + 1 for number in range(60)]
    printed = gxreader("parse", "a.txt").out.split("\n")
    heads = [line for line in printed if line.startswith("a.txt (utf-8), lines 1 to ")]
    assert len(heads) == 1
    assert sum(line.startswith("a.txt (utf-8), lines ") for line in printed) == len(objects)


def test_parse_reads_standard_input(gxreader: Program) -> None:
    """A dash is a page from standard input, in any encoding."""
    outcome = gxreader("parse", "-", "--json", stdin=PAGE.encode("gb18030"))
    assert outcome.code == 0
    assert outcome.data["articles"][0]["headline"]["title"] == "城东图书馆开设夜读课堂"


def test_parse_as_text_is_whole_paragraphs(gxreader: Program) -> None:
    """Without --json every paragraph is one line, and colour comes only when asked for."""
    gxreader.write("a.txt")
    outcome = gxreader("parse", "a.txt")
    assert "\u3000\u30006月1日，城东区图书馆的夜读课堂迎来" in outcome.out
    assert "lines 1 to 7" in outcome.out
    assert "\x1b" not in outcome.out
    assert (
        "\x1b[1m城东图书馆开设夜读课堂\x1b[22m" in gxreader("parse", "a.txt", "--color=always").out
    )


def test_text_cannot_reach_the_terminal_raw(gxreader: Program) -> None:
    """Escape sequences in a page are printed as spaces."""
    gxreader.write("a.txt", PAGE.replace("夜读", "\x1b]0;夜读\x07\x1b[2J"))
    outcome = gxreader("parse", "a.txt")
    assert "\x1b" not in outcome.out
    assert "\x07" not in outcome.out


@pytest.mark.parametrize("verb", ["parse", "figures"])
def test_what_cannot_be_read_is_told(gxreader: Program, verb: str) -> None:
    """Nothing readable is exit 3; something beside it is exit 5; a text without articles is 1."""
    gxreader.write("a.txt")
    gxreader.write("empty.txt", b"")
    alone = gxreader(verb, "gone.txt", "--json")
    assert (alone.code, alone.out) == (3, "")
    assert "gone.txt" in alone.err
    assert alone.err.count("\n") == 1
    mixed = gxreader(verb, "empty.txt", "a.txt", "--json")
    assert mixed.code == 5
    assert len(mixed.lines) == 1
    assert "empty.txt" in mixed.err


def test_figures_of_a_page_say_where_they_stand(gxreader: Program) -> None:
    """Every figure cuts its wording out of its paragraph and names article and lines."""
    gxreader.write("a.txt")
    page = gxreader("parse", "a.txt", "--json").data["articles"][0]
    record = gxreader("figures", "a.txt", "--json").data
    assert record["count"] == len(record["figures"]) >= 3
    for figure in record["figures"]:
        paragraph = page["paragraphs"][figure["paragraph"]]
        assert paragraph["text"][figure["start"] : figure["end"]] == figure["text"]
        assert figure["sentence"] in paragraph["text"]
        assert (figure["article"], figure["lines"]) == (page["id"], paragraph["lines"])
    money = next(one for one in record["figures"] if one["kind"] == "money")
    assert (money["value"], money["unit"]) == (365000, "元")


def test_figures_as_a_table_match_the_json(gxreader: Program) -> None:
    """The CSV has a head and a row for every figure, with its value and its wording."""
    gxreader.write("a.txt")
    figures = gxreader("figures", "a.txt", "--json").data["figures"]
    rows = list(csv.DictReader(io.StringIO(gxreader("figures", "a.txt", "--csv").out)))
    assert [row["text"] for row in rows] == [one["text"] for one in figures]
    assert [row["file"] for row in rows] == ["a.txt"] * len(figures)
    assert "365000" in {row["value"] for row in rows}


def test_figures_as_text_name_their_article(gxreader: Program) -> None:
    """Read by a person: article, then a line for every figure."""
    gxreader.write("a.txt")
    out = gxreader("figures", "a.txt").out
    assert "── 城东图书馆开设夜读课堂" in out
    assert "36.5万元  money" in out
    assert gxreader("figures", "missing.txt").code == 3


def test_a_stream_is_answered_line_by_line(gxreader: Program) -> None:
    """One line in, one line out, before the next is sent; offsets are code points of the body."""
    body = "𠮷县今年造林12.6万亩，\n同比增长3.5%。"
    with gxreader.running("figures", "--jsonl") as process:
        assert process.stdin is not None
        assert process.stdout is not None
        for number in range(2):
            line = json.dumps({"id": number, "title": "t", "body": body}) + "\n"
            process.stdin.write(line.encode())
            process.stdin.flush()
            record = json.loads(process.stdout.readline())
            assert record["id"] == number
            assert [body[one["start"] : one["end"]] for one in record["figures"]] == [
                one["text"] for one in record["figures"]
            ]
            assert all(list(one)[:10] == FIGURE_KEYS for one in record["figures"])
            assert 126000 in [one["value"] for one in record["figures"]]
        process.stdin.close()
        assert process.wait(SECONDS) == 0


def test_wrong_lines_of_a_stream_are_answered_too(gxreader: Program) -> None:
    """A line that is no article has its answer with the reason and its id, if it has one; code 5."""
    lines: list[Any] = [b'{"id": "a", "body": ""}', b"{", b"[]", b'{"id": 1}', b"\xff", b""]
    outcome = gxreader("figures", "--jsonl", stdin=b"\n".join([*lines, b'{"id": 7, "body": ""}']))
    assert outcome.code == 5
    answers = outcome.lines
    assert len(answers) == len(lines) + 1
    assert answers[0] == {"id": "a", "figures": []}
    assert answers[-1] == {"id": 7, "figures": []}
    assert [answer["id"] for answer in answers[1:-1]] == [None, None, 1, None, None]
    for number, answer in enumerate(answers[1:-1], 2):
        assert answer["figures"] == []
        assert answer["error"].startswith(f"line {number}: ")
    assert "5" in outcome.err


@pytest.mark.lab
def test_the_real_page_has_its_seven_items(gxreader: Program) -> None:
    """The lab's city page gives seven items, every paragraph with its lines."""
    page = lab_path("pages/guilin-daily-page.txt")
    articles = gxreader("parse", str(page), "--json").data["articles"]
    assert len(articles) == 7
    assert all(one["lines"] for article in articles for one in article["paragraphs"])
