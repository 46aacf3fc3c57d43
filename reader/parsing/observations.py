"""The observations that tell headline, subhead and running text apart, and what each weighs.

The weights are those of a multinomial logistic regression, rounded to a tenth, on the even half of
the pages that ``tests/bench/bench_composed.py`` sets and on pages marked by hand; the odd half
judges them.
"""

from typing import Any, Final

from reader.messages import N_
from reader.parsing import wordings
from reader.parsing.evidence import Evidence
from reader.parsing.forms import Form
from reader.parsing.marks import BETWEEN_DASHES, ORDINAL
from reader.parsing.observing import (
    alone,
    announced,
    below_jump,
    below_rows,
    between,
    body_follows,
    body_follows_unsigned,
    column_zero,
    echoes,
    follows,
    holds,
    in_verse,
    last_here,
    lead_follows,
    leads_on,
    leads_to_photo,
    letter_below,
    longer_than,
    lookalikes,
    next_set_in,
    number_runs_on,
    opens_with,
    out_of_indent,
    paragraphs_below,
    parallel,
    retitled,
    runs_on_beyond,
    scrap_follows,
    set_in,
    shorter_than,
    starts_running,
    takes_up,
    tells_day,
    tells_how,
    text_goes_on,
    unsigned,
    wide_gap,
    word_runs_on,
)
from reader.parsing.place import Place
from reader.parsing.scene import Scene
from reader.parsing.stories import (
    brackets_below,
    calls_known,
    continues_subheads,
    foreign,
    goes_on_beyond,
    kin,
    lead_known,
    news,
    news_unsigned,
    old_words,
    opened_by,
    opens_page,
    parted_unsigned,
    reading,
    refrain,
    signed_again,
    signed_below,
    signed_further,
    speaks,
    strange,
    takes_up_anew,
    title_again,
    title_strange,
    title_stranger,
)
from reader.parsing.surroundings import State

_BLANKS: Final = "".join(filter(str.isspace, map(chr, range(0x3001))))

# fmt: off
LENGTH: Final[tuple[Evidence[int], ...]] = (
    Evidence(N_("longer than a subhead"), 1.8, -4.6, 1.6, longer_than(22)),
    Evidence(N_("longer than a headline"), 0.8, -6.4, 3, longer_than(36)),
    Evidence(N_("short"), 1.4, 0.2, 0, shorter_than(14)),
    Evidence(N_("shorter than a cut line"), -2, 2.3, -1.3, shorter_than(10)),
    Evidence(N_("very short"), -0.1, 0.1, 0.2, shorter_than(5)),
    Evidence(N_("of a short headline's length"), -1.4, 0.9, 0.3, between(10, 15)),
    Evidence(N_("of a headline's length"), -0.4, -0.2, 0.6, between(15, 23)),
    Evidence(N_("of a long headline's length"), -0.9, 1.3, -0.2, between(23, 37)),
)
"""What its length tells."""

WORDING: Final[tuple[Evidence[str], ...]] = (
    Evidence(N_("a notice's title"), 5, 1.6, -5.9, holds(wordings.NOTICE)),
    Evidence(N_("brackets around it all"), -2.8, -4.5, 4, opens_with(wordings.BRACKETED), signs="）)"),
    Evidence(N_("letters set apart"), 3, 0, -3, opens_with(wordings.LETTERS), signs=_BLANKS),
    Evidence(N_("a column's name in brackets"), 2.3, -2.6, 0.3, holds(wordings.COLUMN_NAME), signs="）)】"),
    Evidence(N_("spaced halves"), 2, 2, -1.2, wordings.halves, signs=_BLANKS),
    Evidence(N_("numbered"), -4.3, 10.7, -3.3, opens_with(ORDINAL)),
    Evidence(N_("only a date"), -3, 3.1, -0.1, opens_with(wordings.DATE_ONLY)),
    Evidence(N_("a column's name between dashes"), 6, -3, -3, opens_with(BETWEEN_DASHES), signs="—－―─-"),
    Evidence(N_("a verb of news"), 1.1, -1.5, 1, holds(wordings.NEWS_VERB)),
    Evidence(N_("leads on with a dash"), 1.3, 0.9, -1.7, lambda text: float(text.endswith("——")), signs="—"),
    Evidence(N_("commas"), -0.4, 0.1, 0.5, wordings.commas, signs="，；,"),
    Evidence(N_("an open quote or bracket"), 1.9, -9.9, 4, wordings.unbalanced, signs="“”《》（）「」【】"),
    Evidence(N_("ends on a word that leads on"), 0.1, -3, -0.1, leads_on),
    Evidence(N_("begins like running text"), 2.1, -6.9, 3.3, starts_running),
    Evidence(N_("a time or a speech before the comma"), 0.2, -5.5, 3.3, opens_with(wordings.OPENING_CLAUSE), signs="，"),
    Evidence(N_("a pair of clauses"), 0.1, 1.3, -1.9, wordings.pair, signs="，、"),
    Evidence(N_("a topic and a colon"), -0.2, 0.5, -0.3, opens_with(wordings.TOPIC), signs="：:"),
    Evidence(N_("a quoted name"), 0.4, 1.6, -2.8, holds(wordings.QUOTED), signs='”"》」'),
    Evidence(N_("a question"), 1.1, -2.2, 1.3, holds(wordings.QUESTION), signs="？?"),
    Evidence(N_("a cry"), -2.1, 1.6, 0.7, holds(wordings.CRY), signs="！!"),
    Evidence(N_("a word of talk"), 0.9, -1.8, 1.4, holds(wordings.TALK)),
    Evidence(N_("a wire's or a site's name behind it"), 1.9, -0.7, -1.3, holds(wordings.SITE_BEHIND), signs="|_｜-－—"),
    Evidence(N_("no Chinese in it"), -4.4, 0.8, 3.8, opens_with(wordings.NO_CHINESE)),
)
"""What its wording tells."""

