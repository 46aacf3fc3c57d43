"""Article ids: short, stable under re-import, unique inside a file."""

import base64
import hashlib
from collections.abc import Iterable

ID_LENGTH = 10
"""Characters of an id: 50 bits of a hash in lower-case base32."""


def article_id(parts: Iterable[str]) -> str:
    """Return the id of an article that ``parts`` identify."""
    digest = hashlib.blake2b("\0".join(parts).encode("utf-8", "replace"), digest_size=8).digest()
    return base64.b32encode(digest).decode("ascii").lower()[:ID_LENGTH]


def unique_id(parts: tuple[str, ...], taken: set[str]) -> str:
    """Return an id that is not in ``taken`` yet and add it there.

    The second article with the same parts gets its ordinal mixed in, and so on.
    """
    made = article_id(parts)
    ordinal = 1
    while made in taken:
        ordinal += 1
        made = article_id((*parts, str(ordinal)))
    taken.add(made)
    return made
