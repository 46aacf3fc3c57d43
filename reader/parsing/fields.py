"""The fields of articles in collections, whatever they are called."""

from collections.abc import Mapping
from typing import Any, Final

FIELDS: Final = {
    "id": ("id", "_id", "source_id", "uid", "guid", "article_id", "news_id", "doc_id", "docid", "url", "link"),
    "title": ("title", "headline", "article_title", "articletitle", "news_title", "标题", "题目", "题名", "name"),
    "body": (
        "body", "content", "text", "正文", "内容", "article_body", "articlebody", "maintext", "main_text", "fulltext",
        "full_text", "news_content", "contents", "paragraphs", "全文", "article", "desc", "description", "summary",
    ),
    "date": (
        "date", "issue_date", "publish_date", "published", "pub_date", "time", "datetime", "日期", "时间", "发布时间",
        "publish_time", "published_at", "date_publish", "publishtime", "publishdate", "pubdate", "pubtime", "date_published",
        "datepublished", "issuedate", "article_date", "news_date", "发布日期", "出版日期", "见报日期", "created_at", "timestamp",
    ),
    "source": (
        "source", "paper", "newspaper", "publisher", "media", "来源", "报纸", "报纸名称", "报名", "site", "paper_name", "papername",
        "source_name", "media_name", "publication", "origin", "site_name", "sitename",
    ),
    "page": ("page", "版", "版次", "page_number", "page_no", "pageno", "page_num", "版号"),
    "section": ("section", "版名", "category", "栏目", "版面", "版面名称", "section_name", "column", "channel", "分类"),
    "byline": ("byline", "author", "authors", "作者", "记者", "author_name", "writer", "creator"),
}  # fmt: skip
"""The names under which collections keep each field, the usual one first; capitals do not count."""


def wording_of(record: Mapping[str, Any], field: str) -> str:
    """Return a field's text under any of its names; lists are joined, null is empty."""
    for name in FIELDS[field]:
        value = record.get(name)
        if isinstance(value, list):
            value = ("\n" if field == "body" else " ").join(_named(part) for part in value if part)
        wording = _named(value).strip()
        if wording:
            return wording
    return ""


def _named(value: Any) -> str:
    """Return a value's text: of an object its name, of null nothing."""
    if isinstance(value, dict):
        value = value.get("name")
    return "" if value is None else str(value)
