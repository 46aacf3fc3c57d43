"""``check``: a draft against the library and against its own arithmetic."""

from tests.cli.conftest import Program

PRINTED = """城南湿地公园开园

本报讯（记者田一禾）城南湿地公园昨日开园。公园占地450亩，栽种乔木3200株，总投资1.8亿元。
"""

DRAFT = """城南湿地公园迎来客流高峰

本报讯（记者田一禾）城南湿地公园占地450亩，总投资2.6亿元，分两期建设，一期投资1亿元，二期投资8000万元。
"""


def test_a_draft_is_compared_figure_by_figure(gxreader: Program) -> None:
    """What was printed is found with its place, another value is told, the sum is checked; exit 1."""
    gxreader.write("pages/a.txt", PRINTED)
    assert gxreader("add", "pages").code == 0
    gxreader.write("draft.txt", DRAFT)
    outcome = gxreader("check", "draft.txt", "--json")
    assert outcome.code == 1
    (record,) = outcome.lines
    matches = {figure["text"]: figure for figure in record["figures"]}
    assert matches["450亩"]["match"] == "found"
    assert matches["450亩"]["places"][0]["title"] == "城南湿地公园开园"
    assert matches["2.6亿元"]["match"] == "other_value"
    assert matches["2.6亿元"]["places"][0]["text"] == "1.8亿元"
    assert [one["holds"] for one in record["arithmetic"]] == [False]
    outcome = gxreader("check", "draft.txt")
    assert "Found: 1; another value: 1; not found: 3; sums: 1." in outcome.err
    text = outcome.out
    assert "450亩" in text
    assert "Check this: 1亿元 + 8000万元 = 1.8亿元 ≠ 2.6亿元" in text


def test_a_draft_that_repeats_what_was_printed_is_clean(gxreader: Program) -> None:
    """A draft whose figures are all printed so before ends with exit code 0."""
    gxreader.write("pages/a.txt", PRINTED)
    gxreader("add", "pages")
    gxreader.write("draft.txt", PRINTED)
    assert gxreader("check", "draft.txt").code == 0
    assert gxreader("check", "missing.txt").code == 3


OTHERS = """镇里开办夜校

本报讯（记者田一禾）夜校总投资3.1亿元，占地20亩，参加人数2000余人。
"""

LIKE = """城南湿地公园客流创新高

本报讯（记者田一禾）城南湿地公园占地约450亩，栽种乔木近3200株，公园参加人数2100人。
"""


def test_hedges_agree_and_other_owners_do_not_count(gxreader: Program) -> None:
    """约450亩 was printed as 450亩; another place's total, and another event's visitors, say nothing."""
    gxreader.write("pages/a.txt", PRINTED)
    gxreader.write("pages/b.txt", OTHERS)
    gxreader("add", "pages")
    gxreader.write("draft.txt", LIKE)
    (record,) = gxreader("check", "draft.txt", "--json").lines
    matches = {figure["text"]: figure["match"] for figure in record["figures"]}
    assert matches["约450亩"] == "found"
    assert matches["近3200株"] == "found"
    assert matches["2100人"] == "not_found"


def test_the_next_rounded_amount_is_another_value(gxreader: Program) -> None:
    """1.9亿元 is not 1.8亿元, though both are rounded; 1.83亿元 may have been printed as 1.8亿元."""
    gxreader.write("pages/a.txt", PRINTED)
    gxreader("add", "pages")
    for amount, match in (("1.9", "other_value"), ("1.83", "found"), ("1.8", "found")):
        gxreader.write("draft.txt", PRINTED.replace("1.8", amount))
        (record,) = gxreader("check", "draft.txt", "--json").lines
        matches = {figure["text"]: figure["match"] for figure in record["figures"]}
        assert matches[f"{amount}亿元"] == match
        assert matches["450亩"] == "found"


def test_a_draft_may_come_on_standard_input(gxreader: Program) -> None:
    """- reads the draft from a pipe, as a hook has it; the exit code says whether to look."""
    gxreader.write("pages/a.txt", PRINTED)
    gxreader("add", "pages")
    assert gxreader("check", "-", stdin=PRINTED).code == 0
    assert gxreader("check", "-", stdin=DRAFT).code == 1


def test_a_folder_without_articles_is_no_clean_draft(gxreader: Program) -> None:
    """A hook that names the wrong folder is told; nothing was checked."""
    (gxreader.home / "drafts").mkdir()
    outcome = gxreader("check", "drafts")
    assert outcome.code == 1
    assert "drafts holds no article" in outcome.err


FIRMS = """两家企业公布年报

南津钢铁公司公布年报，去年经营平稳，净利润{steel}亿元。

漓江纸业公司也公布年报，去年经营平稳，净利润{paper}亿元。
"""


def test_amounts_of_two_owners_are_not_compared(gxreader: Program) -> None:
    """What one firm earned says nothing of another; what it earned itself does."""
    gxreader.write("pages/a.txt", FIRMS.format(steel=12, paper=31))
    gxreader("add", "pages")
    gxreader.write("draft.txt", FIRMS.format(steel=31, paper=31))
    (record,) = gxreader("check", "draft.txt", "--json").lines
    steel, paper = (one for one in record["figures"] if one["label"] == "净利润")
    assert (steel["owner"], steel["match"]) == ("南津钢铁", "other_value")
    assert [place["text"] for place in steel["places"]] == ["12亿元"]
    assert (paper["owner"], paper["match"]) == ("漓江纸业", "found")
