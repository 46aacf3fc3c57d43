"""What a file was read with: rules that read pages, put them together or find figures."""

from typing import Final

READ_WITH: Final = 3
"""Count it up whenever the same file would be read into other articles or figures than before.

The next refresh then reads every file again, once.
"""
