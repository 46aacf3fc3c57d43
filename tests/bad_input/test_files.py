"""Files that are no pages: what the program says, with which exit code, and never a traceback."""

import gzip
import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from time import monotonic, sleep

import pytest

from tests.bad_input.conftest import Words, assert_said, program_with
from tests.cli.conftest import PAGE, SECONDS, Program
from tests.library.conftest import collection

FILES: dict[str, tuple[bytes, Words]] = {
    "empty.txt": (b"", ("empty.txt", "no text")),
    "blank.txt": (b"\n \t\r\n", ("blank.txt", "no text")),
    "nuls.txt": (bytes(4_000), ("nuls.txt", "binary")),
    "binary.txt": (bytes(range(256)) * 64, ("binary.txt", "binary")),
    "picture.txt": (b"\x89PNG\r\n\x1a\n" + bytes(64), ("picture.txt", "picture")),
    "packed.txt": (gzip.compress(bytes(range(256)) * 64), ("packed.txt",)),
}
"""Content of a file, and words of what is said about it."""


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("verb", ["", "parse", "figures"])
def test_a_file_that_is_no_page(gxreader: Program, verb: str, name: str) -> None:
    """Opened, parsed or looked through for figures: exit 3, one line with file and remedy."""
    content, words = FILES[name]
    gxreader.write(name, content)
    outcome = gxreader(*filter(None, (verb, name)))
    assert outcome.out == ""
    assert_said(outcome, 3, words)


@pytest.mark.parametrize("name", FILES)
def test_adding_a_file_that_is_no_page(gxreader: Program, name: str) -> None:
    """Added: exit 5, told by name; what stands beside it is in the library."""
    content, words = FILES[name]
    gxreader.write(f"pages/{name}", content)
    gxreader.write("pages/sound.txt")
    outcome = gxreader("add", "pages")
    assert_said(outcome, 5, words)
    assert gxreader("list", "--json").data["count"] == 1


COLLECTIONS: dict[str, tuple[bytes, int, Words]] = {
    "a.jsonl": (b'{"title": \n', 1, ("a.jsonl", "not JSON")),
    "b.jsonl": (b'{"body": "\xff\xfe"}\n{"title": "\xe6\x97\xa9"}\n', 1, ("b.jsonl:1", "UTF-8")),
    "c.jsonl": (b"[1, 2, 3]\n", 3, ("c.jsonl:1", "not an object")),
    "d.jsonl": (b'{"x": 1}\n', 1, ("d.jsonl:1", "neither a title nor a body")),
    "e.json": (b'{"articles": [', 1, ("e.json", "not JSON")),
    "f.jsonl.gz": (b"no gzip", 1, ("f.jsonl.gz", "saved completely")),
    "g.jsonl.xz": (b"no xz", 1, ("g.jsonl.xz", "saved completely")),
    "h.jsonl.gz": (gzip.compress(b'{"title": "\xe6\x97\xa9"}\n' * 999)[:40], 1, ("h.jsonl.gz",)),
    "i.jsonl": (b"[" * 100_000 + b"\n", 1, ("i.jsonl",)),
    "j.jsonl": (b'{"title": "a", "body": ' + b'{"a":' * 50_000 + b"\n", 1, ("j.jsonl",)),
}
"""Content of a collection, how many lines are said about it, and words of the first."""


@pytest.mark.parametrize("name", COLLECTIONS)
def test_a_collection_with_mistakes(gxreader: Program, name: str) -> None:
    """Every line that is no article is told with its number; exit 5."""
    content, count, words = COLLECTIONS[name]
    gxreader.write(name, content)
    assert_said(gxreader("add", name), 5, words, lines=count)


def test_missing_files_and_folders(gxreader: Program) -> None:
    """A path that is not there: exit 3 for every verb that takes one."""
    for words in (["gone.txt"], ["add", "gone"], ["parse", "gone.txt"], ["figures", "gone.txt"]):
        assert_said(gxreader(*words), 3, ("gone", "does not exist", "Check the path"))


def test_pipes_and_circles(gxreader: Program) -> None:
    """A pipe nobody writes to is not waited for; a link in a circle is told."""
    os.mkfifo(gxreader.home / "pipe.txt")
    (gxreader.home / "self.txt").symlink_to("self.txt")
    assert_said(gxreader("parse", "pipe.txt"), 3, ("pipe.txt", "pipe"))
    assert_said(gxreader("pipe.txt"), 3, ("pipe.txt", "pipe"))
    assert_said(gxreader("add", "pipe.txt"), 5, ("pipe.txt", "pipe"))
    assert_said(gxreader("add", "self.txt"), 3, ("self.txt",))
    assert_said(gxreader("parse", "self.txt"), 3, ("self.txt",))


