"""Claims about likeness: what is shared counts, and nothing that search folds away matters."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.text.likeness import SKETCH_BYTES, Wording, bare, likeness, sketch_of

STORY = (
    "本报讯（记者田一禾）昨日，渡口新桥主跨合龙。新桥全长860米，总投资2.4亿元，预计明年五月通车。"
    "大桥建成后，两岸往来可少绕行11公里，沿线3个镇的菜农进城卖菜能省下半个钟头。"
    "县交通局负责人说，接下来要抓紧桥面铺装和引道施工，雨季到来前完成路基防护。"
)
OTHER = (
    "全县早稻种植面积12万亩，比去年多3000亩。收割机下田260台，农技人员分片包干。"
    "今年早稻生长期间雨水偏多，稻飞虱防治及时，平均亩产预计比上年高出一成左右。"
)
NOTICE = "县防汛办{day}日通报，{day}日8时至16时，全县平均降雨量{rain}毫米，最大降雨量{most}毫米，出现在渡口镇。"


def percent(first: str, second: str) -> int:
    """Return how alike two texts are."""
    return likeness(Wording(first), Wording(second)).percent


@pytest.mark.parametrize(
    ("other", "least", "most"),
    [
        (STORY, 100, 100),
        (STORY.replace("，", ",").replace("报", "報"), 100, 100),
        (STORY.replace("，", "，\n"), 100, 100),
        (STORY[:70], 100, 100),
        (STORY + OTHER, 100, 100),
        (STORY.replace("新桥", "大桥"), 60, 95),
        (OTHER, 0, 0),
        ("", 0, 0),
    ],
)
def test_what_is_shared_counts(other: str, least: int, most: int) -> None:
    """Cuts, additions, line breaks, width and traditional forms do not count; other words do."""
    assert least <= percent(STORY, other) <= most
    assert percent(other, STORY) == percent(STORY, other)


def test_shares_are_told_for_both_texts() -> None:
    """A story that was merged with another stands whole in it, and is half of it."""
    alike = likeness(Wording(STORY), Wording(STORY + OTHER))
    assert alike.first == 1
    assert 0.5 < alike.second < 0.7


def test_two_notices_of_one_mould_are_not_alike() -> None:
    """The same set phrases with other figures are another day's notice, not the same story."""
    first = NOTICE.format(day=3, rain="26.4", most="88.1") * 2
    second = NOTICE.format(day=9, rain="7.9", most="31.5") * 2
    assert percent(first, second) < 60
    assert percent(first, first) == 100


@given(st.text(max_size=60), st.text(max_size=60))
def test_likeness_is_a_percentage(first: str, second: str) -> None:
    """For any two texts it lies between 0 and 100, and shares between 0 and 1."""
    alike = likeness(Wording(first), Wording(second))
    assert 0 <= alike.percent <= 100
    assert 0 <= alike.first <= 1
    assert 0 <= alike.second <= 1


@given(st.text(max_size=80))
def test_a_sketch_has_one_size_and_sees_only_letters(text: str) -> None:
    """It is the same for what folds to the same, and never another length."""
    sketch = sketch_of(text)
    assert len(sketch) == SKETCH_BYTES
    assert sketch == sketch_of(bare(text))
    assert any(sketch) == (len(bare(text)) >= 8)
