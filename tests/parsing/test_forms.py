"""Claims about what a line is by its wording alone, and what ties a section to its article."""

import pytest

from reader.parsing.blocks import Block
from reader.parsing.forms import Form, form_of
from reader.parsing.likeness import counted_pairs, pairs_of, refrain_of

FORMS = [
    ("特此公告", Form.LINE),
    ("特此通知。", Form.LINE),
    ("特此公告三件事", Form.OPEN),
    ("（责编：田一禾、岑小满）", Form.STAFF),
    ("（责编：田一禾）返回首页，查看更多", Form.STAFF),
    ("责编田一禾   校对岑小满   电话221100", Form.STAFF),
    ("来稿请寄：湾州市人民路1号 邮编：110000", Form.STAFF),
    ("↗点击上方蓝字关注我们", Form.NOTE),
    ("点击左下角阅读原文", Form.NOTE),
    ("更多精彩内容请关注", Form.NOTE),
    ("《湾州日报》（2023年06月30日02版）", Form.NOTE),
    ("老街上的修表铺图片来源：湾州晚报", Form.CAPTION),
    ("图1. 改造后的车间", Form.CAPTION),
    ("图1.2万人次走进新馆", Form.OPEN),
    ("统筹：城乡一体", Form.OPEN),
    ("统筹：田一禾 版式：李小四", Form.STAFF),
    ("湾州大桥建成通车", Form.OPEN),
    ("两万村民点击量里看变化", Form.OPEN),
]


@pytest.mark.parametrize(("line", "form"), FORMS)
def test_lines_of_fixed_wording_are_never_headings(line: str, form: Form) -> None:
    """Formulas, staff, links and sources are told from lines that are left open."""
    assert form_of(Block(line, (1,))) is form


def test_a_refrain_is_what_a_text_repeats_and_others_do_not() -> None:
    """Frequent words and what is said once are no refrain."""
    said = counted_pairs("石磨转，石磨停。我们看石碾，我们听。")
    assert refrain_of(said, said) == pairs_of("石磨")
