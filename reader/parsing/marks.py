"""Words by which newspapers mark what a line is: one table a kind, each row a printed form."""

import re
from typing import Final

HAN: Final = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff〇"

DASHES: Final = ("——", "—", "－－", "--", "──", "―")
"""What a deck (副题) begins with."""

BETWEEN_DASHES: Final = re.compile(
    r"^[—－―─-]{1,4}\s*[^\s—－―─-].{1,30}[^—－―─\s-]\s*[—－―─-]{1,4}$"
)
"""A column's name (栏目) between dashes."""

CAPTION_SIGNS: Final = "▲▼△▽◀▶◄►◁▷↑↓←→⬆⬇"
"""Signs that point from a caption to its photo."""

CAPTION_OPENING: Final = re.compile(
    rf"[{CAPTION_SIGNS}]|(?:上|下|左|右|题|组|配|小|大)?图(?:片)?[①-⑩一二三四\d]{{0,3}}"
    r"(?:为|：|:|（左|（右|系|是：)|图\s?(?:[①-⑩]|[一二三四五六]\s|\d(?:[\s、]|[.．](?!\d)))|图片说明|(?:资料图(?:片)?[：:]|[【\[]?图说[】\]：:\s])(?=.{0,120}$)|图中|[（(]?(?:左|右|上|下)图[）)]?[：:]"
)

POINTED: Final = re.compile(
    rf"[{HAN}]{{2}}[（(](?:左|右|中|前|后)(?:侧|边|起|[一二三四五六])?[）)]"
)
"""How a caption points to one of those whom its photo shows: 某某（左）, with the name's end."""

JUMP: Final = re.compile(
    r"[（(【\[]?\s*(?:本文)?\s*(?:"
    r"(?:紧|上|下|文|全文)?\s*(?:接|转|见|刊)\s*"
    r"(?:[A-Za-z]?\s*\d{1,3}|第\s*[A-Za-z]?\s*[\d一二三四五六七八九十○〇]{1,4})"
    r"|(?:[紧上]\s*接|下\s*转)\s*(?:头|[一二三四五六七八九十]{1,3}))\s*版"
    r"(?:\s*[《“][^》”]{1,40}[》”])?\s*[）)】\]]?"
)
"""A jump line (转版): 上接第一版, 下转 5版, 紧接第2版, 上接头版; 第 may be left out."""

JUMP_WORDING: Final = re.compile(r"[^（）()【】\[\]]+")

HEADED_JUMP: Final = re.compile(r"\s*[（(【\[]\s*(?:紧|上)\s*接[^（）()【】\[\]]{1,60}[）)】\]]")
"""A bracketed jump that continues a story, behind what may be its heading."""

FROM_JUMP: Final = re.compile(r"[（(【\[]?\s*(?:紧|上)\s*接")
"""A jump that continues a story begun elsewhere."""

NOTE_OPENING: Final = re.compile(
    r"[【\[（(]?(?:本报)?(?:编者按|编者的话|编后|编后语|编辑点评|编者注|编者附言|编者附记|编辑手记|开栏的话|开栏语|结束语|记者手记|记者点评|采访手记|"
    r"核心阅读|内容提要|阅读提示|主持人语)[】\]）)]?(?:[：:\s]|$)|"
    r"(?:新闻背景|相关链接|名词解释|新闻链接|延伸阅读|链接)[：:]"
)
"""How notes of the editors begin; a link's label alone on its line is a subhead."""

ORIGIN: Final = re.compile(
    r"[（(【\[]?\s*(?:(?:文章|本文|稿件|新闻|资料|信息|原文)?(?:来源|稿源|出处)|原标题|原题|原文(?:链接|网址)|原载|转自|摘自)\s*[：:于《]?\s*[^。！？，；]{2,60}$|"
    r"[（(]\s*(?:本文)?作者(?:系|为|单位|简介|是)[^（）]{2,60}[）)]$|"
    r"(?:\S{0,8}[：:])?\s*(?:https?://\S+|www\.\S+|[\w.\-]+@[\w\-]+(?:\.[\w\-]+)+)$|据?(?:新华社|中新社|中新网|央视新闻|人民网|本报综合)(?:消息|报道)?$|"
    r"[（(]?据?《?[\u4e00-\u9fff]{2,6}(?:日报|晚报|早报|时报|晨报|都市报|新闻网|在线|周刊|网|社)》?(?:记者)?[）)]$|据《[\u4e00-\u9fff]{2,10}》(?:报道)?$|"
    r"[^。！？]{0,12}关注[^。！？]{2,36}(?:公众号|微信号?|客户端|微博)[^。！？]{0,24}$|"
    r"[^\u4e00-\u9fff]{0,3}(?:长按|请?点击)(?:上|下|左|右|文|本|图|蓝|此|阅)[^。！？]{0,24}(?:关注|阅读|查看|下载|订阅|识别|原文)[^。！？]{0,16}$|"
    r"更多[^。！？，]{0,16}请(?:继续)?关注[^。！？，]{0,16}$|"
    r"[（(]?《[\u4e00-\u9fff]{2,8}》\s*[（(]?\s*\d{4}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日[^。！？]{0,10}版[）)\s]*$"
)
"""A line that tells only where a text comes from: 来源：…, （作者系…）, an address of the web or of mail."""

