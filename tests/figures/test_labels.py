"""What a figure counts, where its own words do not say it beside it."""

import pytest

from reader.figures import extract_figures

CASES = [
    (
        "竹笋、竹器产量同比分别增长12%、9%。",
        ["竹笋产量增长", "竹器产量增长"],
    ),
    (
        "机电产品、竹器及零配件、船舶出口分别增长5%、2%和8%。",
        ["机电产品出口增长", "竹器及零配件出口增长", "船舶出口增长"],
    ),
    ("展馆新增25%的展览面积。", ["展览面积"]),
    ("企业得到了县里划拨的100亩工业用地。", ["工业用地"]),
    ("城镇调查失业率为5.3%，低于去年同期0.1个百分点。", ["城镇调查失业率", "城镇调查失业率低于"]),
    ("工业增加值增长8.7%，高于全省平均水平1.9个百分点。", ["工业增加值", "工业增加值"]),
    ("煤电装机占比首次降至40%以下。", ["煤电装机占比"]),
    ("村民领到了1000元分红款。", ["分红款"]),
    ("上半年炼铁305万吨、钢328万吨、铝16万吨。", ["炼铁", "钢", "铝"]),
    ("该校就业率达91.7%。", ["该校就业率"]),
    ("灌江县8.6万亩茶园陆续开采。", ["茶园"]),
    ("园区日均处理快件7.8万件，最高峰时达21万件。", ["园区日均处理快件", "园区日均处理快件"]),
]


@pytest.mark.parametrize(("sentence", "labels"), CASES, ids=[case[0] for case in CASES])
def test_a_label_says_what_is_counted(sentence: str, labels: list[str]) -> None:
    """Names in turn before 分别, nouns that a verb and an amount describe, comparisons."""
    found = [one.label for one in extract_figures([sentence]) if one.kind.value != "date"]
    assert len(found) == len(labels)
    for label, expected in zip(found, labels, strict=True):
        assert label.startswith(expected)
