"""Claims about text that is decoded piece by piece."""

import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.errors import FileUnreadable
from reader.parsing.decoding import decode
from reader.parsing.flow import flow_of

CHINESE = "昨天，抢修队连夜更换管道860米，全城恢复供水。\n市民：“方便多了！”\n"
TRADITIONAL = "昨天，搶修隊連夜更換管道，全城恢復供水。\n市民說：「方便多了！」\n"
SAMPLES = [
    (CHINESE, "utf-8"), (CHINESE, "utf-8-sig"), (CHINESE, "gb18030"), (TRADITIONAL, "big5"),
    (CHINESE, "utf-16"), (CHINESE, "utf-16-le"), (CHINESE, "utf-16-be"), (CHINESE, "utf-32"),
]  # fmt: skip
pieces = st.integers(1, 40)


def same(raw: bytes, piece: int, encoding: str | None = None) -> None:
    """Assert that bytes are decoded in pieces as they are in one go, or refused alike."""
    try:
        whole = decode(raw, "a.txt", encoding=encoding)
    except FileUnreadable as error:
        with pytest.raises(FileUnreadable, match=error.title):
            flow_of(raw, lambda: io.BytesIO(raw), "a.txt", encoding, piece)
        return
    flow = flow_of(raw, lambda: io.BytesIO(raw), "a.txt", encoding, piece)
    assert "".join(flow.pieces(piece)) == whole.text
    assert (flow.encoding, flow.damaged_lines) == (whole.encoding, whole.damaged_lines)
    assert flow.mark == ("\n" if "\n" in whole.text else "\r")


@pytest.mark.parametrize(("text", "codec"), SAMPLES)
@settings(max_examples=20, deadline=None)
@given(piece=pieces, times=st.integers(1, 30))
def test_every_encoding_is_read_in_pieces(text: str, codec: str, piece: int, times: int) -> None:
    """Encoding, text and line ends are those of a decoding in one go, wherever a piece ends."""
    same((text * times).encode(codec), piece)


@pytest.mark.parametrize(("text", "codec"), SAMPLES)
@settings(max_examples=30, deadline=None)
@given(piece=pieces, damage=st.lists(st.tuples(st.integers(8, 2000), st.integers(0, 255))))
def test_damage_is_found_in_pieces(
    text: str, codec: str, piece: int, damage: list[tuple[int, int]]
) -> None:
    """Bytes that mean nothing are replaced, and their lines told, as in one go."""
    raw = bytearray((text * 10).encode(codec))
    for at, byte in damage:
        raw[at % len(raw)] = byte
    same(bytes(raw), piece)


@settings(max_examples=200, deadline=None)
@given(
    st.binary(max_size=200).filter(bytes.strip),
    pieces,
    st.sampled_from([None, "utf-8", "gbk", "big5", "utf-16"]),
)
def test_any_bytes_are_read_or_refused_alike(raw: bytes, piece: int, encoding: str | None) -> None:
    """Bytes of any kind give the same text, or the same error."""
    same(raw, piece, encoding)
