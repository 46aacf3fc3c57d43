"""Styles as the terminal knows them, and the shortest way from one to the next (ECMA-48 SGR)."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from rich.color import ColorSystem
from rich.style import Style

_ATTRIBUTES: Final = (
    ("bold", "1"),
    ("dim", "2"),
    ("italic", "3"),
    ("underline", "4"),
    ("blink", "5"),
    ("blink2", "6"),
    ("reverse", "7"),
    ("conceal", "8"),
    ("strike", "9"),
    ("underline2", "21"),
    ("frame", "51"),
    ("encircle", "52"),
    ("overline", "53"),
)
"""Rich's name of an attribute and the code that turns it on."""
_OFF: Final = {
    "1": "22",
    "2": "22",
    "3": "23",
    "4": "24",
    "5": "25",
    "6": "25",
    "7": "27",
    "8": "28",
    "9": "29",
    "21": "24",
    "51": "54",
    "52": "54",
    "53": "55",
}
"""The code that turns an attribute off; some turn off two."""
_SEEN_ON_SPACE: Final = frozenset({"4", "7", "9", "21", "51", "52", "53"})
_DEFAULT_COLORS: Final = frozenset({"39", "49"})


_TERM_COLORS: Final = {"kitty": ColorSystem.EIGHT_BIT, "256color": ColorSystem.EIGHT_BIT}
"""What the end of TERM says of a terminal's colours; Rich's table."""


def colors_of(environ: Mapping[str, str]) -> ColorSystem | None:
    """Return the colours that the terminal has, None for none, as Rich and Textual find them."""
    if "NO_COLOR" in environ:
        return None
    if environ.get("COLORTERM", "").strip().lower() in {"truecolor", "24bit"}:
        return ColorSystem.TRUECOLOR
    end = environ.get("TERM", "").strip().lower().rpartition("-")[2]
    return _TERM_COLORS.get(end, ColorSystem.STANDARD)


@dataclass(frozen=True, slots=True)
class Look:
    """How a cell looks: SGR codes of its attributes, its colour and its background's."""

    attributes: frozenset[str] = frozenset()
    color: str = ""
    background: str = ""

    @property
    def on_space(self) -> "Look":
        """The part of the look that a space shows."""
        attributes = self.attributes & _SEEN_ON_SPACE
        return Look(attributes, self.color if attributes else "", self.background)

    @property
    def erasable(self) -> bool:
        """Whether a space of this look is what erasing leaves, on a terminal that fills colour."""
        return not self.attributes and not self.color


PLAIN: Final = Look()


@lru_cache(maxsize=4096)
def look_of(style: Style | None, colors: ColorSystem | None) -> Look:
    """Return how ``style`` looks with ``colors``; without, only attributes are left."""
    if style is None:
        return PLAIN
    attributes = frozenset(code for name, code in _ATTRIBUTES if getattr(style, name))
    if colors is None:
        return Look(attributes)
    return Look(attributes, _color(style, colors, True), _color(style, colors, False))


def _color(style: Style, colors: ColorSystem, foreground: bool) -> str:
    color = style.color if foreground else style.bgcolor
    if color is None:
        return ""
    codes = color.downgrade(colors).get_ansi_codes(foreground)
    return "" if _DEFAULT_COLORS.issuperset(codes) else ";".join(codes)


@lru_cache(maxsize=4096)
def transition(before: Look, after: Look) -> str:
    """Return the shortest sequence that turns ``before`` into ``after``."""
    if before == after:
        return ""
    changed = ";".join(_changes(before, after))
    afresh = ";".join(("", *_codes(after)))
    codes = min((afresh, changed), key=len)
    return f"\x1b[{'' if codes == ';' else codes}m"


def _codes(look: Look) -> list[str]:
    return [code for code in (*sorted(look.attributes), look.color, look.background) if code]


def _changes(before: Look, after: Look) -> list[str]:
    off = {_OFF[code] for code in before.attributes - after.attributes}
    on = [code for code in after.attributes if code not in before.attributes or _OFF[code] in off]
    codes = [*sorted(off), *sorted(on)]
    if after.color != before.color:
        codes.append(after.color or "39")
    if after.background != before.background:
        codes.append(after.background or "49")
    return codes
