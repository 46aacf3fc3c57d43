"""What kinds of figures are called in the interface."""

from typing import Final

from reader.messages import N_, _
from reader.model import FigureKind

KIND_NAMES: Final = {
    FigureKind.MONEY: N_("money"),
    FigureKind.PEOPLE: N_("people"),
    FigureKind.COUNT: N_("count"),
    FigureKind.AREA: N_("area"),
    FigureKind.LENGTH: N_("length"),
    FigureKind.WEIGHT: N_("weight"),
    FigureKind.VOLUME: N_("volume"),
    FigureKind.ENERGY: N_("energy"),
    FigureKind.POWER: N_("power"),
    FigureKind.SPEED: N_("speed"),
    FigureKind.TEMPERATURE: N_("temperature"),
    FigureKind.AGE: N_("age"),
    FigureKind.PERCENT: N_("percent"),
    FigureKind.RATIO: N_("ratio"),
    FigureKind.RATE: N_("rate"),
    FigureKind.DURATION: N_("duration"),
    FigureKind.DATE: N_("date"),
    FigureKind.ORDINAL: N_("ordinal"),
    FigureKind.FORMULA: N_("formula"),
    FigureKind.NUMBER: N_("number"),
}


def kind_name(kind: FigureKind) -> str:
    """Return the name of a kind of figure in the chosen language."""
    return _(KIND_NAMES[kind])
