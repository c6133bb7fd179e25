"""The two founding resolutions come out as a person reads them: fact by fact."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from unres.convert import Result, convert
from unres.lexicon import rule
from unres.model import Block, Kind, MarkKind, texts, walk
from unres.validate import validate

SEEDS = Path(__file__).parent.parent / "seeds"
FIRST, SECOND = "000_e614248b2ae85ac1.txt", "004_62879b6795846ea4.txt"
BOTH = pytest.mark.parametrize("name", [FIRST, SECOND])
TITLE = (
    "Enhancement of technical cooperation and capacity-building in the field of"
    " human rights"
)
WORK = "/akn/un/statement/deliberation/"

Seed = Callable[[str], Result]


@cache
def read(name: str) -> Result:
    """Convert a seed into everything."""
    return convert((SEEDS / name).read_bytes(), name, ("akn", "docx", "json"))


def tell(name: str) -> dict[str, Any]:
    """Give the JSON of a seed."""
    told: dict[str, Any] = json.loads(read(name).files["json"])
    return told


def blocks(name: str, *kinds: Kind) -> list[Block]:
    """Give the blocks of some kinds, in order."""
    return [b for b in walk(read(name).document.blocks) if b.kind in kinds]


def words(name: str, *kinds: Kind) -> list[str]:
    """Give the words of the blocks of some kinds, in order."""
    return [str(b.text) for b in blocks(name, *kinds)]


def find(name: str, path: str) -> list[etree._Element]:
    """Find elements of the XML by the names on the way to them."""
    root = etree.fromstring(read(name).files["akn"])
    return list(root.iterfind(".//" + "/".join(f"{{*}}{p}" for p in path.split("/"))))


def said(element: etree._Element) -> str:
    """Give the words of an element."""
    return "".join(element.itertext())


def notices(name: str) -> dict[str, str]:
    """Give the notices of a seed: code and message."""
    return {n.code: n.message for n in read(name).document.notices}


def source_lines(name: str, code: str) -> list[str]:
    """Give the lines of the source at which notices of a code point."""
    text = read(name).document.source.text
    spans = [n.span for n in read(name).document.notices if n.code == code]
    return [
        text[text.rfind("\n", 0, s.start) + 1 : text.find("\n", s.start)] for s in spans
    ]


def marked(block: Block, kind: MarkKind) -> list[tuple[str, str]]:
    """Give the words and targets of a block's marks of a kind."""
    text = str(block.text)
    return [(text[m.start : m.end], m.target) for m in block.marks if m.kind is kind]


# What is true of both.


@BOTH
def test_the_organ_is_the_human_rights_council(name: str) -> None:
    assert read(name).document.meta.organ == "unga-hrc"
    assert tell(name)["organ"] == "Human Rights Council"


@BOTH
def test_the_title_is_whole(name: str) -> None:
    assert words(name, Kind.TITLE) == [TITLE]
    assert tell(name)["title"] == TITLE
    assert [said(e) for e in find(name, "preface/p/docTitle")] == [TITLE]


@BOTH
def test_the_formula_is_that_of_the_council(name: str) -> None:
    assert words(name, Kind.FORMULA) == ["The Human Rights Council,"]
    assert [said(e) for e in find(name, "preamble/formula/p")] == [
        "The Human Rights Council,"
    ]


@BOTH
def test_it_was_adopted_without_a_vote(name: str) -> None:
    assert read(name).document.meta.outcome == "adoptedWithoutVote"
    assert words(name, Kind.VOTE) == ["[Adopted without a vote.]"]
    (voting,) = find(name, "analysis/parliamentary/voting")
    assert voting.get("outcome") == "#adoptedWithoutVote"


@BOTH
def test_everything_has_a_place(name: str) -> None:
    assert blocks(name, Kind.HEADING, Kind.PROSE, Kind.ANNEX) == []


@BOTH
def test_the_xml_is_valid_and_has_no_findings(name: str) -> None:
    assert validate(read(name).files["akn"]) == []


@BOTH
def test_the_ledger_adds_up_to_the_source(name: str) -> None:
    result = read(name)
    assert sum(result.ledger.values()) == len(result.document.source.text)


