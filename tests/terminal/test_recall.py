"""What Python compiled at an earlier start: the same as compiled anew, and believed only if ours."""

import dataclasses
import inspect
import os
import re
import subprocess
import sys
import zlib
from pathlib import Path

import pytest

from reader.recall import _GOOD_FOR as GOOD_FOR
from reader.recall import MOST
from tests.terminal.pseudo import ROOT

BEGIN = """
import re, sys, reader.recall
from reader.recall import keep, recall
recall()
from dataclasses import dataclass
"""
COMPILES = (
    BEGIN
    + """
made = []
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
)
SHAPES = (
    BEGIN
    + """
import dataclasses, enum, pickle, re, sys
bases = {}
for options in ({}, {"slots": True}, {"frozen": True}, {"kw_only": True}, {"order": True}, {"eq": False}):
    for default in (1, 2):  # the same texts, each time with other things behind the names
        One = dataclasses.make_dataclass("One", [("a", int, default), ("b", list, dataclasses.field(default_factory=list))], **options)
        one = One(a=default + 5)
        print(options, One(), one, one == One(a=default + 5), One().b is One().b)
        try: one.a = 0
        except dataclasses.FrozenInstanceError: print("frozen")
        try: One(3)
        except TypeError: print("by name only")
class Word(enum.StrEnum):
    YEAR = "年+"
class Text(str): pass
class Loud(str):
    def __eq__(self, other): return True
    __hash__ = str.__hash__
for asked, flags in (
    ("a b", 0), ("a b", re.VERBOSE), ("a b", re.I), ("(?x)a b", 0), (b"a b", 0), (b"a b", re.LOCALE),
    (rb"(?L)\\w+", 0), ("a.b", re.S), ("a.b", 0), ("\\\\w+", re.A), ("\\\\w+", 0), (Word.YEAR, 0),
    (Text("a b"), 0), (Loud("a|b"), 0), ("[^年]{2,3}?(?=月)", re.M), (re.compile("x"), 0),
):
    made = re.compile(asked, flags)
    texts = ("a b", "ab", "A B", "a\\nb", "年年", "三四月")
    texts = [t.encode() if isinstance(made.pattern, bytes) else t for t in texts]
    print(type(made.pattern).__name__, made.flags, [bool(made.search(t)) for t in texts], pickle.loads(pickle.dumps(made)) == made)
for wrong in ("(", "[b-a]", "*"):
    try: re.compile(wrong)
    except re.error as error: print(error.msg, error.pos)
re.compile("debug", re.DEBUG)
print(re.Scanner([("a+", lambda scanner, token: token)]).scan("aab"))
keep()
"""
)


def run(code: str, cache: Path, *options: str, **environ: str) -> str:
    """Run ``code`` with its cache folder at ``cache`` and return what it prints."""
    done = subprocess.run(
        [sys.executable, *options, "-c", code],
        env=_environ(cache) | environ,
        capture_output=True,
        text=True,
        check=True,
        timeout=20,
    )
    return done.stdout


def _environ(cache: Path) -> dict[str, str]:
    own = {"XDG_CACHE_HOME": str(cache), "PYTHONPATH": str(ROOT)}
    return {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"} | own


def kept_file(cache: Path) -> Path:
    """Return the file that holds what was compiled, or would."""
    folder = cache / "gxreader"
    name = f"compiled.{zlib.crc32(GOOD_FOR):08x}.{sys.implementation.cache_tag}"
    return folder / name


@pytest.fixture
def stranger(tmp_path: Path) -> Path:
    """A cache folder whose file, right in all else, prints a word when code in it is run."""
    text = BEGIN + (
        "reader.recall.compile = lambda *_, **__: compile('print(\"foreign\")', 'x', 'exec')\n"
        "try: dataclass(type('Point', (), {'__annotations__': {'x': int}}))\n"
        "except KeyError: pass\n"
        "keep()\n"
    )
    assert "foreign" in run(text, tmp_path)
    return tmp_path


DATACLASS = (
    BEGIN
    + """
try: print("mine", dataclass(type("Point", (), {"__annotations__": {"x": int}}))(4))
except KeyError: print("no dataclass")
"""
)
MINE = "mine Point(x=4)\n"


@pytest.mark.parametrize("code", [COMPILES, SHAPES], ids=["start", "shapes"])
def test_what_was_compiled_is_remembered_and_works_the_same(tmp_path: Path, code: str) -> None:
    """Dataclasses and patterns of all kinds behave as those compiled anew and as Python's own."""
    first = run(code, tmp_path)
    written = kept_file(tmp_path).stat().st_mtime_ns
    assert run(code, tmp_path, PYTHONHASHSEED="7") == first
    assert kept_file(tmp_path).stat().st_mtime_ns == written  # nothing new, nothing written
    assert run(code, tmp_path, GXREADER_STOCK_START="1") == first


VERB = """
import sys
from reader.cli import run
code = run(sys.argv[1:] or ["parse", "SAMPLES"], lambda *_: 0)
print("ended with", code)
""".replace("SAMPLES", str(ROOT / "articles"))


def test_a_verb_keeps_what_it_compiled_for_the_next(tmp_path: Path) -> None:
    """A verb of the command line writes its patterns once; the next one says the same and writes nothing."""
    first = run(VERB, tmp_path)
    written = kept_file(tmp_path).stat().st_mtime_ns
    assert first.endswith("ended with 0\n")
    assert run(VERB, tmp_path) == first == run(VERB, tmp_path, GXREADER_STOCK_START="1")
    assert kept_file(tmp_path).stat().st_mtime_ns == written


def test_a_few_new_patterns_are_not_worth_a_file(tmp_path: Path) -> None:
    """What a query alone made new, and the next one will not ask for, is not written."""
    run(COMPILES.replace("keep()", "keep(least=1000)"), tmp_path)
    assert not kept_file(tmp_path).exists()


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
            "other build": whole.replace(b"GCC", b"XCC", 1),
            "shared": whole,
        }[damage]
    )
    if damage == "shared":
        file.chmod(0o666)
    assert run(COMPILES, tmp_path) == first
    assert file.read_bytes()[:10] == whole[:10]
    assert not file.stat().st_mode & 0o022


