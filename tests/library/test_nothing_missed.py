"""A search never misses what a page file holds: not in copies, near-copies or parts of a story."""

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from reader.catalogue import Catalogue
from reader.library import Library, open_files
from reader.text.fold import fold
from tests.library.conftest import paths_in, write

WINDOW = 6
"""Characters of a wording that is looked for."""

TEXTS = (
    (
        "本报讯（记者孙六）市图书馆昨天公布借阅统计，上半年外借图书42万册次，比去年同期增加8%，夜间借阅占三成。"
        "馆长表示，下半年将把还书箱铺到全部社区，并为行动不便的读者送书上门，预计全年送书三千册次。"
    ),
    (
        "因管道检修，河湾新区明日零时至六时停水，涉及滨河路、学府路、民生路沿线居民一千二百户，请提前储水，"
        "不便之处敬请谅解。恢复供水后若水质浑浊，请先放水数分钟再用，问询电话全天有人接听。"
    ),
)
HEADINGS = ("借书的人多了", "河湾新区明日停水", "全市一盘棋推进", "便民服务再提速")
CHANGES = (
    ("，", "。"),
    ("42万", "4.2万"),
    ("馆", "館"),
    ("全部", "所有"),
    ("一千二百", "1200"),
    ("（", "("),
    ("民生路、", ""),
)

changed = st.lists(st.sampled_from(CHANGES), max_size=2, unique=True)
items = st.tuples(st.sampled_from(HEADINGS), st.sampled_from(TEXTS), changed)
editions = st.lists(st.lists(items, min_size=1, max_size=2), min_size=2, max_size=4)


def printed(heading: str, text: str, changes: list[tuple[str, str]]) -> str:
    """Return an item of a page: a heading, and a text that may read otherwise in places."""
    for old, new in changes:
        text = text.replace(old, new, 2)
    return f"{heading}\n\n{text}\n"


def searched(library: Library) -> list[str]:
    """Return, folded, every text that a search looks through."""
    catalogue: Catalogue = vars(library)["_catalogue"]
    texts = catalogue.texts(catalogue.keys())
    return [
        fold(part)
        for one in texts
        for part in (
            one.title,
            one.kicker,
            one.deck,
            one.body,
            *(says for _at, says in one.readings),
        )
    ]


def missing(library: Library, files: list[Path]) -> list[str]:
    """Return the wordings of six characters of the files' lines that nothing searched has."""
    held = "\0".join(searched(library))
    lines = {line for file in files for line in file.read_text("utf-8").split("\n")}
    windows = (line[at : at + WINDOW] for line in lines for at in range(len(line) - WINDOW + 1))
    return [window for window in windows if fold(window) not in held]


@settings(max_examples=40, deadline=None)
@given(editions)
def test_every_wording_of_every_page_is_searched(
    pages: list[list[tuple[str, str, list[tuple[str, str]]]]],
) -> None:
    """Whatever an edition repeats, exactly or nearly, every six characters of it are found."""
    with TemporaryDirectory() as made:
        folder = Path(made)
        files = [
            write(
                folder / f"河湾日报/2024-06-01/{number:02}-要闻.txt",
                "\n".join(printed(*item) for item in page),
            )
            for number, page in enumerate(pages, 1)
        ]
        library = open_files([folder], paths_in(folder / "user"))
        library.take_pending()
        try:
            assert missing(library, files) == []
        finally:
            library.close()
