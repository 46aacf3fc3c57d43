"""A fast start: what is never used is not imported, and leaves no trace in what is."""

import os
import subprocess
import sys
from pathlib import Path

from tests.terminal.pseudo import ROOT


def run(code: str, cache: Path) -> str:
    """Run ``code`` with its cache folder at ``cache`` and return what it prints."""
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "XDG_CACHE_HOME": str(cache), "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout


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
