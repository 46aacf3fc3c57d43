"""Stories that jump do not depend on the order in which their pages come, change and go."""

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.library import Library, open_files, open_library
from tests.library.conftest import paths_in, write
from tests.library.editions import DAY, PAGES, shown

NAMES = st.sampled_from(sorted(PAGES))
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("write"), NAMES, st.integers(0, 1)),
        st.tuples(st.just("delete"), NAMES, st.just(0)),
        st.tuples(st.just("refresh"), NAMES, st.just(0)),
        st.tuples(st.just("add"), NAMES, st.just(0)),
        st.tuples(st.just("remove"), NAMES, st.just(0)),
    ),
    min_size=1,
    max_size=12,
)


def step(library: Library, folder: Path, deed: str, name: str, version: int) -> None:
    """Do one thing to a page file or to the library."""
    path = folder / name
    held = {source.path for source in library.sources()}
    if deed == "write":
        write(path, PAGES[name][version])
    elif deed == "delete":
        path.unlink(missing_ok=True)
    elif deed == "refresh":
        library.refresh()
    elif deed == "add" and path.exists():
        library.add([path])
    elif deed == "remove" and str(path) in held:
        library.remove([path])


@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
@given(steps=STEPS)
def test_what_is_shown_does_not_depend_on_the_order(steps: list[tuple[str, str, int]]) -> None:
    """After any adding, changing, refreshing and removing, the same files show the same stories."""
    with TemporaryDirectory() as place:
        paths, folder = paths_in(Path(place, "user")), Path(place, "archive", DAY).resolve()
        folder.mkdir(parents=True)
        library = open_library(paths)
        for deed, name, version in steps:
            step(library, folder, deed, name, version)
        library.refresh()
        left = [source.path for source in library.sources() if Path(source.path).exists()]
        library.remove([Path(one.path) for one in library.sources() if one.path not in left])
        fresh = open_files([Path(path) for path in left], paths)
        fresh.take_pending()
        assert shown(library) == shown(fresh)
        library.close()
        fresh.close()