PLACE: Final[tuple[Evidence[Place], ...]] = (
    Evidence(N_("the text below quotes it as the first title"), 4.1, -3.6, 0.3, retitled),
    Evidence(N_("a captioned photo follows and nothing else"), 6.4, -0.4, -2, leads_to_photo),
    Evidence(N_("a deck follows"), 4.6, -1.7, -3.1, follows, below=frozenset([Form.DECK])),
    Evidence(N_("out of the paragraphs' indent"), 3, 1.1, -5.3, out_of_indent),
    Evidence(N_("where only headlines stand out"), 0.2, -0.7, 0.9, column_zero),
    Evidence(N_("indented like a paragraph"), -8.6, 4.1, -0.6, set_in),
    Evidence(N_("the next block begins its own paragraph"), -2.1, -0.9, -0.2, next_set_in),
    Evidence(N_("a wide gap before"), 4.4, -1.3, -2.5, wide_gap),
    Evidence(N_("below a line that announces a list"), -0.1, -1, 0.4, announced),
    Evidence(N_("a table or list follows"), 2.5, 2.2, -1.6, follows, below=frozenset([Form.LINE, Form.SIGNATURE])),
    Evidence(N_("between lines of verse"), -3.5, 2.6, -0.2, in_verse, below=frozenset([Form.LINE])),
    Evidence(N_("the next block goes on inside a sentence"), -5, -5, 6, text_goes_on, below=frozenset([Form.TEXT, Form.OPEN])),
    Evidence(N_("a number runs on into the next block"), -4, -4, 4, number_runs_on),
    Evidence(N_("a table or list stands before"), -0.5, -2, 2.7, below_rows),
    Evidence(N_("a lead follows"), 0.4, 0, -0.3, lead_follows),
    Evidence(N_("a full paragraph follows"), -0.4, 0.9, -0.1, body_follows, below=frozenset([Form.TEXT])),
    Evidence(N_("a scrap of text follows"), -0.5, 0.9, -0.4, scrap_follows, below=frozenset([Form.TEXT])),
    Evidence(N_("running text follows"), 1.2, 0.6, -1.7, follows, below=frozenset([Form.TEXT])),
    Evidence(N_("nothing here is signed"), 0.7, -0.6, -0.2, unsigned),
    Evidence(N_("a full paragraph follows where nothing is signed"), 0.3, -0.4, -0.2, body_follows_unsigned, below=frozenset([Form.TEXT])),
    Evidence(N_("the text below points back"), -1, 1.6, -0.5, takes_up),
    Evidence(N_("the lead below tells how it is known"), 0.1, -1.8, 1.8, tells_how),
    Evidence(N_("the lead below tells a day"), 0.1, 0.2, -0.5, tells_day),
    Evidence(N_("one paragraph follows"), -0.4, -0.6, 1.1, paragraphs_below(1)),
    Evidence(N_("two paragraphs follow"), -0.8, 0.5, 0.1, paragraphs_below(2)),
    Evidence(N_("the article ends below the text that follows"), -0.1, 0.1, 0.2, last_here),
    Evidence(N_("a letter's salutation follows"), 0.5, -1.1, 0.5, letter_below),
    Evidence(N_("right below a line that says where the story began"), 4, -2, -1, below_jump),
    Evidence(N_("nothing follows"), 0.2, -4.8, 2.9, follows, below=frozenset([None])),
    Evidence(N_("a word runs on into the next block"), -2.7, -1.2, -0.4, word_runs_on, dear=True, below=frozenset([Form.TEXT])),
    Evidence(N_("a word runs on below the next heading"), -1.3, -0.8, -1.6, runs_on_beyond, dear=True),
    Evidence(N_("alone in its article"), 0.4, -0.1, -0.8, alone, dear=True),
    Evidence(N_("looks like headings near by"), 0.1, 0.7, 0.2, lookalikes, dear=True),
    Evidence(N_("another heading of the article is made like it"), 1, 1.6, -2, parallel, dear=True),
    Evidence(N_("the lead below repeats its words"), 2.4, -0.7, 0.4, echoes, dear=True),
)
"""What stands round it."""

