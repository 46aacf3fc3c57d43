"""The sample archive and its gold: complete, exact to the line, and rich in what real pages have."""

import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, Final, TypeAlias

import pytest

from tests.lab import lab_path

ROOT: Final = Path(__file__).parents[2]
ARCHIVE: Final = ROOT / "articles"
GOLD: Final = Path(__file__).parent / "samples"
PAGES: Final = sorted(ARCHIVE.glob("*/*/*.txt"))
GOLDS: Final = sorted(GOLD.glob("*.gold.json"))
ARTICLE_KEYS: Final = {"kind", "headline", "byline", "dateline", "jump", "paragraphs", "lines"}
KINDS: Final = {"article", "photo", "continuation", "brief"}
ROLES: Final = {"body", "subhead", "caption", "credit", "note"}
BORROWED: Final = 12
"""From this many code points on, a wording shared with somebody else's page counts as copied."""

Json: TypeAlias = dict[str, Any]

FEATURES: Final = (
    ("a nameplate", r"(?m)^漓川日报$", 2),
    ("a folio line", r"2023年6月(?:28|29|30)日[ 　]星期[三四五]", 12),
    ("a guide to the pages inside", r"(?m)^导 ?读$", 2),
    ("a byline line with a sign", r"(?m)^　*□ ?本报记者", 8),
    ("a byline line of a correspondent", r"□\S* ?通讯员|□本报记者\S+ 通讯员", 4),
    ("names behind a dateline", r"本报讯（(?:记者|通讯员)", 12),
    ("a dateline with place and day", r"本报\S{2}6月2[89]日电", 3),
    ("an agency's item", r"据新华社电|漓川社稻源6月28日电", 2),
    ("text and pictures by", r"文/图|/文 \S+/图|文/\S+ 图/", 3),
    ("a photo sign", r"[▲▼]", 7),
    ("a caption that says so", r"图为|图①", 2),
    ("a credit", r"(?m)摄$", 10),
    ("a jump forward", r"（下转(?:第[二三]版|2版)）", 4),
    ("a jump back", r"（上接(?:第一版|1版)）", 4),
    ("a deck behind a dash", r"(?m)——.{6,}$", 6),
    ("an editor's note", r"编者按：|编后：", 3),
    ("a staff line", r"责编|责任编辑|编辑：", 12),
    ("an advertisement", r"(?m)^·?广 ?告·?$", 3),
    ("questions and answers", r"(?m)^　*(?:问|记者)：", 8),
    ("an English phrase", r"[A-Za-z]+ [A-Za-z]+ [a-z]+", 2),
    ("a numbered speech", r"(?m)^[一二三]、", 3),
    ("money", r"\d(?:万|亿)?元", 60),
    ("percentages", r"\d%", 60),
    ("percentage points", r"个百分点", 6),
    ("ranges", r"\d\S{0,2}(?:至|～|到)\d", 15),
    ("rounded figures", r"(?:约|近|超过?|不到|上下|左右|余|多)", 60),
    ("areas", r"\d万?亩", 12),
    ("visits counted by person", r"人‖?次", 10),
    ("changes on the year before", r"同比|比(?:去年|上年)同期", 12),
)
"""What real pages have, the expression that finds it, and how often at least it must occur."""


@cache
def gold_of(name: str) -> Json:
    """Read the gold of ``name`` once."""
    gold: Json = json.loads((GOLD / name).read_text(encoding="utf-8"))
    return gold


@cache
def lines_of(name: str) -> tuple[str, ...]:
    """Read the page of the gold ``name`` in its encoding, line 1 at index 1."""
    gold = gold_of(name)
    text = (ROOT / gold["file"]).read_bytes().decode(gold["encoding"])
    return ("", *text.split("\n"))


def bare(text: str) -> str:
    """Take all white space out."""
    return "".join(text.split())


def wording(name: str, lines: list[int]) -> str:
    """Join the wording of ``lines`` without white space."""
    return bare("".join(lines_of(name)[line] for line in lines))


def heading_lines(article: Json) -> list[int]:
    """Return the lines of an article that no paragraph claims: headline and byline."""
    claimed = {line for paragraph in article["paragraphs"] for line in paragraph["lines"]}
    return [line for line in article["lines"] if line not in claimed]


