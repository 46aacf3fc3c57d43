"""``tag`` and ``notes``: written, listed, found, exported and taken back."""

from reader.config import Paths
from reader.library import open_library
from tests.cli.conftest import Program

PAGE = """城南湿地公园开园

□本报记者 田一禾

　　城南湿地公园昨日开园。公园占地450亩，栽种乔木3200株，总投资1.8亿元。

　　园内设观鸟步道6公里，*周末*免费开放。
"""


def shelved(program: Program) -> str:
    """Put the page into the library and return its article's id."""
    program.write("pages/河湾日报/2024-06-01/01-要闻.txt", PAGE)
    assert program("add", "pages").code == 0
    (article,) = program("list", "--json").data["articles"]
    return str(article["id"])


def test_tags_are_put_on_and_taken_off(gxreader: Program) -> None:
    """+ and - in one command, full width too; the query finds them; all are listed with counts."""
    article = shelved(gxreader)
    assert gxreader("tag").code == 1
    assert "#公园 #待核" in gxreader("tag", article, "+公园", "＋待核").out
    assert "#公园" in gxreader("tag", article, "-待核", "+湿地，生态").out
    assert gxreader("tag", article, "--json").data["tags"] == ["公园", "湿地", "生态"]
    assert gxreader("search", "tag:湿地", "--json").data["count"] == 1
    assert gxreader("tag", "--json").data["tags"][0] == {"tag": "公园", "count": 1}
    assert gxreader("tag", "--undo").code == 0
    assert gxreader("tag", article, "--json").data["tags"] == ["公园", "待核"]


def test_tags_on_several_articles_are_taken_back_at_once(gxreader: Program) -> None:
    """One command is one deed, and its undoing says so."""
    first = shelved(gxreader)
    gxreader.write("b.txt", PAGE.replace("湿地", "东湖"))
    gxreader("add", "b.txt")
    ids = {one["id"] for one in gxreader("list", "--json").data["articles"]}
    (second,) = ids - {first}
    gxreader("tag", first, "+公园")
    gxreader("tag", first, second, "+公园", "+待核")
    undone = gxreader("tag", "--undo").out
    assert undone.count("#公园") == undone.count("#待核") == 1
    assert "and 1 more" in undone
    assert gxreader("tag", first, "--json").data["tags"] == ["公园"]
    assert gxreader("tag", second, "--json").data["tags"] == []


def test_a_tag_may_begin_like_an_option(gxreader: Program) -> None:
    """-help… is a tag to take off; -h alone is help."""
    article = shelved(gxreader)
    gxreader("tag", article, "+help1")
    assert gxreader("tag", article, "-help1").code == 0
    assert gxreader("tag", article).code == 1
    assert gxreader("tag", "-h").out.startswith("Examples")


def test_tags_without_an_article_are_refused(gxreader: Program) -> None:
    """Nothing is changed, and the mistake is told; so is an article that is not there."""
    shelved(gxreader)
    assert gxreader("tag", "+公园").code == 2
    assert gxreader("tag", "nowhere", "+公园").code == 1
    assert "names no tag" in gxreader("tag", "nowhere", "+").err
    assert gxreader("tag").code == 1


def noted(program: Program, article_id: str) -> None:
    """Write two notes as the reader does."""
    folders = {
        f"XDG_{name}_HOME": str(program.home / place)
        for name, place in (
            *(("CACHE", ".cache"), ("CONFIG", ".config")),
            *(("DATA", ".local/share"), ("STATE", ".local/state")),
        )
    }
    library = open_library(Paths.of_user(folders))
    article = library.article(article_id)
    library.annotations.write(article, "投资额与预算不符？\n问财政局", 0)
    library.annotations.write(article, "可配图")
    library.close()