def test_the_strangers_file_would_run(stranger: Path) -> None:
    """What the next tests refuse is otherwise believed."""
    assert run(DATACLASS, stranger) == "foreign\nno dataclass\n"


@pytest.mark.parametrize("way", ["link", "hard link", "linked folder", "open folder", "group file"])
def test_a_file_that_others_may_have_put_there_is_not_run(stranger: Path, way: str) -> None:
    """Links, folders where anybody writes, files that a group writes: nothing in them is run."""
    file = kept_file(stranger)
    folder, elsewhere = file.parent, stranger / "elsewhere"
    if way == "link":
        file.rename(elsewhere)
        file.symlink_to(elsewhere)
    elif way == "hard link":
        elsewhere.hardlink_to(file)
    elif way == "linked folder":
        folder.rename(elsewhere)
        folder.symlink_to(elsewhere)
    elif way == "open folder":
        folder.chmod(0o777)
    else:
        file.chmod(0o660)
    assert run(DATACLASS, stranger) == MINE


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give files away")
@pytest.mark.parametrize("given", ["file", "folder"])
def test_a_file_of_somebody_else_is_not_run(stranger: Path, given: str) -> None:
    """A file or a folder that another user owns is passed over, and not written over."""
    file = kept_file(stranger)
    os.chown(file if given == "file" else file.parent, 12_345, 12_345)
    assert run(DATACLASS, stranger) == MINE


def test_a_pipe_or_a_folder_in_its_place_holds_nothing_up(tmp_path: Path) -> None:
    """What is no file is not waited for."""
    file = kept_file(tmp_path)
    file.parent.mkdir()
    os.mkfifo(file)
    assert run(DATACLASS, tmp_path) == MINE
    file.unlink()
    file.mkdir()
    assert run(DATACLASS + "keep()", tmp_path) == MINE
    assert [one.name for one in file.parent.iterdir()] == [file.name]


