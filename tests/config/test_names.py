"""Claims about patterns of file names: what they match, and where a mistake in one is."""

from pathlib import Path

import pytest

from reader.config import load_settings
from reader.config.names import PatternMistake, compile_names
from tests.library.conftest import write

MATCHES = [
    (
        "{paper}/{date}/{page}-{section}.txt",
        "/a/河湾日报/2024-05-01/03-要闻.txt",
        ("河湾日报", "03", "要闻"),
    ),
    ("{paper}_{year}{month}{day}_{page}", "x/河湾日报_20240501_A12.txt", ("河湾日报", "A12", None)),
    ("{paper}/*/{page}版*.txt", "河湾日报/旧/7版（扫描）.txt", ("河湾日报", "7", None)),
    (r"(?P<paper>[a-z]+)-p(?P<page>\d+)\.txt", "deep/wanzhou-p12.txt", ("wanzhou", "12", None)),
]


@pytest.mark.parametrize(("pattern", "path", "told"), MATCHES)
def test_the_end_of_a_path_is_matched(
    pattern: str, path: str, told: tuple[str, str, str | None]
) -> None:
    """Templates and regular expressions find their fields whatever folders lie above."""
    match = compile_names(pattern).search(path)
    assert match is not None
    assert tuple(match.groupdict().get(name) for name in ("paper", "page", "section")) == told


def test_another_shape_does_not_match() -> None:
    """A suffix that is named must be there, and a number is a number."""
    assert compile_names("{paper}/{page}.txt").search("河湾日报/03.md") is None
    assert compile_names("{paper}/{page}.txt").search("河湾日报/要闻.txt") is None


@pytest.mark.parametrize(
    ("pattern", "at", "reason"),
    [
        ("{paper}/{pgae}.txt", 10, "pgae is no field"),
        ("{paper}/{page", 9, "without its partner"),
        ("{page}/{page}", 9, "twice"),
        ("pages/*.txt", 1, "no field"),
        ("{year}-{month}/{page}", 21, "day is missing"),
        ("(?P<page>[0-9]+", 1, "unterminated|missing"),
        ("(?P<seite>[0-9]+)", 5, "seite is no field"),
    ],
)
def test_a_mistake_is_told_with_its_place(pattern: str, at: int, reason: str) -> None:
    """The first character that is wrong, counted from 1, and why."""
    with pytest.raises(PatternMistake, match=reason) as caught:
        compile_names(pattern)
    assert caught.value.at == at


def test_a_mistake_in_the_settings_is_told_and_the_default_used(tmp_path: Path) -> None:
    """The sentence names the file, the setting and the character."""
    file = write(tmp_path / "config.toml", 'name_pattern = "{paper}/{seite}.txt"\n')
    settings, (complaint,) = load_settings(file, {})
    assert settings.name_pattern == ""
    assert all(words in complaint for words in (str(file), "name_pattern", "10", "seite"))
