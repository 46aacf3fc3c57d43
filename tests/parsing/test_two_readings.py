"""Claims about doubtful headings: what comes below decides between two ways to read them."""

from reader.parsing.evidence import Label, Verdict
from reader.parsing.labels import Part, label_blocks
from reader.parsing.scene import Scene
from reader.parsing.surveying import survey

_STORY = "昨天傍晚，老桥头的夜市重新开张，三十多个摊位沿河摆开，来吃饭的人一直坐到了桥洞底下。\n"
_PAGE = "夜市回来了\n" + _STORY + "摊主有话\n" + _STORY + "住户有话\n" + _STORY


def _parts(text: str) -> list[Part]:
    return [one.part for one in label_blocks(survey(text), _judge)]


def _judge(scene: Scene) -> Verdict:
    """The first heading within a story is in doubt; one behind a subhead is hardly a headline."""
    if not scene.running.started:
        return Verdict(Label.HEADLINE, 9.0, (), Label.SUBHEAD)
    if scene.running.subhead:
        return Verdict(Label.SUBHEAD, 6.0, (), Label.HEADLINE)
    return Verdict(Label.HEADLINE, 0.2, (), Label.SUBHEAD)


def test_a_heading_in_doubt_is_decided_by_the_next() -> None:
    """Two doubtful headlines are less likely than one doubtful subhead and a sure one."""
    headings = [part for part in _parts(_PAGE) if part is not Part.TEXT]
    assert headings == [Part.HEADLINE, Part.SUBHEAD, Part.SUBHEAD]


def test_a_single_heading_in_doubt_is_what_it_looks_like() -> None:
    """With nothing below to decide it, the likelier label stands."""
    text = "".join(_PAGE.splitlines(keepends=True)[:4])
    headings = [part for part in _parts(text) if part is not Part.TEXT]
    assert headings == [Part.HEADLINE, Part.HEADLINE]


def test_every_block_is_told_once_and_in_order_however_long_the_doubt() -> None:
    """A page of nothing but doubts ends: every block comes out once, where it stands."""

    def doubtful(scene: Scene) -> Verdict:
        asked.append(scene.place.index)
        return Verdict(Label.SUBHEAD, 0.0, (), Label.HEADLINE)

    asked: list[int] = []
    page = survey("".join(f"第{number}个摊位\n{_STORY}" for number in range(400)))
    told = [one.block for one in label_blocks(page, doubtful)]
    assert [id(block) for block in told] == [id(block) for block in page.blocks]
    assert len(asked) <= 2 * len(page.blocks)
