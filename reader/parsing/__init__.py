"""Page files in, articles out: decoding, segmentation, healing."""

from reader.parsing.editions import open_jumps, stories_of
from reader.parsing.files import article_collection, decode_page, page_paths, read_page_file
from reader.parsing.folio import Folio
from reader.parsing.formats.dispatch import pages_of, read_pages
from reader.parsing.pages import parse_page
from reader.parsing.records import read_articles, read_record

__all__ = [
    "Folio",
    "article_collection",
    "decode_page",
    "open_jumps",
    "page_paths",
    "pages_of",
    "parse_page",
    "read_articles",
    "read_page_file",
    "read_pages",
    "read_record",
    "stories_of",
]
