"""Paper, date, page and section, as far as the names of a file and its folders tell them."""

import re
from pathlib import PurePath
from typing import Final

from reader.parsing.folio import Folio, close_up, iso_date, page_number

_DATE = re.compile(
    r"(?<!\d)(?P<y>(?:18|19|20|21)\d{2})(?:\s*[年._/\-]\s*|(?=\d{4}(?!\d)))(?P<m>\d{1,2})(?:\s*[月._/\-]\s*|(?<=\d{2})(?=\d{2}(?!\d)))(?P<d>\d{1,2})\s*日?(?!\d)"
)
_MONTH = re.compile(r"(?<!\d)(?P<y>(?:18|19|20|21)\d{2})[年._\-]?(?P<m>0[1-9]|1[0-2])月?$")
_DAY = re.compile(r"^(?P<d>0?[1-9]|[12]\d|3[01])日?$")
_YEAR = re.compile(r"^(?P<y>(?:18|19|20|21)\d{2})年?$")
_PAGE_FORMS: Final = (
    re.compile(r"第\s*(?P<p>[A-Za-z]?\d{1,3}|[一二三四五六七八九十]{1,3})\s*版"),
    re.compile(r"(?<![A-Za-z\d])(?P<p>[A-Za-z]?\d{1,3})\s*版"),
    re.compile(
        r"(?:^|[\s_\-.])(?:page|p|node|版面?|版次)[_\-\s]?(?P<p>[A-Za-z]?\d{1,3})(?![A-Za-z\d])",
        re.IGNORECASE,
    ),
    re.compile(r"(?:^|[\s_\-.])(?P<p>[A-Za-z]\d{1,3})(?![A-Za-z\d])"),
    re.compile(r"(?:^|[\s_\-.])(?P<p>\d{1,2})(?=$|[\s_\-.]|[\u4e00-\u9fff])"),
)
"""Forms of a page number in a name, the surest first."""

_BRACKETS = re.compile(r"[《》【】\[\]()（）]")
_JOINTS = re.compile(r"[\s_\-.·,，]+")
_SECTION = re.compile(r"^[\u4e00-\u9fff]{2,8}$")
_NOT_PAPERS: Final = frozenset(
    ["pages", "page", "text", "txt", "tmp", "home", "data", "archive", "archives", "articles", "papers", "newspapers",
     "news", "files", "downloads", "documents", "desktop", "samples", "下载", "文档", "桌面", "报纸", "存档", "归档", "版面", "文本", "稿件"]
)  # fmt: skip
_USUAL = re.compile(r"(?:[A-HTa-ht]?\d{1,3})?")
"""Pages that a name without any date may mean: u10 and v2 are no pages, A12 and b3 are."""

_BARE = re.compile(r"0{0,2}[1-9]\d{0,2}")

_FOLDERS: Final = 5
"""Folders above a file whose names may tell something."""


def place_of(path: PurePath) -> Folio:
    """Return what the name of a page file tells, and its folders where the name is silent.

    Shapes: 报名/2023-06-30/03.txt, paper-20230630-03.txt, 2023年6月30日第03版.txt, 03版要闻.txt,
    A12.txt, 2023/06/30/03.txt. A name without any date tells a page only in a usual form. Folder names tell a paper only above a dated folder or file.
    """
    place = _read_name(path.stem)
    folders = [part for part in reversed(path.parent.parts) if part not in {"/", ".", ".."}][
        :_FOLDERS
    ]
    dated = bool(place.issue_date)
    place, used = _read_date_folders(place, folders)
    for folder in folders[:used]:
        place = place.over(_read_name(folder))
    if not place.issue_date and not _USUAL.fullmatch(place.page):
        return Folio()
    if place.issue_date and not place.paper and (used or dated) and len(folders) > used:
        place = place.over(Folio(paper=_paper(folders[used])))
    return place


def is_bare(path: PurePath) -> bool:
    """Tell whether a file is called by a number and nothing else."""
    return bool(_BARE.fullmatch(path.stem))


def date_in(text: str) -> str:
    """Return ISO 8601 of the first full date in ``text``, or an empty string."""
    match = _DATE.search(close_up(text))
    return iso_date(match["y"], match["m"], match["d"]) if match else ""


def _read_date_folders(place: Folio, folders: list[str]) -> tuple[Folio, int]:
    """Read 2023-06-30, 2023-06/30 or 2023/06/30 from folders; return how many were used."""
    if place.issue_date:
        return place, 0
    for depth, folder in enumerate(folders[:3]):
        match = _DATE.search(folder)
        if match:
            return place.over(
                Folio(issue_date=iso_date(match["y"], match["m"], match["d"]))
            ), depth + 1
        nested = _nested_date(folders[depth : depth + 3])
        if nested:
            return place.over(Folio(issue_date=nested[0])), depth + nested[1]
    return place, 0


def _nested_date(folders: list[str]) -> tuple[str, int] | None:
    day = _DAY.match(folders[0])
    if not day or len(folders) == 1:
        return None
    month = _MONTH.search(folders[1])
    if month:
        return iso_date(month["y"], month["m"], day["d"]), 2
    year = _YEAR.match("".join(folders[2:3]))
    middle = re.fullmatch(r"(0?[1-9]|1[0-2])月?", folders[1])
    if year and middle:
        return iso_date(year["y"], middle[1], day["d"]), 3
    return None


def _read_name(name: str) -> Folio:
    """Read one name: date first, then page, then paper before and section after them."""
    rest = _BRACKETS.sub(" ", name)
    date = _DATE.search(rest)
    issue_date = iso_date(date["y"], date["m"], date["d"]) if date else ""
    before = rest[: date.start()] if date and issue_date else ""
    if date and issue_date:
        rest = rest[date.end() :]
    page, rest_before, section = _read_page(rest)
    if not before and not issue_date:
        before = rest_before if page else rest
    return Folio(_paper(before), issue_date, page, section) if issue_date or page else Folio()


def _read_page(rest: str) -> tuple[str, str, str]:
    """Return page, what stands before it and the section behind it."""
    for form in _PAGE_FORMS:
        match = form.search(rest)
        if match and match["p"].strip("0"):  # there is no page 0: what is printed may tell
            tail = _JOINTS.sub("", rest[match.end() :])
            section = tail if _SECTION.match(tail) else ""
            return page_number(match["p"]), rest[: match.start()], section
    bare = _JOINTS.sub("", rest)
    return "", "", bare if _SECTION.match(bare) else ""


def _paper(text: str) -> str:
    bare = text.strip(" _-.·")
    known = bare.lower() not in _NOT_PAPERS and not bare.isdigit() and len(bare) > 1
    return bare if known and not re.fullmatch(r"(?:page|p|node|版|第)", bare, re.IGNORECASE) else ""
