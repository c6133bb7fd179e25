"""Reading Akoma Ntoso: the words of the XML, and what its elements say of them."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator

import pytest
from lxml import etree

from unres.convert import Result, convert
from unres.errors import LimitError, SourceError, UnresError
from unres.evidence import Role
from unres.model import AgendaItem, Document, Kind, Step, Topic, walk
from unres.places import Places
from unres.readers import find_format
from unres.readers.akn import read_akn
from unres.source import Source
from unres.validate import validate

SPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
FLAT = f"""<akomaNtoso xmlns="{SPACE}"><!-- unofficial --><statement name="resolution">
<meta><identification source="#x"><FRBRExpression><FRBRlanguage language="eng"/>
</FRBRExpression></identification></meta>
<coverPage><p>United Nations</p><p>A/RES/91/7</p></coverPage>
<preface><p><docNumber>91/7.</docNumber><docTitle>	Wells</docTitle></p></preface>
<preamble><formula name="enactingFormula"><p>
<span class="italic">The General Assembly</span>,</p></formula>
<container name="Recalling"><p>	<span class="italic">Recalling</span> its resolution
<a href="https://undocs.org/en/A/RES/90/1">90/1</a>,<authorialNote marker="1"
placement="bottom"><p>See A/90/2.</p></authorialNote></p></container></preamble>
<mainBody><paragraph class="H23"><subheading>Care of wells</subheading></paragraph>
<paragraph><num>1.</num><content><p><span class="italic">Calls upon</span> all States
to dig;</p></content></paragraph>
<paragraph><num>2.</num><list><intro><p><span class="italic">Requests</span>:</p>
</intro><point><num>(a)</num><content><p>A\u00a0report;</p></content></point></list>
</paragraph></mainBody></statement></akomaNtoso>"""


def read(body: str, language: str = "eng") -> Source:
    """Read a document with this body."""
    told = f'<meta><FRBRlanguage language="{language}"/></meta>'
    xml = f"<akomaNtoso><statement>{told}{body}</statement></akomaNtoso>"
    return read_akn(xml.encode(), "x.xml")


def find(document: Document, kind: Kind) -> list[str]:
    """Give the words of the blocks of a kind, with their numbers."""
    blocks = (b for b in walk(document.blocks) if b.kind is kind)
    return [f"{b.num} {b.text}".strip() for b in blocks]


def test_lines_are_the_paragraphs_of_the_xml() -> None:
    source = read_akn(FLAT.encode(), "x.xml")
    assert source.text.splitlines() == [
        "United Nations",
        "A/RES/91/7",
        "91/7. Wells",
        "The General Assembly,",
        "Recalling its resolution 90/1,1",
        "1 See A/90/2.",
        "Care of wells",
        "1. Calls upon all States to dig;",
        "2. Requests:",
        "(a) A\u00a0report;",
    ]


def test_elements_say_what_is_a_heading_a_note_and_a_link() -> None:
    source = read_akn(FLAT.encode(), "x.xml")
    known, text = source.evidence, source.text
    heads = [p.span for p in known.paragraphs if p.role is Role.HEADING]
    assert [text[slice(*span)] for span in heads] == ["Care of wells"]
    [note] = known.notes
    assert note.call
    assert note.body
    assert text[slice(*note.call)] == "1"
    assert text[slice(*note.body)] == "1 See A/90/2."
    assert [text[slice(*link.span)] for link in known.links] == ["90/1"]
    assert source.language.code == "eng"


def test_flat_headings_head_and_points_are_nested() -> None:
    document = convert(FLAT.encode(), "x.xml", []).document
    found = {str(b.num) or str(b.text): b for b in walk(document.blocks)}
    head = found["Care of wells"]
    assert head.kind is Kind.HEADING
    assert [str(b.num) for b in head.blocks] == ["1.", "2."]
    assert [b.kind for b in found["2."].blocks] == [Kind.POINT]
    assert document.meta.symbol == "A/RES/91/7"


@pytest.mark.parametrize(
    ("body", "lines"),
    [
        ("<mainBody>loose <p>own</p> words</mainBody>", ["loose", "own", "words"]),
        (
            "<conclusions><p>9th meeting<eol/>7 May 2001</p></conclusions>",
            ["9th meeting", "7 May 2001"],
        ),
        ("<mainBody><p>one<br/>line</p></mainBody>", ["one line"]),
        (
            "<mainBody><section><num>I</num><heading>Wells</heading></section>"
            "<section><num>B.</num><heading>Pumps</heading></section></mainBody>",
            ["I", "Wells", "B. Pumps"],
        ),
        (
            "<mainBody><paragraph><num>3.</num><list><point><num>(a)</num>"
            "<content><p>dig</p></content></point></list></paragraph></mainBody>",
            ["3.", "(a) dig"],
        ),
        (
            "<conclusions><p><vote><outcome>[Adopted: <outcome>In favour:<eol/>"
            "<organization>Chad</organization></outcome><outcome>Against:<eol/>Cuba]"
            "</outcome></outcome></vote></p></conclusions>",
            ["[Adopted:", "In favour:", "Chad", "Against:", "Cuba]"],
        ),
        (
            '<mainBody><p>Adopts:<documentRef href="#c"/> at once</p></mainBody>'
            '<components><component eId="c"><doc><mainBody><p>A text</p></mainBody>'
            "</doc></component></components>",
            ["Adopts:", "A text", "at once"],
        ),
    ],
    ids=["loose", "eol", "br", "section", "empty-num", "sides", "component"],
)
def test_reading_order(body: str, lines: list[str]) -> None:
    assert read(body).text.splitlines() == lines


def test_cells_know_their_rows() -> None:
    body = (
        "<mainBody><table><tr><th>Post</th><th>Grade</th></tr>"
        '<tr><td colspan="2"><p>One</p><p>Two</p></td></tr></table></mainBody>'
    )
    source = read(body)
    [table] = source.evidence.tables
    cells = [(source.text[slice(*c.span)], c.row, c.columns) for c in table.cells]
    assert cells == [("Post", 0, 1), ("Grade", 0, 1), ("One\nTwo", 1, 2)]


def test_a_late_call_stands_before_the_word_that_it_parts() -> None:
    note = '<authorialNote marker="1"><p>See A/90/2.</p></authorialNote>'
    source = read(f"<mainBody><p>wells, a{note}nd pumps</p></mainBody>")
    assert source.text.splitlines()[0] == "wells,1 and pumps"
    assert [each.code for each in source.notices] == ["note-call-moved"]


def test_a_blank_is_put_where_only_a_call_parts_two_words() -> None:
    note = '<authorialNote marker="1"><p>x</p></authorialNote>'
    assert read(f"<p>wells{note}and</p>").text.startswith("wells1 and\n")
    assert read(f"<p>水{note}井</p>", "zho").text.startswith("水1井\n")


@pytest.mark.parametrize(
    ("markers", "numbers"),
    [
        (["2", "3"], ["1", "2"]),
        (["1", "3"], ["1", "3"]),
        (["*", "2"], ["*", "1"]),
        (["", ""], ["1", "2"]),
        (["4", ""], ["4", "5"]),
    ],
)
def test_notes_are_numbered_from_1_on(markers: list[str], numbers: list[str]) -> None:
    made = '<authorialNote marker="{}"><p>See.</p></authorialNote>'
    source = read("".join(f"<p>wells{made.format(x)}</p>" for x in markers))
    assert [note.marker for note in source.evidence.notes] == numbers


def test_a_note_in_brackets_has_its_marker_between_them() -> None:
    note = '<authorialNote marker="1"><p>\t()\tSee A/90/2.</p></authorialNote>'
    source = read(f"<p>wells<sup>(</sup>{note}<sup>)</sup>,</p>")
    assert source.text.splitlines() == ["wells(1),", "1 See A/90/2."]


def test_a_number_with_a_comma_is_no_call_where_the_format_knows_them() -> None:
    note = '<p><authorialNote marker="1"><p>See A/90/2.</p></authorialNote></p>'
    xml = f"<akomaNtoso><mainBody><p>Wells,1. Pumps</p>{note}</mainBody></akomaNtoso>"
    document = convert(xml.encode(), "x.xml", []).document
    assert "Wells,1. Pumps" in [str(block.text) for block in walk(document.blocks)]


def test_metadata_say_who_submitted_the_draft_and_what_it_is_about() -> None:
    meta = """<meta><FRBRlanguage language="fra"/><keyword value="water" showAs="Water"
