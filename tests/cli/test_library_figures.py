"""``figures`` over the library: amounts, kinds and labels as a table."""

import csv
import io
import json
import subprocess
import sys

import pytest

from tests.cli.conftest import ROOT, Program


def rows(program: Program, *words: str) -> list[dict[str, str]]:
    """Run ``figures … --csv`` and return its rows."""
    outcome = program("figures", *words, "--csv")
    return list(csv.DictReader(io.StringIO(outcome.out)))


def test_amounts_are_bounded_in_any_spelling(gxreader: Program) -> None:
    """--min 5亿元, --min 5亿 --unit 元 and --min 500000000 --unit 元 find the same figures."""
    found = [
        rows(gxreader, "--min", "5亿元"),
        rows(gxreader, "--min", "5亿", "--unit", "元"),
        rows(gxreader, "--min", "500000000", "--unit", "元"),
    ]
    assert found[0]
    assert found[0] == found[1] == found[2]
    assert all(float(row["high"]) >= 5e8 for row in found[0])


def test_both_bounds_hold(gxreader: Program) -> None:
    """With --min and --max every amount lies between them, in the unit or one it converts to."""
    found = rows(gxreader, "--unit", "亩", "--min", "100", "--max", "300")
    assert found
    assert all(100 <= float(row["low"]) <= 300 for row in found if row["unit"] == "亩")


@pytest.mark.parametrize("kind", ["area", "面积"])
def test_kinds_have_names_in_both_languages(gxreader: Program, kind: str) -> None:
    """--kind takes the English and the Chinese name of a kind."""
    outcome = gxreader("figures", "--kind", kind, "--json")
    record = json.loads(outcome.out)
    assert outcome.code == 0
    assert record["count"] == len(record["figures"])
    assert {figure["kind"] for figure in record["figures"]} == {"area"}


def test_words_choose_the_articles(gxreader: Program) -> None:
    """A query leaves the figures of the articles that answer it."""
    everything = rows(gxreader)
    some = rows(gxreader, "漓川")
    assert 0 < len(some) < len(everything)
    assert {row["article"] for row in some} < {row["article"] for row in everything}


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("--kind", "colour"), 2, "no kind of figure"),
        (("--min", "many"), 2, "no amount"),
        (("没有这样的词语",), 1, "No such figures"),
        (("missing.txt",), 3, "missing.txt"),
        (("(", "--kind", "money"), 2, "bracket"),
    ],
)
def test_wrong_questions_are_answered_by_a_sentence(
    gxreader: Program, words: tuple[str, ...], code: int, said: str
) -> None:
    """A kind, an amount, a query or a file that cannot be meant: one sentence and its exit code."""
    outcome = gxreader("figures", *words)
    assert outcome.code == code
    assert said in outcome.err


COLUMNS = "paper date page article value unit wording label sentence kind approx change low high"


def test_every_form_tells_the_same_figures(gxreader: Program) -> None:
    """CSV, TSV, JSON and JSON lines have the same figures in the same order, with all columns."""
    words = ("figures", "--kind", "money", "--order", "amount")
    tables = [
        list(csv.DictReader(io.StringIO(gxreader(*words, form).out), delimiter=delimiter))
        for form, delimiter in (("--csv", ","), ("--tsv", "\t"))
    ]
    record = gxreader(*words, "--json").data
    lines = gxreader(*words, "--jsonl").lines
    assert tables[0] == tables[1]
    assert lines == record["figures"]
    assert [row["wording"] for row in tables[0]] == [line["wording"] for line in lines]
    assert set(COLUMNS.split()) <= set(tables[0][0])
    assert set(COLUMNS.split()) <= set(lines[0])


def test_a_question_may_stand_in_one_line(gxreader: Program) -> None:
    """What options say may be said in the words: the same figures of the same articles."""
    by_words = rows(gxreader, "kind:money", ">=5亿元", "漓川")
    by_options = rows(gxreader, "漓川", "--kind", "money", "--min", "5亿元")
    assert by_words
    assert by_words == by_options


