"""How marks are kept, found, ordered and nested."""

from __future__ import annotations

import re
import time
from dataclasses import replace

import pytest

from spoken import ENGLISH, OTHER
from unres.annotate import annotate
from unres.language import UNKNOWN, Language
from unres.lexicon import languages, notice
from unres.lexicon.patterns import ANY, PatternRecord, may_hold, pattern_records
from unres.lexicon.records import read_records
from unres.marks import Context, Passage, find_marks
from unres.marks.names import find_names, index_names
from unres.marks.nesting import nest_marks
from unres.marks.organs import find_owner
from unres.marks.series import find_series, fits_date
from unres.marks.sessions import read_ordinal
from unres.model import Block, Document, Kind, Mark, MarkKind, Meta, Source, walk
from unres.text import Span, Text

LOOSE = {"about", "before", "body-after", "cited-clause", "cited-join", "ibid"}
LOOSE |= {"near", "part-cue", "remark", "together"}
"""Patterns whose examples show more than they match: what must stand around."""

HRC = Context("unga-hrc", language=ENGLISH)
CITED = {MarkKind.CITATION, MarkKind.LINK}
WORK = "/akn/un/statement/deliberation/"


def make_document(*blocks: Block, organ: str = "unga-hrc") -> Document:
    return Document(
        Source("", language=ENGLISH), Meta(organ=organ, language=ENGLISH), blocks
    )


def make_block(kind: Kind, words: str, *blocks: Block) -> Block:
    return Block(kind, text=Text.of(words), blocks=blocks)


def test_annotating_keeps_the_words_and_the_marks_of_the_stage_before(
    sample: Document,
) -> None:
    before, after = list(walk(sample.blocks)), list(walk(annotate(sample).blocks))
    for old, new in zip(before, after, strict=True):
        assert (old.kind, old.num, old.text) == (new.kind, new.num, new.text)
        assert set(old.marks) <= set(new.marks)


def test_annotating_twice_changes_nothing_more(sample: Document) -> None:
    once = annotate(sample)
    assert annotate(once) == once


def test_the_covers_and_the_votes_are_left_as_they_are(sample: Document) -> None:
    silent = (Kind.COVER, Kind.CLOSING, Kind.VOTE)
    assert annotate(sample).of_kind(*silent) == sample.of_kind(*silent)


def test_marks_of_the_stage_before_win_over_found_ones() -> None:
    kept = Mark(0, 5, MarkKind.ADOPTION)
    found = [Mark(3, 8, MarkKind.ORGAN), Mark(5, 8, MarkKind.ORGAN, "un")]
    assert nest_marks([kept], found) == (kept, found[1])


def test_a_mark_earlier_in_the_table_wins() -> None:
    first, second = Mark(0, 9, MarkKind.CITATION), Mark(4, 12, MarkKind.DATE)
    assert nest_marks([], [first, second]) == (first,)


def test_nothing_stands_inside_a_citation_and_little_inside_a_list() -> None:
    whole, one = Mark(0, 20, MarkKind.CITATIONS), Mark(0, 5, MarkKind.CITATION)
    date, organ = Mark(10, 14, MarkKind.DATE), Mark(15, 18, MarkKind.ORGAN)
    inner = Mark(1, 3, MarkKind.DATE)
    assert nest_marks([], [whole, one, inner, date, organ]) == (whole, one, date)


def test_a_mark_around_others_is_left_out() -> None:
    inside = [Mark(2, 4, MarkKind.DATE), Mark(6, 8, MarkKind.DATE)]
    assert nest_marks([], [*inside, Mark(0, 9, MarkKind.ROLE)]) == tuple(inside)


def test_a_footnote_call_keeps_its_place_among_marks() -> None:
    call, organ = Mark(4, 4, MarkKind.CALL, "1"), Mark(0, 9, MarkKind.ORGAN, "un")
    assert nest_marks([call], [organ]) == (organ, call)


def test_its_means_the_organ_whose_formula_a_text_inside_the_text_has() -> None:
    formula = make_block(Kind.FORMULA, "The General Assembly,")
    formula = replace(formula, marks=(Mark(0, 20, MarkKind.ORGAN, "unga"),))
    recital = make_block(Kind.PREAMBULAR, "Recalling its resolution 70/1,")
    draft = make_block(Kind.QUOTED, "", formula, recital)
    after = make_block(Kind.OPERATIVE, "Recalls its resolution 2019/401.")
    document = annotate(make_document(draft, after, organ="unecosoc"))
    found = [m.target for b in walk(document.blocks) for m in b.marks]
    assert "/akn/un/statement/deliberation/unga/2015-09-25/70-1" in found
    assert "E/RES/2019/401" in found