@BOTH
def test_every_preambular_paragraph_ends_in_a_comma(name: str) -> None:
    assert all(text.endswith(",") for text in words(name, Kind.PREAMBULAR))


@BOTH
def test_every_paragraph_has_its_action_and_concept(name: str) -> None:
    for block in blocks(name, Kind.PREAMBULAR, Kind.OPERATIVE):
        ((phrase, concept), *_) = marked(block, MarkKind.ACTION)
        assert str(block.text).startswith(phrase)
        assert concept == block.concept != ""


@BOTH
def test_the_ids_bear_the_printed_numbers(name: str) -> None:
    for element in find(name, "mainBody/paragraph"):
        number = element.findtext("{*}num")
        assert element.get("eId") == f"para_{number.rstrip('.')}"


@BOTH
def test_no_line_end_and_no_double_space_is_left_in_the_words(name: str) -> None:
    for text in texts(read(name).document):
        assert not re.search(r"\n|  |^ | $", str(text))


# 000_e614248b2ae85ac1.txt


def test_27_20_has_its_symbol_from_organ_and_number() -> None:
    assert read(FIRST).document.meta.symbol == "A/HRC/RES/27/20"
    assert tell(FIRST)["symbol"] == "A/HRC/RES/27/20"
    assert "A/HRC/RES/27/20" in notices(FIRST)["symbol-made"]
    assert source_lines(FIRST, "symbol-made") == ["27/20"]


def test_27_20_has_its_number() -> None:
    assert read(FIRST).document.meta.number == "27/20"
    assert [str(b.num) for b in blocks(FIRST, Kind.TITLE)] == ["27/20"]


def test_27_20_has_its_work_iri() -> None:
    uris = {e.get("value") for e in find(FIRST, "FRBRWork/FRBRuri")}
    assert uris == {WORK + "unga-hrc/2014-09-25/27-20"}
    assert tell(FIRST)["iri"] == WORK + "unga-hrc/2014-09-25/27-20"


def test_27_20_was_adopted_in_the_twenty_seventh_session() -> None:
    assert read(FIRST).document.meta.session == "27"
    (session, *_) = find(FIRST, "coverPage/p/session")
    assert (said(session), session.get("value")) == ("Twenty-seventh session", "27")


def test_27_20_stands_under_agenda_item_10_with_its_title() -> None:
    assert tell(FIRST)["agenda_item"] == {
        "number": "10",
        "title": "Technical assistance and capacity-building",
    }
    (item,) = [
        e for e in find(FIRST, "classification/keyword") if e.get("value") == "10"
    ]
    assert item.get("showAs") == "Technical assistance and capacity-building"


def test_27_20_has_its_masthead() -> None:
    assert words(FIRST, Kind.COVER) == [
        "Human Rights Council Twenty-seventh session",
        "Agenda item 10",
        "Technical assistance and capacity-building",
        "Resolution adopted by the Human Rights Council",
    ]


def test_27_20_has_7_preambular_paragraphs() -> None:
    assert [block.concept for block in blocks(FIRST, Kind.PREAMBULAR)] == [
        "guide",
        "reaffirm",
        "recognize",
        "recall",
        "reaffirm",
        "emphasize",
        "welcome",
    ]
    assert len(find(FIRST, "preamble/container")) == 7


def test_27_20_has_10_operative_paragraphs() -> None:
    numbers = [str(block.num) for block in blocks(FIRST, Kind.OPERATIVE)]
    assert numbers == [f"{number}." for number in range(1, 11)]
    assert len(find(FIRST, "mainBody/paragraph")) == 10


def test_27_20_says_what_each_operative_paragraph_does() -> None:
    assert [unit["action"] for unit in tell(FIRST)["operative"]] == [
        "Reaffirms",
        "Reaffirms also",
        "Encourages",
        "Affirms",
        "Welcomes",
        "Calls upon",
        "Welcomes",
        "Also welcomes",
        "Decides",
        "Requests",
    ]


def test_27_20_has_points_a_to_d_in_paragraph_3_and_nowhere_else() -> None:
    units = tell(FIRST)["operative"]
    assert [[p["num"] for p in unit["points"]] for unit in units] == [
        ["(a)", "(b)", "(c)", "(d)"] if unit["num"] == "3." else [] for unit in units
    ]
    ids = [e.get("eId") for e in find(FIRST, "mainBody/paragraph/list/point")]
    assert ids == [f"para_3__list_1__point_{letter}" for letter in "abcd"]


