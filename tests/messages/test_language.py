"""Which language is spoken, and that looking words up is safe at any time."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from reader import messages
from reader.messages import N_, _, choose_language, language_of_locale, ngettext


@pytest.fixture(autouse=True)
def _language_restored() -> Iterator[None]:
    """Leave the language of the process as it was."""
    before = messages._translations
    yield
    messages._translations = before


@pytest.mark.parametrize(
    ("environ", "language"),
    [
        ({}, "zh"),
        ({"LANG": ""}, "zh"),
        ({"LANG": "C"}, "zh"),
        ({"LANG": "POSIX"}, "zh"),
        ({"LANG": "C.UTF-8"}, "zh"),
        ({"LANG": "zh_CN.UTF-8"}, "zh"),
        ({"LANG": "zh_TW.Big5"}, "zh"),
        ({"LANG": "zh"}, "zh"),
        ({"LANG": "en_GB.UTF-8"}, "en"),
        ({"LANG": "EN_us"}, "en"),
        ({"LANG": "de_DE.UTF-8"}, "en"),
        ({"LANG": "nonsense"}, "en"),
        ({"LANG": "zh_CN.UTF-8", "LC_MESSAGES": "en_US.UTF-8"}, "en"),
        ({"LC_MESSAGES": "en_US.UTF-8", "LC_ALL": "zh_CN.UTF-8"}, "zh"),
        ({"LANG": "en_US.UTF-8", "LC_MESSAGES": "", "LC_ALL": ""}, "en"),
        ({"LANG": "en_US.UTF-8", "LC_ALL": "C"}, "zh"),
    ],
)
def test_the_locale_chooses_in_posix_order(environ: dict[str, str], language: str) -> None:
    """LC_ALL, LC_MESSAGES, LANG; none and C mean Chinese, a language we do not speak English."""
    assert language_of_locale(environ) == language


@pytest.mark.parametrize("locale", ["zh_CN.UTF-8", "en_US.UTF-8", "de_DE.UTF-8", "C"])
@pytest.mark.parametrize("setting", ["zh", "en"])
def test_the_setting_is_stronger_than_the_locale(setting: str, locale: str) -> None:
    """Whoever names a language gets it."""
    assert choose_language(setting, {"LANG": locale}) == setting


@pytest.mark.parametrize("setting", ["auto", "", "fr"])
def test_without_a_setting_the_locale_chooses(setting: str) -> None:
    """``auto`` and what is no language follow the locale."""
    assert choose_language(setting, {"LANG": "en_US.UTF-8"}) == "en"
    assert choose_language(setting, {"LANG": "zh_CN.UTF-8"}) == "zh"


def test_a_sentence_is_said_in_the_language_chosen_last() -> None:
    """The table is asked when a sentence is said, so the language may change between two."""
    marked = N_("Key figures")
    choose_language("zh")
    assert _(marked) == "关键数字"
    choose_language("en")
    assert _(marked) == "Key figures"
    choose_language("zh")
    assert _(marked) == "关键数字"


@pytest.mark.parametrize(
    ("language", "count", "said"),
    [
        ("en", 0, "0 articles"),
        ("en", 1, "1 article"),
        ("en", 2, "2 articles"),
        ("zh", 0, "0篇"),
        ("zh", 1, "1篇"),
        ("zh", 2, "2篇"),
    ],
)
def test_numbers_take_their_form(language: str, count: int, said: str) -> None:
    """English tells one from many; Chinese does not."""
    choose_language(language)
    assert ngettext("{count} article", "{count} articles", count).format(count=count) == said


def test_an_unknown_sentence_is_said_as_it_is() -> None:
    """A word that is not in the table comes back unchanged; nothing gives nothing."""
    choose_language("zh")
    assert _("no such sentence in the table") == "no such sentence in the table"
    assert _("") == ""  # not the table's header


LOOKUP = """
from reader.messages import _, choose_language, ngettext
print(_("Key figures"), ngettext("{count} article", "{count} articles", 2), sep="|")
choose_language("auto")
print(_("Key figures"))
"""


def _run(code: str, folder: Path, **environ: str) -> list[str]:
    clean = {name: os.environ[name] for name in ("PATH", "PYTHONPATH") if name in os.environ}
    finished = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", code],
        env={**clean, "HOME": str(folder), **environ},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    return finished.stdout.splitlines()


def test_a_lookup_before_the_choice_says_english(tmp_path: Path) -> None:
    """An early failure is told rather than lost: until the choice, sentences stand as written."""
    assert _run(LOOKUP, tmp_path) == ["Key figures|{count} articles", "关键数字"]
    assert _run(LOOKUP, tmp_path, LANG="en_US.UTF-8")[1] == "Key figures"


HELP = "import sys; from reader.__main__ import main; sys.argv[1:] = {argv}; sys.exit(main())"


@pytest.mark.parametrize(
    ("argv", "environ", "config", "heading"),
    [
        (["-h"], {}, "", "示例"),
        (["-h"], {"LC_ALL": "C"}, "", "示例"),
        (["-h"], {"LANG": "en_US.UTF-8"}, "", "Examples"),
        (["-h"], {"LANG": "fr_FR.UTF-8"}, "", "Examples"),
        (["-h"], {"LANG": "en_US.UTF-8"}, 'language = "zh"', "示例"),
        (["-h"], {"GXREADER_LANGUAGE": "en"}, 'language = "zh"', "Examples"),
        (["--lang", "zh", "-h"], {"GXREADER_LANGUAGE": "en"}, "", "示例"),
        (["add", "-h", "--lang=en"], {}, 'language = "zh"', "Examples"),
    ],
)
def test_the_program_speaks_the_language_asked_for(
    argv: list[str], environ: dict[str, str], config: str, heading: str, tmp_path: Path
) -> None:
    """The command line, then the variable, then config.toml, then the locale, then Chinese."""
    folder = tmp_path / "gxreader"
    folder.mkdir()
    (folder / "config.toml").write_text(config, encoding="utf-8")
    told = _run(HELP.format(argv=argv), tmp_path, XDG_CONFIG_HOME=str(tmp_path), **environ)
    assert told[0] == heading