METADATA: Final = re.compile(
    r"(?:(?:发布|发表|更新)?(?:时间|日期)\s*[：:]\s*(?:\d ?){4}\D{1,3}\d\s*\d?\D{1,3}\d\s*\d?\s*日?"
    r"(?:\s*\d{1,2}[：:]\d{2}(?:[：:]\d{2})?)?)\s*$"
)
"""A line of data about the article: 时间：2018-09-09."""

SIGN_OFF: Final = re.compile(
    r"[（(](?:完|据[^（）]{1,20}|(?:本报|新华社|中新社|人民网)[^（）]{0,24}电[^（）]{0,24}|"
    r"(?:本文|本版|文)?(?:作者|执笔|本报记者|记者|通讯员)[^（）]{1,60})[）)]$"
)
"""How an article ends: （本报平壤9月8日电）, （作者为…）, （完）."""

IN_BRACKETS: Final = re.compile(rf"[（(](?P<names>[{HAN}·、\s]{{2,24}})[）)]$")
"""Who signs, in brackets."""

SIGNED_BEHIND: Final = re.compile(rf"[。！？…”]\s*{IN_BRACKETS.pattern}")
"""Who wrote an article, in brackets behind its last sentence: …。（某某）."""

STARTERS: Final = (
    "近日", "日前", "昨日", "昨天", "今天", "今年", "去年", "目前", "当前", "当天", "当日", "据悉", "据了解",
    "据介绍", "据统计", "此外", "同时", "另外", "随后", "此前", "不仅", "其中", "截至", "为了", "为此", "因此",
    "但是", "然而", "记者", "通过", "针对", "根据", "按照", "随着", "由于", "下一步", "活动中", "活动现场",
    "会上", "仪式上", "得益于", "截止", "我们", "他们", "我", "他", "她", "这", "那",
)  # fmt: skip
"""How running paragraphs like to begin (frequent openings of news prose)."""

NO_OPENING: Final = frozenset("，。、；：！？”’）》%％·")
"""Characters that nothing begins with but the rest of a sentence."""

PARAGRAPH_OPENING: Final = re.compile(
    rf"“[^”]{{12,}}|(?:{'|'.join(map(re.escape, STARTERS))})|(?:\d{{4}}年)?\d{{1,2}}月\d{{1,2}}日|[^，。]{{2,8}}(?:以来|期间|之际|将至|时节)，|"
    r"[\u4e00-\u9fff·]{2,8}(?:指出|强调|表示|介绍说?|说|认为|提醒|提示|建议|透露|坦言|回忆)[，：]"
)
"""How paragraphs open where nothing else shows it: a date, a quote, a speaker, a phrase."""

LEAD_OPENING: Final = re.compile(
    r"(?:(?:\d{4}|今|去|前|当)年)?\d{0,2}月?\d{1,2}[日号]|近日|日前|近期|昨[日天晚]|今[天日晨]|[本上]周|(?:北京|当地|美国|美东)时间|"
    r"[【〔\[（(]?(?:原标题|本报|记者|据[\u4e00-\u9fff《]{2,14}(?:报道|消息|电)|从[\u4e00-\u9fff]{3,16}(?:获悉|了解到)|[\u4e00-\u9fff]{2,6}(?:网|社|报|客户端)[^，。]{0,10}(?:讯|电|消息|报道))"
)
"""How the first paragraph of a report opens: its day, its reporter or where it comes from."""

