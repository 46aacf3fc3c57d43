"""The units table and its cost."""

import subprocess
import sys
from decimal import Decimal

import pytest

from reader.figures.units import canonical, unit_at, unit_table
from reader.model import Quantity
from tests.lab import lab_path


def test_normal_forms_are_those_of_the_reference_table() -> None:
    """Every surface form has a normal form that the reference inventory gives it."""
    rows = lab_path("figures/units_zh.tsv").read_text(encoding="utf-8").splitlines()[1:]
    allowed: dict[str, set[str]] = {}
    for surface, _kind, normal, *_rest in (row.split("\t") for row in rows if row):
        allowed.setdefault(surface, set()).add(normal)
    kept = {"名", "位", "折", "成"}  # printed classifiers stay, tenths are told as tenths
    by_context = {
        "日",
        "分",
        "度",
    }  # a date and a duration; money, minutes and points; heat and power
    table = unit_table()
    asked = (allowed.keys() & table.keys()) - kept - by_context
    assert {name for name in asked if table[name].normal not in allowed[name]} == set()


def test_the_longest_unit_wins() -> None:
    """平方米 is not 平方, 人次 not 人, 个百分点 not 个."""
    for text in ("平方米", "人次", "个百分点", "公里/小时", "万人次"[1:]):
        unit = unit_at(text, 0)
        assert unit is not None
        assert unit.surface == text


def test_latin_units_do_not_run_on() -> None:
    """5G is no gram and 12Mini no metre."""
    assert unit_at("Gbit", 0) is None
    assert unit_at("mini", 0) is None


@pytest.mark.parametrize(
    ("value", "unit", "wanted", "base"),
    [("15", "亩", "1", "公顷"), ("3", "里", "1500", "米"), ("2", "平方公里", "2000000", "平方米")],
)
def test_conversion_on_demand(value: str, unit: str, wanted: str, base: str) -> None:
    """Printed units convert by the table's factors."""
    assert canonical(Quantity(Decimal(value), unit)) == Quantity(Decimal(wanted), base)


def test_the_module_needs_nothing_heavy() -> None:
    """Importing the engine loads only the standard library and our own model."""
    code = (
        "import sys; before = set(sys.modules); import reader.figures;"
        "print(' '.join(sorted(set(sys.modules) - before)))"
    )
    loaded = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    ).stdout.split()
    ours = {name for name in loaded if name.startswith("reader")}
    others = {name.split(".")[0] for name in loaded} - {"reader"} - set(sys.stdlib_module_names)
    assert ours
    assert {name for name in others if not name.startswith("_")} == set()
