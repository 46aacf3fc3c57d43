"""Claims about JSON arrays that are read element by element."""

import io
import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.model import Article, Rejected
from reader.parsing import read_articles
from reader.parsing.arrays import NoArray, elements
from reader.parsing.formats import content

values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)
layouts = st.sampled_from([(None, (", ", ": ")), (None, (",", ":")), (2, None)])


def read(raw: bytes, first: int, piece: int) -> list[object]:
    """Read the elements of an array whose first bytes are known."""
    return list(elements(raw[:first], io.BytesIO(raw[first:]), piece))


@settings(max_examples=150, deadline=None)
@given(st.lists(values, max_size=6), layouts, st.booleans(), st.integers(1, 30), st.integers(1, 20))
def test_any_array_is_read_as_in_one_go(
    array: list[object],
    layout: tuple[int | None, tuple[str, str] | None],
    ascii_only: bool,
    first: int,
    piece: int,
) -> None:
    """However it is laid out and wherever a piece ends, the elements are json's own."""
    indent, marks = layout
    raw = json.dumps(array, ensure_ascii=ascii_only, indent=indent, separators=marks)
    encoded = raw.encode("utf-8", "surrogatepass") if ascii_only else raw.encode("utf-8", "ignore")
    assert read(encoded, first, piece) == json.loads(encoded)


@settings(max_examples=300, deadline=None)
@given(st.text(st.sampled_from('[]{},:" \n1e-.tfnabc\\')), st.integers(1, 10), st.integers(1, 5))
def test_what_is_no_array_is_refused(text: str, first: int, piece: int) -> None:
    """Whatever json refuses is refused, and what it takes is taken."""
    raw = ("[" + text).encode()
    try:
        value = json.loads(raw)
    except ValueError:
        with pytest.raises(NoArray):
            read(raw, first, piece)
    else:
        assert read(raw, first, piece) == value


def test_a_large_array_that_breaks_off_keeps_what_stands_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its records come, then the line where it is no JSON; a small one is refused whole."""
    records = [{"title": f"水库开闸第{number}日", "body": "水涨了。"} for number in range(30)]
    raw = json.dumps(records, ensure_ascii=False, indent=1)[:-40]
    path = tmp_path / "a.json"
    path.write_text(raw)
    assert [type(one) for one in read_articles(path)] == [Rejected]
    monkeypatch.setattr(content, "HELD", 1000)
    *articles, rejected = read_articles(path)
    assert len(articles) == 29
    assert all(isinstance(one, Article) for one in articles)
    assert isinstance(rejected, Rejected)
    assert rejected.line == raw.count("\n") + 1
    path.write_text(json.dumps(records, ensure_ascii=False))
    assert len(list(read_articles(path))) == 30