def test_a_text_of_a_body_that_no_lexicon_knows_is_not_the_organs_own() -> None:
    formula = make_block(Kind.FORMULA, "The Conference,")
    recital = make_block(Kind.PREAMBULAR, "Recalling its resolution 70/1,")
    document = annotate(make_document(make_block(Kind.ANNEX, "", formula, recital)))
    kinds = {m.kind for b in walk(document.blocks) for m in b.marks}
    assert MarkKind.CITATION not in kinds


def test_paragraphs_of_the_text_itself_are_marked_where_they_are() -> None:
    one = make_block(Kind.OPERATIVE, "Decides to act;")
    two = make_block(Kind.OPERATIVE, "Recalls paragraphs 1 and 2 above and 9 below;")
    three = make_block(Kind.OPERATIVE, "Decides, by paragraph 1 above or 4 below;")
    blocks = [
        replace(b, num=Text.of(f"{i}.")) for i, b in enumerate((one, two, three), 1)
    ]
    annex = make_block(Kind.ANNEX, "", make_block(Kind.PROSE, "See paragraph 1 above."))
    document = annotate(make_document(*blocks, annex))
    found = [
        (m.target, str(b.text)[m.start : m.end])
        for b in walk(document.blocks)
        for m in b.marks
        if m.kind in {MarkKind.CITATION, MarkKind.CITATIONS}
    ]
    assert found == [
        ("", "paragraphs 1 and 2 above"),
        ("#operative:1", "1"),
        ("#operative:2", "2"),
        ("#operative:1", "paragraph 1 above"),
    ]


def test_annexes_sections_and_notes_of_the_text_itself_are_marked() -> None:
    words = (
        "Adopts the statute annexed to the present resolution, and the annex to this "
        "resolution, as in sections I to III below, section IV below and notes 1 and "
        "9 above, or note 1 above and annex II to the present resolution;"
    )
    heads = [
        replace(make_block(Kind.HEADING, "Aims"), num=Text.of(number))
        for number in ("I", "II", "III")
    ]
    note = replace(make_block(Kind.NOTE, "See A/77/455."), num=Text.of("1"))
    annex = replace(make_block(Kind.ANNEX, "Statute"), num=Text.of("Annex"))
    document = annotate(
        make_document(make_block(Kind.OPERATIVE, words, note), *heads, annex)
    )
    found = [
        (m.target, words[m.start : m.end])
        for m in document.blocks[0].marks
        if m.kind in {MarkKind.CITATION, MarkKind.CITATIONS}
    ]
    assert found == [
        ("#annex:1", "annexed to the present resolution"),
        ("#annex:1", "annex to this resolution"),
        ("", "sections I to III below"),
        ("#heading:I #heading:III", "I to III"),
        ("#heading:I", "I"),
        ("#heading:III", "III"),
        ("#note:1", "note 1 above"),
    ]


@pytest.mark.parametrize(
    ("before", "note", "target"),
    [
        ("A/77/455, para. 3.", "Ibid., para. 4.", "A/77/455"),
        (
            "General Assembly resolution 70/1.",
            "Ibid., annex.",
            f"{WORK}unga/2015-09-25/70-1/!annex_1",
        ),
        (
            "General Assembly resolution 70/1, annex.",
            "Ibid.",
            f"{WORK}unga/2015-09-25/70-1",
        ),
        ("A/77/455 and A/77/456.", "Ibid.", ""),
        ("Supplement No. 25 (A/77/25).", "Ibid., 2014, Supplement No. 10.", ""),
    ],
)
def test_ibid_is_the_one_document_of_the_note_before(
    before: str, note: str, target: str
) -> None:
    numbered = [
        replace(make_block(Kind.NOTE, words), num=Text.of(number))
        for number, words in (("3", before), ("4", note), ("6", "Ibid."))
    ]
    found = annotate(make_document(make_block(Kind.OPERATIVE, "", *numbered)))
    _, second, apart = found.blocks[0].blocks
    assert [m.target for m in second.marks if m.kind in CITED] == [target] * bool(
        target
    )
    assert not apart.marks


def test_paragraphs_that_come_twice_are_not_marked() -> None:
    one = replace(
        make_block(Kind.OPERATIVE, "See paragraph 1 above."), num=Text.of("1.")
    )
    document = annotate(make_document(one, one))
    assert not any(m.target for b in walk(document.blocks) for m in b.marks)