def test_notes_are_exported_with_quotations_and_source(gxreader: Program) -> None:
    """As text, as Markdown with a citation by GB/T 7714, and as data."""
    article = shelved(gxreader)
    assert gxreader("notes").code == 1
    noted(gxreader, article)
    source = "田一禾.城南湿地公园开园[N].河湾日报,2024-06-01(1)."
    plain = gxreader("notes").out
    assert source in plain
    assert "“城南湿地公园昨日开园。" in plain
    markdown = gxreader("notes", "--md").out.splitlines()
    assert markdown[0] == "## 城南湿地公园开园"
    assert any(line.startswith("> 城南湿地公园昨日开园。") for line in markdown)
    assert "问财政局" in markdown
    assert markdown[-1] == source.replace("[N]", "\\[N\\]")
    record = gxreader("notes", "--json").data
    assert record["count"] == 2
    assert {one["paragraph"] for one in record["notes"]} == {-1, 0}
    assert record["notes"][0]["citation"] == source


def test_a_note_is_written_from_the_command_line(gxreader: Program) -> None:
    """To the article or to a paragraph, from the words or from standard input."""
    article = shelved(gxreader)
    assert "Note: 投资额 待核" in gxreader("note", article, "投资额", "待核").out
    assert gxreader("note", article, "--paragraph", "2", "-", stdin="有照片\n").code == 0
    record = gxreader("notes", "--json").data
    assert [(one["paragraph"], one["text"]) for one in record["notes"]] == [
        (-1, "投资额 待核"),
        (1, "有照片"),
    ]
    assert gxreader("note", article).code == 2
    assert gxreader("note", article, " ").code == 2
    assert gxreader("note", article, "--paragraph", "9", "x").code == 2
    assert gxreader("note", article, "--paragraph", "x", "x").code == 2
    assert gxreader("note", "nowhere", "x").code == 1
    assert gxreader("notes", "--undo").code == 0
    assert gxreader("notes", "--json").data["count"] == 1


def test_an_article_is_shown_with_its_tags_and_notes(gxreader: Program) -> None:
    """After its text, and as data beside it; one without any is shown as ever."""
    article = shelved(gxreader)
    assert "Tags:" not in gxreader("show", article).out
    noted(gxreader, article)
    gxreader("tag", article, "+公园")
    shown = gxreader("show", article).out
    assert "Tags: #公园" in shown
    assert "Note: 投资额与预算不符？ 问财政局" in shown
    record = gxreader("show", article, "--json").data
    assert record["tags"] == ["公园"]
    assert [one["text"] for one in record["notes"]] == ["可配图", "投资额与预算不符？\n问财政局"]


def test_notes_are_chosen_by_a_query(gxreader: Program) -> None:
    """Only those to the articles that it finds; a wrong query is told."""
    article = shelved(gxreader)
    noted(gxreader, article)
    assert gxreader("notes", "湿地").code == 0
    assert gxreader("notes", "早稻").code == 1
    assert gxreader("notes", "(").code == 2


def test_notes_outlive_their_article(gxreader: Program) -> None:
    """When the page has left the library, its notes still say what they quote and where from."""
    article = shelved(gxreader)
    noted(gxreader, article)
    gxreader("remove", "pages")
    plain = gxreader("notes").out
    assert "城南湿地公园开园[N].河湾日报,2024-06-01(1)." in plain
    assert "“城南湿地公园昨日开园。" in plain
    assert gxreader("notes", "--undo").code == 0


def test_a_note_that_follows_its_article_is_printed_once(gxreader: Program) -> None:
    """Another headline gives the article another id; notes to both ids stand below it."""
    article = shelved(gxreader)
    gxreader("note", article, "--paragraph", "1", "先前的批注")
    page = PAGE.replace("城南湿地公园开园", "市民多了一处观鸟地")
    gxreader.write("pages/河湾日报/2024-06-01/01-要闻.txt", page)
    assert gxreader("refresh").code == 0
    (new,) = gxreader("list", "--json").data["articles"]
    assert new["id"] != article
    gxreader("note", new["id"], "后来的批注")
    assert gxreader("notes", "--json").data["count"] == 2
    assert gxreader("notes").out.count("先前的批注") == 1
