"""``search``: articles of the library that answer a query."""

from reader.cli.narration import say
from reader.cli.plain import hit_text
from reader.cli.program import Call
from reader.cli.reading import reading_room, say_cut
from reader.cli.records import VERSION, hit_record
from reader.cli.streams import speak_utf8, write_json_list, write_lines
from reader.messages import _, ended
from reader.model import SearchAnswer, Sort


def search(call: Call) -> int:
    """Print the hits of a query and say how it was understood."""
    query = " ".join(call.operands)
    with reading_room(call) as library:
        answer = library.search(query, sort=Sort(call.options.sort), limit=call.options.limit)
    if call.options.json:
        speak_utf8()
        head = {"version": VERSION, "query": query, "count": answer.count}
        write_json_list(head, "hits", map(hit_record, answer.hits))
    else:
        _write_hits(answer, styled=call.styled)
    if answer.note:
        say(ended(answer.note))
    if not answer.count:
        say(_("No hits."))
    say_cut(len(answer.hits), answer.count)
    return 0 if answer.count else 1


def _write_hits(answer: SearchAnswer, *, styled: bool) -> None:
    for number, hit in enumerate(answer.hits):
        write_lines(["", *hit_text(hit, styled=styled)] if number else hit_text(hit, styled=styled))
