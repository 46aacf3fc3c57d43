"""Claims about bytes that are not what their names promise."""

import bz2
import gzip
import io
import lzma
import zipfile
from time import perf_counter
from typing import Final

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.errors import FileUnreadable
from reader.model import Page, Rejected
from reader.parsing.formats.dispatch import pages_of
from reader.parsing.formats.kinds import SUFFIXES
from tests.parsing.formats.making import book, portable, run, word, zipped

SEEDS: Final = (
    b"<!DOCTYPE html><html><body><h1>", b"<p>", b"</p>", b"<table><tr><td>", b"</td>", b"<div id=ozoom>", b"<founder-content>",
    b"<!--", b"-->", b"<!--enpproperty <date>", b"/enpproperty-->", b"<meta charset=gbk>", b"<meta charset=zip>", b"<br>",
    b"---\n", b"title: a\n", b"- b\n", b": [", b"&a *a", b"+++\n", b"# ", b"**", b"](", b"[", b"\n", b" ",
    "湾州日报".encode(), "本报讯 ".encode("gb18030"), "水库开闸。".encode("utf-16"), b"MIME-Version: 1.0\n", b"Content-Type: text/html\n\n",
    b"PK\x03\x04", b"\x1f\x8b\x08\x00", b"\xfd7zXZ\x00", b"BZh9", b"%PDF-1.4\n", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b'{"title":',
    b'"a"}', b"[", b"\xff\xfe", b"\x00", b"=\n", b"<![CDATA[", b"&#x0;", b"<script type=application/ld+json>{", b"</script>",
)  # fmt: skip
scraps = st.lists(st.sampled_from(SEEDS) | st.binary(max_size=12), max_size=30).map(b"".join)
suffixes = st.sampled_from(["", *SUFFIXES])

WHOLE: Final = {
    "a.docx": word(run("新渡桥通车", "1"), run("桥长860米。")),
    "a.epub": book("湾州日报", {"a.xhtml": "<h1>新渡桥通车</h1><p>桥长860米。</p>"}),
    "a.pdf": portable([["新渡桥通车", "本报讯 桥长860米。"]]),
    "a.zip": zipped(
        {"a.txt": "新渡桥通车\n\n本报讯 桥长860米。", "b.html": "<p>夜市开张了，人很多。</p>"}
    ),
    "a.txt.gz": gzip.compress("新渡桥通车\n\n本报讯 桥长860米。".encode()),
    "a.txt.xz": lzma.compress("新渡桥通车\n\n本报讯 桥长860米。".encode()),
    "a.txt.bz2": bz2.compress("新渡桥通车\n\n本报讯 桥长860米。".encode()),
}


def read(raw: bytes, name: str) -> list[Page | Rejected]:
    """Read bytes; what cannot be read must be told as FileUnreadable and in no other way."""
    try:
        return list(pages_of(raw, name))
    except FileUnreadable:
        return []


@settings(max_examples=300, deadline=4000, suppress_health_check=[HealthCheck.too_slow])
@given(scraps, suffixes)
def test_any_bytes_under_any_name_are_read_or_refused(raw: bytes, suffix: str) -> None:
    """Nothing but FileUnreadable is ever raised, and every page has different ids."""
    ids = [
        a.id for page in read(raw, "a" + suffix) if isinstance(page, Page) for a in page.articles
    ]
    assert len(ids) == len(set(ids))


@settings(max_examples=200, deadline=4000)
@given(st.sampled_from(sorted(WHOLE)), st.data())
def test_damaged_files_are_read_or_refused(name: str, data: st.DataObject) -> None:
    """Files of every packed format, cut or with bytes changed anywhere, raise nothing else."""
    raw = bytearray(WHOLE[name])
    for _turn in range(data.draw(st.integers(0, 4))):
        raw[data.draw(st.integers(0, len(raw) - 1))] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(0, len(raw)))
    read(bytes(raw[:cut]) if data.draw(st.booleans()) else bytes(raw), name)


