"""Claims about the containers that hundreds of e-papers use, by the XPaths of people who read them."""

import re
from collections.abc import Iterator

import pytest

from reader.parsing.formats.web.tables import LIKELY, SURE
from tests.lab import lab_path
from tests.parsing.formats.making import articles, told

STEP = re.compile(r"/{1,2}(?P<tag>[\w*-]+)(?P<tests>(?:\[[^\]]*\])*)")
TEST = re.compile(r"@(?P<name>[\w-]+)\s*=\s*['\"]?(?P<value>[^'\"\]]*)")
PARAGRAPHS = [
    "渔港昨天开市，三百多艘渔船靠岸，码头上人山人海。",
    "渔民说，今年的鱼比去年多两成，价钱也好。",
    "市场为此增开了二十个摊位。",
]


def steps(xpath: str) -> list[tuple[str, dict[str, str]]]:
    """Return tag and attributes of an XPath's steps; ``*`` is a div."""
    found = STEP.finditer(xpath)
    return [
        (one["tag"].replace("*", "div"), dict(TEST.findall(one["tests"])))
        for one in found
        if one["tag"] not in {"html", "body", "br", "text"}
    ]


def marks(xpath: str) -> Iterator[str]:
    """Yield how the tables would name the steps of an XPath."""
    for tag, tests in steps(xpath):
        yield tag
        yield "#" + tests.get("id", "").lower()
        yield from ("." + name for name in tests.get("class", "").lower().split())
        yield from (f"[{name}={tests[name].replace(' ', '')}]" for name in tests)


def page_for(xpath: str) -> str:
    """Return a page with lists of links around elements that ``xpath`` selects."""
    chain = [one for one in steps(xpath) if one[0] not in {"p", "font"}] or [("div", {})]
    opened = "".join(
        f"<{tag} " + " ".join(f'{name}="{value}"' for name, value in tests.items()) + ">"
        for tag, tests in chain
    )
    if chain[0][0] in {"td", "tr"}:
        opened = f"<table>{opened}"
    last = next((tests for tag, tests in reversed(steps(xpath)) if tag == "p"), {})
    attributes = " ".join(f'{name}="{value}"' for name, value in last.items())
    body = "".join(f"<p {attributes}>{text}</p>" for text in PARAGRAPHS)
    links = "".join(f"<li><a href='{at}.htm'>第{at}版的文章标题</a></li>" for at in range(12))
    closed = "".join(f"</{tag}>" for tag, _tests in reversed(chain))
    return f"<html><body><ul>{links}</ul><h1>渔港开市</h1>{opened}{body}{closed}<ul>{links}</ul></body></html>"


@pytest.fixture(scope="module", name="xpaths")
def _xpaths() -> list[str]:
    rows = lab_path("pages/epaper-layouts.tsv").read_text("utf-8").splitlines()[1:]
    return [row.split("\t")[5] for row in rows if row.split("\t")[5:6] not in ([], [""])]


@pytest.mark.lab
def test_the_tables_know_most_containers(xpaths: list[str]) -> None:
    """Of the papers whose container is known, at least 97 % use one of the tables'."""
    known = {*SURE, *LIKELY}
    missed = [one for one in xpaths if not known & set(marks(one))]
    assert len(missed) <= len(xpaths) * 0.03, missed


@pytest.mark.lab
def test_pages_built_that_way_give_their_text(xpaths: list[str]) -> None:
    """At least 99 % of pages with such containers give headline and paragraphs, nothing else."""
    missed = []
    for xpath in sorted(set(xpaths)):
        (article,) = articles(page_for(xpath), "a.html")
        right = [text for _role, text in told(article)] == PARAGRAPHS
        if not right or article.headline.title != "渔港开市":
            missed.append(xpath)
    assert sum(xpaths.count(one) for one in missed) <= len(xpaths) * 0.01, missed
