"""Lines of which a reader should know that they may have been taken wrongly."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from reader.messages import N_, _
from reader.model import Article, ArticleKind, Role, Unsure
from reader.parsing.healing import is_open
from reader.parsing.labels import Labelled, Part

NARROW: Final = 1.0
"""The margin below which evidence nearly said otherwise: about three judged lines in two hundred."""

_LONG: Final = 20
"""Code points of a last paragraph from which a missing end is one."""

_SHOWN: Final = 16
"""Code points of a line that are quoted."""

_GOES_ON = re.compile(r"[\u4e00-\u9fff，、]$")
_ROW = re.compile(r"\s{2}|\u3000")

_TAKEN: Final = {
    Part.HEADLINE: N_("“{words}” was taken for a headline, but hardly"),
    Part.SUBHEAD: N_("“{words}” was taken for a subhead, but hardly"),
}
_TEXT: Final = N_("“{words}” was taken for text, but hardly")


def noted(blocks: Iterable[Labelled], path: str, unsure: list[Unsure]) -> Iterator[Labelled]:
    """Yield ``blocks`` as they come, and note in ``unsure`` those that were hardly decided."""
    for labelled in blocks:
        verdict = labelled.verdict
        if verdict is not None and verdict.margin < NARROW:
            block = labelled.block
            reason = _(_TAKEN.get(labelled.part, _TEXT)).format(words=_short(block.text))
            unsure.append(Unsure(path, block.lines[0] if block.lines else 0, reason))
        yield labelled


def cut_short(articles: Sequence[Article]) -> Iterator[Unsure]:
    """Yield the articles that stop inside a sentence and do not say where they go on."""
    for article in articles:
        last = article.paragraphs[-1] if article.paragraphs else None
        if article.kind is not ArticleKind.ARTICLE or article.jump or last is None:
            continue
        if last.role is Role.BODY and len(last.text) >= _LONG and _stops_inside(last.text):
            reason = _("it stops inside a sentence: “{words}”").format(words=last.text[-_SHOWN:])
            yield Unsure(article.source, last.lines[-1] if last.lines else 0, reason)


def _stops_inside(text: str) -> bool:
    """Tell whether running text stops where no sentence does; rows of a table are none."""
    return is_open(text) and bool(_GOES_ON.search(text)) and not _ROW.search(text)


def _short(text: str) -> str:
    return text if len(text) <= _SHOWN else text[:_SHOWN] + "…"