UNFINISHED: Final = frozenset("的把被但而从让且你他她它这那也还每我与和及在对向将于并各")
"""Characters after which a heading hardly ever ends, unless they end a word (参与, 方向)."""

ADVERTISEMENT: Final = re.compile(
    r"^[·•\-—【\[（(]?\s*(?:公\s*益\s*)?广\s*告\s*[·•\-—】\]）)]?$|^(?:分类广告|广告热线.*|刊登热线.*|.{0,6}广告部.*|"
    r"(?:分类)?广告\s*(?:热线|电话|专线|垂询|部|[^：:。]{0,12}(?:电话|热线))\s*[：:]?\s*[\d〇○零一二三四五六七八九\-— ]{5,}.*)$"
)
"""A line that says what stands below it is paid for."""

FOOTER: Final = re.compile(
    r"^(?:(?!…+$)[^\w\s“”‘’。！？《》（）]{3,}|[-—–·•\s]*第\s*\d+\s*[页頁][\s，,/]*(?:共\s*\d+\s*[页頁])?[-—–·•\s]*|[-—–·•]\s*\d{1,4}\s*[-—–·•]|"
    r"\d{1,3}\s*/\s*\d{1,3}|\d{1,3}|[Pp]age\s*\d+(?:\s*of\s*\d+)?|"
    r"[（(]?(?:(?:免责)?声明\s*[：:]\s*)?(?:(?:本版|本报|本刊|以上|文中)[^。]{0,30}(?:不构成[^。]{0,8}建议|风险自担|不代表本[报版刊][^。]{0,8})|"
    r"本[版报刊][^。]{0,16}仅供[^。]{0,4}参考)[^。]{0,32}[。）)]?)$"
)
"""What a page says of itself at its foot: its number, ornaments, what its advice is good for."""

NAVIGATION: Final = re.compile(
    r"^(?:[\s|｜/<>«»《》·\[\]【】:：,，←→]*(?:[上下前后]一?[版篇期页条]|放大|缩小|默认|字体|字号|打印|收藏|分享|关闭|朗读|复制|全文复制|"
    r"返回(?:首页|目录|列表)?|首页|[Pp][Dd][Ff](?:版|下载|阅读)?|往期(?:回顾|查询)?|版面(?:导航|目录|概览)|标题导航|本版(?:新闻|导航)|数字报(?:首页)?|电子报|评论|转发|点赞))+"
    r"[\s|｜/<>«»《》·\[\]【】:：,，←→]*$|^(?:©|版权所有|[Cc]opyright)[^。]{0,60}$|^[^。]{0,30}(?:未经[^。]{0,10}(?:授权|许可|同意)|不得转载)[^。]{0,30}$"
)
"""What the page of an e-paper offers to do, and whose it is: 上一版 下一版, 放大 缩小 默认."""

GUIDE_LABEL: Final = re.compile(
    r"^[【\[（(■●]?\s*(?:今\s*日|本\s*期|本\s*版|要\s*闻|版\s*面|内\s*容)?\s*(?:导\s*读|导\s*览|看\s*点|提\s*要|导\s*航)\s*[】\]）)]?[：:]?$"
)
"""The head of a guide to the other pages (导读)."""

GUIDE: Final = re.compile(
    r"^.{4,40}(?:[\s…·.]{1,12}|[（(]\s*)(?:详见|见|刊|请看|》》|>>)?\s*(?:第?\s*[A-Z]?\d{1,2}\s*版|[A-Z]\d{2})\s*[）)]?$|"
    r"^(?:详见|见|>>|》》)\s*第?\s*[A-Z]?\d{1,2}\s*版$|^.{0,16}扫(?:描|一扫|码)?.{0,8}(?:二维码|看视频|关注|阅读更多).{0,8}$|"
    r"^[■◆●▶►·•※★]?\s*(?:第?\s*[A-Z]?\d{1,2}\s*版|[A-Z]\d{2})[\s：:·|｜].{4,40}$"
)
"""A line that leads to another page: 旧街口的修表匠（详见第4版）."""

NAMEPLATE: Final = re.compile(
    r"^[\u4e00-\u9fff](?:\s*[\u4e00-\u9fff]){1,7}\s*(?:日\s*报|晚\s*报|早\s*报|时\s*报|周\s*报|商\s*报|都\s*市\s*报|晨\s*报|导\s*报|快\s*报)$"
)

