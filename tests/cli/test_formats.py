"""Files of other formats, the place their owner names, dry runs and holdings, as scripts see them."""

import gzip
from pathlib import Path

import pytest

from tests.cli.conftest import PAGE, Program
from tests.cli.test_start import loaded
from tests.parsing.formats.making import book, run, word, zipped

WEB = """<html><head><title>渔港开市</title></head><body><h1>渔港开市</h1>
<div>来源：湾州晚报　2024-05-08</div><div id="ozoom"><p>渔港开市，人山人海。</p></div></body></html>"""
CONTENTS = (
    "<html><body><ul>" + "<li><a href='c'>一条新闻的标题在这里</a>" * 9 + "</ul></body></html>"
)


def fill(program: Program) -> None:
    """Write a folder with a file of every format that needs nothing more than the program."""
    program.write("hold/湾州日报/2024-05-06/01-要闻.txt")
    program.write("hold/湾州日报/2024-05-06/03.md", "# 清水入城\n\n河清了，鱼回来了。\n")
    program.write("hold/c1.html", WEB)
    program.write("hold/c1_files/ad.html", WEB)
    program.write(
        "hold/湾州日报2024-05-07第02版.docx", word(run("桥通车", "1"), run("桥长860米。"))
    )
    program.write(
        "hold/n.epub", book("湾州日报 2024-05-08", {"a.xhtml": "<h1>音乐会</h1><p>琴声响起。</p>"})
    )
    program.write("hold/old.zip", zipped({"湾州日报/2024-05-09/A01.txt": PAGE.encode("gb18030")}))
    program.write("hold/湾州日报-20240510-01.txt.gz", gzip.compress(PAGE.encode()))
    program.write("hold/backup.tar.gz", gzip.compress(b"no page"))


def test_a_folder_of_every_format_is_taken_in(gxreader: Program) -> None:
    """Every format gives its articles, parts of a saved page none; nothing is read twice."""
    fill(gxreader)
    outcome = gxreader("add", "hold")
    assert (outcome.code, outcome.err) == (0, "")
    titles = {one["title"]: one for one in gxreader("list", "--json").data["articles"]}
    assert titles.keys() == {"城东图书馆开设夜读课堂", "清水入城", "渔港开市", "桥通车", "音乐会"}
    assert titles["渔港开市"]["paper"] == "湾州晚报"
    again = gxreader("refresh")
    assert "files: 0\n" in again.out
    assert "unchanged files: 7\n" in again.out