def test_order_turns_round_and_limits_are_told(gxreader: Program) -> None:
    """--reverse turns any order round; --limit cuts it and says so."""
    words = ("--kind", "money", "--order", "amount")
    forward, backward = rows(gxreader, *words), rows(gxreader, *words, "--reverse")
    assert forward == backward[::-1]
    outcome = gxreader("figures", *words, "--limit", "2", "--csv")
    assert len(outcome.out.splitlines()) == 3
    assert "2 of" in outcome.err


def test_a_reader_that_stops_is_no_failure(gxreader: Program) -> None:
    """Who closes the pipe after a line has read enough: no message, no traceback."""
    command = f"{sys.executable} -m reader figures --csv | head -1"
    run = subprocess.run(
        ["sh", "-c", command],
        cwd=ROOT,
        env={**gxreader.environ(), "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    assert run.stdout.startswith("paper,")
    assert "Error" not in run.stderr
    assert "Traceback" not in run.stderr


VISITORS = """博物馆公布{year}年客流

　　本报讯 市博物馆公布，{year}年博物馆接待游客{people}万人次。
"""


def add_museum(program: Program) -> None:
    """Take in what a paper printed of a museum in three years."""
    for year, people in ((2020, "9.5"), (2021, "12"), (2022, "18")):
        text = VISITORS.format(year=year, people=people)
        program.write(f"pages/河湾日报/{year + 1}-01-05/01-要闻.txt", text)
    assert program("add", "pages").code == 0


def test_a_label_is_plotted_as_text(gxreader: Program) -> None:
    """--plot prints the plot of a label with its points, without escapes where it is piped."""
    add_museum(gxreader)
    outcome = gxreader("figures", "--label", "游客", "--plot")
    assert outcome.code == 0
    assert "\x1b" not in outcome.out
    assert outcome.out.count("o") >= 3
    assert "2022" in outcome.out
    assert "18万人次" in outcome.out
    table = gxreader("figures", "--label", "游客", "--plot", "series.tsv")
    assert table.code == 0
    assert "series.tsv" in table.err


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("--plot",), 2, "--label"),
        (("--plot", "--label", "没有这样的名目"), 1, "not printed for two dates"),
        (("--plot", "--csv", "--label", "游客"), 2, "not allowed with"),
        (("--plot", "--label", "游客", "series.pdf"), 2, "series.pdf does not say what to write"),
    ],
)
def test_what_cannot_be_plotted_is_told(
    gxreader: Program, words: tuple[str, ...], code: int, said: str
) -> None:
    """No label, no series, two forms at once, no such kind of file: a sentence each."""
    outcome = gxreader("figures", *words)
    assert outcome.code == code
    assert said in outcome.err


def test_lines_keep_their_ids(gxreader: Program) -> None:
    """A line without a text is answered under its id: null has no figures, a number is an error."""
    lines = '{"id":7,"body":null}\n{"id":"a","body":3}\n{"id":8,"body":"占地630多亩"}\n'
    outcome = gxreader("figures", "--jsonl", stdin=lines)
    assert [line["id"] for line in outcome.lines] == [7, "a", 8]
    assert outcome.lines[0] == {"id": 7, "figures": []}
    assert "error" in outcome.lines[1]
    assert outcome.lines[2]["figures"][0]["value"] == 630


def test_printed_words_cannot_steer_the_terminal(gxreader: Program) -> None:
    """Controls in a collection's texts do not come out, of the library or of a check."""
    story = {"id": "a", "title": "开\x1b[2J园", "body": "公园总投资5亿元，\x1b]0;题\x07占地30亩。"}
    story["source"] = "晚\x1b[31m报"
    gxreader.write("told.jsonl", json.dumps(story) + "\n")
    assert gxreader("add", "told.jsonl").code == 0
    for words in (("figures", "公园"), ("check", "told.jsonl"), ("figures", "told.jsonl")):
        outcome = gxreader(*words)
        assert "5亿元" in outcome.out
        assert "\x1b" not in outcome.out
        assert "\x07" not in outcome.out


def test_options_that_ask_the_library_are_refused_beside_a_file(gxreader: Program) -> None:
    """A file's name is not looked for in the library; where plots are written, it may be there."""
    page = str(next(ROOT.glob("articles/*/*/01-*.txt")))
    outcome = gxreader("figures", page, "--min", "5亿元")
    assert (outcome.code, outcome.out) == (2, "")
    assert page in outcome.err
    assert gxreader("figures", page).code == 0
