"""What a person writes to articles: tags, and notes to an article or to one of its paragraphs."""

from dataclasses import dataclass

from reader.model.article import HEADLINE_PARAGRAPH


@dataclass(frozen=True, slots=True)
class TagCount:
    """A tag as it was typed last, and how many articles bear it."""

    name: str
    count: int


@dataclass(frozen=True, slots=True)
class Note:
    """A note, where it was written, and what was printed there.

    ``paragraph`` counts from 0, -1 is the whole article; ``quote`` is the wording of the paragraph
    (or title) then, by which it is found again when paragraphs have moved. ``written`` is a time in
    ISO 8601, UTC. Headline and place stay known when the article has gone.
    """

    id: str
    article_id: str
    text: str
    paragraph: int = HEADLINE_PARAGRAPH
    quote: str = ""
    title: str = ""
    paper: str = ""
    issue_date: str = ""
    page: str = ""
    written: str = ""
