"""Citing a newspaper article by GB/T 7714—2015: 主要责任者.题名[N].报纸名,出版日期(版面数)."""

from reader.model import Article


def citation(article: Article) -> str:
    """Return the citation of ``article``, or nothing when a part that it needs is unknown.

    GB/T 7714—2015, 8.1 and 4.5: up to three authors are named, then 等; without any the title
    stands first. Paper, date, page and title must be known.
    """
    title = article.headline.title
    if not (title and article.paper and article.issue_date and article.page):
        return ""
    names = list(dict.fromkeys(one.name for one in article.byline.contributors))
    authors = ",".join(names[:3]) + (",等" if len(names) > 3 else "")  # noqa: PLR2004 - GB/T 7714, 8.1.2
    head = f"{authors}." if authors else ""
    pages = (page.lstrip("0") or page for page in article.page.split("、"))
    return f"{head}{title}[N].{article.paper},{article.issue_date}({','.join(pages)})."