def test_27_20_keeps_the_hyphen_of_non_discriminatory() -> None:
    (point, *_) = words(FIRST, Kind.POINT)
    assert "carried out in a non-discriminatory, participatory" in point


def test_27_20_was_adopted_at_the_39th_meeting() -> None:
    assert read(FIRST).document.meta.meeting == "39"
    assert words(FIRST, Kind.CLOSING)[0] == "39th meeting"


def test_27_20_was_adopted_on_25_september_2014() -> None:
    assert tell(FIRST)["adopted"] == "2014-09-25"
    assert not tell(FIRST)["adopted_inferred"]
    assert words(FIRST, Kind.CLOSING)[1] == "25 September 2014"
    (date,) = find(FIRST, "conclusions/container/p/docDate")
    assert date.get("date") == "2014-09-25"


def test_27_20_calls_footnote_1_in_paragraph_8() -> None:
    calls = [
        (str(block.num), mark.target)
        for block in walk(read(FIRST).document.blocks)
        for mark in block.marks
        if mark.kind is MarkKind.CALL
    ]
    assert calls == [("8.", "1")]
    (note,) = find(FIRST, "mainBody/paragraph/content/p/authorialNote")
    assert note.get("marker") == "1"


def test_27_20_does_not_read_the_call_as_words() -> None:
    text = words(FIRST, Kind.OPERATIVE)[7]
    assert "at its twenty-sixth session, and encourages" in text


def test_27_20_has_no_text_of_the_footnote_and_says_so() -> None:
    assert "footnote 1" in notices(FIRST)["note-text-missing"]
    (note,) = tell(FIRST)["notes"]
    assert (note["marker"], note["text"], note["called_in"]) == ("1", None, "para_8")
    (line,) = source_lines(FIRST, "note-text-missing")
    assert line.startswith("Human Rights Council at its twenty-sixth session,1 and")


def test_27_20_has_99_cosponsors_declared_and_99_listed() -> None:
    sponsors = read(FIRST).document.meta.sponsors
    assert "- Co-sponsors99" in words(FIRST, Kind.PORTAL)
    assert [s.role for s in sponsors] == ["co"] * 99
    assert len(find(FIRST, "workflow/step/sponsors/organization")) == 99
    assert "sponsors-differ" not in notices(FIRST)


def test_27_20_resolves_every_cosponsor_to_another_state() -> None:
    codes = [s.state.iso3 for s in read(FIRST).document.meta.sponsors]
    assert all(re.fullmatch("[A-Z]{3}", code) for code in codes)
    assert len(set(codes)) == 99


@pytest.mark.parametrize(
    ("spelling", "code"),
    [
        ("Bolivia, Plurinational State of", "BOL"),
        ("Korea, Republic of", "KOR"),
        ("Congo, the Democratic Republic of the", "COD"),
        ("Congo", "COG"),
        ("Cape Verde", "CPV"),
        ("Côte d'Ivoire", "CIV"),
        ("Venezuela, Bolivarian Republic of", "VEN"),
        ("Moldova, Republic of", "MDA"),
        ("Tanzania, United Republic of", "TZA"),
        ("Sao Tome and Principe", "STP"),
        ("Eswatini", "SWZ"),
        ("Guinea-Bissau", "GNB"),
        ("Niger", "NER"),
        ("Nigeria", "NGA"),
    ],
)
def test_27_20_resolves_a_cosponsor_whatever_the_spelling(
    spelling: str, code: str
) -> None:
    sponsors = read(FIRST).document.meta.sponsors
    assert {s.state.name: s.state.iso3 for s in sponsors}[spelling] == code


def test_27_20_declares_10_main_sponsors_and_lists_none() -> None:
    assert notices(FIRST)["sponsors-missing"] == (
        "main sponsors: 10 declared, none listed"
    )
    assert source_lines(FIRST, "sponsors-missing") == ["- Main sponsors10"]


