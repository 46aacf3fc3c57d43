"""Judging an open block by all that can be observed of it."""

from reader.parsing.evidence import Label, Verdict
from reader.parsing.observations import TABLE
from reader.parsing.scene import Scene


def judge(scene: Scene) -> Verdict:
    """Weigh the evidence for the open block of ``scene``."""
    sums = {Label.HEADLINE: 0.0, Label.SUBHEAD: 0.0, Label.TEXT: -0.5}
    reasons: list[tuple[str, float]] = []
    for row in TABLE:
        strength = row.observe(scene)
        if strength:
            sums[Label.HEADLINE] += row.headline * strength
            sums[Label.SUBHEAD] += row.subhead * strength
            sums[Label.TEXT] += row.text * strength
            reasons.append((row.name, strength))
    ranked = sorted(sums, key=lambda label: -sums[label])
    return Verdict(ranked[0], sums[ranked[0]] - sums[ranked[1]], tuple(reasons))
