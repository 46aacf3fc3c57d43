"""The text that the terminal tests read."""

from reader.text.lines import break_lines

SENTENCES = [
    "县里今年新修水渠{0}多公里，受益农田达到{1}亩，种粮大户周全算了一笔账：“每亩能省{2}元。”",
    "图书馆延长开放时间后，晚间读者比去年同期增加了{2}%，最受欢迎的是地方志和连环画……",
    "老街改造工程分{2}期进行，首期——也就是临河一段——计划在{0}天内完工。",
    "记者在码头看到，工人们正把{1}箱橘子装船；船长说，顺风时到下游只要{2}个小时。",
]


def article(paragraphs: int = 120) -> str:
    """A long article, set to 76 cells."""
    lines = []
    for number in range(paragraphs):
        parts = (SENTENCES[(number + step) % 4] for step in range(1 + number % 5))
        text = "".join(parts).format(number + 13, number * 37 + 210, number % 50 + 3)
        spans = break_lines(text, 76, indent=4)
        lines += [("" if start else "    ") + text[start:stop] for start, stop in spans]
    return "\n".join(lines)
