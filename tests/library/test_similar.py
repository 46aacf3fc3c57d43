"""Similar articles in a library: found, folded, and kept up to date."""

from dataclasses import replace
from pathlib import Path
from time import sleep

import pytest

from reader.config import Paths
from reader.library import Library
from reader.model import SearchHit, Snippet
from tests.library.conftest import Opened, collection, ids, write
from tests.library.processes import compare_all, ended, started
from tests.text.test_likeness import OTHER, STORY


def page(title: str, *paragraphs: str) -> str:
    """Return a page file with one article."""
    return title + "\n\n" + "\n\n".join(f"　　{text}" for text in paragraphs) + "\n"


@pytest.fixture
def library(opened: Opened, tmp_path: Path) -> Library:
    """One story in three papers: whole, shortened under another headline, and with another."""
    folder = tmp_path / "papers"
    write(folder / "河湾日报/2024-06-01/01-要闻.txt", page("渡口新桥昨日合龙", STORY))
    write(folder / "江城晚报/2024-06-02/03-社会.txt", page("两岸菜农盼来新桥", STORY[:95]))
    write(folder / "农村报/2024-06-03/02-综合.txt", page("县里两件喜事", STORY, OTHER))
    write(folder / "河湾日报/2024-06-01/02-农村.txt", page("早稻开镰", OTHER))
    write(folder / "河湾日报/2024-08-01/01-要闻.txt", page("旧闻重提", STORY))
    held = opened()
    held.add([folder])
    held.index_pending()
    return held


def alike(library: Library, name: str, least: int = 60) -> list[str]:
    """Return the names of the articles like one, the most alike first."""
    article = library.article(ids(library)[name])
    return [one.row.name for one in library.similar.to(article, least)]


def test_the_same_story_is_found_in_every_paper(library: Library) -> None:
    """Shortened, under another headline, or within another article; unrelated ones are not."""
    assert set(alike(library, "渡口新桥昨日合龙")) == {
        "两岸菜农盼来新桥",
        "县里两件喜事",
        "旧闻重提",
    }
    assert alike(library, "早稻开镰") == ["县里两件喜事"]


def test_shares_say_who_was_cut(library: Library) -> None:
    """The shortened one holds part of the whole, and stands in it entirely."""
    article = library.article(ids(library)["渡口新桥昨日合龙"])
    (short,) = (o for o in library.similar.to(article) if o.row.name == "两岸菜农盼来新桥")
    assert short.percent == short.holding == 100
    assert 50 < short.held < 95


def test_an_article_from_elsewhere_can_be_asked_for(library: Library) -> None:
    """A draft that the library does not hold is compared with all that it holds."""
    article = library.article(ids(library)["早稻开镰"])
    assert len(library.similar.to(replace(article, id="elsewhere"))) == 2


def test_new_articles_are_known_after_indexing(library: Library, tmp_path: Path) -> None:
    """What comes later is found too; what was deleted is not."""
    late = write(tmp_path / "late.txt", page("迟到的消息", STORY))
    library.add([late])
    assert library.similar.waiting == 1
    library.index_pending()
    assert library.similar.waiting == 0
    assert "迟到的消息" in alike(library, "渡口新桥昨日合龙")
    library.remove([late])
    assert "迟到的消息" not in alike(library, "渡口新桥昨日合龙")


def test_kills_and_company_leave_no_article_out(
    opened: Opened, tmp_path: Path, paths: Paths
) -> None:
    """Two processes look at the same articles, one is killed: each is looked at in the end."""
    held = opened()
    held.add([write(tmp_path / "年鉴.jsonl", collection(900))])
    assert held.similar.waiting == 900
    home = str(paths.cache.parent)
    killed, helper = started(compare_all, home), started(compare_all, home)
    sleep(0.3)
    killed.kill()
    ended(killed)
    assert ended(helper) == 0
    assert held.similar.waiting == 0
    last = held.article(ids(held)["水库蓄水第899日"])
    assert held.similar.to(replace(last, id="elsewhere"))[0].row.name == "水库蓄水第899日"
    assert held.notices == []


def hit(library: Library, name: str) -> SearchHit:
    """Return a hit as a search does."""
    article = library.article(ids(library)[name])
    where = (article.paper, article.issue_date, article.page)
    return SearchHit(article.id, "", name, *where, 1.0, Snippet(""))


def test_hits_of_one_story_stand_under_the_first(library: Library) -> None:
    """A digest that holds it and a reprint months later are rows of their own."""
    names = ("早稻开镰", "渡口新桥昨日合龙", "旧闻重提", "两岸菜农盼来新桥")
    hits = [hit(library, name) for name in names]
    assert library.searches.stories(hits) == ((0,), (1, 3), (2,))
    assert library.searches.stories(hits[::-1]) == ((0, 2), (1,), (3,))
    assert library.searches.stories([]) == ()


def test_a_search_finds_the_hits_to_fold(library: Library) -> None:
    """Every hit of a real answer is in exactly one story."""
    hits = library.search("合龙").hits
    numbers = [number for story in library.searches.stories(hits) for number in story]
    assert sorted(numbers) == list(range(len(hits)))
