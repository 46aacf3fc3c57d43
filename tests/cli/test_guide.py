"""Help, manual and completions say what there is, because they are made from it."""

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from reader import __version__
from reader.cli.commands import COMMANDS, OPEN
from reader.cli.completion import SCRIPTS
from reader.cli.grammar import Command
from reader.cli.guide import WIDTH, help_text
from reader.cli.manual import MANUALS
from reader.messages import choose_language
from reader.text.cells import cell_len
from tests.cli.conftest import ROOT, Program

ALL = (OPEN, *COMMANDS.values())


@pytest.fixture(params=["en", "zh"])
def language(request: pytest.FixtureRequest) -> Iterator[str]:
    """Both languages, then English again."""
    yield choose_language(request.param)
    choose_language("en")


@pytest.mark.parametrize("command", ALL, ids=[command.name or "gxreader" for command in ALL])
def test_help_begins_with_examples_and_fits(command: Command, language: str) -> None:
    """Real command lines come first; no line is wider than a terminal of 80 columns."""
    lines = help_text(command).splitlines()
    assert lines[1].startswith(f"  gxreader {command.name}".rstrip()) or "$(gxreader" in lines[1]
    assert max(map(cell_len, lines)) <= WIDTH
    assert language in {"en", "zh"}


def test_help_names_every_command_and_exit_code() -> None:
    """The first page of help leaves no command out."""
    text = help_text(OPEN)
    for name in COMMANDS:
        assert re.search(rf"^  {name} ", text, re.MULTILINE)
    assert re.findall(r"^  (\d+) ", text, re.MULTILINE) == ["0", "1", "2", "3", "5", "130"]


def test_help_and_version_are_data(gxreader: Program) -> None:
    """Both go to standard output with exit code 0, wherever they are asked for."""
    assert gxreader("-V").out == f"gxreader {__version__}\n"
    assert gxreader("list", "--version", "--lang", "en").out == f"gxreader {__version__}\n"
    outcome = gxreader("search", "-h")
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out.startswith("Examples\n  gxreader search ")


@pytest.mark.parametrize("name", [name for name, _lines in MANUALS])
def test_the_manual_is_current(name: str) -> None:
    """The pages in docs are what ``python -m reader.cli.manual docs`` writes."""
    written = (ROOT / "docs" / name).read_text(encoding="utf-8")
    assert written == "".join(f"{line}\n" for line in dict(MANUALS)[name]())


def test_the_manual_page_is_sound() -> None:
    """Groff has nothing to complain about."""
    if shutil.which("groff") is None:
        pytest.skip("groff is not installed")
    page = ROOT / "docs" / "gxreader.1"
    done = subprocess.run(
        ["groff", "-man", "-Kutf8", "-Tutf8", "-ww", str(page)], capture_output=True, check=True
    )
    assert done.stderr == b""


@pytest.mark.parametrize("shell", SCRIPTS)
def test_completions_are_sound(shell: str, tmp_path: Path) -> None:
    """The shell itself can read the script."""
    if shutil.which(shell) is None:
        pytest.skip(f"{shell} is not installed")
    script = tmp_path / "script"
    script.write_text("\n".join(SCRIPTS[shell]()), encoding="utf-8")
    subprocess.run([shell, "-n", str(script)], check=True)


@pytest.mark.parametrize("shell", SCRIPTS)
def test_completions_offer_every_command_and_option(shell: str) -> None:
    """No command and no long option is missing."""
    script = "\n".join(SCRIPTS[shell]())
    for command in COMMANDS.values():
        assert command.name in script
        for option in command.options:
            assert option.flags[-1].lstrip("-") in script


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        (["re"], {"refresh", "remove"}),
        (["list", "--or"], {"--order"}),
        (["list", "--order", "o"], {"oldest"}),
        (["--lang", ""], {"zh", "en"}),
        (["completion", "f"], {"fish"}),
        (["locate", "c"], {"config", "cache"}),
        (["parse", "two w"], {"two words.txt"}),
        (["two"], {"two words.txt"}),
        (["refresh", "two"], set()),
    ],
)
def test_bash_completes(typed: list[str], offered: set[str], tmp_path: Path) -> None:
    """Bash offers commands, options, their values and files, names with spaces whole."""
    (tmp_path / "two words.txt").touch()
    words = " ".join(f"'{word}'" for word in ["gxreader", *typed])
    script = "\n".join(SCRIPTS["bash"]())
    drive = (
        f"{script}\nCOMP_WORDS=({words}); COMP_CWORD={len(typed)}; _gxreader\n"
        'printf "%s\\n" "${COMPREPLY[@]}"\n'
    )
    done = subprocess.run(
        ["bash", "--norc"],
        input=drive,
        cwd=tmp_path,
        env={"PATH": os.environ["PATH"]},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stderr == ""
    assert {line for line in done.stdout.splitlines() if line} == offered
