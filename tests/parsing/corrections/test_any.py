"""Any corrections at all: nothing printed is lost."""

from hypothesis import given, settings
from hypothesis import strategies as st

from reader.errors import NotFound, UsageError
from reader.model import Role
from reader.parsing.corrections import (
    Correction,
    Deed,
    Wish,
    apply,
)
from tests.parsing.corrections.examples import everything, page_of, wished

ANY_WISH = st.builds(
    Wish,
    st.sampled_from(Deed),
    st.integers(-1, 3),
    role=st.sampled_from([*(role.value for role in Role), "headline"]),
    title=st.text("甲乙丙", max_size=3),
    offset=st.integers(0, 40) | st.none(),
    corrected=st.text("甲乙丙丁", max_size=4),
)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 4), ANY_WISH), max_size=6))
def test_any_corrections_lose_nothing(wishes: list[tuple[int, Wish]]) -> None:
    """Whatever is wished in whatever order, replay is the same, nothing printed is lost."""
    page = page_of()
    held: tuple[Correction, ...] = ()
    for number, wish in wishes:
        now = apply(page, held).page
        if wish.deed is Deed.WORDING or number >= len(now.articles):
            continue
        try:
            held = wished(page, number, wish, held)
        except (NotFound, UsageError):
            continue
    done = apply(page, held)
    assert done == apply(page, reversed(held))
    assert everything(done.page) == everything(page)
    assert len({one.id for one in done.page.articles}) == len(done.page.articles)


@settings(max_examples=100, deadline=None)
@given(st.integers(0, 60), st.integers(1, 8), st.text("甲乙丙丁", max_size=5))
def test_any_wording_can_be_corrected(at: int, length: int, corrected: str) -> None:
    """The text reads as wished, and what was printed is kept."""
    page = page_of()
    text = page.articles[1].paragraphs[0].text
    printed = text[at : at + length]
    if not printed or printed == corrected:
        return
    wish = Wish(Deed.WORDING, 0, offset=at, printed=printed, corrected=corrected)
    done = apply(page, wished(page, 1, wish))
    now = done.page.articles[1]
    assert now.paragraphs[0].text == text[:at] + corrected + text[at + length :]
    assert done.readings == {(now.id, 0): text}