def items() -> Iterator[tuple[str, Json]]:
    """Walk all items of all pages."""
    for path in GOLDS:
        for article in gold_of(path.name)["articles"]:
            yield path.name, article


def is_hard_wrapped(name: str) -> bool:
    """Tell a page set line by line: its paragraphs run over lines without gaps."""
    paragraphs: list[list[int]] = [
        one["lines"] for article in gold_of(name)["articles"] for one in article["paragraphs"]
    ]
    return sum(lines[1:2] == [lines[0] + 1] for lines in paragraphs) >= 10


each_gold = pytest.mark.parametrize("name", [path.name for path in GOLDS])


def test_every_page_has_gold_and_every_gold_a_page() -> None:
    """Pages and gold belong to each other one to one, by edition and page in the file name."""
    expected = {f"{path.parent.name}-{path.name[:2]}.gold.json": path for path in PAGES}
    assert {path.name for path in GOLDS} == set(expected)
    for name, path in expected.items():
        assert ROOT / gold_of(name)["file"] == path


@each_gold
def test_gold_has_the_shape_of_parse_output(name: str) -> None:
    """Each gold has just the keys, kinds and roles that ``gxreader parse --json`` writes."""
    gold = gold_of(name)
    assert set(gold) == {"version", "file", "encoding", "articles", "furniture"}
    assert gold["version"] == 1
    for article in gold["articles"]:
        assert set(article) == ARTICLE_KEYS
        assert article["kind"] in KINDS
        assert set(article["headline"]) == {"kicker", "title", "deck"}
        assert all(set(one) == {"name", "role"} for one in article["byline"])
        assert all(set(one) == {"text", "role", "lines"} for one in article["paragraphs"])
        assert {one["role"] for one in article["paragraphs"]} <= ROLES
        assert article["lines"] == sorted(article["lines"])


@each_gold
def test_every_printed_line_stands_in_exactly_one_place(name: str) -> None:
    """Articles and furniture together hold every non-blank line once, and no blank one."""
    gold = gold_of(name)
    claimed = [line for part in (*gold["articles"], *gold["furniture"]) for line in part["lines"]]
    printed = [number for number, line in enumerate(lines_of(name)) if line.strip()]
    assert sorted(claimed) == printed
    for article in gold["articles"]:
        within = [line for one in article["paragraphs"] for line in one["lines"]]
        assert len(within) == len(set(within))
        assert set(within) <= set(article["lines"])


@each_gold
def test_texts_are_the_wording_of_their_lines(name: str) -> None:
    """Paragraphs and furniture say what their lines say, but for white space."""
    gold = gold_of(name)
    paragraphs = [one for article in gold["articles"] for one in article["paragraphs"]]
    for part in (*paragraphs, *gold["furniture"]):
        assert bare(part["text"]) == wording(name, part["lines"])


@each_gold
def test_headlines_and_bylines_are_the_lines_left_over(name: str) -> None:
    """What no paragraph claims is kicker, title, deck and then, if anything, the byline."""
    for article in gold_of(name)["articles"]:
        rest = wording(name, heading_lines(article)).replace("——", "")
        head = "".join(bare(article["headline"][part]) for part in ("kicker", "title", "deck"))
        assert rest.startswith(head)
        byline = rest.removeprefix(head)
        printed = byline or bare("".join(one["text"] for one in article["paragraphs"]))
        for one in article["byline"]:
            assert one["name"] in printed
            assert one["role"].removesuffix("影") in printed


@each_gold
def test_datelines_and_jumps_stay_in_the_text(name: str) -> None:
    """A dateline or jump quotes what a paragraph holds; nothing was cut out for it."""
    for article in gold_of(name)["articles"]:
        texts = [one["text"] for one in article["paragraphs"]]
        assert any(article["dateline"] in text for text in texts)
        assert any(article["jump"] in text for text in texts)


def test_the_archive_is_large_enough() -> None:
    """There are at least three editions of four pages each and fifty articles altogether."""
    editions = {path.parent.name for path in PAGES}
    assert len(editions) >= 3
    assert all(sum(path.parent.name == day for path in PAGES) == 4 for day in editions)
    assert sum(1 for _ in items()) >= 60
    assert sum(article["kind"] == "article" for _, article in items()) >= 40
    assert {article["kind"] for _, article in items()} == KINDS


