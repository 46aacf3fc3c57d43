"""Claims about config.toml: what is right is used, what is wrong is told and harms nothing else."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.config import SETTINGS, Settings, load_settings
from reader.model import ListOrder

SOUND = """
language = "zh"
measure = 32
ambiguous_width = "wide"
mouse = true
justify = true
indent = false
list_order = "figures"
open_last = true
editor = "vim -R"

[keys]
"article.next" = ["n", "f4"]
quit = "x"
"""

MISTAKES = [
    ('langauge = "zh"', ("langauge", "language")),
    ("zzz = 1", ("zzz", "measure")),
    ('measure = "40"', ("measure", "10", "200", "'40'")),
    ("measure = 5000", ("measure", "5000")),
    ("measure = true", ("measure", "true")),
    ("mouse = 1", ("mouse", "true or false")),
    ('theme = "no such theme!"', ("theme",)),
    ('list_order = "random"', ("list_order", "newest", "longest")),
    ("editor = 3", ("editor", "text")),
    ("keys = 3", ("keys", "table")),
    ("[keys]\nquit = 3", ("keys.quit",)),
    ('[keys]\nquit = [""]', ("keys.quit",)),
    ("measure = 32\nmouse = ", ("line 2", "TOML")),
    ('editor = "', ("TOML",)),
    ("editor = " + "[" * 100_000, ("cannot be read",)),
    ("measure = " + "9" * 5000, ("measure", "cannot be read")),
]


def _written(folder: Path, text: str) -> Path:
    path = folder / "config.toml"
    path.write_text(text, "utf-8")
    return path


def test_every_setting_can_be_set(tmp_path: Path) -> None:
    """A sound file sets every field and draws no complaint."""
    settings, complaints = load_settings(_written(tmp_path, SOUND), {})
    assert complaints == ()
    assert settings == Settings(
        language="zh",
        measure=32,
        ambiguous_width="wide",
        mouse=True,
        justify=True,
        indent=False,
        list_order=ListOrder.FIGURES,
        open_last=True,
        keys={"article.next": ("n", "f4"), "quit": ("x",)},
        editor="vim -R",
    )


def test_a_missing_file_is_no_mistake(tmp_path: Path) -> None:
    """Without a file the defaults hold and nothing is said."""
    assert load_settings(tmp_path / "none.toml", {}) == (Settings(), ())


@pytest.mark.parametrize(("text", "words"), MISTAKES, ids=[text[:20] for text, _ in MISTAKES])
def test_a_mistake_is_told_and_keeps_the_default(
    tmp_path: Path, text: str, words: tuple[str, ...]
) -> None:
    """One sentence names the file and what was expected; the setting keeps its default."""
    path = _written(tmp_path, text)
    settings, complaints = load_settings(path, {})
    assert settings == Settings()
    assert len(complaints) == 1
    assert complaints[0].startswith(str(path))
    assert any(word in complaints[0] for word in words)
    assert words[0] in complaints[0] or "cannot be read" in complaints[0]


def test_one_mistake_leaves_its_neighbours_alone(tmp_path: Path) -> None:
    """Keys beside a wrong one are used, in the keymap too."""
    path = _written(tmp_path, 'measure = 0\nmouse = true\n[keys]\nquit = 3\nhelp = "h"\n')
    settings, complaints = load_settings(path, {})
    assert settings == Settings(mouse=True, keys={"help": ("h",)})
    assert len(complaints) == 2


def test_the_environment_goes_before_the_file(tmp_path: Path) -> None:
    """GXREADER_<SETTING> overrides the file, with switches and numbers understood."""
    path = _written(tmp_path, "measure = 32\nmouse = true")
    environ = {"GXREADER_MEASURE": "60", "GXREADER_MOUSE": "off", "GXREADER_LANGUAGE": "en"}
    settings, complaints = load_settings(path, environ)
    assert settings == Settings(measure=60, mouse=False, language="en")
    assert complaints == ()


@pytest.mark.parametrize(
    ("variable", "value"),
    [("GXREADER_MEASURE", "wide"), ("GXREADER_MOUSE", "maybe"), ("GXREADER_MEASURE", "²" * 9)],
)
def test_a_wrong_variable_is_told(tmp_path: Path, variable: str, value: str) -> None:
    """A variable with a wrong value is named, and ignored."""
    settings, complaints = load_settings(tmp_path / "none.toml", {variable: value})
    assert settings == Settings()
    assert len(complaints) == 1
    assert complaints[0].startswith(variable)


@given(content=st.binary(max_size=60))
def test_no_file_raises(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    """Whatever bytes the file holds, settings come back."""
    path = tmp_path_factory.mktemp("settings") / "config.toml"
    path.write_bytes(content)
    settings, _complaints = load_settings(path, {})
    assert isinstance(settings, Settings)


def test_a_folder_in_place_of_the_file_is_told(tmp_path: Path) -> None:
    """A path that cannot be read as a file gives one sentence."""
    settings, complaints = load_settings(tmp_path, {})
    assert settings == Settings()
    assert "cannot be read" in complaints[0]


def test_a_byte_order_mark_does_no_harm(tmp_path: Path) -> None:
    """A file saved with a BOM is read like any other."""
    path = tmp_path / "config.toml"
    path.write_bytes(b"\xef\xbb\xbfmeasure = 32")
    assert load_settings(path, {}) == (Settings(measure=32), ())


def test_every_setting_is_told_in_the_manual() -> None:
    """Each setting has a sentence, a phrase for its values, and a default that it takes itself."""
    for name, setting in SETTINGS.items():
        assert setting.doc.endswith("."), name
        assert setting.expected(), name
        assert setting.read(setting.default) == setting.default, name