def test_what_is_doubtful_about_citations_is_said_once_in_its_place() -> None:
    words = "Recalling its resolutions 29/2 of 29 June 2015, 29/91 and 29/91,"
    text = Text.of(words)
    block = Block(Kind.PREAMBULAR, text=text)
    document = Document(
        Source(words, language=ENGLISH),
        Meta(organ="unga-hrc", language=ENGLISH),
        (block, block),
    )
    found = [
        (n.code, words[n.span.start : n.span.end]) for n in annotate(document).notices
    ]
    assert found == [
        ("citation-date-differs", "29 June 2015"),
        ("citation-undated", "29/91"),
    ]


def test_a_concept_that_is_there_is_kept() -> None:
    block = replace(make_block(Kind.OPERATIVE, "Decides to act;"), concept="act")
    assert annotate(make_document(block)).blocks[0].concept == "act"


def test_points_take_their_concept_only_below_an_operative_paragraph() -> None:
    point = make_block(Kind.POINT, "Urges all States to act;")
    below = make_block(Kind.OPERATIVE, "Decides:", point)
    above = make_block(Kind.PREAMBULAR, "Recalling:", point)
    found = annotate(make_document(above, below)).blocks
    assert [block.blocks[0].concept for block in found] == ["", "urge"]


def test_deep_points_do_not_exhaust_the_stack() -> None:
    block = make_block(Kind.POINT, "in Chad;")
    for _ in range(10_000):
        block = make_block(Kind.POINT, "(a)", block)
    found = list(walk(annotate(make_document(block)).blocks))
    assert len(found) == 10_001
    assert [mark.target for mark in found[-1].marks] == ["TCD"]


def test_a_short_word_means_an_instrument_of_an_earlier_block() -> None:
    words = (
        "the International Covenant on Civil and Political Rights.",
        "Recalls article 2 of the Covenant",
        "the International Covenant on Economic, Social and Cultural Rights.",
        "Recalls article 2 of the Covenant",
    )
    blocks = [make_block(Kind.PROSE, each) for each in words]
    found = annotate(make_document(*blocks, organ="unga")).blocks
    assert [len(block.marks) for block in found] == [1, 1, 1, 0]
    assert found[1].marks[0].target == "covenantOnCivilAndPoliticalRights"


def test_a_short_word_means_a_body_of_an_earlier_block() -> None:
    words = (
        "the Economic and Social Council met.",
        "Takes note of the Council resolution",
    )
    blocks = [make_block(Kind.PROSE, each) for each in words]
    found = annotate(make_document(*blocks, organ="unga")).blocks
    assert [mark.target for mark in found[1].marks] == ["unecosoc"]


@pytest.mark.parametrize("language", [OTHER, UNKNOWN])
def test_symbols_are_found_in_any_language_and_nothing_else(language: Language) -> None:
    context = Context("unga", language, kind=Kind.PROSE)
    text = "Chad, resolution 70/1, 18 June 2007, A/77/455. General Assembly"
    passage = Passage(text, context)
    marks = find_marks(passage)
    assert [mark.target for mark in marks] == ["A/77/455"]


def list_cited(language: Language) -> list[PatternRecord]:
    """Give the patterns of citations that a language has."""
    return [
        pattern_records(language.tag)[table["name"]]
        for folder in (ANY, language.tag)
        for table in read_records(f"{folder}/citations.toml", "pattern")[0]
    ]


def test_every_example_of_a_citation_pattern_matches_and_no_counterexample() -> None:
    for record in list_cited(ENGLISH):
        pattern = re.compile(record.pattern, re.VERBOSE)
        for example in record.examples:
            match = pattern.search(example)
            assert match, (record.name, example)
            assert match[0].strip() == example.strip() or record.name in LOOSE, (
                record.name,
                example,
                match[0],
            )
        for example in record.counterexamples:
            assert not pattern.search(example), (record.name, example)


@pytest.mark.parametrize("tag", languages())
def test_each_example_of_a_citation_pattern_with_cues_has_one(tag: str) -> None:
    for record in list_cited(languages()[tag]):
        for example in record.examples:
            assert may_hold(example, record.cues), (record.name, example)


def test_names_are_whole_words_and_the_longest_wins() -> None:
    states = [("Niger", "NER"), ("Nigeria", "NGA"), ("Niger Delta", "")]
    names = index_names({"state": states, "part": [("Niger Delta", "delta")]}, ENGLISH)
    found = find_names("Nigeria Niger Nigers Niger Delta", names)
    assert [target for _, _, target in found["state"]] == ["NGA", "NER"]
    assert [target for _, _, target in found["part"]] == ["delta"]


