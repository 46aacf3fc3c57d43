"""Figures of many articles, extracted by several processes; the results are those of one.

Every process has a pipe of its own and one chunk at a time, so that nobody waits for anybody in
a circle. A process ends with its pipe, also when the program is killed.
"""

from collections.abc import Iterable, Iterator
from itertools import chain, islice
from typing import TYPE_CHECKING, Final, Self

from reader.figures import extract_figures
from reader.library.hiring import cores, hired
from reader.model import Article, Figure

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess

Figures = tuple[Figure, ...]
Item = tuple[Article, Figures]
Task = tuple[list[str], str, str]
"""The texts of an article's paragraphs, its date and its title."""

ALONE: Final = 400
"""Articles that are done before processes are started: fewer are done faster without."""
CHUNK: Final = 100
"""Articles handed to a process at a time."""
MOST: Final = 3
"""Processes beyond which storing the articles takes longer than finding their figures."""
PATIENCE: Final = 2.0
"""Seconds a process may take to end."""


def with_figures(articles: Iterable[Article], processes: int | None = None) -> Iterator[Item]:
    """Yield articles in their order, each with its figures.

    Many are shared among ``processes``, as many as there are cores if not given; 1 does without.
    """
    rest = iter(articles)
    for article in islice(rest, ALONE):
        yield article, figures_of(_task(article))
    first = list(islice(rest, CHUNK))
    wanted = min(cores(), MOST) if processes is None else processes
    if not first or wanted < 2:  # noqa: PLR2004 - one process is this one
        yield from ((one, figures_of(_task(one))) for one in chain(first, rest))
        return
    with Crew(wanted) as crew:
        yield from crew.share(chain([first], _chunks(rest)))


def _chunks(articles: Iterator[Article]) -> Iterator[list[Article]]:
    while chunk := list(islice(articles, CHUNK)):
        yield chunk


def _task(article: Article) -> Task:
    texts = [paragraph.text for paragraph in article.paragraphs]
    return texts, article.issue_date, article.headline.title


def figures_of(task: Task) -> Figures:
    """Return the figures of one article's texts."""
    return extract_figures(*task)


class Crew:
    """Processes that extract figures; those that cannot be started are done without."""

    def __init__(self, count: int) -> None:
        self._members: list[tuple[BaseProcess, Connection]] = []
        for _member in range(count):
            try:
                self._members.append(hired(serve))
            except (OSError, ValueError):  # ValueError: an inherited file is none
                break

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_exception: object) -> None:
        """Let the processes go; one that does not end by itself is ended."""
        for _process, pipe in self._members:
            pipe.close()
        for process, _pipe in self._members:
            process.join(PATIENCE)
            process.kill()
            process.join()
            process.close()

    def share(self, chunks: Iterator[list[Article]]) -> Iterator[Item]:
        """Yield the articles of ``chunks`` in their order, each with its figures."""
        pipes = [pipe for _process, pipe in self._members]
        out = [(pipe, chunk) for pipe, chunk in zip(pipes, chunks, strict=False)]
        for pipe, chunk in out:
            _send(pipe, chunk)
        while out:
            pipe, chunk = out.pop(0)
            found = _answer(pipe, chunk)
            following = next(chunks, None)
            if following is not None:
                _send(pipe, following)
                out.append((pipe, following))
            yield from zip(chunk, found, strict=True)
        for chunk in chunks:
            yield from ((one, figures_of(_task(one))) for one in chunk)


def _send(pipe: "Connection", chunk: list[Article]) -> None:
    try:
        pipe.send([_task(article) for article in chunk])
    except OSError:
        return  # it has ended: its answer will be missing


def _answer(pipe: "Connection", chunk: list[Article]) -> list[Figures]:
    """Return what a process found, or find it here when that process has ended."""
    try:
        answer: list[Figures] = pipe.recv()
    except (EOFError, OSError):
        return [figures_of(_task(article)) for article in chunk]
    return answer


def serve(pipe: "Connection") -> None:
    """Answer chunks of texts with their figures until the pipe is closed."""
    while True:
        try:
            pipe.send([figures_of(task) for task in pipe.recv()])
        except (EOFError, OSError):
            return