@pytest.mark.parametrize(("feature", "expression", "least"), FEATURES)
def test_the_archive_shows_what_real_pages_have(feature: str, expression: str, least: int) -> None:
    """Every habit of real pages occurs as often as a parser needs to be tried by it."""
    whole = "\n\n".join("\n".join(lines_of(path.name)) for path in GOLDS)
    assert len(re.findall(expression, whole)) >= least, feature


def test_headlines_come_with_kickers_and_decks() -> None:
    """Several headlines have a kicker, several a deck, and some both."""
    heads = [article["headline"] for _, article in items()]
    assert sum(bool(head["kicker"]) for head in heads) >= 8
    assert sum(bool(head["deck"]) for head in heads) >= 10
    assert sum(bool(head["kicker"] and head["deck"]) for head in heads) >= 4


def test_paragraphs_are_cut_by_columns_in_all_the_ways_that_happen() -> None:
    """At least 25 paragraphs are cut by a blank line; some before a unit, in a word or number."""
    cuts, foreign = list[tuple[str, str]](), 0
    for name, article in items():
        if is_hard_wrapped(name):
            continue
        for one in article["paragraphs"]:
            for first, second in zip(one["lines"], one["lines"][1:], strict=False):
                cuts.append((lines_of(name)[first], lines_of(name)[second]))
                foreign += any(
                    lines_of(name)[between].strip() for between in range(first + 1, second)
                )
    assert len(cuts) >= 25
    assert sum(a[-1].isdigit() and b[0].isdigit() for a, b in cuts) >= 3
    assert sum(a[-1].isdigit() and not b[0].isdigit() for a, b in cuts) >= 3
    assert foreign >= 4


def test_jumps_lead_to_their_other_half() -> None:
    """Each edition has at least one story that goes on elsewhere, and as many that come from there."""
    for day in {path.parent.name for path in PAGES}:
        jumps = [article["jump"] for name, article in items() if name.startswith(day)]
        forward = sum(jump.startswith("下转") for jump in jumps)
        assert forward >= 1
        assert forward == sum(jump.startswith("上接") for jump in jumps)


def test_tables_verse_and_lists_keep_their_lines() -> None:
    """Rows set without a gap are a paragraph each, so nothing pours them together."""
    for start in ("大白菜", "风从上游来", "钳工", "冠军", "一担米哟"):
        rows = [
            one
            for _, article in items()
            for one in article["paragraphs"]
            if one["text"].startswith(start)
        ]
        assert [len(one["lines"]) for one in rows] == [1]


def test_one_page_is_gb18030_and_cannot_pass_for_utf8() -> None:
    """The page in GB18030 says so in its gold and fails every stricter reading."""
    names = [path.name for path in GOLDS if gold_of(path.name)["encoding"] == "gb18030"]
    assert len(names) == 1
    raw = (ROOT / gold_of(names[0])["file"]).read_bytes()
    for narrower in ("utf-8", "gbk"):
        with pytest.raises(UnicodeDecodeError):
            raw.decode(narrower)


def test_one_page_is_hard_wrapped_and_one_has_stray_spaces() -> None:
    """One page breaks every line at 36 characters; one has spaces that the gold takes out."""
    wrapped = [path.name for path in GOLDS if is_hard_wrapped(path.name)]
    assert len(wrapped) == 1
    assert max(map(len, lines_of(wrapped[0]))) <= 36
    strays = sum(
        len(
            re.findall(
                r"(?<=[一-鿿]) (?=[一-鿿])", "".join(lines_of(name)[line] for line in one["lines"])
            )
        )
        - len(re.findall(r"(?<=[一-鿿]) (?=[一-鿿])", one["text"]))
        for name, article in items()
        for one in article["paragraphs"]
    )
    assert strays >= 15


@pytest.mark.lab
def test_no_wording_comes_from_a_real_page() -> None:
    """Not even a dozen characters in a row stand in any page that others wrote."""
    ours = set[str]()
    for path in GOLDS:
        text = bare("".join(lines_of(path.name)))
        ours.update(text[start : start + BORROWED] for start in range(len(text) - BORROWED + 1))
    for path in sorted(lab_path("pages").glob("*.txt")):
        text = bare(path.read_text(encoding="utf-8"))
        theirs = (text[start : start + BORROWED] for start in range(len(text) - BORROWED + 1))
        assert not ours.intersection(theirs), path.name