def test_a_name_may_begin_with_a_year_and_is_none_without_it() -> None:
    names = index_names(
        {"any": [("2030 Agenda", "agenda"), ("Agenda 21", "rio")]}, ENGLISH
    )
    found = find_names("2030 Agenda, 12030 Agenda, Agenda, Agenda 21", names)["any"]
    assert found == [(0, 11, "agenda"), (35, 44, "rio")]


def test_a_name_may_begin_with_a_small_word() -> None:
    names = index_names({"any": [("second Summit", "two"), ("Summit", "one")]}, ENGLISH)
    found = find_names("second Summit, the Summit", names)["any"]
    assert found == [(0, 13, "two"), (19, 25, "one")]


def test_a_name_that_no_text_can_hold_is_refused() -> None:
    with pytest.raises(ValueError, match="begins so"):
        index_names({"state": [("the former part of a state", "XXX")]}, ENGLISH)


@pytest.mark.parametrize(
    ("words", "number"),
    [("first", 1), ("twelfth", 12), ("twentieth", 20), ("forty-second", 42),
     ("Eighty-First", 81), ("one hundredth", 100), ("one hundred and twentieth", 120),
     ("next", 0), ("twenty", 0)],
)  # fmt: skip
def test_ordinals_are_read(words: str, number: int) -> None:
    assert read_ordinal(words, ENGLISH) == number


@pytest.mark.parametrize(
    ("organ", "number", "date", "fits"),
    [
        ("unga", "67/224", "2012-12-21", True),
        ("unga", "67/224", "2014-12-21", False),
        ("unga", "217 A (III)", "1948-12-10", True),
        ("unga-hrc", "21/11", "2012-09-27", True),
        ("unga-hrc", "79/1", "2024-09-22", False),
        ("unsc", "1325 (2000)", "2000-10-31", True),
        ("unsc", "1593 (2005)", "2025-07-10", False),
        ("unecosoc", "2004/33", "2004-07-21", True),
    ],
)
def test_a_number_fits_only_dates_of_its_session_or_year(
    organ: str, number: str, date: str, *, fits: bool
) -> None:
    assert fits_date(organ, number, date) is fits


def test_an_organ_that_is_stated_is_believed_and_one_understood_must_fit() -> None:
    date = "2024-09-22"
    assert find_series("unga-hrc", "79/1", date, stated=True) == "unga-hrc"
    assert find_series("unga-hrc", "79/1", date, stated=False) == "unga"
    assert find_series("unga-hrc", "5/14", "2022-03-02", stated=False) == ""
    assert find_series("unga-hrc", "79/1", "", stated=False, latest="58") == "unga"


def test_its_means_the_body_named_before_it_in_the_clause() -> None:
    text = "the General Assembly, in its, and recalling its"
    passage = Passage(text, HRC)
    assert find_owner(passage, text.index("its")) == "unga"
    assert find_owner(passage, text.rindex("its")) == "unga-hrc"


@pytest.mark.parametrize(
    "text",
    ["resolution 5/1, on " * 4000, "General Assembly at its " * 4000,
     "A/A" * 20000, "A/1-" * 15000, "resolutions " + "5/1, " * 12000,
     "first, second, " * 4000, "1 June " * 9000, "Council of the " * 4000,
     "Recalling its resolution 5/1, on the " + "a " * 40000],
)  # fmt: skip
def test_finders_are_linear_in_hostile_texts(text: str) -> None:
    start = time.process_time()
    document = annotate(make_document(make_block(Kind.PREAMBULAR, text)))
    assert str(document.blocks[0].text) == text
    assert time.process_time() - start < 5


def test_points_below_what_a_decision_tells_act_in_the_past() -> None:
    points = (
        make_block(Kind.POINT, "Decided to meet, and took note of the report;"),
        make_block(Kind.POINT, "Noted practices."),
    )
    told = "At its 4th meeting, on 2 May 2022, the Human Rights Council:"
    for words, concepts in ((told, ["decide", "note"]), ("Notes that:", ["", ""])):
        document = make_document(make_block(Kind.OPERATIVE, words, *points))
        below = annotate(document).blocks[0].blocks
        assert [point.concept for point in below] == concepts
        assert any(m.target == "takeNote" for m in below[0].marks) is (words == told)


def test_notices_of_one_place_and_kind_stand_by_their_words() -> None:
    words = "Recalls it."
    told = [
        notice("portal-disagrees", Span(0, 0), f"{n} is the portal's") for n in "cadb"
    ]
    document = Document(
        Source(words, language=ENGLISH),
        Meta(language=ENGLISH),
        (Block(Kind.OPERATIVE, text=Text.of(words)),),
        tuple(told),
    )
    found = [each.message[0] for each in annotate(document).notices]
    assert found == ["a", "b", "c", "d"]
