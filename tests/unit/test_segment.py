"""Parts of segmenting, each by itself; whole texts are in `cases/segment`."""

from __future__ import annotations

import pytest

from spoken import ENGLISH
from unres.ledger import audit
from unres.lexicon import notice_records
from unres.lexicon.counting import read_cardinal
from unres.model import Document, DocumentType, Kind, MarkKind, Source, texts, walk
from unres.recover import recover
from unres.segment import segment
from unres.segment.masthead import is_adoption
from unres.segment.particulars import scan
from unres.segment.vote import mark_vote

FORMULA = "The Human Rights Council,\n"


def read(text: str) -> Document:
    """Segment a text; see that nothing of it gets lost."""
    source = Source(text, language=ENGLISH)
    document = segment(recover(source), source)
    assert audit(texts(document), text)
    return document


def codes(text: str) -> set[str]:
    """Give the codes of the notices of a text."""
    return {notice.code for notice in read(text).notices}


@pytest.mark.parametrize(
    ("words", "kinds"),
    [
        ("Human Rights Council Thirtieth session", ["authority", "session"]),
        ("United Nations A/HRC/RES/30/21", ["authority", "symbol"]),
        ("Distr.: General", ["status"]),
        ("Original: English", ["original"]),
        ("Agenda item 19 (c)", ["agenda"]),
        ("9 October 2014", ["issued"]),
        ("8–26 September 2014", ["period", "date", "date"]),
        ("A/HRC/RES/30/21 Distr.: General 12 October 2015",
         ["symbol", "status", "issued"]),
        ("GENERAL ASSEMBLY", ["authority"]),
    ],
)  # fmt: skip
def test_a_line_of_the_masthead_is_marked(words: str, kinds: list[str]) -> None:
    marks = scan(words, ENGLISH)
    assert marks is not None
    assert [mark.kind.value for mark in marks] == kinds


@pytest.mark.parametrize(
    "words",
    ["Technical assistance and capacity-building", "Human Rights Council resolution"],
)
def test_a_line_of_words_is_no_masthead(words: str) -> None:
    assert scan(words, ENGLISH) is None


def test_an_adoption_line_is_known() -> None:
    assert is_adoption(
        "Resolution adopted by the Human Rights Council on 2 May 2015", ENGLISH
    )
    assert is_adoption(
        "Adopted by the Security Council at its 9840th meeting, on", ENGLISH
    )
    assert not is_adoption("Resolutions and decisions", ENGLISH)


@pytest.mark.parametrize(
    ("number", "value"), [("24", 24), ("0", 0), ("none", 0), ("no", 0), ("two", 2)]
)
def test_votes_are_counted_in_digits_and_words(number: str, value: int) -> None:
    assert read_cardinal(number, ENGLISH) == value


def test_a_list_of_voters_needs_a_choice() -> None:
    assert mark_vote("Albania, Belgium", "", ENGLISH) == ([], "")
    marks, choice = mark_vote("Albania, Belgium", "against", ENGLISH)
    assert [mark.target for mark in marks] == ["ALB:against", "BEL:against"]
    assert choice == "against"


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        ("A/HRC/RES/30/21\n30/21. Title\n", DocumentType.RESOLUTION),
        ("A/HRC/30/L.21\n30/21. Title\n", DocumentType.RESOLUTION_DRAFT),
        ("A/DEC/78/528\n78/528. Title\n", DocumentType.DECISION),
        ("A/HRC/PRST/30/1\n30/1. Title\n", DocumentType.PRESIDENTIAL_STATEMENT),
    ],
)
def test_the_kind_of_document_is_told_by_its_symbol(
    head: str, kind: DocumentType
) -> None:
    assert read(f"{head}{FORMULA}1. Ends.").meta.type is kind


def test_the_formula_tells_the_organ_over_the_masthead() -> None:
    text = "General Assembly\nHuman Rights Council\n"
    assert read(f"{text}The General Assembly,\n1. Ends.").meta.organ == "unga"


@pytest.mark.parametrize(
    ("month", "doubted"),
    [("Sep", False), ("Oct", False), ("Dec", False), ("Aug", True)],
)
def test_a_portals_month_is_that_of_issue(month: str, doubted: bool) -> None:
    head = f"RES/27/20 Title\nDocument Type: Final Resolution\nDate: 2014 {month}\n"
    text = f"{head}27/20\nTitle\n{FORMULA}1. Ends.\n25 September 2014"
    assert read(text).meta.adopted == "2014-09-25"
    assert ("dates-disagree" in codes(text)) is doubted


def test_a_document_issued_half_a_year_after_its_adoption_is_doubted() -> None:
    head = "RES/27/20 Title\nDocument Type: Final Resolution\nDate: 2015 Mar\n"
    assert "dates-disagree" in codes(
        f"{head}27/20\nTitle\n{FORMULA}1. Ends.\n25 September 2014"
    )


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Nothing of note.", "organ-missing"),
        (f"{FORMULA}1. Ends.", "symbol-missing"),
        (f"{FORMULA}1. Ends.", "title-missing"),
        (f"{FORMULA}1. Ends.", "adoption-date-missing"),
        (f"{FORMULA}Recalling all,", "operative-missing"),
        (f"{FORMULA}1. Welcomes the\n2. Ends.", "paragraph-cut-off"),
        (f"{FORMULA}1. Acts;\n2. Acts;\n5. Ends.", "number-out-of-order"),
        (f"{FORMULA}1. Welcomes the report,1 and acts;\n2. Ends.", "note-text-missing"),
        (f"{FORMULA}1. Acts;\n2. Ends.\n1 See A/1/1.", "note-call-missing"),
        (f"{FORMULA}1. Welcomes \x01 it.", "characters-replaced"),
    ],
)
def test_a_doubt_is_told(text: str, code: str) -> None:
    assert code in codes(text)
    assert code in notice_records()


def test_a_whole_document_has_no_doubts() -> None:
    head = "A/HRC/RES/30/21\nHuman Rights Council\n30/21. Title\n"
    assert codes(f"{head}{FORMULA}Recalling all,\n1. Ends.\n2 October 2015") == set()


def test_notices_come_in_the_order_of_their_places() -> None:
    notices = read(f"{FORMULA}1. Welcomes the\n2. Acts;\n5. Ends").notices
    assert list(notices) == sorted(notices, key=lambda n: (n.span, n.code))


def test_points_nest_no_deeper_than_the_writers_can_say() -> None:
    points = "(a) x:\n(i) x:\na. x:\n(A) x:\n(1) x:\n• x:\nii. x:\n1) x:\n" * 30
    document = read(f"{FORMULA}1. Acts:\n{points}2. Ends.")

    def depth(blocks: tuple[object, ...]) -> int:
        return 1 + max((depth(b.blocks) for b in blocks), default=-1)

    assert depth(document.blocks) < 20


def test_every_call_is_a_mark_without_width_in_its_text() -> None:
    document = read(f"{FORMULA}1. Welcomes it,1 and that;2\n2. Ends.\n1 See.\n2 See.")
    calls = [
        (str(block.text)[: mark.start], mark.target, mark.end - mark.start)
        for block in walk(document.blocks)
        for mark in block.marks
        if mark.kind is MarkKind.CALL
    ]
    assert calls == [("Welcomes it,", "1", 0), ("Welcomes it, and that;", "2", 0)]


def test_what_no_one_calls_stands_at_the_end() -> None:
    blocks = read(f"{FORMULA}1. Acts;\n2. Ends.\n1 See A/1/1.").blocks
    assert blocks[-1].kind is Kind.NOTE