def test_27_20_keeps_what_the_portal_says_apart_from_what_is_printed() -> None:
    told = tell(FIRST)
    assert told["adopted"] == "2014-09-25"
    said = told["claims"]
    assert (said["portal"], said["type"]) == ("right-docs", "Final Resolution")
    assert (said["issued"], said["session"]) == ("2014-10", "27")
    assert said["declared"] == [
        {"list": "main", "count": 10},
        {"list": "co", "count": 99},
    ]
    assert len(said["sponsors"]) == 99
    assert said["vote"] is None


def test_27_20_has_its_topics_as_keywords() -> None:
    topics = ["Sustainable Development Goals", "International Cooperation"]
    assert tell(FIRST)["topics"] == topics
    keywords = [
        e.get("value")
        for e in find(FIRST, "classification/keyword")
        if e.get("dictionary") == "#topics"
    ]
    assert keywords == topics


def test_27_20_keeps_the_portals_header_out_of_the_words() -> None:
    assert len(blocks(FIRST, Kind.PORTAL)) == 108
    assert "Document Type" not in said(find(FIRST, "mainBody")[0])
    assert "Main sponsors" not in "".join(map(said, find(FIRST, "coverPage")))


def test_27_20_drops_the_job_number_and_the_call_and_nothing_else() -> None:
    result = read(FIRST)
    text = result.document.source.text
    dropped = {
        (piece.rule, text[slice(*piece.span)])
        for each in texts(result.document)
        for piece in each.pieces
        if piece.rule and rule(piece.rule).drops
    }
    assert dropped == {("job-number", "GE."), ("note-call", "1")}


def test_27_20_has_these_notices_and_no_others() -> None:
    assert sorted(notices(FIRST)) == [
        "note-text-missing",
        "sponsors-missing",
        "symbol-made",
    ]


def test_27_20_cites_these_resolutions_by_their_iris() -> None:
    assert [(c["text"], c["iri"]) for c in tell(FIRST)["citations"]] == [
        ("5/1", WORK + "unga-hrc/2007-06-18/5-1"),
        ("5/2", WORK + "unga-hrc/2007-06-18/5-2"),
        ("16/21", WORK + "unga-hrc/2011-03-25/16-21"),
        (
            "General Assembly resolution 67/224 of 21 December 2012",
            WORK + "unga/2012-12-21/67-224",
        ),
        (
            "resolution 21/11 on 27 September 2012",
            WORK + "unga-hrc/2012-09-27/21-11",
        ),
        ("3", WORK + "unga-hrc/2011-09-29/18-18#para_3"),
        ("4", WORK + "unga-hrc/2011-09-29/18-18#para_4"),
        (
            "Human Rights Council resolution 18/18 of 29 September 2011",
            WORK + "unga-hrc/2011-09-29/18-18",
        ),
    ]


def test_27_20_keeps_the_sources_own_slip() -> None:
    assert "the building institutional and technical" in words(FIRST, Kind.OPERATIVE)[1]


# 004_62879b6795846ea4.txt


def test_30_21_has_its_symbol_as_printed() -> None:
    assert read(SECOND).document.meta.symbol == "A/HRC/RES/30/21"
    assert "symbol-made" not in notices(SECOND)


def test_30_21_has_its_number() -> None:
    assert read(SECOND).document.meta.number == "30/21"
    assert [str(b.num) for b in blocks(SECOND, Kind.TITLE)] == ["30/21."]


def test_30_21_has_its_work_iri() -> None:
    uris = {e.get("value") for e in find(SECOND, "FRBRWork/FRBRuri")}
    assert uris == {WORK + "unga-hrc/2015-10-02/30-21"}


def test_30_21_was_adopted_in_the_thirtieth_session() -> None:
    assert read(SECOND).document.meta.session == "30"


def test_30_21_stands_under_agenda_item_10_whose_title_is_not_printed() -> None:
    assert tell(SECOND)["agenda_item"] == {"number": "10", "title": None}


def test_30_21_was_adopted_on_2_october_2015() -> None:
    assert tell(SECOND)["adopted"] == "2015-10-02"
    assert words(SECOND, Kind.CLOSING)[1] == "2 October 2015"


def test_30_21_was_adopted_at_the_42nd_meeting() -> None:
    assert read(SECOND).document.meta.meeting == "42"
    assert words(SECOND, Kind.CLOSING)[0] == "42nd meeting"


