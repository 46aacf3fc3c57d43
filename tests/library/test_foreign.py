"""Claims about a chosen library folder in which there is something of its owner's already."""

from pathlib import Path

import pytest

from reader.config import Paths
from reader.errors import LibraryDamaged, LibraryUnreadable
from reader.library import open_library
from tests.library.conftest import Opened, found, write


@pytest.mark.parametrize("content", [b"my list of parts\n", b"\xa5" * 9_000, bytes(9_000)])
def test_a_file_that_is_not_ours_is_never_thrown_away(paths: Paths, content: bytes) -> None:
    """However often it is tried, the file is as it was, nothing is put beside it."""
    file = write(paths.library / "catalogue.sqlite", content)
    kept = write(paths.library / "index/keep.txt", "mine")
    for _time in range(2):
        with pytest.raises(LibraryUnreadable, match="--library") as caught:
            open_library(paths)
        assert not isinstance(caught.value, LibraryDamaged)
    assert file.read_bytes() == content
    assert kept.read_text() == "mine"
    assert sorted(path.name for path in paths.library.iterdir()) == ["catalogue.sqlite", "index"]


@pytest.mark.parametrize("harmed", ["catalogue.sqlite", "index/v1/MAIN.*.list"])
def test_files_beside_a_damaged_cache_stay(
    harmed: str, archive: Path, paths: Paths, opened: Opened
) -> None:
    """What is built anew takes only its own files away."""
    library = opened()
    library.add([archive])
    library.index_pending()
    library.close()
    kept = [write(paths.library / "index" / name, "mine") for name in ("keep.txt", "v1/keep.txt")]
    for path in paths.library.glob(harmed):
        path.write_bytes(b"\xa5" * 9_000)
    again = opened()
    again.take_pending()
    again.index_pending()
    assert len(found(again, "早稻")) == 1
    assert "being built anew" in " ".join(again.notices)
    assert [path.read_text() for path in kept] == ["mine", "mine"]