def test_what_cannot_be_read_is_told_by_name(gxreader: Program) -> None:
    """A contents page, an old Word document and a broken member cost themselves only."""
    fill(gxreader)
    gxreader.write("hold/node_1.htm", CONTENTS)
    gxreader.write("hold/a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(90))
    gxreader.write("hold/b.zip", zipped({"a.doc": b"{\\rtf1", "b.txt": PAGE}))
    outcome = gxreader("add", "hold")
    assert outcome.code == 5
    for words in (
        "node_1.htm is a contents page",
        "a.doc is an old Word",
        "b.zip!/a.doc is a Rich",
    ):
        assert words in outcome.err
    assert "rejected: 3\n" in outcome.out


def test_a_dry_run_keeps_nothing(gxreader: Program) -> None:
    """The report is the same, and afterwards there is no library."""
    fill(gxreader)
    gxreader.write("hold/node_1.htm", CONTENTS)
    dry = gxreader("add", "hold", "--dry-run")
    assert dry.code == 5
    assert "nothing was kept" in dry.err
    assert gxreader("sources").code == 1
    assert gxreader("add", "hold").out == dry.out


def test_the_owner_names_paper_date_and_page(gxreader: Program) -> None:
    """What is named goes before names of files, survives a refresh, and can be named anew."""
    path = gxreader.write("p/湾州日报-20240510-01.txt")
    words = ("--paper", "旧报", "--date", "1999年1月2日", "--page", "A3")
    (page,) = gxreader("parse", "--json", "p", *words).lines
    place = {"paper": "旧报", "date": "1999-01-02", "page": "A3", "section": ""}
    assert {key: page["articles"][0][key] for key in place} == place
    gxreader("add", "p", *words)
    path.write_text(PAGE.replace("夜读", "夜校"), encoding="utf-8")
    gxreader("refresh")
    (row,) = gxreader("list", "--json").data["articles"]
    assert (row["title"], row["paper"], row["page"]) == ("城东图书馆开设夜校课堂", "旧报", "A3")
    gxreader("add", "p", "--paper", "新报")
    (row,) = gxreader("list", "--json").data["articles"]
    assert (row["paper"], row["date"]) == ("新报", "2024-05-10")


def test_a_place_for_a_part_of_a_folder_is_refused(gxreader: Program) -> None:
    """A file inside a registered folder cannot have a place of its own."""
    gxreader.write("p/a.txt")
    gxreader("add", "p")
    outcome = gxreader("add", "p/a.txt", "--paper", "旧报")
    assert outcome.code == 2
    assert "part of" in outcome.err


def test_holdings_are_a_calendar(gxreader: Program) -> None:
    """Days by their number of pages, gaps, copies and doubtful files; JSON has the same."""
    for day, page in (("06", "01"), ("06", "02"), ("06", "05"), ("20", "A02")):
        gxreader.write(f"h/湾州日报/2024-05-{day}/{page}.txt", PAGE + day + page)
    gxreader.write("h/湾州日报/2024-05-06/01-copy.txt", PAGE)
    gxreader.write("h/湾州日报/2024-05-06/06.txt", PAGE.encode("gb18030"))
    gxreader.write("h/湾州日报/2024-05-06/07.txt", PAGE.encode() + b"\xff\xfe")
    assert gxreader("add", "h").code == 0
    outcome = gxreader("holdings")
    assert outcome.code == 0
    assert "2024-05  .....5.............1...........  days: 2, pages: 6\n" in outcome.out
    assert "湾州日报  2024-05-06: 03, 04\n" in outcome.out
    record = gxreader("holdings", "--json").data
    (paper,) = record["papers"]
    assert [(one["date"], one["missing"]) for one in paper["editions"]] == [
        ("2024-05-06", ["03", "04"]),
        ("2024-05-20", ["A01"]),
    ]
    (copied,) = record["duplicates"]
    assert (copied["page"], copied["articles"]) == ("01", 1)
    assert [Path(one).name for one in copied["files"]] == ["01-copy.txt", "01.txt"]
    suspects = {Path(one["path"]).name: one for one in record["suspects"]}
    assert suspects["06.txt"]["usual"] == "utf-8"
    assert suspects["07.txt"]["damaged_lines"]


def test_holdings_of_one_paper_or_none(gxreader: Program) -> None:
    """--paper shows one paper's; an empty library and an unknown paper hold nothing."""
    assert gxreader("holdings").code == 1
    gxreader.write("h/湾州日报/2024-05-06/01.txt")
    gxreader.write("h/湾州晚报/2024-05-06/01.txt", PAGE + "晚")
    gxreader("add", "h")
    assert gxreader("holdings", "--json").data["count"] == 2
    record = gxreader("holdings", "--json", "--paper", "湾州晚报").data
    assert [one["paper"] for one in record["papers"]] == ["湾州晚报"]
    assert gxreader("holdings", "--paper", "别报").code == 1


@pytest.mark.parametrize(
    "content", [WEB.encode(), zipped({"a.html": WEB})], ids=["page", "archive"]
)
def test_standard_input_is_read_as_what_it_is(gxreader: Program, content: bytes) -> None:
    """A dash takes any format."""
    outcome = gxreader("parse", "-", "--json", stdin=content)
    assert outcome.data["articles"][0]["headline"]["title"] == "渔港开市"


@pytest.mark.parametrize(
    ("name", "content", "barred"),
    [
        ("a.txt", PAGE, {"selectolax", "yaml", "zipfile", "email", "pypdfium2", "xml"}),
        ("a.md", "# 题\n\n文。\n", {"selectolax", "yaml", "zipfile", "email", "pypdfium2"}),
        ("a.html", WEB, {"yaml", "email", "pypdfium2"}),
    ],
)
def test_a_file_loads_its_own_format_only(
    gxreader: Program, name: str, content: str, barred: set[str]
) -> None:
    """What a format needs is imported when its first file comes."""
    gxreader.write(name, content)
    assert not barred & loaded(gxreader, "parse", name, "--json")


def test_a_named_encoding_is_no_reason_to_read_documents_again(gxreader: Program) -> None:
    """Files that carry their own encoding are unchanged after a refresh."""
    gxreader.write("h/a.docx", word(run("桥通车", "1"), run("桥长860米。")))
    gxreader.write("h/b.zip", zipped({"a.txt": PAGE.encode("gb18030")}))
    gxreader.write("h/c.txt", PAGE.encode("gb18030"))
    assert gxreader("add", "h", "--encoding", "gb18030").code == 0
    assert "unchanged files: 3\n" in gxreader("refresh").out
