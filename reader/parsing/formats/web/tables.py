"""How Chinese papers mark the parts of their web pages: one row a mark.

Gathered from the e-paper systems most papers use (founder-content and its kin, ozoom, contenttext,
zoom) and from the names that templates of news sites share.
"""

import re
from enum import StrEnum
from typing import Final


class Part(StrEnum):
    """What a marked element holds."""

    KICKER = "kicker"
    TITLE = "title"
    DECK = "deck"
    BYLINE = "byline"
    CAPTION = "caption"
    CHROME = "chrome"


SURE: Final = (
    "founder-content", "cms-content", "#ozoom", "#zoom", "#contenttext", "#oldcontenttext",
    "#articlecontent", "#newspapercontent", "#newscontent", "#news_content", "#content_div", "#pgcontent",
    "#doccontent", ".doccontent", "#ccontent", "#zhenwenzone", "#neir", "#sohu_content", ".trs_editor",
    "#text_c", ".main-article-con", ".main-article-content", ".article-content", ".articlecon", ".articlecontent",
    ".newsdetatext", ".content_tt", ".xilan_content_tt", ".infocontent", ".info_p", ".dzb-desc-box", ".content_p",
    ".page_words", ".lh-news-info", "con", ".rm_txt_con", "#rwb_zw", "#p-detail", "#js_content", "#rm_txt_zw", "#text_area", "#detailcontent", "#contentstr", ".index_centent", "[itemprop=articlebody]",
)  # fmt: skip
"""Elements that hold an article's text and nothing else, the surest first."""

LIKELY: Final = (
    "content", "#content", ".content", ".details", ".detail", ".text", "#main", ".font6", ".font06", ".con",
    ".acon", ".contnt", ".text_c", ".txt-box", ".txt", ".allblock", ".f-14", ".black14", "#list", "#article", ".article",
    "article", ".post-content", ".entry-content", "#artibody", ".news-content", ".main-text", "main",
    "[align=left]", "[style=text-align:left]",
)  # fmt: skip
"""Elements that often do; how dense their text is decides."""

MARKS: Final = {
    Part.KICKER: (
        "founder-introtitle", "cms-introtitle", ".introtitle", "#introtitle", ".intro-title", ".yinti", "#yinti",
        ".kicker", ".pretitle", ".pre-title", ".shoulder", ".jianti", ".yt", ".intro_title",
    ),
    Part.TITLE: (
        "founder-title", "cms-title", "#title", ".title", ".article-title", ".main-title", ".biaoti", "#biaoti",
        ".bt", ".news-title", ".newstitle", ".arttitle", ".title1", ".art_title", ".content-title", ".zhuti", "#maintitle",
        "[itemprop=headline]", ".headline", ".main-article-title", ".rm_txt_title", ".font01",
    ),
    Part.DECK: (
        "founder-subtitle", "cms-subtitle", ".subtitle", "#subtitle", ".sub-title", ".sub_title", ".futi", "#futi",
        ".ft", ".deck", ".main-article-subtitle", ".standfirst",
    ),
    Part.BYLINE: (
        "founder-author", "cms-author", ".author", "#author", ".zuozhe", "#zuozhe", ".byline", ".writer",
        "[itemprop=author]", ".article-author",
    ),
    Part.CAPTION: (
        "figcaption", ".caption", ".pic-caption", ".img-caption", ".pictext", ".picture-text", ".tushuo", ".photo-caption",
        ".image-text", ".pic_txt", ".wp-caption-text",
    ),
    Part.CHROME: (
        "nav", "aside", "footer", ".share", ".bdsharebuttonbox", ".nav", ".navbar", ".breadcrumb", ".related", ".recommend",
        ".hot", ".relate", ".relatednews", ".xgxw", ".comment", ".comments", ".pages", ".pagination", ".page-nav",
        ".copyright", ".footer", "#footer", ".toolbar", ".tool", ".tools", ".fontsize", ".qrcode", ".ewm", ".ad", ".ads",
        ".advertisement", ".prev", ".next", ".preandnext", ".sidebar", "#sidebar", "#nav", ".editor-info", ".tags",
    ),
}  # fmt: skip
"""Tags, ids and class names (in lower case) by the part they hold."""

