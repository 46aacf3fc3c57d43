"""All that the program can do, as one object, and page files looked at without it.

Names are loaded when they are asked for: looking at a page file needs no catalogue.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.catalogue import Listing
    from reader.library.agreeing import PrintedOtherwise, printed_otherwise
    from reader.library.annotating import PlacedNote, tags_in, wording_of
    from reader.library.aside.answering import searching_aside
    from reader.library.checking import check_article, series_of_article
    from reader.library.concordance import (
        MOST_OCCURRENCES,
        ConcordanceOrder,
        Occurrence,
        ordered,
    )
    from reader.library.correcting import CorrectionEntry, Corrections
    from reader.library.explaining import Condition, Counted, Explained, Rank
    from reader.library.facets import Facet, FacetKind, Facets
    from reader.library.figure_lines import FigureQuestion, figure_question
    from reader.library.figure_queries import (
        converted,
        figures_between,
        same_quantity,
    )
    from reader.library.figure_tables import (
        COLUMNS,
        entry_cells,
        entry_record,
        table_lines,
        write_entries,
    )
    from reader.library.holdings import HeldEdition, Holdings
    from reader.library.library import Library
    from reader.library.matching import match_figures
    from reader.library.opening import open_files, open_library, open_reading_room, open_samples
    from reader.library.pages import (
        figures_of_article,
        figures_of_text,
        parsed_bytes,
        parsed_pages,
        parsed_text,
    )
    from reader.library.plot_files import check_ending, write_series
    from reader.library.plotted import label_series, plot_remark, with_label
    from reader.library.predicates import figure_kind
    from reader.library.searches import SavedQuery
    from reader.library.steps import Step
    from reader.library.vocabulary import query_words
    from reader.library.wishes import (
        Correction,
        Deed,
        Wish,
        correction_record,
        role_name,
        tell_correction,
    )

__all__ = [
    "COLUMNS",
    "MOST_OCCURRENCES",
    "ConcordanceOrder",
    "Condition",
    "Correction",
    "CorrectionEntry",
    "Corrections",
    "Counted",
    "Deed",
    "Explained",
    "Facet",
    "FacetKind",
    "Facets",
    "FigureQuestion",
    "HeldEdition",
    "Holdings",
    "Library",
    "Listing",
    "Occurrence",
    "PlacedNote",
    "PrintedOtherwise",
    "Rank",
    "SavedQuery",
    "Step",
    "Wish",
    "check_article",
    "check_ending",
    "converted",
    "correction_record",
    "entry_cells",
    "entry_record",
    "figure_kind",
    "figure_question",
    "figures_between",
    "figures_of_article",
    "figures_of_text",
    "label_series",
    "match_figures",
    "open_files",
    "open_library",
    "open_reading_room",
    "open_samples",
    "ordered",
    "parsed_bytes",
    "parsed_pages",
    "parsed_text",
    "plot_remark",
    "printed_otherwise",
    "query_words",
    "role_name",
    "same_quantity",
    "searching_aside",
    "series_of_article",
    "table_lines",
    "tags_in",
    "tell_correction",
    "with_label",
    "wording_of",
    "write_entries",
    "write_series",
]

_HOMES = {
    **dict.fromkeys(("HeldEdition", "Holdings"), "holdings"),
    **dict.fromkeys(("CorrectionEntry", "Corrections"), "correcting"),
    **dict.fromkeys(
        ("Correction", "Deed", "Wish", "correction_record", "role_name", "tell_correction"),
        "wishes",
    ),
    **dict.fromkeys(("Facet", "FacetKind", "Facets"), "facets"),
    "Library": "library",
    **dict.fromkeys(("PlacedNote", "tags_in", "wording_of"), "annotating"),
    "searching_aside": "aside.answering",
    "Step": "steps",
    "Listing": "library",
    "figure_kind": "predicates",
    **dict.fromkeys(("Condition", "Counted", "Explained", "Rank"), "explaining"),
    "SavedQuery": "searches",
    "query_words": "vocabulary",
    **dict.fromkeys(
        ("MOST_OCCURRENCES", "ConcordanceOrder", "Occurrence", "ordered"), "concordance"
    ),
    **dict.fromkeys(("PrintedOtherwise", "printed_otherwise"), "agreeing"),
    **dict.fromkeys(("check_article", "series_of_article"), "checking"),
    **dict.fromkeys(
        ("COLUMNS", "entry_cells", "entry_record", "table_lines", "write_entries"), "figure_tables"
    ),
    **dict.fromkeys(("label_series", "plot_remark", "with_label"), "plotted"),
    "match_figures": "matching",
    **dict.fromkeys(("check_ending", "write_series"), "plot_files"),
    **dict.fromkeys(("FigureQuestion", "figure_question"), "figure_lines"),
    **dict.fromkeys(("converted", "figures_between", "same_quantity"), "figure_queries"),
    **dict.fromkeys(("open_files", "open_library", "open_reading_room", "open_samples"), "opening"),
    **dict.fromkeys(
        ("figures_of_article", "figures_of_text", "parsed_bytes", "parsed_pages", "parsed_text"),
        "pages",
    ),
}


def __getattr__(name: str) -> object:
    """Load a public name from the module that holds it."""
    if name not in _HOMES:
        raise AttributeError(name)
    from importlib import import_module

    return getattr(import_module(f"reader.library.{_HOMES[name]}"), name)
