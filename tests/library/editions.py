"""An edition whose first story goes on on page three and a notice is printed twice."""

from pathlib import Path

from reader.library import Library
from tests.library.conftest import write

DAY = "河湾日报/2024-06-01"

FRONT = """渡口新桥昨日合龙

□本报记者 田一禾

渡口新桥主跨昨日合龙，新桥全长860米，总投资2.4亿元，预计明年通车。

大桥建成后，河湾两岸往来可少绕行11公里。（下转第三版）

早稻开镰

本报讯（记者岑小满）全县早稻种植面积12万亩，比去年多3000亩，收割机下田260台。
"""
INSIDE = """（上接第一版）渡口新桥施工期间，河湾两岸居民出行靠三条轮渡，每天开行96班。

大桥通车后，轮渡将保留一条作观光用。

图书馆开设夜读课堂

本报讯（记者田一禾）城东区图书馆的夜读课堂迎来首批学员，共120人，其中新市民占四成。
"""
NOTICE = """停水通知

因管道检修，河湾新区明日零时至六时停水，涉及滨河路、学府路、民生路沿线居民一千二百户，请提前储水，不便之处敬请谅解。
"""
PAGES = {
    "01-要闻.txt": [FRONT, FRONT.replace("（下转第三版）", "")],
    "02-综合.txt": [NOTICE, "电影预告\n\n今晚七点，工人文化宫放映老片两部，凭票入场。\n"],
    "03-要闻.txt": [INSIDE, INSIDE.replace("（上接第一版）", "")],
    "04-服务.txt": [NOTICE, NOTICE.replace("明日", "本周六").replace("零时", "凌晨零时")],
}
JOINED = "渡口新桥昨日合龙"


def edition(folder: Path) -> Path:
    """Write an edition whose first story goes on on page three and a notice is printed twice."""
    for name, (text, _other) in PAGES.items():
        write(folder / DAY / name, text)
    return folder


def shown(library: Library) -> set[tuple[object, ...]]:
    """Return all that a list shows and every article's wording and places, without ids."""
    rows = library.rows(library.listing().keys)
    articles = [(row, library.article(row.id)) for row in rows]
    return {
        (row.name, row.page, row.also, article.text, article.source, article.parts, article.copies)
        for row, article in articles
    }
