"""The catalogue's texts in the shape that search reads."""

from collections.abc import Iterator, Sequence

from reader.catalogue import Catalogue
from reader.search import SearchDocument


class CatalogueTexts:
    """The catalogue as search's ``TextStore``."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue

    def keys(self) -> Sequence[int]:
        """Return the keys of all articles, newest first."""
        return self._catalogue.keys()

    def documents(self, keys: Sequence[int]) -> Iterator[SearchDocument]:
        """Yield the texts of ``keys`` in their order; a key that has gone is left out."""
        for text in self._catalogue.texts(keys):
            yield SearchDocument(
                key=text.key,
                article_id=text.article_id,
                source_id=text.source_id,
                title=text.title,
                kicker=text.kicker,
                deck=text.deck,
                byline=text.byline,
                body=text.body,
                paper=text.paper,
                page=text.page,
                section=text.section,
                issue_date=text.issue_date,
                readings=text.readings,
            )
