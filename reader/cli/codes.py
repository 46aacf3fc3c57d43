"""What the exit codes mean; the manual tells them."""

from typing import Final

NOTHING: Final = 1
"""Nothing was found."""

FAILED: Final = 3
"""Nothing could be done: a file or the library cannot be read."""

REJECTED: Final = 5
"""Done, but some of what was asked for was rejected."""
