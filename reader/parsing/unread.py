"""The rest of a text that is too large to be held."""

from collections.abc import Iterator


class Unread:
    """What is still to be read of a text, of which as much is held as is asked for.

    ``mark`` ends a line, ``line`` is the 1-based number of the first line held, and ``ended`` says
    that all the rest is held.
    """

    def __init__(self, chunks: Iterator[str], mark: str) -> None:
        self._chunks = chunks
        self._mark = mark
        self._text = ""
        self.line = 1
        self.ended = False

    def fill(self, most: int) -> None:
        """Hold more than ``most`` code points, or all the rest."""
        parts, held = [self._text], len(self._text)
        while held <= most and not self.ended:
            chunk = next(self._chunks, None)
            self.ended = chunk is None
            parts.append(chunk or "")
            held += len(parts[-1])
        self._text = "".join(parts)

    def head(self, most: int, lines: int) -> str:
        """Return at most so many whole lines and code points; of a longer line all that is held."""
        stop = self._behind(lines)
        if stop > most or (stop == len(self._text) and not self.ended):
            stop = self._text.rfind(self._mark, 0, most) + 1 or self._text.find(self._mark) + 1
        return self._text[: stop or len(self._text)]

    def _behind(self, lines: int) -> int:
        offset = 0
        for _line in range(lines):
            found = self._text.find(self._mark, offset)
            if found < 0:
                return len(self._text)
            offset = found + 1
        return offset

    def is_rest(self, text: str) -> bool:
        """Tell whether ``text``, taken from here, is all that is left."""
        return self.ended and len(text) == len(self._text)

    def between(self, first: int, stop: int) -> str:
        """Return the lines from number ``first`` to before ``stop``, both held."""
        start = self.offset(first)
        return self._text[start : self.offset(stop, first, start)]

    def offset(self, line: int, known: int = 0, offset: int = 0) -> int:
        """Return where a line begins that is held; that of an earlier one may be ``known``."""
        for _line in range(known or self.line, line):
            offset = self._text.index(self._mark, offset) + 1
        return offset

    def marked(self, text: str) -> str:
        """Return ``text``, taken from here, with a mark in it: by that its lines are told apart."""
        return text if self._mark in text else text + self._mark

    def line_at(self, offset: int) -> int:
        """Return the number of the line that stands at an offset."""
        return self.line + self._text.count(self._mark, 0, offset)

    def skip(self, count: int) -> None:
        """Let go of the first ``count`` code points."""
        self.line = self.line_at(count)
        self._text = self._text[count:]
