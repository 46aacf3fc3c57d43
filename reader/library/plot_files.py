"""Series as files: PNG and SVG through an extra, CSV and TSV without any.

A drawing names its font: Chinese in a PNG needs a Chinese font on this machine, an SVG keeps its
text as text and is drawn with the fonts of whoever looks at it.
"""

import io
import warnings
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from reader.errors import LibraryUnreadable, UsageError
from reader.library.figure_tables import (
    DELIMITERS,
    entry_cells,
    plain_number,
    write_new,
    write_rows,
    wrong_ending,
)
from reader.messages import _
from reader.model import LabelSeries
from reader.text.plots import Moment, short_amount, strokes

if TYPE_CHECKING:
    from matplotlib.axes import Axes

DRAWINGS: Final = (".png", ".svg")

COLUMNS: Final = (
    *("label", "owner", "period", "value", "unit", "wording", "prints"),
    *("paper", "date", "page", "article", "title", "sentence"),
)

FAMILIES: Final[tuple[str, ...]] = (
    *("Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC", "Source Han Sans CN"),
    *("WenQuanYi Micro Hei", "WenQuanYi Zen Hei", "Microsoft YaHei", "SimHei", "PingFang SC"),
    *("Hiragino Sans GB", "Heiti SC", "STHeiti", "Sarasa Gothic SC", "Noto Serif CJK SC"),
    *("Source Han Serif SC", "SimSun", "Songti SC", "AR PL UMing CN", "Droid Sans Fallback"),
)
"""Families that have Chinese, the better to read in a drawing first."""

LOOK: Final = MappingProxyType(
    {"svg.fonttype": "none", "svg.hashsalt": "gxreader", "axes.unicode_minus": False}
)

SIZE: Final = (8.0, 4.5)
"""Inches."""

DOTS_PER_INCH: Final = 150

COLOURS: Final = ("tab:blue", "tab:orange", "tab:green", "tab:red", "tab:purple", "tab:brown")
"""One for each of the owners that are named; the points of all others have ``OTHERS``."""

OTHERS: Final = "tab:gray"


def write_series(path: Path, series: LabelSeries) -> None:
    """Write a series as ``path``: a drawing or a table, by its ending.

    Raises:
        UsageError: the ending is none of ours, there is such a file, or the extra is missing.
        LibraryUnreadable: there is no Chinese font, or the file cannot be written.
    """
    check_ending(path)
    ending = path.suffix.lower()
    if ending in DELIMITERS:
        write_rows(path, COLUMNS, series_rows(series))
    else:
        write_new(path, drawn(series, ending.removeprefix(".")))


def check_ending(path: Path) -> None:
    """Raise UsageError where the ending of a name does not say what to write of a series."""
    endings = (*DRAWINGS, *DELIMITERS)
    if path.suffix.lower() not in endings:
        raise wrong_ending(path, endings)


def series_rows(series: LabelSeries) -> Iterator[Mapping[str, object]]:
    """Yield a row of ``COLUMNS`` for every point of a series."""
    for point in series.points:
        yield {
            **entry_cells(point.entry),
            "label": series.label,
            "owner": point.owner,
            "period": point.period,
            "value": plain_number(point.value),
            "unit": series.unit,
            "prints": point.prints,
        }


def drawn(series: LabelSeries, form: str) -> bytes:
    """Return a series drawn as ``png`` or ``svg``; raises as ``write_series`` does."""
    matplotlib = _matplotlib()
    family = _family(needed=form == "png")
    look = {**LOOK, "font.family": [*family, "sans-serif"]}
    with matplotlib.rc_context(look), warnings.catch_warnings():
        from matplotlib.figure import Figure

        warnings.simplefilter("ignore")  # letters missing in a font that only measures an SVG
        canvas = Figure(figsize=SIZE, dpi=DOTS_PER_INCH, layout="constrained")
        _draw(canvas.add_subplot(), series)
        content = io.BytesIO()
        canvas.savefig(content, format=form, metadata={"Date": None} if form == "svg" else None)
    return content.getvalue()


def _draw(axes: "Axes", series: LabelSeries) -> None:
    colours = dict(zip(series.owners, COLOURS, strict=False))
    for number, owner in enumerate(("", *series.owners)):
        own = [point for point in series.points if point.owner == owner]
        points = [(point.day, point.value) for point in own]
        for pair in strokes(points, [owner] * len(points)):
            _plot(axes, pair, colours.get(owner, OTHERS), linestyle="-")
        named = {"label": owner} if 0 < number <= len(COLOURS) else {}
        _plot(axes, points, colours.get(owner, OTHERS), marker="o", linestyle="", **named)
    if series.owners:
        axes.legend()
    axes.set_title(f"{series.label}（{series.unit}）" if series.unit else series.label)
    axes.yaxis.set_major_formatter(lambda amount, _tick: short_amount(Decimal(str(float(amount)))))
    axes.grid(visible=True, alpha=0.3)
    axes.margins(y=0.15)
    for label in axes.get_xticklabels():
        label.set_rotation(20)


def _plot(axes: "Axes", moments: Sequence[Moment], colour: str, **look: Any) -> None:
    days: list[Any] = [day for day, _amount in moments]
    axes.plot(days, [float(amount) for _day, amount in moments], color=colour, **look)


def _matplotlib() -> Any:
    """Return matplotlib. Raises UsageError when the extra is not installed."""
    try:
        import matplotlib as mpl
    except ImportError as error:
        raise UsageError(
            _("Drawings need an extra"),
            _("plots as PNG and SVG are not installed."),
            _("Install them with `pip install 'gxreader[plot]'`; .csv and .tsv need nothing."),
        ) from error
    return mpl


def _family(*, needed: bool) -> list[str]:
    """Return the first family with Chinese that this machine has.

    Raises LibraryUnreadable when there is none and one is ``needed``.
    """
    from matplotlib.font_manager import fontManager

    known = {font.name: font.fname for font in fontManager.ttflist}
    found = [family for family in FAMILIES if family in known]
    if not found:
        found = [family for family, path in sorted(known.items()) if _has_chinese(path)]
    if needed and not found:
        raise LibraryUnreadable(
            _("No Chinese font"),
            _("no font with Chinese characters was found on this machine."),
            _("Install one (fonts-noto-cjk), or write .svg, which needs none here."),
        )
    return found[:1]


def _has_chinese(path: str) -> bool:
    """Tell whether a font has the letters of a drawing."""
    from matplotlib.ft2font import FT2Font

    try:
        letters = FT2Font(path).get_charmap()
    except (OSError, RuntimeError):
        return False
    return set(map(ord, "数字万亿")) <= set(letters)