def test_a_cache_folder_that_cannot_be_written_does_no_harm(tmp_path: Path) -> None:
    """Where nothing can be kept, everything is compiled."""
    (tmp_path / "gxreader").write_text("a file where the folder should be", encoding="utf-8")
    assert "True" in run(COMPILES, tmp_path)


@pytest.mark.parametrize(
    ("options", "environ"), [((), {"GXREADER_STOCK_START": "1"}), (("-B",), {})]
)
def test_nothing_is_written_where_that_is_not_wanted(
    tmp_path: Path, options: tuple[str, ...], environ: dict[str, str]
) -> None:
    """The switch, and Python's own for bytecode, leave no file."""
    run(COMPILES, tmp_path, *options, **environ)
    assert not kept_file(tmp_path).exists()


def test_other_optimizing_is_another_build(tmp_path: Path) -> None:
    """What was compiled with -O is not used without it."""
    run(COMPILES, tmp_path, "-O")
    assert not kept_file(tmp_path).exists()
    run(COMPILES, tmp_path)
    assert len(list(kept_file(tmp_path).parent.iterdir())) == 2


def test_many_writers_leave_one_whole_file(tmp_path: Path) -> None:
    """Processes that start at once harm nothing, and leave nothing lying about."""
    command, environ = [sys.executable, "-c", COMPILES], _environ(tmp_path)
    running = [
        subprocess.Popen(command, env=environ, stdout=subprocess.PIPE, text=True) for _ in range(6)
    ]
    assert len({one.communicate(timeout=30)[0] for one in running}) == 1
    assert not any(one.returncode for one in running)
    assert list(kept_file(tmp_path).parent.iterdir()) == [kept_file(tmp_path)]


def test_only_the_start_is_remembered(tmp_path: Path) -> None:
    """Once the start is kept, Python has its compilers back, and what comes later is not written."""
    code = BEGIN + (
        "stock = reader.recall._stock\n"
        "recall()\n"
        "re.compile('at the start')\n"
        "keep()\n"
        "re.compile('words that somebody looks for')\n"
        "keep()\n"
        "import dataclasses\n"
        "print((re._compiler.compile, re._compiler._sre) == stock, 'exec' in vars(dataclasses))\n"
    )
    assert run(code, tmp_path) == "True False\n"
    kept = kept_file(tmp_path).read_bytes()
    assert b"at the start" in kept
    assert b"words that somebody" not in kept


def test_threads_compile_side_by_side(tmp_path: Path) -> None:
    """Patterns that threads ask for at once are each kept under their own text."""
    code = BEGIN + (
        "from concurrent.futures import ThreadPoolExecutor\n"
        "asked = [f'(?:{n}|甲{n}乙){{1,3}}' for n in range(400)]\n"
        "sys.setswitchinterval(1e-5)\n"
        "with ThreadPoolExecutor(8) as pool: list(pool.map(re.compile, asked))\n"
        "print(all(re.compile(one).fullmatch(f'甲{n}乙') for n, one in enumerate(asked)))\n"
        "keep()\n"
    )
    assert run(code, tmp_path) == "True\n"
    assert run(code, tmp_path) == "True\n"


