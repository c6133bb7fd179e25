"""Dates of adoption that a text, or another one of the run, prints."""

from __future__ import annotations

from spoken import ENGLISH
from unres.annotate import annotate
from unres.convert import Options, convert
from unres.learn import missing_dates, printed_dates
from unres.marks import Learned
from unres.model import Block, Document, Kind, MarkKind, Meta, Source, walk
from unres.text import Text

PRINTED = "Recalling its resolution 70/114 of 14 December 2015,"
CITED = "Reaffirms paragraph 2 of resolution 70/114 and A/RES/70/114;"
WORK = "/akn/un/statement/deliberation/unga/2015-12-14/70-114"


def make_document(*words: str, symbol: str = "", adopted: str = "") -> Document:
    blocks = tuple(Block(Kind.OPERATIVE, text=Text.of(each)) for each in words)
    meta = Meta(organ="unga", symbol=symbol, adopted=adopted, language=ENGLISH)
    return Document(Source("\n".join(words), language=ENGLISH), meta, blocks)


def list_targets(document: Document) -> list[str]:
    marks = (mark for block in walk(document.blocks) for mark in block.marks)
    kinds = {MarkKind.CITATION, MarkKind.LINK}
    return [mark.target for mark in marks if mark.kind in kinds]


def test_a_date_printed_anywhere_in_the_text_holds_for_all_of_it() -> None:
    document = annotate(make_document(CITED, PRINTED))
    assert list_targets(document) == [f"{WORK}#para_2", WORK, WORK]
    assert not document.notices
    assert annotate(document) == document


def test_a_text_that_prints_two_dates_of_one_symbol_teaches_neither() -> None:
    other = PRINTED.replace("14 Dec", "15 Dec")
    document = annotate(make_document(CITED, PRINTED, other))
    assert list_targets(document)[:2] == ["A/RES/70/114", "A/RES/70/114"]
    assert printed_dates(document) == {}
    assert missing_dates(document) == {"A/RES/70/114"}


def test_what_the_table_has_is_not_learned() -> None:
    known = "Recalling its resolution 70/1 of 27 September 2015,"
    assert printed_dates(annotate(make_document(known))) == {}


def test_a_document_teaches_its_own_date() -> None:
    document = make_document(CITED, symbol="A/RES/70/114", adopted="2015-12-14")
    assert printed_dates(annotate(document)) == {"A/RES/70/114": "2015-12-14"}
    assert list_targets(annotate(document)) == [f"{WORK}#para_2", WORK]


def test_a_date_of_another_document_is_used_and_said() -> None:
    dates = (Learned("A/RES/70/114", "2015-12-14", "other.txt"),)
    found = annotate(make_document(CITED), dates)
    assert missing_dates(annotate(make_document(CITED))) == {"A/RES/70/114"}
    assert list_targets(found) == [f"{WORK}#para_2", WORK]
    assert [(n.code, n.message) for n in found.notices] == [
        (
            "citation-date-learned",
            "A/RES/70/114 is cited without a date; other.txt prints 2015-12-14",
        )
    ]


def test_the_text_itself_comes_before_another_document() -> None:
    dates = (Learned("A/RES/70/114", "2015-12-01", "other.txt"),)
    found = annotate(make_document(CITED, PRINTED), dates)
    assert list_targets(found) == [f"{WORK}#para_2", WORK, WORK]
    assert not found.notices


def test_options_hand_dates_to_the_run() -> None:
    text = b"The General Assembly,\n\n1. Recalls its resolution 70/114;\n"
    dates = (Learned("A/RES/70/114", "2015-12-14", "other.txt"),)
    assert hash(Options(dates=dates))
    result = convert(text, "x.txt", ["akn"], Options(dates=dates))
    assert b'href="' + WORK.encode() in result.files["akn"]
