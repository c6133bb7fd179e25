"""What the format knows is asked before anything is inferred."""

from __future__ import annotations

import re

import pytest

from spoken import ENGLISH
from unres.evidence import (
    Evidence,
    KnownNote,
    KnownParagraph,
    KnownTable,
    Page,
    Role,
    RunStyle,
    TableCell,
)
from unres.ledger import audit
from unres.lexicon import find_language
from unres.model import Source, texts
from unres.recover import recover
from unres.segment import segment
from unres.text import Span


def find(text: str, words: str, after: str = "") -> Span:
    """Give the span of some words, behind others."""
    start = text.index(words, text.index(after) if after else 0)
    return Span(start, start + len(words))


PAGES = (
    "The General Assembly,\n"
    "Recalling its resolution 71/17\n"
    "and the Economic 1 and\n"
    "1 See A/79/1.\n"
    "25-10001\n"
    "\fA page of its own\n"
    "Social Council,\n"
    "1. Decides to meet;\n"
    "Year\n"
    "2026\n"
    "2. Ends."
)
"""Two pages, as a tagged PDF gives them."""

EVIDENCE = Evidence(
    paragraphs=(
        KnownParagraph(find(PAGES, "The General Assembly,"), Role.PARAGRAPH),
        KnownParagraph(
            find(PAGES, "Recalling its resolution 71/17\nand the Economic 1 and"),
            Role.PARAGRAPH,
        ),
        KnownParagraph(find(PAGES, "25-10001"), Role.FURNITURE),
        KnownParagraph(find(PAGES, "A page of its own"), Role.FURNITURE),
        KnownParagraph(find(PAGES, "Social Council,"), Role.PARAGRAPH),
        KnownParagraph(find(PAGES, "1. Decides to meet;"), Role.PARAGRAPH),
        KnownParagraph(find(PAGES, "2. Ends."), Role.PARAGRAPH),
    ),
    notes=(KnownNote("1", find(PAGES, "1", "Economic"), find(PAGES, "1 See A/79/1.")),),
    tables=(
        KnownTable(
            find(PAGES, "Year\n2026"),
            (
                TableCell(find(PAGES, "Year"), 0, 0),
                TableCell(find(PAGES, "2026"), 0, 1),
            ),
        ),
    ),
)


def test_lines_are_what_the_format_says() -> None:
    read = recover(Source(PAGES, evidence=EVIDENCE, language=ENGLISH)).paragraphs
    assert [p.words for p in read] == [
        "The General Assembly,",
        "Recalling its resolution 71/17 and the Economic and Social Council,",
        "1. Decides to meet;",
        "Year 2026",
        "2. Ends.",
        "See A/79/1.",
    ]
    every = (text for p in read for text in (p.number, p.text, p.end))
    assert audit(every, PAGES)["furniture"] == len("A page of its own")


def test_a_document_has_the_calls_and_cells_that_the_format_knows() -> None:
    source = Source(PAGES, evidence=EVIDENCE, language=ENGLISH)
    document = segment(recover(source), source)
    assert audit(texts(document), PAGES)
    recital = next(b for b in document.blocks if str(b.text).startswith("Recalling"))
    assert [(mark.kind, mark.target) for mark in recital.marks] == [("call", "1")]
    assert str(recital.notes[0].text) == "See A/79/1."
    table = next(b for b in document.blocks[-2].blocks if b.kind == "table")
    assert [[str(c.text) for c in row.blocks] for row in table.blocks] == [
        ["Year", "2026"]
    ]


def test_calls_are_still_found_where_the_format_knows_none_of_them() -> None:
    text = "Recalling the report of the Council,1 and its annex,\n1 See A/79/1."
    note = KnownNote("1", None, find(text, "1 See A/79/1."))
    words = KnownParagraph(find(text, text.partition("\n")[0]), Role.PARAGRAPH)
    source = Source(
        text, evidence=Evidence(paragraphs=(words,), notes=(note,)), language=ENGLISH
    )
    first = recover(source).paragraphs[0]
    assert str(first.text) == "Recalling the report of the Council, and its annex,"


