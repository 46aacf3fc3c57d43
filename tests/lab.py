"""Where the lab's pages and corpora lie, when they are there."""

import os
from pathlib import Path

import pytest

LAB = Path(os.environ.get("GXREADER_LAB", Path(__file__).parents[2] / "shared"))


def lab_path(name: str) -> Path:
    """Return the lab file ``name``, or skip the calling test and say what is missing."""
    path = LAB / name
    if not path.exists():
        pytest.skip(f"the lab's {name} is not beside this checkout")
    return path