@pytest.mark.parametrize(
    "name", [os.fsdecode("头版".encode("gbk")) + ".txt", "一\n二.txt", "-x.txt"]
)
def test_odd_names_go_through_every_verb(gxreader: Program, name: str) -> None:
    """Names that are not UTF-8, hold a newline or begin with a dash: JSON gives them back."""
    (gxreader.home / name).write_text(PAGE, encoding="utf-8")
    word = f"./{name}"
    parsed = gxreader("parse", word, "--json")
    assert parsed.code == 0
    assert os.fsencode(parsed.data["file"]).endswith(os.fsencode(name))
    assert gxreader("add", word).code == 0
    (source,) = gxreader("sources", "--json").data["sources"]
    assert os.fsencode(source["path"]) == os.fsencode(gxreader.home / name)
    (article,) = gxreader("list", "--json").data["articles"]
    shown = gxreader("show", article["id"], "--json").data
    assert os.fsencode(shown["source"]) == os.fsencode(gxreader.home / name)
    for words in (["sources"], ["list"], ["show", article["id"]], ["refresh"], ["remove", word]):
        assert_said(gxreader(*words), 0, (), lines=None)


def test_a_wrong_encoding_is_told(gxreader: Program) -> None:
    """Text that does not decode: its lines are told with a way out; an unknown name is exit 2 or 3."""
    gxreader.write("a.txt", PAGE.encode("gb18030"))
    outcome = gxreader("add", "a.txt", "--encoding", "utf-8")
    assert_said(outcome, 0, ("a.txt", "utf-8", "--encoding"))
    unknown = gxreader("parse", "a.txt", "--encoding", "klingon")
    assert unknown.code in {2, 3}
    assert_said(unknown, unknown.code, ("klingon",))


def test_a_deep_and_a_long_path(gxreader: Program) -> None:
    """A name too long for the system is told like any other path."""
    assert_said(gxreader("add", "长" * 300), 3, ("长长",))
    assert_said(gxreader("parse", "x/" * 3_000 + "a.txt"), 3, ("x/x/",))


def test_standard_input_that_is_no_page(gxreader: Program) -> None:
    """Binary and empty standard input are told by their name."""
    for content in (b"", bytes(3_000), b"\x89PNG\r\n\x1a\n"):
        assert_said(gxreader("-", stdin=content), 3, ("standard input",))
    bad = gxreader("figures", "--jsonl", stdin=b'{"id": 1\n')
    assert "Traceback" not in bad.err


def test_markup_in_text_is_text(gxreader: Program) -> None:
    """Square brackets, escapes and control characters of an article come out as they went in."""
    wording = "[/相关链接] [bold red]红[/] \\[x] {y} %s 百分之 \u202e"
    gxreader.write("a.txt", PAGE.replace("全年投入", wording))
    assert (
        wording
        in gxreader("parse", "a.txt", "--json").data["articles"][0]["paragraphs"][-1]["text"]
    )
    assert gxreader("a.txt").code == 0


def test_rights_are_told(tmp_path: Path) -> None:
    """A file and a folder that may not be read: told with the path; skipped for root."""
    with program_with(tmp_path) as gxreader:
        gxreader.write("pages/a.txt")
        gxreader.write("pages/shut/b.txt")
        (gxreader.home / "pages/a.txt").chmod(0)
        (gxreader.home / "pages/shut").chmod(0)
        outcome = gxreader("add", "pages")
        (gxreader.home / "pages/shut").chmod(0o700)
        assert_said(outcome, 5, ("shut", "permissions"), lines=2)
        assert json.loads(gxreader("sources", "--json").out)["count"] == 1


def test_an_interrupt_ends_quietly(gxreader: Program) -> None:
    """Ctrl-C while several processes find figures: exit 130, one sentence, nothing half in."""
    gxreader.write("news.jsonl", collection(6_000))
    command = [sys.executable, "-m", "reader", "add", "news.jsonl"]
    with subprocess.Popen(
        command,
        cwd=gxreader.home,
        env=gxreader.environ(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    ) as process:
        _wait_for_children(process.pid)
        os.killpg(process.pid, signal.SIGINT)
        out, err = process.communicate(timeout=SECONDS)
    assert (process.returncode, out) == (130, b"")
    assert err.startswith(b"gxreader: ")
    assert err.count(b"\n") == 1


def _wait_for_children(process: int) -> None:
    children = Path(f"/proc/{process}/task/{process}/children")
    if not children.exists():
        pytest.skip("the system does not tell a process's children")
    deadline = monotonic() + SECONDS
    while len(children.read_text("ascii").split()) < 2 and monotonic() < deadline:
        sleep(0.02)
