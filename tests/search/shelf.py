"""Articles for search tests, written here, and a store that holds them in memory."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reader.search import SearchDocument


@dataclass(frozen=True, slots=True)
class Shelf:
    """A store of articles in memory."""

    articles: tuple[SearchDocument, ...]

    def documents(self, keys: Sequence[int]) -> Iterable[SearchDocument]:
        """Yield the articles of ``keys``."""
        wanted = set(keys)
        return (article for article in self.articles if article.key in wanted)

    def keys(self) -> Sequence[int]:
        """Return all keys, newest first."""
        newest = sorted(self.articles, key=lambda one: (one.issue_date, one.key), reverse=True)
        return [article.key for article in newest]


SHELF = Shelf(
    (
        SearchDocument(
            1,
            "harbour",
            title="北港新码头开通",
            kicker="三年建设",
            deck="年吞吐量可达三百万吨",
            byline="本报记者 林小舟",
            body="本报讯 北港新码头昨日开通。\n市民说，等了三年。\n首航\n第一艘货轮于二〇二六年驶出。",
            paper="海州晚报",
            page="01",
            section="要闻",
            issue_date="2026-03-02",
        ),
        SearchDocument(
            2,
            "grain",
            title="粮食产量再创新高",
            body="全省粮食总产量增长５．２％，人均 GDP 也有增长。\n专家（农科院）认为，種子是关键。",
            paper="海州日报",
            page="A12",
            section="经济",
            issue_date="2026-03-01",
        ),
        SearchDocument(
            3,
            "school",
            title="夜校开课",
            body="夜校开课了。安全生产课最受欢迎，粮食安全讲座排到下月。New  York style 咖啡课也有。",
            paper="海州晚报",
            page="03",
            section="社区",
            issue_date="2025-12-31",
        ),
        SearchDocument(4, "notice", body="停水通知：明日八时起，东街停水。", paper="东街小报"),
    )
)
