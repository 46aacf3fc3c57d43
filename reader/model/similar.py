"""Articles that share their text with others."""

from dataclasses import dataclass

from reader.model.library import ArticleRow


@dataclass(frozen=True, slots=True)
class SimilarArticle:
    """An article like another one.

    ``percent`` is how much of the shorter of the two stands in the other; ``held`` is the share of
    the other one that this one holds, ``holding`` the share of this one that stands there, in
    percent of their characters.
    """

    row: ArticleRow
    percent: int
    held: int
    holding: int