RUBRIC: Final = re.compile(
    r"^[【\[■●◆▪·\s]*(?:[\u4e00-\u9fff]{0,4}\s*)?(?:简\s*讯|短\s*讯|快\s*讯|速\s*递|速\s*览|短\s*波|快\s*报|简\s*报|集\s*纳|集\s*锦|简\s*明\s*新\s*闻|要闻速览|资\s*讯|"
    r"[微短简要]\s*[新讯]?\s*[闻讯]|速\s*[读报览记]|快\s*读|快\s*递|要闻(?:回顾|浏览|集萃)|一周(?:要闻|要览|回顾)|动\s*态|[书会影商校团文艺]\s*讯|一\s*句\s*话\s*新\s*闻|播\s*报|扫\s*描|快\s*览)(?:[一二三四五六七八九十两\d]{1,2}[则条])?[】\]■●◆▪·\s]*$"
)
"""The head of a column of briefs (简讯)."""

PHOTO_RUBRIC: Final = re.compile(
    r"^[【\[■●◆·\s]*(?:图\s*片|摄\s*影|镜\s*头|影\s*像|图\s*说)\s*(?:新\s*闻|报\s*道|故\s*事|天\s*下|扫\s*描)?[】\]■●◆·\s]*$"
)
"""The head of a photo that stands alone (图片新闻)."""

LETTERS: Final = re.compile(
    r"^[【\[■●◆·\s]*(?:[\u4e00-\u9fff]{0,4}(?:读者|群众|人民|职工|农民|百姓|学生)?来\s*信(?:照登|选登|选编|摘登|摘编|综述)?|"
    r"(?:读者|群众|百姓|市民)(?:来电|之声|心声|反映|意见|呼声|论坛|信箱)|[\u4e00-\u9fff]{2,4}信箱)[】\]■●◆·\s]*$"
)
"""The head of a column of letters (读者来信)."""

BULLET: Final = re.compile(r"[●■◆▪★※▶►○◎△▲▷◇◈☆]|[【\[][\u4e00-\u9fff·]{2,10}[】\]]")
"""How a brief begins in a column of briefs."""

TURN: Final = re.compile(r"(?:问|答|记者|本报记者|主持人|Q|A)\s*[：:]")
"""How questions and answers of an interview begin."""

SECTION: Final = re.compile(
    r"^(?:(?:综合|要闻|时政|民生|经济|体育|文化|教育|社会|国际|国内|法治|健康|财经|文旅|旅游|生活|理论|评论|三农|地方|县域|都市|"
    r"科技|天下|本地|政法|卫生|文艺|文学|艺术|读书|城事|热点|焦点|视点|新闻|财富|消费|汽车|房产|党建|生态|乡村)"
    r"(?:新闻|周刊|副刊|专版|专刊|版|在线|广角|视界)?|副刊|专版|专刊|特刊|特别报道)$"
)
"""The name of a section (版名) that may stand alone at the head of a page."""

ORDINAL: Final = re.compile(
    r"^(?:[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．]|第[一二三四五六七八九十]+(?:[，、：\s]|[章节编篇部][分\s])|[●■◆▶►★○①-⑩])\s*"
)
"""How numbered headings begin: 一、, （二）, 第一章, ①."""

TO_EDITORS: Final = re.compile(r"(?:编辑(?:同志|部|老师|朋友)?|记者同志|报社|贵报)\s*[：:]")
"""How a letter to a paper begins, its text on the same line or not."""

SALUTATION: Final = re.compile(
    r"(?:编辑(?:同志|部|老师|朋友)?|记者同志|报社|贵报|[同先]志|先生|女士|朋友们?|老师|读者)\s*[：:]$"
)
"""How a letter begins."""

DOCUMENT_NUMBER: Final = re.compile(
    rf"^[（(]?[{HAN}]{{2,14}}[〔\[（(［]\d{{4}}[〕\]）)］]第?\s?\d{{1,5}}\s?号[）)]?$"
)
"""The number of a document below its title: 某自然告字〔2023〕17号."""

PARTING: Final = re.compile(
    r"^(?:再次)?(?:谢谢(?:大家|各位|你们)?|此致|敬礼|祝大家.{2,12}|特此(?:公告|通告|通知|公示|声明|说明|函告|报告|证明|启事|更正|致歉|鸣谢))[！!。]?$"
)
"""Words that end a speech, a letter or a notice on a line of their own."""
