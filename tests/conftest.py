"""The sample archive, read and indexed once for all tests that show it."""

from dataclasses import replace
from pathlib import Path

import pytest

from reader.config import Paths
from reader.library import open_samples


@pytest.fixture(scope="session")
def sample_shelf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cache folder in which the sample archive has been read and indexed once."""
    folder = tmp_path_factory.mktemp("shelf")
    samples = open_samples(replace(Paths.of_user({"HOME": str(folder)}), cache=folder))
    samples.index_pending()
    samples.close()
    return folder
