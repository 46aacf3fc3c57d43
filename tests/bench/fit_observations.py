"""Fit the weights of the observations that tell headline, subhead and running text apart.

Usage: python -m tests.bench.fit_observations FILE.jsonl[.xz] [--seeds N] [--pull P]

Reads the even half of the pages that ``bench_composed`` sets and the marked pages of
``tests/parsing``, notes what is observed of every open block, once along the right labels and once
along those that are given now, and fits a multinomial logistic regression to it. The weights in
force are where it begins and what it is pulled to. Prints the table's names with their new weights.
Needs numpy.
"""

import argparse
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from reader.parsing.evidence import Label, Verdict
from reader.parsing.judging import AT_FIRST, judge
from reader.parsing.labels import label_blocks
from reader.parsing.observations import ALL, LENGTH, PLACE, SCENE, STORY, WORDING
from reader.parsing.scene import Scene
from reader.parsing.surveying import survey
from tests.bench import bench_composed
from tests.parsing.test_marked_pages import PAGES, read_marked

TURNS = 400
STEP = 0.05
MARKED = 8.0
"""What a block of a marked page weighs, measured by one of a composed page."""

Truth = dict[int, frozenset[Label]]


@dataclass
class Notes:
    """What was observed of the open blocks of pages: strengths, right labels, and their weight."""

    strengths: list[list[float]] = field(default_factory=list)
    right: list[list[float]] = field(default_factory=list)
    weights: list[float] = field(default_factory=list)

    def take(self, scene: Scene, right: frozenset[Label], weight: float) -> None:
        """Note an open block."""
        self.strengths.append([*strengths(scene), 1.0])
        self.right.append([float(label in right) for label in Label])
        self.weights.append(weight)


def strengths(scene: Scene) -> Iterator[float]:
    """Yield what all rows observe of an open block, in their order; 0 where it cannot be seen."""
    place = scene.place
    yield from (row.observe(len(place.text)) for row in LENGTH)
    for row in WORDING:
        shows = not row.signs or not set(row.signs).isdisjoint(place.text)
        yield row.observe(place.text) if shows else 0.0
    for around in PLACE:
        shows = not around.below or place.following in around.below
        yield around.observe(place) if shows else 0.0
    yield from (row.observe(scene.running.state) for row in STORY)
    yield from (row.observe(scene) for row in SCENE)


def composed(file: Path, seeds: int) -> Iterator[tuple[str, Truth, frozenset[Label]]]:
    """Yield even composed pages: text, labels of lines that are known, and those of all others."""
    pool = bench_composed.read_articles(file, 0)
    for form in bench_composed.FORMS:
        for seed in range(0, 2 * seeds, 2):
            sheet = bench_composed.compose(pool, form, seed)
            known = dict.fromkeys(sheet.heads, frozenset([Label.SUBHEAD]))
            known |= dict.fromkeys(sheet.begins, frozenset([Label.HEADLINE]))
            yield "\n".join(sheet.lines), known, frozenset([Label.SUBHEAD, Label.TEXT])


def marked() -> Iterator[tuple[str, Truth, frozenset[Label]]]:
    """Yield the marked pages; a line that is furniture, byline or credit teaches nothing."""
    signs = {"H": Label.HEADLINE, "h": Label.HEADLINE, "S": Label.SUBHEAD} | dict.fromkeys(
        "P+~NC", Label.TEXT
    )
    for path in PAGES:
        text, marks = read_marked(path)
        known = {
            line: frozenset([signs[mark[0]]]) for line, mark in marks.items() if mark[0] in signs
        }
        yield text, known, frozenset()


def note(notes: Notes, text: str, truth: Truth, others: frozenset[Label], weight: float) -> None:
    """Parse a page along the right labels, and along its own, and note its open blocks."""
    for along in (True, False):

        def noting(scene: Scene, along: bool = along) -> Verdict:
            verdict = judge(scene)
            right = truth.get(scene.place.block.lines[0], others)
            if not right:
                return verdict
            notes.take(scene, right, weight)
            given = verdict.label if verdict.label in right else min(right)
            return Verdict(given, 1.0, (), given) if along else verdict

        deque(label_blocks(survey(text), noting), maxlen=0)


def fit(notes: Notes, pull: float) -> np.ndarray:
    """Return the weights, a row for each observation and one for what is taken at first."""
    seen, right = np.array(notes.strengths), np.array(notes.right)
    worth = np.array(notes.weights)[:, None]
    start = np.array(
        [*((row.headline, row.subhead, row.text) for row in ALL), tuple(AT_FIRST.values())]
    )
    weights, mean, spread = start.copy(), np.zeros_like(start), np.zeros_like(start)
    for turn in range(1, TURNS + 1):
        sums = seen @ weights
        given = np.exp(sums - sums.max(axis=1, keepdims=True))
        given /= given.sum(axis=1, keepdims=True)
        wanted = given * right
        wanted /= wanted.sum(axis=1, keepdims=True) + 1e-12
        slope = seen.T @ ((given - wanted) * worth) + pull * (weights - start)
        mean, spread = 0.9 * mean + 0.1 * slope, 0.999 * spread + 0.001 * slope**2
        steps = np.sqrt(spread / (1 - 0.999**turn)) + 1e-9
        weights -= STEP * (1 - turn / TURNS) * mean / (1 - 0.9**turn) / steps
    return weights


def main() -> None:
    """Fit and print the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--seeds", type=int, default=40, help="composed pages of each form")
    parser.add_argument("--pull", type=float, default=2.0, help="how firmly old weights hold")
    options = parser.parse_args()
    notes = Notes()
    for page in composed(options.file, options.seeds):
        note(notes, *page, 1.0)
    for page in marked():
        note(notes, *page, MARKED)
    for name, row in zip(
        [*(one.name for one in ALL), "at first"], fit(notes, options.pull), strict=True
    ):
        print(f"{row[0]:6.1f} {row[1]:6.1f} {row[2]:6.1f}  {name}")


if __name__ == "__main__":
    main()