dictionary="UNBIS"/><keyword refersTo="agenda" value="3" showAs="An item"/>
<step outcome="draftResolution" as="A/C.2/91/L.4" by="Chad, Côte d’Ivoire and Mali"/>
<step outcome="draftResolutionAdditionalSponsors" by="the Chair"/></meta>"""
    cover = "<coverPage><p>A/RES/91/7</p></coverPage>"
    formula = "<preamble><p>L’Assemblée générale,</p></preamble>"
    xml = f"<akomaNtoso><statement>{meta}{cover}{formula}</statement></akomaNtoso>"
    found = convert(xml.encode(), "x.xml", ["akn"])
    told = found.document.meta
    assert told.draft == "A/C.2/91/L.4"
    assert told.topics == (Topic("Water", "", "UNBIS Thesaurus", "water"),)
    assert [(each.state.iso3, each.role) for each in told.sponsors] == [
        ("TCD", "main"),
        ("CIV", "main"),
        ("MLI", "main"),
    ]
    again = convert(found.files["akn"], "y.xml", ["akn"])
    assert again.files == found.files


RECORDED = """<meta><FRBRlanguage language="eng"/><classification source="DHL">
<keyword value="WELLS" href="http://metadata.un.org/thesaurus/1009999" showAs="WELLS"
dictionary="UNBIS Thesaurus"/><keyword value="6" href="http://metadata.un.org/sdg/6"
showAs="sdg_6" dictionary="SDGO"/><keyword value="pump" showAs="Pumps"
href="https://terms.example/pump" dictionary="Terms of wells"/>
<keyword refersTo="agenda" value="9b" showAs="Wells" shortForm="WATER--WELLS"
dictionary="A/91/251"/><keyword refersTo="agenda" value="X" showAs="Pumps"
dictionary="A/91/251"/></classification><workflow source="#un">
<step date="2036-10-04" outcome="draftResolution" as="A/C.2/91/L.4" by="Chad and Mali"/>
<step date="0001-01-01" outcome="draftResolutionAdditionalSponsors" by="Cuba"/>
<step date="0001-01-01" outcome="recommendedForAdoption" as="A/91/555" by=""
refersTo="7"/><step date="2036-12-05" outcome="adopted" as="A/91/PV.64" by=""/>
<step date="2036-12-30" outcome="composition" as="Wells Board" by="Ada WELL"
refersTo="Chad" xmlns:u="http://un.org/akn4un" u:end="2037-12-31"/></workflow>
<analysis source="#un"><parliamentary><voting outcome="adoptedRecordedVote">
<count value="002" refersTo="inFavour"><voters><organization>CHAD</organization>
<organization>MALI</organization></voters></count><count value="1" refersTo="against">
<voters><organization>COTE D'IVOIRE</organization></voters></count></voting>
</parliamentary></analysis></meta>"""


@pytest.fixture(scope="module")
def recorded() -> Result:
    """Give a file whose metadata tell much, converted."""
    body = (
        "<coverPage><p>A/RES/91/7</p><p>Agenda item 9 (b)</p><p>Resolution adopted by"
        " the General Assembly on 4 December 2036</p></coverPage><preface><p>91/7. Care"
        " of wells</p></preface><preamble><p>The General Assembly,</p></preamble>"
        "<mainBody><p>1. Calls upon all States to dig.</p></mainBody>"
    )
    xml = f"<akomaNtoso><statement>{RECORDED}{body}</statement></akomaNtoso>"
    return convert(xml.encode(), "x.xml", ["akn", "json"])


def test_subjects_keep_their_places_in_vocabularies(recorded: Result) -> None:
    thesaurus, goals = "http://metadata.un.org/thesaurus", "http://metadata.un.org/sdg"
    assert recorded.document.meta.topics == (
        Topic("WELLS", f"{thesaurus}/1009999", "UNBIS Thesaurus"),
        Topic("sdg_6", f"{goals}/6", "SDGO", "6"),
        Topic("Pumps", "https://terms.example/pump", "Terms of wells", "pump"),
    )
    xml = recorded.files["akn"].decode()
    assert 'href="/akn/ontology/concept/un/unbis.1009999" showAs="WELLS"' in xml
    assert 'akn4un:address="https://terms.example/pump"' in xml


def test_steps_keep_what_is_told_of_them(recorded: Result) -> None:
    meta = recorded.document.meta
    assert meta.steps == (
        Step("draftResolution", "2036-10-04", (("as", "A/C.2/91/L.4"),)),
        Step("adopted", "2036-12-04", (("as", "A/91/PV.64"),)),
        Step(
            "composition",
            "2036-12-30",
            (
                ("as", "Wells Board"),
                ("by", "Ada WELL"),
                ("refersTo", "Chad"),
                ("end", "2037-12-31"),
            ),
        ),
        Step("recommendedForAdoption", "", (("as", "A/91/555"), ("refersTo", "7"))),
    )
    root = etree.fromstring(recorded.files["akn"])
    steps = root.findall(".//{*}workflow/{*}step")
    assert [own.get("eId") for own in steps] == ["step_1", "step_2", "step_3"]
    sponsors = [[name.text for name in own.iter("{*}organization")] for own in steps]
    assert sponsors == [["Chad", "Mali"], ["Cuba"], []]
    assert len(root.findall(".//{*}proprietary/{*}step")) == 1


def test_votes_that_only_metadata_tell_are_kept(recorded: Result) -> None:
    meta = recorded.document.meta
    assert meta.outcome == "adoptedRecordedVote"
    told = [(c.choice, c.value, [v.iso3 for v in c.voters]) for c in meta.counts]
    assert told == [("inFavour", 2, ["TCD", "MLI"]), ("against", 1, ["CIV"])]
    assert {count.portal for count in meta.counts} == {"record"}


def test_items_of_agendas_keep_their_headings(recorded: Result) -> None:
    meta = recorded.document.meta
    assert meta.agenda_item == "9 (b)"
    assert meta.listed == (
        AgendaItem("9 (b)", "Wells", "WATER--WELLS", "A/91/251"),
        AgendaItem("X", "Pumps", "", "A/91/251"),
    )
    assert b'shortForm="WATER--WELLS" akn4un:agenda="A/91/251"' in recorded.files["akn"]


def test_what_metadata_tell_is_read_again(recorded: Result) -> None:
    assert validate(recorded.files["akn"]) == []
    again = convert(recorded.files["akn"], "again.xml", ["akn", "json"])
    assert again.files == recorded.files


@pytest.mark.parametrize("sign", ["", "#", "# "])
def test_labels_of_others_are_read_by_what_they_are_called(sign: str) -> None:
    meta = """<meta><FRBRlanguage language="eng"/><keyword value="w" showAs="Wells"
