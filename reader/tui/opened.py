"""Articles opened for reading: the one opened last is remembered, because a start shows it twice."""

from dataclasses import replace
from typing import Final

from reader.library import Library
from reader.tui.render.reading import Reading


class _Opener:
    def __init__(self) -> None:
        self._asked: tuple[Library | None, int, str] = None, -1, ""
        self._reading: Reading | None = None

    def open_reading(self, library: Library, article_id: str) -> Reading:
        """Return an article where its reader stopped. May raise whatever the library raises.

        The one before is read anew where anybody changed the catalogue since.
        """
        asked = library, library.generation, article_id
        reading = self._reading
        if reading is None or asked != self._asked:
            reading = Reading(library.article(article_id), library.figures(article_id))
            self._asked, self._reading = asked, reading
        return replace(reading, position=library.position(article_id))


open_reading: Final = _Opener().open_reading
