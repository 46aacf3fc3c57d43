"""Modules from one file: the same program, sooner, and never one that is not meant."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from reader.pieces import FILES
from tests.terminal.pseudo import ROOT

IMPORTS = """
import sys
from reader.gathered import gather, keep_gathered
gather()
import colorsys, example, example.part, inspect, traceback
print(type(colorsys.__spec__.loader).__name__, colorsys.rgb_to_hsv(0, 0, 0), example.WORD)
print(example.part.__package__, example.__path__ == [example.__file__.rpartition('/')[0]])
print(example.part.__file__, example.part.__cached__ == example.part.__spec__.cached)
print(inspect.getsource(example.part.fail).strip().splitlines()[-1].strip())
try: example.part.fail()
except ValueError: print(traceback.format_exc().splitlines()[-2].strip())
keep_gathered()
print([one for one in sys.meta_path if type(one).__name__ == "Gathered"])
"""
PLAIN, KEPT = "SourceFileLoader", "_Loader"


@pytest.fixture
def package(tmp_path: Path) -> Path:
    """A package of our own to import."""
    folder = tmp_path / "places" / "example"
    folder.mkdir(parents=True)
    (folder / "__init__.py").write_text('WORD = "before"\n', encoding="utf-8")
    (folder / "part.py").write_text("def fail():\n    raise ValueError(1)\n", encoding="utf-8")
    return folder


def run(package: Path, *options: str, code: str = IMPORTS, **environ: str) -> str:
    """Import the package in a Python of its own, and return what that prints."""
    places = os.pathsep.join([str(package.parent), str(ROOT)])
    own = {"XDG_CACHE_HOME": str(package.parents[1] / "cache"), "PYTHONPATH": places}
    kept = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    done = subprocess.run(
        [sys.executable, *options, "-c", code],
        env=kept | own | environ,
        capture_output=True,
        text=True,
        check=True,
        timeout=20,
    )
    return done.stdout


def kept_file(package: Path) -> Path:
    """Return the file that holds the modules, else the folder it would be in."""
    folder = package.parents[1] / "cache" / "gxreader"
    return next(folder.glob(f"modules.*.{sys.implementation.cache_tag}"), folder)


def loader(printed: str) -> str:
    """Return who loaded the modules."""
    return printed.split(" ", 1)[0]


def test_the_second_start_imports_the_same_from_the_file(package: Path) -> None:
    """Modules, packages, sources and tracebacks are those of any other program."""
    first, second = run(package), run(package)
    assert (loader(first), loader(second)) == (PLAIN, KEPT)
    assert first.split(" ", 1)[1] == second.split(" ", 1)[1]
    assert second.endswith("raise ValueError(1)\nraise ValueError(1)\n[]\n")


def test_the_file_is_written_only_when_something_is_new(package: Path) -> None:
    """A start like the last one writes nothing."""
    run(package)
    written = kept_file(package).stat().st_mtime_ns
    run(package)
    assert kept_file(package).stat().st_mtime_ns == written


def test_a_source_that_changed_is_imported_anew(package: Path) -> None:
    """It is imported as it is, and kept as it is from then on."""
    run(package)
    (package / "__init__.py").write_text('WORD = "after"\n', encoding="utf-8")
    assert " after\n" in run(package)
    assert " after\n" in run(package)


def test_installations_in_one_home_keep_one_file_each(package: Path, tmp_path: Path) -> None:
    """They do not write over each other's; beyond a few, the one not written for longest goes."""
    folder = package.parents[1] / "cache" / "gxreader"
    places = [str(tmp_path / str(number)) for number in range(FILES + 1)]

    def started(place: str) -> str:
        paths = os.pathsep.join([str(package.parent), str(ROOT), place])
        return loader(run(package, PYTHONPATH=paths))

    assert [started(place) for place in places[:FILES]] == [PLAIN] * FILES
    assert [started(place) for place in places[:FILES]] == [KEPT] * FILES
    assert started(places[-1]) == PLAIN
    assert started(places[-1]) == KEPT
    assert len(list(folder.glob("modules.*"))) == FILES
    assert started(places[0]) == PLAIN


def test_no_file_stays_open(package: Path) -> None:
    """What is kept is closed again, whether it could be used or not."""
    run(package)
    code = (
        "import os; before = os.listdir('/dev/fd')\n"
        "from reader.gathered import gather, keep_gathered\n"
        "gather(); keep_gathered(); print(len(os.listdir('/dev/fd')) - len(before))\n"
    )
    for harm in (lambda _file: None, _cut, _torn, _long, _empty):
        harm(kept_file(package))
        assert run(package, code=code) == "0\n"


def test_a_package_elsewhere_is_not_mistaken(package: Path, tmp_path: Path) -> None:
    """Other places to look in lead to other modules."""
    run(package)
    other = tmp_path / "others" / "example"
    package.parent.rename(tmp_path / "others")
    assert str(other) in run(other)


def _foreign(file: Path) -> None:
    file.chmod(0o622)


def _linked(file: Path) -> None:
    other = file.with_name("other")
    file.rename(other)
    file.symlink_to(other)


def _cut(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:-1000])


def _torn(file: Path) -> None:
    whole = file.read_bytes()
    file.write_bytes(whole[:600] + b"\xff" * 600 + whole[1200:])


def _scattered(file: Path) -> None:
    """Change a byte now and then: what is left looks like code, and would end Python itself."""
    whole = bytearray(file.read_bytes())
    whole[len(whole) // 3 :: 97] = b"\xe3" * len(whole[len(whole) // 3 :: 97])
    file.write_bytes(whole)


def _long(file: Path) -> None:
    """Say that the table of contents is longer than any memory."""
    whole = file.read_bytes()
    at = whole.index(b"\0" * 4)
    file.write_bytes(whole[:at] + b"\x7f" + whole[at + 1 :])


def _empty(file: Path) -> None:
    file.write_bytes(b"")


def _other_python(file: Path) -> None:
    file.write_bytes(file.read_bytes().replace(b"3.", b"9.", 1))


HARMS = [_foreign, _linked, _cut, _torn, _scattered, _long, _empty, _other_python]


@pytest.mark.parametrize("harm", HARMS)
def test_what_is_amiss_is_not_believed(package: Path, harm: Callable[[Path], None]) -> None:
    """Whatever happened to the file, everything is imported as it should be, and kept again."""
    first = run(package)
    harm(kept_file(package))
    assert run(package).split(" ", 1)[1] == first.split(" ", 1)[1]
    assert loader(run(package)) == KEPT


@pytest.mark.parametrize(
    ("options", "environ"), [((), {"GXREADER_STOCK_START": "1"}), (("-B",), {})]
)
def test_nothing_is_kept_where_it_is_not_wanted(
    package: Path, options: tuple[str, ...], environ: dict[str, str]
) -> None:
    """The switch back, and Python's own switch, leave no file."""
    assert loader(run(package, *options, **environ)) == PLAIN
    assert not list(kept_file(package).glob("*"))


def test_a_source_with_the_same_time_and_size_is_not_mistaken(package: Path) -> None:
    """An upgrade may bring other words in as many bytes, under the time of the old ones."""
    source = package / "__init__.py"
    run(package)
    old = source.stat()
    source.write_text('WORD = "behind"\n', encoding="utf-8")
    os.utime(source, ns=(old.st_atime_ns, old.st_mtime_ns))
    for pyc in (package / "__pycache__").iterdir():
        pyc.unlink()  # as an installer does
    assert source.stat().st_size == old.st_size
    assert " behind\n" in run(package)
    assert " behind\n" in run(package)
