"""Words: jieba's dictionary, loaded late, cut alike by both implementations."""

import subprocess
import sys
from pathlib import Path

import pytest

from reader.text import words as module
from reader.text.words import words

TEXT = "海州市粮食产量增长5.2%，人民代表大会制度研究会GDP报告说，三百万吨码头开通。张小舟1号线"


def test_words_come_without_punctuation() -> None:
    """Search mode gives the words inside longer words too, and no signs."""
    found = words(TEXT)
    assert {"粮食", "产量", "人民代表大会", "代表", "gdp"} <= {word.lower() for word in found}
    assert all(word.isalnum() for word in found)


def test_both_implementations_cut_alike(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An index made with one is good for the other, and nothing is left outside the user's cache."""
    pytest.importorskip("rjieba")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    slow = [word for word in module._python_cutters()[0](TEXT) if word.isalnum()]
    assert slow == words(TEXT)
    assert [path.name for path in tmp_path.rglob("*.cache")] == ["jieba.cache"]


def test_importing_loads_no_dictionary() -> None:
    """The module costs nothing until words are asked for."""
    code = "import sys, reader.text.words; sys.exit(any('jieba' in name for name in sys.modules))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
