"""The one message table: every word that gxreader says, in Chinese and in English.

Sources carry the English sentence; ``reader/locale/zh/LC_MESSAGES/gxreader.po`` its Chinese. A
sentence is looked up when it is said, never when a module is imported, so the language may be
chosen after the imports.
"""

import gettext
import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final

DOMAIN: Final = "gxreader"
LANGUAGES: Final = ("zh", "en")
LOCALE_FOLDER: Final = Path(__file__).parent / "locale"

_translations: gettext.NullTranslations = gettext.NullTranslations()


def _(message: str) -> str:
    """Return ``message`` in the chosen language."""
    return _translations.gettext(message) if message else ""


def ngettext(singular: str, plural: str, count: int) -> str:
    """Return the form of a message for ``count`` things, in the chosen language."""
    return _translations.ngettext(singular, plural, count)


def N_(message: str) -> str:  # noqa: N802 - gettext's own name for "translate later"
    """Mark ``message`` for translation where tables are written; say it with ``_`` later."""
    return message


_ENDS: Final = frozenset(".。!！?？…:：")
_FULL_WIDTH_ENDS: Final = frozenset("。！？：")


def ended(sentence: str) -> str:
    """Return ``sentence`` with a full stop, if it has no end of its own."""
    sentence = sentence.rstrip()
    return sentence if not sentence or sentence[-1] in _ENDS else sentence + _(".")


def joined(*sentences: str) -> str:
    """Join sentences; after a full-width stop no space is needed."""
    whole = ""
    for sentence in filter(None, sentences):
        space = "" if not whole or whole[-1] in _FULL_WIDTH_ENDS else " "
        whole += space + sentence
    return whole


def listed(parts: Iterable[str]) -> str:
    """Join the parts of a list as the chosen language does."""
    return _(", ").join(parts)


def language_of_locale(environ: Mapping[str, str]) -> str:
    """Return the language that the locale variables ask for, else Chinese.

    POSIX order: LC_ALL, LC_MESSAGES, LANG. ``C`` and ``POSIX`` name no language.
    """
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        value = environ.get(name, "")
        if value:
            code = value.split(".")[0].split("_")[0].lower()
            return code if code in LANGUAGES else _fallback(code)
    return "zh"


def _fallback(code: str) -> str:
    return "zh" if code in {"c", "posix"} else "en"


def choose_language(setting: str = "auto", environ: Mapping[str, str] | None = None) -> str:
    """Speak the language of ``setting`` (``zh``, ``en`` or ``auto``); return the one chosen."""
    global _translations  # noqa: PLW0603 - one language per process, chosen once at start
    chosen = (
        setting
        if setting in LANGUAGES
        else language_of_locale(os.environ if environ is None else environ)
    )
    if chosen == "en":
        _translations = gettext.NullTranslations()
    else:
        _translations = gettext.translation(DOMAIN, LOCALE_FOLDER, [chosen], fallback=True)
    return chosen
