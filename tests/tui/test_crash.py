"""A fault of our own leaves a sentence and its places, never article text."""

import pytest
from textual.worker import WorkerFailed

from reader.config import Paths
from reader.tui.crash import REPORT_NAME, report_fault

ARTICLE_TEXT = "正文不应泄露"


def fail(text: str) -> None:
    """Fail with article text in the message."""
    raise KeyError(text)


def failing() -> Exception:
    """Return an error that carries article text and went through two functions."""
    try:
        fail(ARTICLE_TEXT)
    except KeyError as error:
        return error
    raise AssertionError


@pytest.mark.parametrize("wrapped", [False, True])
def test_a_fault_names_its_place_and_no_text(paths: Paths, wrapped: bool) -> None:
    """Sentence and report name kind and place of the fault itself, also out of a worker."""
    error = failing()
    told = report_fault(WorkerFailed(error) if wrapped else error, paths)
    report = (paths.state / REPORT_NAME).read_text(encoding="utf-8")
    assert "KeyError" in told
    assert "test_crash.py" in told
    assert "failing" in report
    assert ARTICLE_TEXT not in told + report
