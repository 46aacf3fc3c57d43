"""Judging an open block by all that can be observed of it."""

from typing import Final

from reader.parsing.evidence import Label, Verdict
from reader.parsing.observations import TABLE
from reader.parsing.scene import Scene

NO_DOUBT: Final = 5.0
"""The margin from which on no dear observation is made."""

AT_FIRST: Final = {Label.HEADLINE: -0.1, Label.SUBHEAD: -0.3, Label.TEXT: -0.7}
"""What speaks for each label before anything is observed, fitted with the weights."""

_CHEAP: Final = tuple(row for row in TABLE if not row.dear)
_DEAR: Final = tuple(row for row in TABLE if row.dear)


def judge(scene: Scene) -> Verdict:
    """Weigh the evidence for the open block of ``scene``."""
    headline, subhead, text = AT_FIRST.values()
    reasons: list[tuple[str, float]] = []
    for rows in (_CHEAP, _DEAR):
        for row in rows:
            strength = row.observe(scene)
            if strength:
                headline += row.headline * strength
                subhead += row.subhead * strength
                text += row.text * strength
                reasons.append((row.name, strength))
        verdict = _verdict(headline, subhead, text, reasons)
        if verdict.margin >= NO_DOUBT:
            break
    return verdict


def _verdict(
    headline: float, subhead: float, text: float, reasons: list[tuple[str, float]]
) -> Verdict:
    _third, (next_to, second), (most, label) = sorted(
        zip((headline, subhead, text), AT_FIRST, strict=True)
    )
    return Verdict(label, most - next_to, tuple(reasons), second)