LONG: Final = {
    "nested": (b"<div>" * 60_000 + "甲乙。".encode(), "a.html"),
    "tables": (b"<table><tr><td>" * 20_000, "a.html"),
    "comments": (b"<!--" * 100_000, "a.html"),
    "open titles": (b"<title>" * 30_000, "a.html"),
    "enp": (b"<!--enpproperty" * 30_000, "a.html"),
    "xml comments": (b"<!---->" * 580 + b"<", "a.txt"),
    "scripts": (b"<script type=application/ld+json>" * 20_000, "a.html"),
    "heads": (b"---\n" + b"a: b\r\n" * 190, "a.md"),
    "brackets": (b"[" * 200_000, "a.md"),
    "deep yaml": (b"---\na: " + b"[" * 50_000 + b"\n---\n", "a.md"),
    "stars": (b"**" * 200_000, "a.md"),
    "spaces": (b"# " + b" " * 300_000 + b"x", "a.md"),
    "comments md": (b"<!--" * 200_000, "a.md"),
    "mime": (b"MIME-Version: 1.0\n" + b"a: b\n" * 100_000 + b"\ntext/html", "a.mhtml"),
    "streams": (gzip.compress(b"") * 20_000, "a.gz"),
    "links": ("<a href=x>甲</a>".encode() * 20_000, "a.html"),
    "paragraphs": ("<p>甲乙丙丁，戊己庚辛。</p>".encode() * 5_000, "a.html"),
}


@pytest.mark.parametrize("case", LONG)
def test_hostile_files_take_no_longer_than_large_ones(case: str) -> None:
    """Files made to be slow are read or refused within seconds."""
    raw, name = LONG[case]
    start = perf_counter()
    read(raw, name)
    assert perf_counter() - start < 8


def bomb(levels: int) -> bytes:
    """Return a zip in a zip in a zip … around 40 MB of one character."""
    raw = zipped({"a.txt": b"a" * 40_000_000})
    for _level in range(levels):
        raw = zipped({"a.zip": raw})
    return raw


REFUSED: Final = {
    "zip bomb": (bomb(0), "unpacks to far more"),
    "bomb in a bomb": (bomb(1), "unpacks to far more"),
    "gzip bomb": (gzip.compress(b"a" * 60_000_000), "unpacks to far more"),
    "archives in archives": (zipped({"a.zip": zipped({"a.zip": zipped({"a.zip": zipped({"a.zip": zipped({"a.txt": "文"})})})})}), "archives inside archives"),
    "nothing in it": (zipped({"a.exe": b"MZ"}), "no files that can be read"),
    "old Word": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(100), "old Word"),
    "rich text": (rb"{\rtf1\ansi text}", "Rich Text"),
    "picture": (b"\x89PNG\r\n\x1a\n" + bytes(50), "picture"),
    "table": (zipped({"[Content_Types].xml": "", "xl/workbook.xml": "<a/>"}), "office document"),
    "Kindle": (bytes(60) + b"BOOKMOBI" + bytes(40), "Kindle"),
    "empty": (b"", "no text"),
    "scanned": (portable([[], []]), "pictures of pages"),
    "entities": (
        zipped({"word/document.xml": '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}), "declares entities",
    ),
    "book without a package": (
        zipped({"META-INF/container.xml": "<container/>"}), "package is missing",
    ),
    "contents page": ('<html><body><ul><li><a href="1">新渡桥今晨通车，两岸车程缩短</a></ul></body></html>'.encode(), "leads to articles"),
    "page without text": (b"<html><body><img src=a></body></html>", "no text"),
}  # fmt: skip


@pytest.mark.parametrize("case", REFUSED)
def test_what_cannot_be_read_says_why(case: str) -> None:
    """The reason names what the file is, and what can be done follows where anything can."""
    raw, words = REFUSED[case]
    try:
        reasons = [one.reason for one in pages_of(raw, "a.bin") if isinstance(one, Rejected)]
    except FileUnreadable as error:
        reasons = [f"{error.what} {error.remedy}"]
    assert any(words in reason for reason in reasons)


def test_a_locked_archive_asks_for_its_password() -> None:
    """A member's encryption is told, and the others are read."""
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w") as archive:
        archive.writestr("a.txt", "文")
    locked = bytearray(raw.getvalue())
    locked[6] |= 1
    locked[locked.index(b"PK\x01\x02") + 8] |= 1
    with pytest.raises(FileUnreadable, match="encrypted"):
        list(pages_of(bytes(locked), "a.zip"))


NESTED: Final = {
    "messages": b"Content-Type: message/rfc822\n\n" * 1_500,
    "parts": b"".join(
        b"Content-Type: multipart/related; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(1_500)
    ),
}


@pytest.mark.parametrize("case", NESTED)
def test_a_deeply_nested_web_archive_is_refused(case: str) -> None:
    """Parts inside parts beyond all measure are told as damage, not as a failure."""
    raw = b"MIME-Version: 1.0\n" + NESTED[case] + "Content-Type: text/html\n\n<p>桥".encode()
    with pytest.raises(FileUnreadable, match="nested too deeply"):
        list(pages_of(raw, "a.mhtml"))
