"""What a query must find, by the plainest means: every article folded and looked through.

It reads the syntax tree, and shares with the search only that and the folding.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache
from random import Random

from reader.search import SearchDocument, parse_query
from reader.search.query import (
    GAP_CHARACTERS,
    And,
    Attribute,
    Dates,
    Near,
    Node,
    Not,
    Or,
    Pattern,
    Predicate,
    Term,
    Wild,
)
from reader.text.fold import fold

PARTS = {
    "text": ("title", "kicker", "deck", "byline", "body"),
    "title": ("title", "kicker", "deck"),
    "body": ("body",),
    "byline": ("byline",),
}
LETTERS = "粮糧食安全中国國会一〇零三亿aB1２ ，。.\n"
TODAY = date(2026, 3, 1)
PLAIN = "粮食安全中国会一零三亿ab12，"


_folded = cache(fold)


def _expression(term: Term | Pattern) -> str:
    if isinstance(term, Term):
        return re.escape(fold(term.wording))
    pieces = list(term.pieces)
    begins, ends = pieces[0] is Wild.ANY, pieces[-1] is Wild.ANY
    inner = pieces[begins : len(pieces) - ends]
    gap = f"[^。!?;]{{0,{GAP_CHARACTERS}}}"
    written = [
        gap if one is Wild.ANY else "." if one is Wild.ONE else re.escape(fold(one))
        for one in inner
    ]
    latin = "[a-z0-9]"
    if ends and not begins and re.match(latin, fold(inner[0])):
        written.insert(0, f"(?<!{latin})")
    if begins and not ends and re.search(f"{latin}$", fold(inner[-1])):
        written.append(f"(?!{latin})")
    return "".join(written)


def _holds(term: Term | Pattern, article: SearchDocument) -> bool:
    expression = re.compile(_expression(term), re.DOTALL)
    return any(expression.search(_folded(getattr(article, part))) for part in PARTS[term.where])


def _near(near: Near, article: SearchDocument) -> bool:
    left, right = (re.escape(fold(side.wording)) for side in (near.left, near.right))
    between = f"(?s:.{{0,{near.distance}}})"
    expression = re.compile(f"{left}{between}{right}|{right}{between}{left}")
    return any(
        expression.search(_folded(getattr(article, part))) for part in PARTS[near.left.where]
    )


def _attribute(attribute: Attribute, article: SearchDocument) -> bool:
    asked, held = fold(attribute.value), fold(getattr(article, attribute.name))
    if attribute.name == "page":
        return asked.lstrip("0") == held.lstrip("0")
    return asked == held if attribute.exact else asked in held


def answers(node: Node, article: SearchDocument) -> bool:
    """Tell whether an article answers a query."""
    match node:
        case And(nodes):
            return all(answers(one, article) for one in nodes)
        case Or(nodes):
            return any(answers(one, article) for one in nodes)
        case Not(part):
            return not answers(part, article)
        case _:
            return _answers_one(node, article)


def _answers_one(
    node: Near | Attribute | Dates | Predicate | Term | Pattern, article: SearchDocument
) -> bool:
    match node:
        case Near():
            return _near(node, article)
        case Attribute():
            return _attribute(node, article)
        case Dates(first, last):
            day = article.issue_date
            return bool(day) and first <= day and (not last or day <= last)
        case Predicate(_name, value):
            return article.key % 2 == (value == "odd")
        case Term() | Pattern():
            return _holds(node, article)


def articles(count: int, seed: int) -> list[SearchDocument]:
    """Make articles out of few characters, so that nearly everything occurs somewhere."""
    chance = Random(seed)  # noqa: S311 - a sample, no secret

    def text(most: int) -> str:
        return "".join(chance.choices(LETTERS, k=chance.randint(0, most)))

    return [
        SearchDocument(
            key,
            f"a{key}",
            title=text(8),
            kicker=text(4),
            byline=text(5),
            body=text(60),
            paper=chance.choice(["", "海州晚报", "海州日报"]),
            page=chance.choice(["", "01", "A12"]),
            issue_date=chance.choice(["", "2025-12-31", "2026-01-01", "2026-02-10"]),
        )
        for key in range(count)
    ]


def queries(seed: int) -> Iterator[str]:
    """Yield queries of every kind, nested, without end."""
    chance = Random(seed)  # noqa: S311 - a sample, no secret
    while True:
        yield _query(chance, chance.choice((0, 1, 1, 2)))


def _query(chance: Random, depth: int) -> str:
    if not depth:
        return _atom(chance)
    form = chance.choice(("({} {})", "({} OR {})", "({} -{})", "({} 或 {})", "-({} {})"))
    return form.format(_query(chance, depth - 1), _query(chance, chance.randrange(depth)))


def _word(chance: Random) -> str:
    return "".join(chance.choices(PLAIN, k=chance.choice((1, 1, 2, 2, 3, 4, 6))))


def _atom(chance: Random) -> str:
    word, other = f'"{_word(chance)}"', f'"{_word(chance)}"'
    place = chance.choice(("title", "body", "byline", "标题"))
    forms = (
        *(word, word, word, f"{place}:{word}", f"{word} NEAR/{chance.randint(0, 9)} {other}"),
        f"{_wild(chance)}",
        chance.choice(("paper:晚报", 'paper:"海州日报"', "page:1", "版:A12")),
        chance.choice(("date:2026", "date:2025-12..2026-01", "date:>=2026-02", "date:<2026")),
        chance.choice(("is:odd", "is:even")),
    )
    return chance.choice(forms)


def _wild(chance: Random) -> str:
    letters = PLAIN.replace("，", "")
    one, other = ("".join(chance.choices(letters, k=chance.randint(1, 2))) for _side in range(2))
    return chance.choice(("{}*{}", "{}?{}", "{}*", "*{}", "{}*{}?")).format(one, other)


def differing(
    asked: Sequence[str], held: Sequence[SearchDocument], found: Sequence[set[int]]
) -> list[str]:
    """Return the queries whose finds are not what they must be."""
    wrong = []
    for query, keys in zip(asked, found, strict=True):
        node = parse_query(query, predicates={"is"}, today=TODAY).node
        if keys != {one.key for one in held if answers(node, one)}:
            wrong.append(query)
    return wrong
