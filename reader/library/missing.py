"""The errors of asking a library for what it does not hold."""

from pathlib import Path

from reader.errors import NotFound
from reader.messages import _


def no_article(article_id: str) -> NotFound:
    """Return the error for an article that the library does not hold."""
    return NotFound(
        _("No such article"),
        _("the library holds no article {id}").format(id=article_id),
        _("`gxreader list` shows the ids."),
    )


def never_added(path: Path) -> NotFound:
    """Return the error for a path that was never registered."""
    return NotFound(
        _("Not registered"),
        _("{path} was never added.").format(path=path),
        _("`gxreader sources` shows what is."),
    )
