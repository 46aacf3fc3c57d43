"""Photo credits (摄影者): on a line of their own or at the end of a caption."""

import re
from dataclasses import replace
from typing import Final

from reader.model import Contributor
from reader.parsing.bylines import read_byline
from reader.parsing.characters import as_printed, simple
from reader.parsing.people import is_person
from reader.parsing.roles import PHOTOGRAPHER

LONGEST_CREDIT: Final = 48
"""Code points a credit may have when it is a line of its own or ends a caption."""

_TAKEN = re.compile(
    r"(?<![文图][/／])(?:摄影报道|摄影|摄|供图)\s*(?:[（(](?:影像|资料|图片|人民|新华|本报)[^（）]{0,8}[）)])?\s*[）)]?$"
)
_LABELLED = re.compile(
    r"^[（(【]?\s*(?![图文][/／][图文])(?:摄影|供图|图片|图源|图)\s*(?:来源|提供)?\s*[：:/／]\s*(?P<names>[^。，…]{1,30}?)\s*[）)】]?$"
)
_PLAIN = re.compile(
    r"^[（(]?(?:(?:照片|图片|图)?(?:均?为)?资料图片?|资料照片|本[组版栏文][^。，]{0,4}(?:图片|照片)[^。，]{0,20}(?:摄|提供|资料图?片?|供图)|本报资料图?片?|人民视觉|视觉中国|影像中国|新华社发|新华社照片|图片来自网络|图据[^。，]{2,16}|AI(?:制图|绘图|作图|生成)|IC\s?[Pp]hoto|东方IC|"
    r"[\u4e00-\u9fff]{2,16}(?:供图|提供))[）)]?$"
)
_AGENCY_GAVE = re.compile(
    r"^[（(]?(?:新华社发|中新社发)\s*[（(](?P<inside>[^（）]{2,20})[）)]\s*[）)]?$"
)
_BY_BOTH = re.compile(
    r"[（(]\s*(?:[图文][/／][图文]|图文|文图|摄影|图片?|摄影报道)\s*[：:/／\s]\s*[^（）()。]{2,40}[）)]$"
)
_KINDS: Final = (
    "国画|油画|摄影|书法|版画|剪纸|漫画|水彩画?|篆刻|素描|水粉画?|中国画|农民画|速写|木刻"
)
_OF_A_KIND = re.compile(rf"[（(](?:{_KINDS})[）)]")
_WORK = re.compile(
    rf"(?:《[^《》]{{1,20}}》|[^，。！？\s（）]{{2,16}})(?:[（(](?P<kind>{_KINDS})[）)])?\s*(?<=[\s》）)])(?P<name>[\u4e00-\u9fff](?:[ \u3000]?[\u4e00-\u9fff]){{1,2}}?)(?:\s*(?P<role>摄|(?<=\s)[作绘书画刻]))?$"
)
"""A work, its kind and who made it, on one line."""

_MADE = re.compile(
    rf"{_TAKEN.pattern}|\s[作绘书画刻]$|[（(](?:{_KINDS})[）)]\s*\S{{1,4}}(?:\s\S{{1,2}})?$"
)
_SENTENCE = re.compile(r"[。！？!?；]\s*|\s{2,}|\u3000+")
_ALL_BY = re.compile(r"^(?:以上|上述|本[组版文])?(?:图片|照片|图)?[均皆都]?由(?=\S)")
_TRAILING_NOTE = re.compile(r"\s*[（(](?:影像|资料|图片|人民|新华)[^（）]{0,8}[）)]\s*$")


def read_credit(text: str) -> tuple[Contributor, ...] | None:
    """Read a line that is nothing but a photo credit; None when it is something else."""
    if len(text) > LONGEST_CREDIT:
        return None
    folded = simple(text)
    found = _read_folded(folded)
    if found is None or folded == text:
        return found
    return tuple(replace(one, name=as_printed(one.name, folded, text)) for one in found)


def _read_folded(text: str) -> tuple[Contributor, ...] | None:
    given = _AGENCY_GAVE.match(text)
    if given:
        return read_credit(given["inside"]) or ()
    labelled = _LABELLED.match(text)
    if labelled:
        return _photographers(labelled["names"])
    if _PLAIN.match(text) and not _ALL_BY.match(text):
        return ()
    if not _TAKEN.search(text):
        return None
    names = read_byline(_ALL_BY.sub("", _TRAILING_NOTE.sub("", text)))
    return names.contributors or None


def _photographers(names: str) -> tuple[Contributor, ...]:
    read = read_byline(names).contributors
    return tuple(Contributor(one.name, one.role or PHOTOGRAPHER) for one in read)


def ends_with_credit(text: str) -> bool:
    """Tell whether a caption ends with its credit, with names or without: …。受访者供图."""
    return bool(closing_credit(text)) or any(
        read_credit(piece) is not None for piece in _endings(text[-LONGEST_CREDIT:])
    )


def _endings(tail: str) -> list[str]:
    """Return what stands behind the sentences and opening brackets of ``tail``, the longest first."""
    starts = [match.end() for match in _SENTENCE.finditer(tail)] + _brackets(tail)
    pieces = (tail[start:].strip("（(）) \u3000") for start in sorted(starts))
    return [piece for piece in pieces if piece]


def closing_credit(text: str) -> tuple[Contributor, ...]:
    """Read the credit a caption ends with: 大街高楼林立。　　本报记者 李 满摄."""
    tail = text[-LONGEST_CREDIT:]
    folded = simple(tail)
    by_both = _BY_BOTH.search(folded)
    if by_both:
        return read_byline(tail[by_both.start() + 1 : -1]).contributors
    if not _MADE.search(folded):
        return ()
    found = (read_credit(piece) for piece in _endings(tail))
    return next(filter(None, found), ()) or _below_work(tail, folded)


def _below_work(text: str, folded: str) -> tuple[Contributor, ...]:
    """Read who made a work that a line names: 《秋山》（国画） 某某 作, 春江水暖 某某 摄."""
    match = _WORK.match(folded)
    if not match or not is_person("".join(match["name"].split())):
        return ()
    name = "".join(text[slice(*match.span("name"))].split())
    role = match["role"] or match["kind"]
    if not role:
        return ()
    return (Contributor(name, PHOTOGRAPHER if role == "摄" else role),)


def is_work(text: str) -> bool:
    """Tell whether a caption names a work of art and who made it: 《秋山》 某某 作, 秋山图（国画） 某某."""
    return text[0] == "《" or bool(_OF_A_KIND.search(text))


def _brackets(tail: str) -> list[int]:
    return [index for index, character in enumerate(tail) if character in "（("]
