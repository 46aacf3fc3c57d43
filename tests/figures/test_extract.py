"""The extractor's API: spans, offsets, breaks, records, bounds."""

import json
import time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.figures import canonical, extract_figures, extract_from_text, figure_record
from reader.model import Approx, FigureKind, Quantity

NEWSY = "0123456789.,％%一二两三十百千万亿几多余半近约超年月日季至—元亩人次个家倍成折分之点第上下前今去的，。（）“”:+/ \n增长共"


@given(st.text(alphabet=NEWSY, max_size=80))
def test_every_span_cuts_its_wording_out_of_its_paragraph(text: str) -> None:
    """Whatever the text, spans and wordings agree, in both APIs, and do not overlap."""
    paragraphs = text.split("\n")
    for figure in extract_figures(paragraphs, "2024-03-05"):
        span = figure.span
        assert paragraphs[span.paragraph][span.start : span.stop] == figure.wording
        assert figure.sentence.start <= span.start < span.stop <= figure.sentence.stop
    last = 0
    for start, stop, figure in extract_from_text(text, "2024-03-05"):
        assert text[start:stop] == figure.wording
        assert start >= last
        last = stop
        json.dumps(figure_record(start, stop, figure))


@pytest.mark.parametrize(
    "attack",
    [
        "一",
        "十万",
        "9",
        "9,999",
        "百分之",
        "1+",
        "3:",
        "1、",
        "至5个",
        "(",
        "“",
        "2022年",
        "零点",
        "每",
        "1.",
        "近",
        "5天",
        " 1",
    ],
)
def test_twenty_thousand_characters_take_less_than_half_a_second(attack: str) -> None:
    """No run of any kind makes the reader slow or fail."""
    text = (attack * 20_000)[:20_000]
    began = time.process_time()
    extract_from_text(text)
    assert time.process_time() - began < 0.5


def test_a_unit_cut_by_a_column_break_is_read_whole() -> None:
    """人次 split over a break is one unit, and the wording holds the break."""
    body = "当天的灯会吸引了市民，观灯人数3400余人\n\n次，创下新高。"
    ((start, stop, figure),) = extract_from_text(body)
    assert body[start:stop] == figure.wording == "3400余人\n\n次"
    assert figure.quantity == Quantity(Decimal(3400), "人次")


def test_a_record_has_the_fields_scripts_read() -> None:
    """The record is flat JSON: number, unit, kind, approximation, label, key."""
    ((start, stop, figure),) = extract_from_text("新校区占地近210亩。")
    assert figure_record(start, stop, figure) == {
        "start": 5,
        "end": 10,
        "text": "近210亩",
        "value": 210,
        "unit": "亩",
        "kind": "area",
        "approx": "nearly",
        "change": None,
        "label": "新校区占地",
        "key": True,
    }


@pytest.mark.parametrize(
    ("quantity", "base"),
    [
        (Quantity(Decimal(15), "亩"), Quantity(Decimal(1), "公顷")),
        (Quantity(Decimal(3), "斤"), Quantity(Decimal("1.5"), "千克")),
        (
            Quantity((Decimal(2), Decimal(3)), "公里"),
            Quantity((Decimal(2000), Decimal(3000)), "米"),
        ),
        (Quantity(Decimal(5), "名"), Quantity(Decimal(5), "人")),
        (Quantity("2023-05", ""), Quantity("2023-05", "")),
        (Quantity(Decimal(5), "没有的单位"), Quantity(Decimal(5), "没有的单位")),
    ],
)
def test_canonical_converts_to_base_units(quantity: Quantity, base: Quantity) -> None:
    """Conversion happens on demand, by the units table."""
    assert canonical(quantity) == base


def test_dates_take_their_year_from_the_issue() -> None:
    """Months and days are resolved against the day of issue, else the year stays open."""
    dates = {
        day: extract_figures(["6月25日开工。"], day)[0].quantity.value for day in ("", "2023-06-30")
    }
    assert dates == {"": "XXXX-06-25", "2023-06-30": "2023-06-25"}


def test_a_figure_knows_its_kind_and_hedge() -> None:
    """Approximators become meaning, not text."""
    (figure,) = extract_figures(["投资不超过3000万元。"])
    assert (figure.kind, figure.approx) == (FigureKind.MONEY, Approx.AT_MOST)
    assert figure.quantity == Quantity(Decimal(30_000_000), "元")
