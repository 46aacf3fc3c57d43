"""A fast start: what was compiled is remembered, what is never used is not imported."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.terminal.pseudo import ROOT

COMPILES = """
import re, sys
from reader.recall import keep, recall
recall()
from dataclasses import dataclass
made = []
real = compile
@dataclass(frozen=True, slots=True, order=True)
class Point:
    x: int
    y: str = "甲"
    def __post_init__(self): made.append(self)
pattern = re.compile(r"(?P<year>\\d{4})年(\\d+)月|ſ+", re.IGNORECASE)
found = pattern.search("记2024年3月")
print(Point(1), Point(1) == Point(1), Point(1) < Point(2), hash(Point(1)) == hash(Point(1)))
print(pattern.flags, pattern.groupindex, found.groups(), found["year"], pattern.search("s") is not None)
keep()
"""


def run(code: str, cache: Path, **environ: str) -> str:
    """Run ``code`` with its cache folder at ``cache`` and return what it prints."""
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "XDG_CACHE_HOME": str(cache), "PYTHONPATH": str(ROOT)} | environ,
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout


def kept_file(cache: Path) -> Path:
    """Return the file that holds what was compiled."""
    return cache / "gxreader" / f"compiled.{sys.implementation.cache_tag}"


def test_what_was_compiled_is_remembered_and_works_the_same(tmp_path: Path) -> None:
    """Dataclasses and patterns made from the file behave as those compiled anew."""
    first = run(COMPILES, tmp_path)
    written = kept_file(tmp_path).stat().st_mtime_ns
    assert run(COMPILES, tmp_path) == first
    assert kept_file(tmp_path).stat().st_mtime_ns == written  # nothing new, nothing written


@pytest.mark.parametrize("damage", ["cut", "flipped", "emptied", "other build", "shared"])
def test_a_file_that_cannot_be_trusted_is_passed_over(tmp_path: Path, damage: str) -> None:
    """A cut, changed, empty, foreign or writable file is compiled over, and written anew."""
    first = run(COMPILES, tmp_path)
    file = kept_file(tmp_path)
    whole = file.read_bytes()
    file.write_bytes(
        {
            "cut": whole[:-100],
            "flipped": whole[:-9] + bytes([whole[-9] ^ 1]) + whole[-8:],
            "emptied": b"",
            "other build": b"1 2.7" + whole[5:],
            "shared": whole,
        }[damage]
    )
    if damage == "shared":
        file.chmod(0o666)
    assert run(COMPILES, tmp_path) == first
    assert file.read_bytes()[:10] == whole[:10]
    assert not file.stat().st_mode & 0o022


def test_a_cache_folder_that_cannot_be_written_does_no_harm(tmp_path: Path) -> None:
    """Where nothing can be kept, everything is compiled."""
    (tmp_path / "gxreader").write_text("a file where the folder should be", encoding="utf-8")
    assert "True" in run(COMPILES, tmp_path)


def test_textual_is_imported_without_what_is_never_used(tmp_path: Path) -> None:
    """No command palette, no trees, no network; afterwards the true modules can be had."""
    code = (
        "import sys\n"
        "from reader.tui.terminal.spare import STAND_INS, MISSING, lean_imports\n"
        "with lean_imports(): import reader.tui.app\n"
        "print([n for n in (*STAND_INS, *MISSING, 'textual.types', 'textual.widgets._select',"
        " 'rich.traceback', 'rich.syntax', 'markdown_it', 'pygments', 'reader.figures',"
        " 'reader.parsing') if n in sys.modules])\n"
        "import gc; print(gc.isenabled())\n"
        "import ssl, rich.table\n"
        "print(rich.table.Table().columns, ssl.OPENSSL_VERSION != '')\n"
    )
    assert run(code, tmp_path) == "[]\nFalse\n[] True\n"


def test_the_stand_ins_fit_the_pinned_textual(tmp_path: Path) -> None:
    """Every name that a stand-in has is in the true module."""
    code = (
        "from importlib import import_module\n"
        "from reader.tui.terminal.spare import STAND_INS\n"
        "print([(m, n) for m, names in STAND_INS.items() for n in names"
        " if not hasattr(import_module(m), n)])\n"
    )
    assert run(code, tmp_path) == "[]\n"