dictionary="#terms"/><step date="2036-10-04" by="#house" outcome="#passed"/>
<references><TLCOrganization eId="house" href="/ontology/organization/x.house"
showAs="SIGNHouse of Wells"/><TLCConcept eId="passed" href="/ontology/concept/x.passed"
showAs="Passed"/><TLCReference eId="terms" name="t" href="/ontology/x" showAs="Terms"/>
</references></meta>"""
    body = "<preface><p>91/7. Care of wells</p></preface>"
    xml = f"<akomaNtoso><act>{meta}{body}</act></akomaNtoso>".replace("SIGN", sign)
    told = convert(xml.encode(), "x.xml", []).document.meta
    assert told.topics == (Topic("Wells", "", "Terms", "w"),)
    assert told.steps == (Step("x.passed", "2036-10-04", (("by", "House of Wells"),)),)


def test_a_file_of_ours_names_the_source_that_it_was_made_of() -> None:
    text = (
        b"United Nations\nA/RES/91/7\n\nThe General Assembly,\n\n1. Calls upon States."
    )
    written = convert(text, "first.txt", ["akn"])
    source = read_akn(written.files["akn"], "second.xml")
    assert (source.name, source.format) == ("first.txt", "text")
    assert source.sha256 == written.document.source.sha256


def test_what_is_not_well_formed_is_read_with_a_notice_of_the_place() -> None:
    broken = FLAT.replace("to dig;</p>", "to dig;</q>")
    source = read_akn(broken.encode(), "x.xml")
    [found] = source.notices
    assert found.code == "xml-broken"
    assert found.message.startswith("line 13: ")
    assert "A\u00a0report;" in source.text


def test_a_note_before_the_text_is_one_though_it_reads_as_furniture() -> None:
    foot = (
        "<footerFirstPage><docketNumber>34-17317 (E)</docketNumber></footerFirstPage>"
    )
    xml = f"""<akomaNtoso><analysis><authorialNote marker="1">{foot}</authorialNote>
