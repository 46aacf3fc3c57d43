"""Starting: settings, language, and no import that is not needed."""

import subprocess
import sys

import pytest

from tests.cli.conftest import Program

HEAVY = ("textual", "rich", "whoosh", "sqlite3", "jieba", "rjieba")

LOOK = """
import sys
from reader.__main__ import main
code = main()
print("loaded", *sorted({name.split(".")[0] for name in sys.modules}), file=sys.stderr)
sys.exit(code)
"""


def loaded(program: Program, *words: str, stdin: bytes = b"") -> set[str]:
    """Run a command line and return the names of the packages it loaded."""
    done = subprocess.run(
        [sys.executable, "-c", LOOK, *words],
        cwd=program.home,
        env=program.environ(),
        input=stdin,
        capture_output=True,
        check=False,
    )
    return set(done.stderr.decode().splitlines()[-1].split()[1:])


@pytest.mark.parametrize(
    ("words", "barred"),
    [
        (("-V",), {*HEAVY, "argparse", "dataclasses", "tomllib", "json"}),
        (("locate",), {*HEAVY, "json"}),
        (("parse", "a.txt", "--json"), {*HEAVY}),
        (("figures", "a.txt", "--json"), {*HEAVY} - {"jieba", "rjieba"}),
        (("figures", "--jsonl"), {*HEAVY} - {"jieba", "rjieba"}),
        (("parse", "a.txt"), {*HEAVY} - {"rich"}),
        (("list",), {"textual", "jieba", "rjieba"}),
        (("search", "夜读"), {"textual"}),
        (("a.txt",), {"textual", "whoosh"}),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_a_verb_loads_what_it_needs(
    gxreader: Program, words: tuple[str, ...], barred: set[str]
) -> None:
    """No verb loads the terminal interface; page verbs load neither database nor index."""
    gxreader.write("a.txt")
    assert not barred & loaded(gxreader, *words)


def test_mistakes_in_the_settings_are_told_and_do_not_stop(gxreader: Program) -> None:
    """A wrong setting is a sentence on standard error; the command runs all the same."""
    gxreader.write(".config/gxreader/config.toml", 'measure = "wide"\nthema = "x"\n')
    outcome = gxreader("locate", "config")
    assert outcome.code == 0
    assert outcome.out == f"{gxreader.home}/.config/gxreader\n"
    first, second = outcome.err.splitlines()
    assert first.startswith("gxreader: ")
    assert "measure" in first
    assert "thema" in second
    gxreader.write(".config/gxreader/config.toml", "[[[")
    assert "this is not TOML" in gxreader("locate").err


@pytest.mark.parametrize(
    ("words", "environ", "language"),
    [
        ((), {"LC_ALL": "zh_CN.UTF-8"}, "zh"),
        ((), {"LC_ALL": "en_GB.UTF-8"}, "en"),
        ((), {"LC_ALL": "C"}, "zh"),
        (("--lang", "zh"), {}, "zh"),
        (("--lang", "en"), {"LC_ALL": "zh_CN.UTF-8"}, "en"),
        ((), {"GXREADER_LANGUAGE": "zh"}, "zh"),
    ],
)
def test_the_language_is_chosen_by_option_then_setting_then_locale(
    gxreader: Program, words: tuple[str, ...], environ: dict[str, str], language: str
) -> None:
    """Help and mistakes, argparse's own words too, are in the language chosen."""
    helped = gxreader(*words, "-h", **environ)
    wrong = gxreader(*words, "list", "--limit", **environ)
    assert (helped.code, wrong.code) == (0, 2)
    english = "Examples" in helped.out, "expected one argument" in wrong.err
    if language == "zh" and all(english):
        pytest.skip("the Chinese table is not compiled here")
    assert english == ((language == "en"), (language == "en"))


def test_a_slip_in_a_command_is_recognised(gxreader: Program) -> None:
    """A missing file that looks like a command is answered with the command."""
    outcome = gxreader("serach", "火炬")
    assert outcome.code == 3
    assert "gxreader search" in outcome.err
