"""Numerals, against a table and against cn2an as oracle."""

from decimal import Decimal

import cn2an  # type: ignore[import-untyped]
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.figures.numerals import numeral_end, read_numeral
from reader.model import Approx


@pytest.mark.parametrize(
    ("numeral", "value"),
    [
        ("4,565", "4565"),
        ("一万三", "13000"),
        ("三百五", "350"),
        ("一万零二百五十", "10250"),
        ("五亿零六", "500000006"),
        ("四千零四万", "40040000"),
        ("一点五亿", "150000000"),
        ("4.78万亿", "4780000000000"),
        ("3万4000", "34000"),
        ("5万4千6百", "54600"),
        ("25万6千", "256000"),
        ("10万万", "1000000000"),
        ("千万", "10000000"),
        ("零点五", "0.5"),
        ("两千三百", "2300"),
        ("二十一万亿", "21000000000000"),
    ],
)
def test_numerals_have_their_value(numeral: str, value: str) -> None:
    """Sections, places, decimals and lone last digits are read as they are said."""
    found = read_numeral(numeral)
    assert found is not None
    assert found.value == Decimal(value)


@pytest.mark.parametrize(
    ("numeral", "low", "high", "approx"),
    [
        ("七八十", 70, 80, None),
        ("三五", 3, 5, None),
        ("两三万", 20_000, 30_000, None),
        ("十余万", 100_000, None, Approx.OVER),
        ("50多万", 500_000, None, Approx.OVER),
        ("数千", 1000, None, Approx.SEVERAL),
        ("几十", 10, None, Approx.SEVERAL),
    ],
)
def test_vague_numerals_keep_their_floor(
    numeral: str, low: int, high: int | None, approx: Approx | None
) -> None:
    """Neighbouring digits are a range, 余 and 几 keep the floor and say so."""
    found = read_numeral(numeral)
    assert found is not None
    assert found.value == low
    assert found.high == high
    assert found.approx is approx


@pytest.mark.parametrize(
    "numeral", ["", "零", "七十百", "一二三", "百百", "10万8万", "九" * 41, "1" * 50, "点五"]
)
def test_what_is_no_numeral_is_refused(numeral: str) -> None:
    """Places that do not fall and endless runs are no numbers."""
    assert read_numeral(numeral) is None


@given(st.integers(1, 10**12))
def test_numerals_written_by_the_oracle_are_read_back(number: int) -> None:
    """Every whole number up to a trillion survives the round trip."""
    found = read_numeral(cn2an.an2cn(number))
    assert found is not None
    assert found.value == number


@given(st.integers(1, 999_999), st.integers(1, 99), st.sampled_from("万亿"))
def test_mixed_numerals_multiply_out(whole: int, cents: int, large: str) -> None:
    """Arabic digits before 万 and 亿 keep their decimals."""
    found = read_numeral(f"{whole}.{cents:02d}{large}")
    assert found is not None
    factor = {"万": 10**4, "亿": 10**8}[large]
    assert found.value == Decimal(f"{whole}.{cents:02d}") * factor


@given(st.text(alphabet="0123456789.,零一二两三十百千万亿几多余点数", min_size=1, max_size=60))
def test_reading_a_run_always_moves_on(text: str) -> None:
    """Whatever the characters, the reader goes forward and never fails."""
    stop, _found = numeral_end(text, 0)
    assert 0 < stop <= len(text)