def raise_all(text: str) -> Evidence:
    """Give the evidence of a text whose figures behind a caret are raised."""
    bare = text.replace("^", "")
    styles, at = [], 0
    for part in text.split("^")[1:]:
        digits = re.match(r"\d+", part)
        at = text.index(f"^{part}", at)
        start = at - text[:at].count("^")
        at += 1
        if digits:
            styles.append(RunStyle(Span(start, start + digits.end()), raised=True))
    whole = KnownParagraph(Span(0, len(bare)), Role.PARAGRAPH)
    return Evidence(paragraphs=(whole,), styles=tuple(styles))


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Recalling a report^1 and others,^2", "Recalling a report and others,"),
        ("Recalling the report,^2 and others,", "Recalling the report,2 and others,"),
        ("Recalling the report,^2 and others,^3", "Recalling the report, and others,"),
        ("Recalling a report,^2 and others,^4", "Recalling a report,2 and others,4"),
        ("审议了报告 ^1和资料，^2", "审议了报告和资料，"),
        ("Recalling 5 km^1 of roads,", "Recalling 5 km1 of roads,"),
        ("Recalling the report^1 on 5 km^2,", "Recalling the report on 5 km2,"),
    ],
)  # fmt: skip
def test_raised_figures_that_count_on_call_notes_that_are_lost(
    text: str, left: str
) -> None:
    evidence = raise_all(text)
    language = ENGLISH if text.isascii() else find_language("zh")
    source = Source(text.replace("^", ""), evidence=evidence, language=language)
    (read,) = recover(source).paragraphs
    assert read.words == left


def test_a_marker_that_is_printed_twice_is_one() -> None:
    text = "Recalling the report,3 and others,\n3 3A/76/723."
    words, body = (find(text, line) for line in text.split("\n"))
    call = find(text, "3")
    twice = RunStyle(Span(body.start, body.start + 3), raised=True)
    evidence = Evidence(
        paragraphs=(KnownParagraph(words, Role.PARAGRAPH),),
        styles=(RunStyle(call, raised=True), twice),
        notes=(KnownNote("3", call, body),),
    )
    read = recover(Source(text, evidence=evidence, language=ENGLISH)).paragraphs
    assert [p.words for p in read] == ["Recalling the report, and others,", "A/76/723."]


def test_the_sides_of_a_vote_open_lists_where_a_page_begins() -> None:
    text = "[Adopted by a recorded vote. The voting was as follows:\nIn favour:"
    text += "\nChina, Cuba\n\fAbstaining:\nNorway]"
    lines = [find(text, line.strip("\f")) for line in text.split("\n")]
    cut = text.index("\f")
    evidence = Evidence(
        pages=(Page(Span(0, cut), 1), Page(Span(cut + 1, len(text)), 2)),
        paragraphs=tuple(KnownParagraph(line, Role.PARAGRAPH) for line in lines),
    )
    read = recover(Source(text, evidence=evidence, language=ENGLISH)).paragraphs
    assert [p.words for p in read][2:] == ["China, Cuba", "Abstaining:", "Norway]"]


def test_a_dash_in_the_number_of_a_heading_is_no_word() -> None:
    text = "Annex A –\nItems for information"
    known = (KnownParagraph(Span(0, len(text)), Role.HEADING, 1),)
    source = Source(text, evidence=Evidence(paragraphs=known), language=ENGLISH)
    words = [p.words for p in recover(source).paragraphs]
    assert words == ["Annex A –", "Items for information"]


def test_the_number_above_a_heading_stands_alone() -> None:
    text = "Annex II\nTerms of reference\nof the group\nHeadings of any\nother kind"
    cut = text.index("\nHead")
    spans = (Span(0, cut), Span(cut + 1, len(text)))
    known = tuple(KnownParagraph(span, Role.HEADING, 1) for span in spans)
    source = Source(text, evidence=Evidence(paragraphs=known), language=ENGLISH)
    words = [p.words for p in recover(source).paragraphs]
    assert words == [
        "Annex II",
        "Terms of reference of the group",
        "Headings of any other kind",
    ]
