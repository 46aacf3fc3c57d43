"""Why a line was taken for a headline."""

from reader.model import PageFile
from reader.parsing import decode_page, parse_page
from reader.parsing.reasons import headline_reasons

TEXT = """渡口新桥昨日合龙

□本报记者 田一禾

　　本报讯 昨日，渡口新桥主跨合龙。新桥全长860米，总投资2.4亿元，预计明年通车。

早稻开镰

□本报记者 岑小满

　　全县早稻种植面积12万亩，比去年多3000亩。收割机下田260台。
"""


def test_every_headline_has_reasons() -> None:
    """Of each headline that was judged, what spoke for it is told, the weightiest first."""
    page = parse_page(decode_page(TEXT.encode(), "x.txt"))
    for article in page.articles:
        reasons = headline_reasons(page.file, article.headline.lines)
        assert "a byline or dateline follows" in reasons[:2]


def test_lines_that_were_not_judged_have_none() -> None:
    """Running text, lines that are not there, and a file without text give no reasons."""
    page = parse_page(decode_page(TEXT.encode(), "x.txt"))
    assert headline_reasons(page.file, (5,)) == ()
    assert headline_reasons(page.file, (99,)) == ()
    assert headline_reasons(PageFile("x", "utf-8", ""), (1,)) == ()


def test_what_is_less_than_usual_is_no_reason() -> None:
    """A story that shares nothing with the one before is not said to go on in its words."""
    page = parse_page(decode_page(TEXT.encode(), "x.txt"))
    told = [headline_reasons(page.file, article.headline.lines) for article in page.articles]
    assert "the text goes on in the article's words" not in [one for row in told for one in row]