SKIPPED: Final = frozenset(
    ["script", "style", "noscript", "template", "svg", "iframe", "object", "embed", "select", "button", "textarea",
     "input", "map", "canvas", "video", "audio", "head", "-comment", "rt", "rp", "math"]
)  # fmt: skip
"""Elements whose text nobody reads on the page."""

INLINE: Final = frozenset(
    ["a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins",
     "kbd", "label", "mark", "o:p", "q", "ruby", "rb", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "st1:chsdate",
     "time", "tt", "u", "var", "wbr", "img", "nobr", "-text", "st1:personname", "st1:place"]
)  # fmt: skip
"""Elements that do not end a line (HTML, phrasing content); any other one does."""

PARAGRAPHS: Final = frozenset(
    ["p", "br", "h1", "h2", "h3", "h4", "h5", "h6", "li", "dd", "dt", "blockquote", "center", "pre", "tr", "hr", "img"]
)  # fmt: skip
"""Elements that end a line and hold a paragraph at most: they are nobody's container."""

CHROME: Final = re.compile(
    r"^(?:上一[篇页版期条]|下一[篇页版期条]|返回(?:目录|首页|顶部|列表)?|回到顶部|打印(?:本页|本文)?|关闭(?:窗口|本页)?|收藏(?:本页)?|分享(?:到|至)?|字号|字体|"
    r"放大|缩小|默认|[大中小]|TT?|[+-]|朗读|听新闻|扫一扫.*|扫码.*|微信扫.*|版权所有.*|版权声明.*|未经.{0,12}授权.*|.{0,24}版权所有.*|网站声明.*|网友评论.*|"
    r"(?:我要)?评论(?:\d+)?|点赞(?:\d+)?|阅读(?:量|数|次数)?\s*[:：]?\s*\d*|浏览(?:量|次数)?\s*[:：].*|点击(?:数|量|次数)?\s*[:：].*|PDF(?:版|下载)?|下载.{0,8}PDF|查看(?:原图|大图|版面图)|"
    r"第?\d+版[：:]?.{0,6}\s*(?:上一版|下一版).*|标题导航|版面导航|版面概览|往期回顾|往期|当前位置.*|您(?:现在)?(?:的位置|所在的位置|当前的位置).*|首页\s*[>»›].*|关键[词字]\s*[:：].*|标签\s*[:：].*|"
    r"ICP备.*|.{0,8}ICP备.*|举报.*|(?:更多精彩|更多内容).*|点击(?:查看|下载).{0,12}|来源\s*[:：]\s*\S{0,20})$"
)
"""Words of the web page itself, not of the article (whole blocks)."""

RELATED: Final = re.compile(
    r"^[【\[■●]?(?:相关(?:新闻|阅读|链接|报道|文章|稿件|推荐)|推荐阅读|延伸阅读|热门(?:推荐|新闻|文章|评论)?|猜你喜欢|更多(?:新闻|报道|>>)?|本版(?:其他|更多)?(?:新闻|稿件|文章)|"
    r"最新(?:新闻|文章|报道)|精彩(?:推荐|图集)|新闻排行.*|大家(?:都|还)在看|为您推荐|上一篇.*|本版目录|本期目录|今日版面)[】\]]?\s*[：:]?$"
)
"""Heads of lists of links to other articles."""

METADATA: Final = re.compile(
    r"(?:来源|出处|作者|发布时间|发布日期|发表时间|更新时间|日期|时间|编辑|责任编辑|责编|字号|稿源|版次|版面|报纸|期号|浏览|点击|记者)\s*[：:]|"
    r"\d{4}\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}|第\s*[A-Za-z]?\d{1,3}\s*版"
)
"""What a line of data under a headline holds."""
