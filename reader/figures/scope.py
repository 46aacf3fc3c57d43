"""What stage or plan a sentence speaks of, and whether it leaves its owner to an earlier one."""

import re
from typing import Final

UNNAMED: Final = re.compile(
    "该[^，。]|本[期次报公案院股]|其[^他中余]|被告|某|个股|投行|同类|每桶|当事人|公司(?!法)|同期"
)
"""Words that leave the owner of a figure to an earlier sentence."""


_STAGE: Final = re.compile(
    "首[期批次届轮]|第[0-9一二三四五六七八九十]{1,3}[期批次届轮]|以来|截至|预计|力争|目标|计划|预期|规划|将|名义|实际|扣除"
)


def stages_in(text: str) -> frozenset[str]:
    """Return which issue, stretch or plan ``text`` speaks of: 第三期, 今年以来, 预计."""
    return frozenset(_STAGE.findall(text))