def test_a_function_that_was_put_off_is_the_true_one_once_it_was_called(tmp_path: Path) -> None:
    """It takes its place in its own class, for those that inherit it too."""
    code = BEGIN + (
        "import dataclasses\n"
        "@dataclass(frozen=True, slots=True)\n"
        "class Point: x: int\n"
        "class Spot(Point): pass\n"
        "before = Point.__eq__\n"
        "print(Spot(1) == Spot(1), Spot(1) == Point(1), Point(1) == Point(2))\n"
        "print(Point.__eq__ is not before, '__eq__' in vars(Spot), Point.__eq__.__qualname__)\n"
        "print(Point.__eq__(Point(1), other=Point(1)), before(Point(1), Point(1)))\n"
        "keep()\n"
        "print(hash(Point(3)) == hash(Point(3)), Point(3), dataclasses.replace(Spot(1), x=2))\n"
        "try: Point(1).x = 2\n"
        "except dataclasses.FrozenInstanceError as error: print(error)\n"
        "@dataclass\n"
        "class After: x: int\n"
        "print(After.__eq__.__code__.co_varnames)\n"
    )
    put_off = hasattr(dataclasses, "_create_fn")  # from Python 3.13 on no function is put off
    told = (
        f"True False False\n{put_off} False Point.__eq__\nTrue True\n"
        "True Point(x=3) Spot(x=2)\ncannot assign to field 'x'\n('self', 'other')\n"
    )
    assert run(code, tmp_path) == told
    assert run(code, tmp_path) == told


def test_a_program_that_makes_patterns_without_end_does_not_grow(tmp_path: Path) -> None:
    """Beyond a number of new ones nothing more is remembered."""
    code = BEGIN + (
        "reader.recall.MOST_NEW = 20\n"
        "for n in range(100): re.compile(f'甲{n}')\n"
        "print(len(reader.recall._memory.fresh))\n"
    )
    assert run(code, tmp_path) == "20\n"


def test_the_whole_program_has_room(tmp_path: Path) -> None:
    """Whatever a start imports, reading pages and working figures out too, is kept at once."""
    code = BEGIN + (
        "import importlib, pkgutil, reader\n"
        "names = [one.name for one in pkgutil.walk_packages(reader.__path__, 'reader.')]\n"
        "for name in names: '__main__' in name or importlib.import_module(name)\n"
        "keep()\n"
    )
    run(code, tmp_path)
    assert 1_000_000 < kept_file(tmp_path).stat().st_size < MOST * 2 // 3


def test_a_file_grown_too_large_keeps_what_was_used(tmp_path: Path) -> None:
    """Beyond the limit, what earlier versions left behind goes; the next start is as fast."""
    run(BEGIN + "for n in range(900): re.compile(f'甲{n}+')\nkeep()\n", tmp_path)
    run(COMPILES, tmp_path)
    grown = kept_file(tmp_path).stat().st_size
    new = COMPILES.replace("keep()", "re.compile('新+')\nkeep()", 1)
    run(new.replace("recall()", f"recall(); reader.recall.MOST = {grown // 2}", 1), tmp_path)
    written = kept_file(tmp_path).stat()
    assert 3_000 < written.st_size < grown // 2
    run(COMPILES, tmp_path)
    assert kept_file(tmp_path).stat().st_mtime_ns == written.st_mtime_ns


def test_what_one_run_needs_is_not_kept_where_even_that_is_too_much(tmp_path: Path) -> None:
    """The file has a bound, whatever a program compiles."""
    run(COMPILES.replace("recall()", "recall(); reader.recall.MOST = 100", 1), tmp_path)
    assert kept_file(tmp_path).stat().st_size < 500


def test_texts_with_one_checksum_are_not_mistaken(tmp_path: Path) -> None:
    """What was asked for is kept with what was made of it, and looked at."""
    code = BEGIN + (
        "reader.recall.zlib = type('', (), {'crc32': staticmethod(lambda *_: 7)})\n"
        "print([re.compile(one).findall('甲乙') for one in ('甲', '乙')])\nkeep()\n"
    )
    assert run(code, tmp_path) == run(code, tmp_path) == "[['甲'], ['乙']]\n"


def test_the_private_names_are_there() -> None:
    """What is stood in for is what this Python uses; another Python must be looked at first."""
    assert "exec(" in inspect.getsource(dataclasses)
    compiler = vars(re)["_compiler"]
    assert "_sre.compile(" in inspect.getsource(compiler.compile)
    assert "_compiler.compile(" in inspect.getsource(re)
    assert compiler._sre.MAGIC
    assert compiler._sre.CODESIZE
