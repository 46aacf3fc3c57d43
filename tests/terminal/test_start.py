"""A fast start: what is never used is not imported, and leaves no trace in what is."""

import os
import subprocess
import sys
from pathlib import Path

from textual.app import App
from textual.screen import Screen

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
        " 'reader.parsing', 'textual.widgets._input') if n in sys.modules])\n"
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


OPENING = (
    "import sys\n"
    "from reader.later import FUNCTIONS, SAME, VALUES, put_off\n"
    "with put_off():\n"
    "    import reader.cli.program, reader.cli.opening\n"
    "    from reader.tui.terminal.spare import lean_imports\n"
    "    with lean_imports(): import reader.tui.picture, reader.tui.app\n"
)


def test_what_is_put_off_is_not_imported_and_still_works(tmp_path: Path) -> None:
    """No module of the table is there after the imports; whoever uses one has the true one."""
    code = OPENING + (
        "print([n for n in (*FUNCTIONS, *VALUES, *SAME) if n in sys.modules and n != 'tokenize'])\n"
        "import pathlib, rich.style, textual.notifications, pickle\n"
        "print(pathlib.PurePosixPath('/a b').as_uri(), pickle.__spec__.name)\n"
        "print(rich.style.Style(meta={'a': 1}).meta, len(textual.notifications.uuid4().hex))\n"
        "import linecache; print(linecache.getline(linecache.__file__, 1) != '')\n"
    )
    assert run(code, tmp_path) == "[]\nfile:///a%20b pickle\n{'a': 1} 32\nTrue\n"


def test_nothing_is_put_off_where_it_is_not_wanted(tmp_path: Path) -> None:
    """The switch back imports everything as Python does."""
    code = OPENING + "print([n for n in (*FUNCTIONS, *VALUES, *SAME) if n not in sys.modules])\n"
    assert run("import os; os.environ['GXREADER_STOCK_START'] = '1'\n" + code, tmp_path) == "[]\n"


def test_what_is_put_off_is_there(tmp_path: Path) -> None:
    """Every name of the tables is in its true module."""
    code = (
        "from importlib import import_module\n"
        "from reader.later import FLAGGED, FLAGS, FUNCTIONS, SAME, VALUES\n"
        "tables = *FUNCTIONS.items(), *VALUES.items(), *SAME.items()\n"
        "print([(m, n) for m, names in tables for n in names"
        " if not hasattr(import_module(m), n)])\n"
        "import dis, sys\n"
        "print(sys.version_info[:2] not in FLAGGED or dis.COMPILER_FLAG_NAMES == FLAGS)\n"
    )
    assert run(code, tmp_path) == "[]\nTrue\n"


def test_what_was_put_off_works_where_it_is_a_base(tmp_path: Path) -> None:
    """The source of a class is found through a class that derives from a stand-in's."""
    code = OPENING + (
        "import inspect, reader.later, ast\n"
        "print(inspect.getsource(reader.later.NodeVisitor).splitlines()[0])\n"
        "print(inspect.CO_COROUTINE, inspect.ast.parse('1').body[0].value.value)\n"
        "print(0 <= reader.later.VALUES['random']['getrandbits'](24) < 2**24)\n"
    )
    assert run(code, tmp_path) == "class NodeVisitor:\n128 1\nTrue\n"


def test_the_pinned_textual_has_what_a_start_needs_of_it() -> None:
    """The first frame is drawn at once, and nothing is mounted for notes that are never shown."""
    app: App[None] = App()
    assert callable(Screen._on_screen_resume)
    assert callable(Screen._compositor_refresh)
    assert Screen().stack_updates == 0
    assert (app._disable_notifications, app._disable_tooltips) == (False, False)
