"""The wheel and the sdist: built here, installed elsewhere, run there."""

import os
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a freshly built wheel and sdist."""
    folder = tmp_path_factory.mktemp("dist")
    subprocess.run(
        [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(folder), str(ROOT)],
        check=True,
        capture_output=True,
    )
    return folder


@pytest.fixture(scope="module")
def installed(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that holds nothing but the installed wheel."""
    folder = tmp_path_factory.mktemp("installed")
    wheel = next(built.glob("*.whl"))
    subprocess.run(
        [
            *(sys.executable, "-m", "pip", "install", "-q", "--no-deps", "--no-index"),
            *("--target", str(folder), str(wheel)),
        ],
        check=True,
        capture_output=True,
    )
    return folder


def run_installed(installed: Path, home: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the installed copy from a folder that knows nothing of the checkout."""
    environ = {
        "PATH": os.environ["PATH"],
        "HOME": str(home),
        "PYTHONPATH": str(installed),
        "LANG": "C.UTF-8",
    }
    return subprocess.run(
        [sys.executable, "-m", "reader", *arguments],
        cwd=home,
        env=environ,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def test_wheel_holds_styles_samples_and_messages(built: Path) -> None:
    """Everything the program reads at run time lies inside the wheel's `reader/`."""
    names = set(zipfile.ZipFile(next(built.glob("*.whl"))).namelist())
    assert "reader/styles/screen.tcss" in names
    assert "reader/styles/themes/terminal.toml" in names
    assert "reader/locale/zh/LC_MESSAGES/gxreader.mo" in names
    assert any(name.startswith("reader/articles/") and name.endswith(".txt") for name in names)
    assert not [name for name in names if name.startswith("tests/")]


def test_sdist_holds_what_a_builder_needs(built: Path) -> None:
    """The sdist holds sources, samples, tests and the lock."""
    with tarfile.open(next(built.glob("*.tar.gz"))) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    assert {"pyproject.toml", "Makefile", "requirements-dev.lock", "LICENSE"} <= names
    assert any(name.startswith("articles/") for name in names)


def test_installed_program_runs_elsewhere(installed: Path, tmp_path: Path) -> None:
    """From another folder the installed copy runs, and finds its own samples."""
    version = run_installed(installed, tmp_path, "--version")
    assert version.returncode == 0
    assert version.stdout.startswith("gxreader ")
    samples = sorted((installed / "reader" / "articles").rglob("*.txt"))
    parsed = run_installed(installed, tmp_path, "parse", "--json", str(samples[0]))
    assert parsed.returncode == 0
    assert '"articles"' in parsed.stdout
    listed = run_installed(installed, tmp_path, "list", "--limit", "3", "--json")
    assert listed.returncode == 0, listed.stderr
    assert '"version":' in listed.stdout.replace('"version": ', '"version":')