def test_30_21_has_11_preambular_paragraphs() -> None:
    assert [unit["action"] for unit in tell(SECOND)["preamble"]] == [
        "Guided",
        "Reaffirming",
        "Recognizing",
        "Recalling",
        "Recalling also",
        "Recalling further",
        "Acknowledging",
        "Recognizing",
        "Recognizing also",
        "Expressing deep concern",
        "Deeply concerned",
    ]


def test_30_21_has_9_operative_paragraphs_without_points() -> None:
    numbers = [str(block.num) for block in blocks(SECOND, Kind.OPERATIVE)]
    assert numbers == [f"{number}." for number in range(1, 10)]
    assert blocks(SECOND, Kind.POINT) == []


def test_30_21_reads_the_sentence_across_the_furniture() -> None:
    text = words(SECOND, Kind.PREAMBULAR)[5]
    assert (
        "and the International Convention on the Protection of the Rights of All"
        " Migrant Workers and Members of Their Families, as well as the Convention"
        " relating to the Status of Refugees,"
    ) in text
    assert "United Nations" not in text
    assert "General Assembly" not in text


def test_30_21_has_the_furniture_in_its_cover_page() -> None:
    (cover,) = find(SECOND, "coverPage")
    assert [said(p) for p in cover] == [
        "United Nations A/HRC/RES/30/21",
        "General Assembly",
        "Human Rights Council Thirtieth session",
        "Agenda item 10",
        "Resolution adopted by the Human Rights Council on 2 October 2015",
    ]


def test_30_21_has_twenty_eighth_whole() -> None:
    text = words(SECOND, Kind.OPERATIVE)[4]
    assert "at the twenty-eighth session of the Human Rights Council" in text


def test_30_21_has_capacity_building_whole() -> None:
    text = words(SECOND, Kind.OPERATIVE)[7]
    assert "“Technical cooperation and capacity-building to promote and protect" in text
    every = "\n".join(map(str, texts(read(SECOND).document)))
    assert not re.search(r"capacity(?:- |building| building)", every)


def test_30_21_ends_paragraph_7_where_the_source_does() -> None:
    text = words(SECOND, Kind.OPERATIVE)[6]
    assert text.endswith("promoting and respecting the human rights of all")


def test_30_21_says_what_is_doubtful() -> None:
    assert notices(SECOND) == {
        "citation-date-differs": (
            "A/HRC/RES/29/2 is cited as of 2015-06-29; its record has 2015-07-02"
        ),
        "paragraph-cut-off": (
            "text seems to be missing after “and respecting the human rights of all”"
        ),
    }


def test_30_21_says_that_text_seems_to_be_missing_in_paragraph_7() -> None:
    (line,) = source_lines(SECOND, "paragraph-cut-off")
    assert line.endswith("promoting and respecting the human rights of all")


def test_30_21_joins_the_date_that_a_line_end_parts() -> None:
    text = words(SECOND, Kind.OPERATIVE)[7]
    assert "its resolution 18/18 of 29 September 2011, that the theme" in text


def test_30_21_drops_nothing() -> None:
    assert not any(
        rule(piece.rule).drops
        for each in texts(read(SECOND).document)
        for piece in each.pieces
        if piece.rule
    )


def test_30_21_has_no_sponsors_and_no_topics() -> None:
    assert tell(SECOND)["sponsors"] == tell(SECOND)["topics"] == []


def test_30_21_cites_these_resolutions_by_their_iris() -> None:
    assert [(c["text"], c["iri"]) for c in tell(SECOND)["citations"]] == [
        ("5/1", WORK + "unga-hrc/2007-06-18/5-1"),
        ("5/2", WORK + "unga-hrc/2007-06-18/5-2"),
        ("16/21", WORK + "unga-hrc/2011-03-25/16-21"),
        ("29/2", WORK + "unga-hrc/2015-07-02/29-2"),
        ("26/19", WORK + "unga-hrc/2014-06-26/26-19"),
        ("3", WORK + "unga-hrc/2011-09-29/18-18#para_3"),
        ("4", WORK + "unga-hrc/2011-09-29/18-18#para_4"),
        (
            "resolution 18/18 of 29 September 2011",
            WORK + "unga-hrc/2011-09-29/18-18",
        ),
    ]