STORY: Final[tuple[Evidence[State], ...]] = (
    Evidence(N_("it opens the page"), 6.9, -4.7, -0.1, opens_page),
    Evidence(N_("it follows a headline"), 0.1, -0.5, 3, reading("after_headline")),
    Evidence(N_("in a column of briefs"), 0.9, -1.4, 0.4, reading("rubric")),
    Evidence(N_("right below a byline"), -3.4, 1.5, -3.1, reading("signed")),
    Evidence(N_("the article before has signed off"), 1.7, -2.5, -0.4, reading("ended")),
    Evidence(N_("the article before has hardly begun"), -0.9, -0.8, 0.7, reading("begun")),
    Evidence(N_("the text before is cut"), -1, 0, 0.8, reading("cut")),
    Evidence(N_("the article before is long"), 0.7, -2.2, 1, reading("length")),
    Evidence(N_("the article before began with a byline"), -0.5, 0.6, -0.2, opened_by(Form.BYLINE)),
    Evidence(N_("the article before is parted, but not signed"), -0.9, 1.7, -0.8, parted_unsigned),
    Evidence(N_("the text before ends with somebody's words"), 0.8, -0.5, -0.4, reading("quoted")),
)
"""What the story is that is being read."""

SCENE: Final[tuple[Evidence[Scene], ...]] = (
    Evidence(N_("a byline or dateline follows"), 2, -2.1, -1.8, signed_below),
    Evidence(N_("heading lines and a byline or dateline follow"), 1.7, -5.8, 1.3, signed_further),
    Evidence(N_("brackets below a headline"), 6.7, 0, -1.7, brackets_below),
    Evidence(N_("like the article's last subhead"), -0.4, 1.6, -1.3, continues_subheads),
    Evidence(N_("a byline ends the text below, and the article before is signed"), 1.5, -1.5, -0.1, signed_again),
    Evidence(N_("a speaker's line"), -0.2, 0.1, -0.1, speaks, dear=True),
    Evidence(N_("the text goes on in the article's words"), 0, 1.1, -0.4, kin, dear=True),
    Evidence(N_("the text below keeps to what the article repeats"), -3.5, 3.1, 0.5, refrain, dear=True),
    Evidence(N_("in words of the article before"), -2.3, -0.7, 3.6, old_words, dear=True),
    Evidence(N_("news that the text below takes up"), -0.1, 2.6, -2.3, news, dear=True),
    Evidence(N_("the article before speaks of something else"), 0.8, -0.3, -0.4, foreign, dear=True),
    Evidence(N_("news where nothing is signed"), 1.3, 1.3, -3.1, news_unsigned, dear=True),
    Evidence(N_("the text below calls people as the article did"), -1.6, 2.6, -1.2, calls_known, dear=True),
    Evidence(N_("the text below has nothing of the article's wording"), 0.8, -1, 0.4, strange, dear=True),
    Evidence(N_("the text below has no word of the article's title"), 0.5, -0.6, 0.1, title_strange, dear=True),
    Evidence(N_("the text below has no rare character of the article's title"), 0.3, -1, 0.7, title_stranger, dear=True),
    Evidence(N_("a word of the article's title"), 1, -2.2, 1.5, title_again, dear=True),
    Evidence(N_("rare characters that are new and taken up below"), 1.2, -0.7, -1.1, takes_up_anew, dear=True),
    Evidence(N_("the lead below keeps to the article's rare characters"), -2.9, 2.4, 0.5, lead_known, dear=True),
    Evidence(N_("the text below the next heading goes on in the article's words"), -4.6, 3.2, 1.5, goes_on_beyond, dear=True),
)
"""What it is to that story."""

ALL: Final[tuple[Evidence[Any], ...]] = (*LENGTH, *WORDING, *PLACE, *STORY, *SCENE)
"""All of them."""
# fmt: on
