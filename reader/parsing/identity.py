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


def unique_id(parts: tuple[str, ...], taken: dict[str, int]) -> str:
    """Return an id that is not in ``taken`` yet and note it there with how often it was asked for.

    The second article with the same parts gets its ordinal mixed in, and so on.
    """
    first = made = article_id(parts)
    while made in taken:
        taken[first] += 1
        made = article_id((*parts, str(taken[first])))
    taken[made] = 1
    return made
