"""The program as a person starts it: a process of its own, with folders of its own."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.cli.forked import run_forked

ROOT = Path(__file__).parents[2]
SECONDS = 60
"""The longest a command may take before a test gives up."""

PAGE = """城东图书馆开设夜读课堂

□本报记者 田一禾 通讯员 岑小满

　　6月1日，城东区图书馆的夜读课堂迎来首批学员，共120人，其中新市民占四成。

　　课堂每周两晚，全年投入经费36.5万元，比上年增加8.2%。
"""
"""A page file of our own with one article."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run left behind."""

    code: int
    out: str
    err: str

    @property
    def data(self) -> Any:
        """Standard output as one JSON value."""
        return json.loads(self.out)

    @property
    def lines(self) -> list[Any]:
        """Standard output as JSON lines."""
        return [json.loads(line) for line in self.out.splitlines()]


@dataclass(frozen=True, slots=True)
class Program:
    """gxreader in a folder of its own, speaking English unless told otherwise."""

    home: Path

    def environ(self, **more: str) -> dict[str, str]:
        """Return the process's environment: nothing of the tester's own but the search path."""
        own = {
            "PATH": os.environ["PATH"],
            "HOME": str(self.home),
            "PYTHONPATH": str(ROOT),
            "LC_ALL": "en_US.UTF-8",
            "TERM": "xterm-256color",
        }
        return {name: value for name, value in {**own, **more}.items() if value is not None}

    def start(self, *words: str | bytes, **more: str) -> "subprocess.Popen[bytes]":
        """Start a process with pipes on all three streams."""
        return subprocess.Popen(
            [sys.executable, "-m", "reader", *words],
            cwd=self.home,
            env=self.environ(**more),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )

    @contextmanager
    def running(self, *words: str | bytes, **more: str) -> Iterator["subprocess.Popen[bytes]"]:
        """Start a process and make sure that it ends."""
        with self.start(*words, **more) as process:
            try:
                yield process
            finally:
                process.kill()

    def __call__(self, *words: str | bytes, stdin: str | bytes = b"", **more: str) -> Outcome:
        """Run a command line to its end, on files instead of a terminal."""
        streams = [self.home / f".{name}" for name in ("stdin", "stdout", "stderr")]
        streams[0].write_bytes(stdin.encode() if isinstance(stdin, str) else stdin)
        code = run_forked(list(map(os.fsencode, words)), self.home, self.environ(**more), streams)
        out, err = (path.read_bytes().decode() for path in streams[1:])
        return Outcome(code, out, err)

    def alone(self, *words: str | bytes, stdin: bytes = b"", **more: str) -> Outcome:
        """Run a command line to its end in an interpreter of its own."""
        with self.running(*words, **more) as process:
            out, err = process.communicate(stdin, timeout=SECONDS)
            return Outcome(process.returncode, out.decode(), err.decode())

    def write(self, name: str, text: str | bytes = PAGE) -> Path:
        """Write a file into the program's folder."""
        path = self.home / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path


@pytest.fixture
def gxreader(tmp_path: Path) -> Program:
    """A program that nobody has used yet."""
    return Program(tmp_path)


@pytest.fixture(scope="module")
def stocked(tmp_path_factory: pytest.TempPathFactory) -> Program:
    """A program whose library holds three articles of two papers, two of them from JSON Lines."""
    program = Program(tmp_path_factory.mktemp("stocked"))
    program.write("城东晚报/2024-06-01/01-要闻.txt")
    records = [
        {
            "id": f"n{number}",
            "title": title,
            "body": body,
            "date": f"2024-05-0{number}",
            "source": "河湾日报",
        }
        for number, (title, body) in enumerate(
            [
                ("渡口新桥合龙", "新桥全长860米，总投资2.4亿元，预计明年通车。"),
                ("早稻开镰", "全县早稻种植面积12万亩，比去年多3000亩。\n收割机下田260台。"),
            ],
            1,
        )
    ]
    text = "".join(json.dumps(one, ensure_ascii=False) + "\n" for one in records)
    program.write("news.jsonl", text)
    outcome = program("add", "城东晚报", "news.jsonl")
    assert outcome.code == 0, outcome.err
    return program