</analysis><preface><p> </p></preface><container><p>Recalling also that the wells of
the hills are to be kept clean by all towns on the plains,</p></container>
</akomaNtoso>"""
    document = convert(xml.encode(), "x.xml", []).document
    assert find(document, Kind.NOTE) == ["1 34-17317 (E)"]


@pytest.mark.parametrize("end", ["</identification>", "</meta>", "</FRBRExpression>"])
def test_words_behind_metadata_that_are_not_closed_are_read(end: str) -> None:
    source = read_akn(FLAT.replace(end, "").encode(), "x.xml")
    assert [each.code for each in source.notices] == ["xml-broken"]
    assert source.text == read_akn(FLAT.encode(), "x.xml").text


@pytest.mark.parametrize("name", ["akn:p", "p:", "akn:4:p", ":", "akn:4"])
def test_a_prefix_without_a_namespace_is_no_part_of_a_name(name: str) -> None:
    broken = FLAT.replace("</akomaNtoso>", f"<{name}>To dig.</{name}></akomaNtoso>")
    source = read_akn(broken.encode(), "x.xml")
    assert [each.code for each in source.notices] == ["xml-broken"]
    assert "To dig." in source.text


@pytest.mark.parametrize(
    "xml",
    [
        b'<!DOCTYPE a [<!ENTITY e "x">]><akomaNtoso><p>&e;</p></akomaNtoso>',
        '<!DOCTYPE a SYSTEM "x"><akomaNtoso><p>y</p></akomaNtoso>'.encode("utf-16"),
        b"<?a <!-- ?><!-- b --><!DOCTYPE a><akomaNtoso><p>y</p></akomaNtoso>",
        b"<akomaNtoso/>",
        b"<html/>",
        b"",
    ],
    ids=[
        "entity",
        "external",
        "behind-others",
        "no-words",
        "another-format",
        "nothing",
    ],
)
def test_what_cannot_be_read_is_an_error(xml: bytes) -> None:
    with pytest.raises(SourceError):
        read_akn(xml, "x.xml")


def test_a_doctype_in_a_comment_is_none() -> None:
    xml = b"<?xml version='1.0'?><!-- <!DOCTYPE a> --><akomaNtoso><p>y</p></akomaNtoso>"
    assert read_akn(xml, "x.xml").text == "y"


def test_what_is_nested_too_deep_is_refused() -> None:
    xml = "<akomaNtoso>" + "<p>" * 300 + "x" + "</p>" * 300 + "</akomaNtoso>"
    with pytest.raises(LimitError):
        read_akn(xml.encode(), "x.xml")


@pytest.mark.parametrize(
    ("head", "name"),
    [
        ("<akomaNtoso>", "akn"),
        ("\ufeff<?xml version='1.0'?>\n<!-- a - b -->\n<an:akomaNtoso x='y'>", "akn"),
        ("<akomaNtosoX>", "text"),
        ("See <akomaNtoso>", "text"),
    ],
)
def test_the_format_is_told_by_the_root(head: str, name: str) -> None:
    assert find_format(head.encode()) == name


def _mutate(seed: int) -> Iterator[str]:
    """Give the tags and words of the file with some lost, doubled or moved."""
    chance = random.Random(seed)
    for token in re.findall(r"<[^>]*>|[^<]+", FLAT):
        roll = chance.random()
        if roll > 0.03:
            yield token
        if roll > 0.97:
            yield token
        if 0.5 < roll < 0.53:
            yield "<num/><authorialNote marker=''/><table><tr><td>x</td></tr></table>"


def _tell_fault(data: bytes) -> str:
    """Give what is said of a file that is not converted."""
    try:
        convert(data, "x.xml", ["akn", "json"])
    except UnresError as error:
        return str(error)
    return ""


@pytest.mark.parametrize("seed", range(60))
def test_a_mutated_file_never_crashes(seed: int) -> None:
    assert "bug" not in _tell_fault("".join(_mutate(seed)).encode())


def test_places_are_lines_of_the_xml() -> None:
    source = read_akn(FLAT.encode(), "x.xml")
    places, lines = Places.of(source), FLAT.splitlines()
    for words in ("United Nations", "91/7", "Care of wells", "A\u00a0report"):
        line = places.find(source.text.index(words)).line
        assert words in lines[line - 1]


def test_an_attachment_is_an_annex_though_it_does_not_say_so() -> None:
    body = (
        f"{FLAT.partition('</statement>')[0]}<attachments><attachment><doc><mainBody>"
    )
    tail = "<p>{}</p><p>Wells are deep.</p></mainBody></doc></attachment></attachments>"
    made = [
        convert(f"{body}{tail.format(x)}</statement></akomaNtoso>".encode(), "x", [])
        for x in ("Deep wells", "Wells are listed below.")
    ]
    assert [find(each.document, Kind.ANNEX) for each in made] == [["Deep wells"], []]
