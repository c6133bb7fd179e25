from __future__ import annotations

import shutil
import subprocess
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import docx
import pytest
from docx.oxml.ns import qn
from docx.section import Section
from docx.text.paragraph import Paragraph
from docx.text.run import Run
from lxml import etree

from spoken import ARABIC, ENGLISH
from unres.errors import SourceError
from unres.lexicon import find_language
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
)
from unres.resolve import resolve
from unres.text import Piece, Span, Text
from unres.writers.docx import Wishes, write_docx
from unres.writers.docx.body import DEEPEST, NARROW, Where, find_style
from unres.writers.docx.masthead import CELLS, STYLES, arrange
from unres.writers.docx.words import bind_blanks

LEVELS = range(1, DEEPEST + 1)
SOFFICE = shutil.which("soffice")


def block(
    kind: Kind,
    words: str = "",
    *parts: Block,
    num: str = "",
    marks: tuple[Mark, ...] = (),
) -> Block:
    return Block(kind, Text.of(num), Text.of(words), marks, parts)


def cover(words: str, *found: tuple[str, MarkKind, str]) -> Block:
    marks = tuple(
        Mark(words.index(part), words.index(part) + len(part), kind, target)
        for part, kind, target in found
    )
    return block(Kind.COVER, words, marks=marks)


def call(at: int, marker: str) -> Mark:
    return Mark(at, at, MarkKind.CALL, marker)


def document(*blocks: Block, **facts: str) -> Document:
    return Document(
        Source("", language=ENGLISH), Meta(**{"language": ENGLISH, **facts}), blocks
    )


def load(document: Document) -> docx.document.Document:
    return docx.Document(BytesIO(write_docx(resolve(document), "")))


def read_part(document: Document, name: str) -> etree._Element:
    with ZipFile(BytesIO(write_docx(resolve(document), ""))) as container:
        return etree.fromstring(container.read(name))


def read_lines(document: Document) -> list[str]:
    """Give the words of each paragraph that has any, without the markers of calls."""
    opened = load(document)
    lines = []
    for element in opened.element.body.iter(qn("w:p")):
        paragraph = Paragraph(element, opened._body)
        runs = [Run(own, paragraph) for own in element.iter(qn("w:r"))]
        words = [r.text for r in runs if r.style.style_id != "FootnoteReference"]
        lines.append(" ".join("".join(words).split()))
    return [line for line in lines if line]


def read_notes(document: Document) -> list[str]:
    notes = read_part(document, "word/footnotes.xml").findall(qn("w:footnote"))
    return [
        " ".join("".join(note.itertext(qn("w:t"))).split())
        for note in notes
        if note.get(qn("w:type")) is None
    ]


def find_styles(document: Document) -> dict[str, str]:
    return {p.text: p.style.style_id for p in load(document).paragraphs}


def test_every_kind_of_block_has_a_style_of_the_template() -> None:
    names = {find_style(block(kind), Where()) for kind in set(Kind) - {Kind.PORTAL}}
    for style in ("Heading", "UNPoint", "UNProse"):
        names |= {f"{style}{n}" for n in LEVELS}
    known = {style.style_id for style in load(document()).styles}
    assert names | {*CELLS, *STYLES.values()} <= known


def test_every_block_is_printed_once_and_in_order(sample: Document) -> None:
    assert read_lines(sample) == [
        "United Nations",
        "A/HRC/RES/59/1",
        "Human Rights Council",
        "Fifty-ninth session",
        "Agenda item 2",
        "Annual report",
        "Resolution adopted by the Human Rights Council on 4 July 2025",
        "59/1. Situation of human rights in Eritrea",
        "The Human Rights Council,",
        "Recalling General Assembly resolution 60/251 of 15 March 2006"
        " and resolutions 5/1 and 5/2 of 18 June 2007,",
        "1. Welcomes the report and the benchmarks proposed, namely:",
        "(a) Improvement in the rule of law:",
        "(i) In courts;",
        "(ii) In prisons;",
        "(b) A commitment of Eritrea;",
        "and to report on them;",
        "2. Decides to remain seized of the matter.",
        "30th meeting",
        "4 July 2025",
        "[Adopted by a recorded vote of 2 to 1, with no abstentions."
        " The voting was as follows:",
        "In favour:",
        "Albania, Belgium",
        "Against:",
        "China]",
        "Annex Terms of reference",
        "I General",
        "1. The group shall meet.",
    ]


def test_portal_data_is_left_out_with_all_below_it() -> None:
    hidden = block(Kind.PORTAL, "Topic: water", block(Kind.PROSE, "below"))
    assert read_lines(document(hidden, block(Kind.PROSE, "shown"))) == ["shown"]


def test_the_masthead_reads_left_before_right_and_then_what_is_below() -> None:
    blocks = [
        cover("Distr.: General", ("General", MarkKind.STATUS, "general")),
        cover("Nobody knows"),
        cover("A/RES/1/1", ("A/RES/1/1", MarkKind.SYMBOL, "")),
        cover("Council", ("Council", MarkKind.AUTHORITY, "unga-hrc")),
        cover("General Assembly", ("General Assembly", MarkKind.AUTHORITY, "unga")),
        cover("United Nations", ("United Nations", MarkKind.AUTHORITY, "un")),
    ]  # fmt: skip
    assert read_lines(document(*blocks)) == [
        "United Nations",
        "A/RES/1/1",
        "General Assembly",
        "Distr.: General",
        "Nobody knows",
        "Council",
    ]


def test_a_line_of_two_columns_is_cut_between_them() -> None:
    line = cover(
        "United Nations A/HRC/RES/30/21",
        ("United Nations", MarkKind.AUTHORITY, "un"),
        ("A/HRC/RES/30/21", MarkKind.SYMBOL, ""),
    )
    assert read_lines(document(line)) == ["United Nations", "A/HRC/RES/30/21"]


def test_labels_stay_with_the_particulars_they_introduce() -> None:
    line = cover(
        "Distr.: General 3 October 2014; Original: English",
        ("General", MarkKind.STATUS, "general"),
        ("3 October 2014", MarkKind.ISSUED, "2014-10-03"),
        ("English", MarkKind.ORIGINAL, "eng"),
    )
    assert read_lines(document(line)) == [
        "Distr.: General",
        "3 October 2014;",
        "Original: English",
    ]


def test_marks_inside_another_do_not_cut_a_line() -> None:
    words = "Resolution adopted on 2 October 2015"
    line = cover(
        words, (words, MarkKind.ADOPTION, ""), ("Resolution", MarkKind.DOCTYPE, "")
    )
    assert [own.style for own in arrange([line])] == ["UNAdoption"]


def test_a_cover_line_among_the_body_stays_in_its_place() -> None:
    late = cover("A/RES/1/1", ("A/RES/1/1", MarkKind.SYMBOL, ""))
    assert read_lines(document(block(Kind.PROSE, "first"), late)) == [
        "first",
        "A/RES/1/1",
    ]


def test_the_first_letter_of_the_symbol_is_large(sample: Document) -> None:
    symbol = load(sample).tables[0].cell(0, 1).paragraphs[0]
    sizes = [(r.text, r.style.font.size and r.style.font.size.pt) for r in symbol.runs]
    assert sizes == [("A", 20), ("/HRC/RES/59/1", None)]


def test_action_words_and_the_formula_are_italic(sample: Document) -> None:
    runs = [each for p in load(sample).paragraphs for each in p.runs]
    italic = [each.text for each in runs if each.style.name == "Emphasis"]
    assert load(sample).styles["Emphasis"].font.italic
    assert italic == [
        "The Human Rights Council",
        "Recalling",
        "Welcomes",
        "Decides",
        "In favour",
        "Against",
    ]


def test_points_hang_deeper_at_each_level(sample: Document) -> None:
    shown = load(sample).paragraphs
    points = {p.text.split("\t")[0]: p for p in shown if "UN Point" in p.style.name}
    assert {sign: p.style.name for sign, p in points.items()} == {
        "(a)": "UN Point 1",
        "(i)": "UN Point 2",
        "(ii)": "UN Point 2",
        "(b)": "UN Point 1",
    }
    first, second = (
        points[sign].style.paragraph_format.left_indent for sign in ("(a)", "(i)")
    )
    assert second.twips == first.twips + 567


def test_headings_are_headings_to_the_last_level() -> None:
    inner = block(Kind.HEADING, "deep")
    for i in range(8):
        inner = block(Kind.HEADING, f"over {i}", inner)
    styles = [p.style.name for p in load(document(inner)).paragraphs]
    assert styles == [f"Heading {min(n, 6)}" for n in range(1, 10)]


def test_a_table_is_a_table_and_may_stand_in_another() -> None:
    inner = block(Kind.TABLE, "", block(Kind.ROW, "", block(Kind.CELL, "deep")))
    row = block(Kind.ROW, "", block(Kind.CELL, "one"), block(Kind.CELL, "two", inner))
    short = block(Kind.ROW, "", block(Kind.CELL, "wide"))
    (table,) = load(document(block(Kind.TABLE, "", row, short))).tables
    assert [c.text.strip() for c in table.rows[0].cells] == ["one", "two"]
    assert table.cell(0, 1).tables[0].cell(0, 0).text == "deep"
    assert table.cell(1, 0)._tc is table.cell(1, 1)._tc


def test_a_table_without_rows_keeps_its_caption_alone() -> None:
    empty = document(block(Kind.TABLE, "caption", block(Kind.ROW)))
    assert read_lines(empty) == ["caption"]
    assert load(empty).tables == []


def test_an_annex_begins_a_page() -> None:
    style = load(document()).styles["UN Annex"]
    assert style.paragraph_format.page_break_before is True


def test_footnotes_hold_their_texts_and_a_missing_one_is_none(
    sample: Document,
) -> None:
    assert read_notes(sample) == ["See A/HRC/59/24."]
    body = read_part(sample, "word/document.xml")
    assert len(list(body.iter(qn("w:footnoteReference")))) == 1
    named = [own.get(qn("w:val")) for own in body.iter(qn("w:rStyle"))]
    assert named.count("FootnoteReference") == 2


def test_a_second_call_refers_to_the_first() -> None:
    words = block(
        Kind.PROSE,
        "one two",
        block(Kind.NOTE, "text", num="1"),
        marks=(call(3, "1"), call(7, "1")),
    )
    twice = document(words, block(Kind.PROSE, "three", marks=(call(5, "1"),)))
    fields = read_part(twice, "word/document.xml").iter(qn("w:fldSimple"))
    codes = [field.get(qn("w:instr")).split()[:2] for field in fields]
    assert codes == [["NOTEREF", "_RefNote1"]] * 2
    assert read_notes(twice) == ["text"]
    assert read_lines(twice) == ["one two", "three"]


def test_calls_of_a_missing_note_are_raised_markers_alone() -> None:
    words = block(Kind.PROSE, "one two", marks=(call(3, "1"), call(7, "1")))
    made = document(words)
    assert read_notes(made) == []
    (paragraph,) = load(made).paragraphs
    assert [r.text for r in paragraph.runs] == ["one", "1", " two", "1"]
    assert [r.style.name for r in paragraph.runs][1::2] == ["footnote reference"] * 2


def test_an_annex_counts_its_notes_afresh() -> None:
    note = block(Kind.NOTE, "text", num="1")
    words = block(Kind.PROSE, "one", note, marks=(call(3, "1"),))
    annex = block(Kind.ANNEX, "", block(Kind.PROSE, "two", marks=(call(3, "1"),)))
    made = document(words, annex)
    assert read_notes(made) == ["text"]
    assert not list(read_part(made, "word/document.xml").iter(qn("w:fldSimple")))


def test_word_counts_from_the_first_number_on() -> None:
    notes = [block(Kind.NOTE, f"note {at}", num=at) for at in ("*", "3", "4", "6")]
    marks = (call(1, "*"), call(3, "3"), call(5, "4"), call(7, "6"))
    made = document(block(Kind.PROSE, "a b c d e", *notes, marks=marks))
    assert read_notes(made) == ["*note *", "note 3", "note 4", "6note 6"]
    (section,) = read_part(made, "word/document.xml").iter(qn("w:sectPr"))
    (start,) = section.iter(qn("w:numStart"))
    assert start.get(qn("w:val")) == "3"
    assert start.getparent().getnext().tag == qn("w:pgSz")


@pytest.mark.parametrize("marker", ["*", "a", "07"])
def test_a_marker_that_is_not_the_next_number_is_printed(marker: str) -> None:
    note = block(Kind.NOTE, "text", num=marker)
    made = document(block(Kind.TITLE, "Title", note, marks=(call(5, marker),)))
    (reference,) = read_part(made, "word/document.xml").iter(qn("w:footnoteReference"))
    assert reference.get(qn("w:customMarkFollows")) == "1"
    assert reference.getnext().text == marker
    assert read_notes(made) == [f"{marker}text"]


def test_two_notes_with_one_marker_answer_two_calls() -> None:
    notes = [block(Kind.NOTE, text, num="*") for text in ("first", "second")]
    marks = (call(3, "*"), call(7, "*"))
    made = document(block(Kind.PROSE, "one two", *notes, marks=marks))
    assert read_notes(made) == ["*first", "*second"]


def test_a_note_that_nothing_calls_is_called_where_it_stands() -> None:
    alone = block(Kind.NOTE, "alone", block(Kind.PROSE, "more"), num="1")
    uncalled = block(Kind.PROSE, "words", block(Kind.NOTE, "uncalled", num="2"))
    assert read_notes(document(alone, uncalled)) == ["alonemore", "uncalled"]


def read_heads(section: Section) -> list[list[Paragraph]]:
    """Give the paragraphs in the two cells of the heads of odd and of even pages."""
    heads = (section.header, section.even_page_header)
    return [[c.paragraphs[0] for c in head.tables[0].row_cells(0)] for head in heads]


def test_the_title_runs_beside_the_symbol_where_the_organ_prints_it() -> None:
    made = document(organ="unga", symbol="A/RES/88/1", title="Rivers")
    odd, even = read_heads(load(made).sections[0])
    assert [each.text for each in odd] == ["Rivers", "A/RES/88/1"]
    assert [each.text for each in even] == ["A/RES/88/1", "Rivers"]
    assert [each.alignment for each in odd + even] == [0, 2, 0, 2]


def test_the_symbol_runs_from_page_2_and_pages_are_numbered(sample: Document) -> None:
    section = load(sample).sections[0]
    assert section.different_first_page_header_footer is True
    assert section.first_page_header.paragraphs[0].text == ""
    odd, even = read_heads(section)
    assert (odd[1].text, even[0].text) == ("A/HRC/RES/59/1", "A/HRC/RES/59/1")
    assert (odd[1].alignment, even[0].alignment) == (2, 0)
    assert odd[0].text == even[1].text == ""
    fields = section.footer._element.iter(qn("w:fldSimple"))
    assert [field.get(qn("w:instr")) for field in fields] == [" PAGE ", " NUMPAGES "]


def test_a_symbol_that_no_masthead_prints_runs_from_page_2() -> None:
    word = load(document(symbol="A/HRC/RES/27/20"))
    assert word.sections[0].first_page_header.paragraphs[0].text == ""
    assert read_heads(word.sections[0])[0][1].text == "A/HRC/RES/27/20"
    assert not any("A/HRC" in each.text for each in word.paragraphs)


def test_the_job_number_stands_below_page_1() -> None:
    section = load(document(job_number="GE.14-17882")).sections[0]
    assert (
        section.first_page_footer.paragraphs[0].text == "GE.14-17882\tUnofficial copy"
    )
    assert section.footer.paragraphs[0].text.split()[0] == "GE.14-17882"


def test_the_page_is_a4() -> None:
    section = load(document()).sections[0]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)


def test_the_properties_say_only_what_the_source_gives(sample: Document) -> None:
    told = load(sample).core_properties
    assert told.title == "Situation of human rights in Eritrea"
    assert told.subject == "A/HRC/RES/59/1"
    assert told.author == "unres"
    assert told.keywords == "Human rights"
    assert told.created is told.modified is None


def test_a_markup_date_is_written_as_the_day_of_creation() -> None:
    data = write_docx(resolve(document(adopted="2014-09-25")), "2020-02-03")
    told = docx.Document(BytesIO(data)).core_properties
    assert told.created == told.modified == datetime(2020, 2, 3, tzinfo=UTC)


@pytest.mark.parametrize("date", ["", "soon"])
def test_without_a_markup_date_nothing_says_when_the_file_was_created(
    date: str,
) -> None:
    data = write_docx(resolve(document(adopted="2014-09-25")), date)
    told = docx.Document(BytesIO(data)).core_properties
    assert told.created is told.modified is None


@pytest.mark.parametrize(
    ("language", "locale"),
    [("en", "en-GB"), ("fr", "fr-FR"), ("zh", "zh-CN"), ("ar", "ar-SA"), ("de", "und")],
)
def test_the_language_is_that_of_the_document(language: str, locale: str) -> None:
    styles = read_part(document(language=find_language(language)), "word/styles.xml")
    (lang,) = styles.iter(qn("w:lang"))
    assert lang.get(qn("w:val")) == locale


def test_arabic_reads_from_right_to_left() -> None:
    title = cover("A/RES/1/1", ("A/RES/1/1", MarkKind.SYMBOL, ""))
    made = document(title, block(Kind.PROSE, "إن مجلس حقوق الإنسان"), language=ARABIC)
    body = read_part(made, "word/document.xml")
    runs, turned = list(body.iter(qn("w:r"))), list(body.iter(qn("w:rtl")))
    # The symbol, its large letter among it, runs from left to right all the same.
    assert (len(runs), len(turned)) == (3, 1)
    assert len(list(body.iter(qn("w:bidi"), qn("w:bidiVisual")))) == 2
    normal = read_part(made, "word/styles.xml").find(qn("w:style"))
    assert normal.find(f"{qn('w:pPr')}/{qn('w:bidi')}") is not None


def test_a_paragraph_of_other_letters_in_arabic_reads_from_left_to_right() -> None:
    title = cover("9 December 2024")
    made = document(title, block(Kind.PROSE, "إن مجلس حقوق الإنسان"), language=ARABIC)
    body = read_part(made, "word/document.xml")
    (turned,) = (own for own in body.iter(qn("w:bidi")) if own.get(qn("w:val")) == "0")
    paragraph = turned.getparent().getparent()
    assert "".join(paragraph.itertext()) == "9 December 2024"


def test_a_note_in_arabic_stays_behind_its_marker() -> None:
    note = block(Kind.NOTE, "United Nations, Treaty Series, vol. 729.", num="1")
    words = block(Kind.PROSE, "معاهدة", note, marks=(call(6, "1"),))
    notes = read_part(document(words, language=ARABIC), "word/footnotes.xml")
    assert not list(notes.iter(qn("w:bidi")))


@pytest.mark.parametrize(
    ("language", "justified"),
    [("en", True), ("ru", True), ("ar", False), ("zh", False)],
)
def test_lines_are_justified_where_no_mark_is_lost_by_it(
    language: str, justified: bool
) -> None:
    styles = read_part(document(language=find_language(language)), "word/styles.xml")
    adjusted = {own.get(qn("w:val")) for own in styles.iter(qn("w:jc"))}
    assert ("both" in adjusted) is justified


def test_the_title_of_a_point_stands_behind_its_number() -> None:
    title = block(Kind.HEADING, "Quick impact projects", block(Kind.PROSE, "To help;"))
    made = document(block(Kind.POINT, "", title, num="(a)"))
    assert read_lines(made) == ["(a) Quick impact projects", "To help;"]
    numbered = block(Kind.POINT, "", block(Kind.HEADING, "Aims", num="I"), num="(a)")
    assert read_lines(document(numbered)) == ["(a)", "I Aims"]


def test_the_container_says_nothing_of_the_day_or_the_system(sample: Document) -> None:
    data = write_docx(resolve(sample), "")
    assert data == write_docx(resolve(sample), "")
    entries = ZipFile(BytesIO(data)).infolist()
    names = [entry.filename for entry in entries]
    assert names == ["[Content_Types].xml", *sorted(names[1:])]
    assert {(e.date_time, e.create_system) for e in entries} == {
        ((1980, 1, 1, 0, 0, 0), 0)
    }


def test_every_part_has_a_type_and_every_link_a_part(sample: Document) -> None:
    types = read_part(sample, "[Content_Types].xml")
    links = read_part(sample, "word/_rels/document.xml.rels")
    with ZipFile(BytesIO(write_docx(resolve(sample), ""))) as container:
        names = {f"/{n}" for n in container.namelist()}
    parts = {n for n in names if not n.endswith((".rels", "]" + ".xml"))}
    assert {t.get("PartName") for t in types if t.get("PartName")} == parts
    outside = [link.get("Target") for link in links if link.get("TargetMode")]
    assert all(target.startswith("https://docs.un.org/en/") for target in outside)
    known, links = links, [link for link in links if not link.get("TargetMode")]
    assert {f"/word/{link.get('Target')}" for link in links} <= parts
    references = read_part(sample, "word/document.xml").xpath("//@r:id", namespaces={
        "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    })  # fmt: skip
    assert len(references) == 6 + len(outside)
    assert set(references) <= {link.get("Id") for link in known}


def test_bad_marks_and_characters_lose_no_words() -> None:
    marks = (call(99, "1"), Mark(2, 99, MarkKind.ACTION), Mark(50, 60, MarkKind.ACTION))
    odd = block(Kind.OPERATIVE, "a\x00b\tc\r\nd\x0be", num="\ud800.", marks=marks)
    assert read_lines(document(odd)) == ["\ufffd. a\ufffdb c d e"]


def test_nothing_at_all_is_a_document_too() -> None:
    assert read_lines(document()) == []


@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")
def test_libreoffice_finds_the_footnotes(sample: Document, tmp_path: Path) -> None:
    made = replace(sample, blocks=(*sample.blocks, block(Kind.PROSE, "The end.")))
    (tmp_path / "sample.docx").write_bytes(write_docx(resolve(made), ""))
    command = [str(SOFFICE), f"-env:UserInstallation=file://{tmp_path}/profile"]
    command += ["--headless", "--convert-to", "fodt", "sample.docx"]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True)
    root = etree.fromstring((tmp_path / "sample.fodt").read_bytes())
    space = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
    notes = root.findall(f".//{{{space}}}note")
    assert [n.findtext(f"{{{space}}}note-citation") for n in notes] == ["1"]
    assert [
        "".join(n.find(f"{{{space}}}note-body").itertext()).strip() for n in notes
    ] == ["See A/HRC/59/24."]
    words = "".join(root.itertext())
    assert "Decides to remain seized of the matter" in words
    assert "The end." in words


def test_citations_link_to_the_united_nations(sample: Document) -> None:
    body = read_part(sample, "word/document.xml")
    rels = read_part(sample, "word/_rels/document.xml.rels")
    address = {each.get("Id"): each.get("Target") for each in rels}
    links = [
        ("".join(own.itertext()), address[own.get(qn("r:id"))])
        for own in body.iter(qn("w:hyperlink"))
    ]
    site = "https://docs.un.org/en/A"
    assert links == [
        (
            "General Assembly resolution\xa060/251 of 15\xa0March 2006",
            f"{site}/RES/60/251",
        ),
        ("5/1", f"{site}/HRC/RES/5/1"),
        ("5/2", f"{site}/HRC/RES/5/2"),
    ]


def test_a_citation_in_a_note_links_from_the_part_of_notes() -> None:
    marks = (Mark(4, 13, MarkKind.LINK, "A/HRC/1/2"),)
    note = block(Kind.NOTE, "See A/HRC/1/2.", num="1", marks=marks)
    made = document(block(Kind.PROSE, "one", note, marks=(call(3, "1"),)))
    (rel,) = read_part(made, "word/_rels/footnotes.xml.rels")
    assert rel.get("Target") == "https://docs.un.org/en/A/HRC/1/2"
    (link,) = read_part(made, "word/footnotes.xml").iter(qn("w:hyperlink"))
    assert link.get(qn("r:id")) == rel.get("Id")


@pytest.mark.parametrize(
    ("words", "marked", "kind", "shown"),
    [
        ("on 4 July 2025.", "4 July 2025", MarkKind.DATE, "on 4~July 2025."),
        ("4 de mayo de 2025", "4 de mayo de 2025", MarkKind.DATE, "4 de mayo de~2025"),
        ("decision 1/1 of", "decision 1/1", MarkKind.LINK, "decision~1/1 of"),
        ("decisions 1/1 to", "1/1", MarkKind.LINK, "decisions~1/1 to"),
        ("a resolution of 4 May", "4 May", MarkKind.DATE, "a resolution of 4~May"),
        ("5 of 1244 (1999)", "1244 (1999)", MarkKind.LINK, "5 of~1244 (1999)"),
        ("in 3 days", "3 days", MarkKind.EVENT, "in 3 days"),
        ("on 4 May 2033", "4 May 2033", MarkKind.ADOPTED, "on~4~May~2033"),
        ("14 476 in 1 1234", "1", MarkKind.EVENT, "14~476 in 1 1234"),
        ("du 4 mai : « oui »", "4 mai", MarkKind.DATE, "du 4~mai~: «~oui~»"),
    ],
)  # fmt: skip
def test_figures_stay_with_their_words(
    words: str, marked: str, kind: MarkKind, shown: str
) -> None:
    at = words.index(marked)
    bound = bind_blanks(words, (Mark(at, at + len(marked), kind, "x"),))
    assert bound == shown.replace("~", "\xa0")


@pytest.mark.parametrize("tag", ["ar", "en", "es", "fr", "ru", "zh"])
def test_page_1_says_that_the_copy_is_not_official(tag: str) -> None:
    language = find_language(tag)
    section = load(document(language=language)).sections[0]
    assert language.unofficial
    assert section.first_page_footer.paragraphs[0].text == f"\t{language.unofficial}"


def table(*rows: str) -> Block:
    kinds = [Kind.HEAD if "#" in row else Kind.CELL for row in rows]
    cells = [
        [block(kind, words.lstrip("#")) for words in row.split("|")]
        for kind, row in zip(kinds, rows, strict=True)
    ]
    return block(Kind.TABLE, "", *(block(Kind.ROW, "", *row) for row in cells))


@pytest.mark.parametrize(
    ("rows", "heads"),
    [
        (("#State|Share", "Chad|0.1"), 1),
        (("Chad|0.1", "Peru|0.2"), 0),
        (("#State|Share",), 0),
    ],
)
def test_a_row_that_heads_its_columns_stands_on_every_page(
    rows: tuple[str, ...], heads: int
) -> None:
    body = read_part(document(table(*rows)), "word/document.xml")
    found = [own.getparent().getparent() for own in body.iter(qn("w:tblHeader"))]
    assert found == next(body.iter(qn("w:tbl"))).findall(qn("w:tr"))[:heads]


def test_columns_share_the_width_by_their_words() -> None:
    first, second = read_widths(table("a|a long name of some state or other", "b|c"))
    assert second > 3 * first
    # Few words stand in the column of the text.
    assert first + second in range(NARROW - 2, NARROW + 1)


def test_long_heads_are_broken_before_the_table_is_as_wide_as_the_page() -> None:
    head = "Number of posts (special political missions)"
    rows = [f"#Category|{head}|{head}|Total", "Field Service|1 108|672|14 780"]
    widths = read_widths(table(*rows))
    assert sum(widths) in range(NARROW - 4, NARROW + 1)
    assert widths[1] < 0.4 * sum(widths)
    long = "the words of a cell that go on and on for some time"
    assert sum(read_widths(table(f"{long}|{long}|{long}"))) in range(9634, 9639)


def read_widths(table: Block) -> list[int]:
    body = read_part(document(table), "word/document.xml")
    return [int(column.get(qn("w:w"))) for column in body.iter(qn("w:gridCol"))]


def test_figures_and_their_heads_stand_at_the_end_of_their_column() -> None:
    rows = ("#No.|State|Posts", "1|Chad|14 476", "2|Peru|n.a.", "3|Togo|–")
    opened = load(document(table(*rows))).tables[0]
    styles = [[c.paragraphs[0].style.name for c in row.cells] for row in opened.rows]
    words, figure = "UN Table Text", "UN Table Figure"
    assert styles == [[words, words, figure]] * 4
    assert opened.cell(1, 2).text == "14\xa0476"


def doubtful() -> Document:
    text = "Recalls the past.Decides"
    blocks = (
        Block(Kind.PREAMBULAR, text=Text((Piece(text[:17], 0, 17),))),
        Block(Kind.OPERATIVE, text=Text((Piece(text[17:], 17, 24),))),
    )
    notices = (
        Notice("paragraph-cut-off", Severity.REVIEW, Span(20, 21), "text is missing"),
        Notice("symbol-made", Severity.INFO, Span(0, 1), "made of the number"),
    )
    meta = Meta(language=ENGLISH)
    return Document(Source(text, language=ENGLISH), meta, blocks, notices)


def test_notices_that_ask_for_a_review_are_comments_at_their_words() -> None:
    data = write_docx(resolve(doubtful()), "", Wishes(comments=True))
    opened = docx.Document(BytesIO(data))
    assert [each.text for each in opened.comments] == [
        "text is missing (paragraph-cut-off)"
    ]
    (start,) = opened.element.body.iter(qn("w:commentRangeStart"))
    assert "".join(start.getparent().itertext(qn("w:t"))) == "Decides"
    assert data == write_docx(resolve(doubtful()), "", Wishes(comments=True))
    with ZipFile(BytesIO(data)) as container:
        assert b"w:date" not in container.read("word/comments.xml")


def test_there_are_no_comments_unless_they_are_asked_for() -> None:
    with ZipFile(BytesIO(write_docx(resolve(doubtful()), ""))) as container:
        assert "word/comments.xml" not in container.namelist()


def reference(*heads: str) -> docx.document.Document:
    """A file of a user's: its own margins and styles, one with a foreign id."""
    made = docx.Document()
    made.sections[0].left_margin = docx.shared.Mm(33)
    made.styles["Heading 1"].element.set(qn("w:styleId"), "Titre1")
    made.styles["Heading 1"].font.name = "Arial"
    made.add_paragraph("Their words", "Heading 1")
    made.core_properties.comments = "theirs"
    for words in heads:
        made.sections[0].header.paragraphs[0].add_run(words)
    return made


def write_like(made: Document, model: docx.document.Document) -> docx.document.Document:
    kept = BytesIO()
    model.save(kept)
    wishes = Wishes(kept.getvalue())
    data = write_docx(resolve(made), "", wishes)
    assert data == write_docx(resolve(made), "", wishes)
    return docx.Document(BytesIO(data))


def test_a_reference_gives_its_looks_and_none_of_its_words(sample: Document) -> None:
    made = write_like(sample, reference())
    assert round(made.sections[0].left_margin.mm) == 33
    heading = next(p for p in made.paragraphs if p.style.name == "Heading 1")
    assert (heading.style.style_id, heading.text) == ("Titre1", "I\nGeneral")
    assert heading.style.font.name == "Arial"
    assert "Their words" not in [p.text for p in made.paragraphs]
    assert made.core_properties.comments == ""
    names = {p.style.name for p in made.paragraphs}
    assert {"UN Operative", "UN Point 1", "UN Preambular", "Title"} <= names
    # What the file has not is based on what it has.
    assert made.styles["UN Annex"].base_style.style_id == "Titre1"


def test_heads_of_a_reference_stay_and_ours_fill_in(sample: Document) -> None:
    theirs = write_like(sample, reference("Ministry of Rivers")).sections[0]
    assert theirs.header.paragraphs[0].text == "Ministry of Rivers"
    assert theirs.different_first_page_header_footer is False
    assert "w:fldSimple" in theirs.footer._element.xml
    ours = write_like(sample, reference()).sections[0]
    assert read_heads(ours)[0][1].text == "A/HRC/RES/59/1"
    assert ours.different_first_page_header_footer is True


def test_a_file_of_ours_is_a_reference_too(sample: Document) -> None:
    model = load(document(block(Kind.PROSE, "one", block(Kind.NOTE, "old", num="1"))))
    made = write_like(sample, model)
    kept = BytesIO()
    made.save(kept)
    assert [p.text for p in made.paragraphs] == [
        p.text for p in load(sample).paragraphs
    ]
    with ZipFile(kept) as container:
        assert b"old" not in container.read("word/footnotes.xml")


def retype(model: docx.document.Document, kind: str) -> bytes:
    """Return a Word file that says that it is of another kind."""
    kept, made = BytesIO(), BytesIO()
    model.save(kept)
    with ZipFile(kept) as parts, ZipFile(made, "w") as packed:
        for name in parts.namelist():
            data = parts.read(name)
            packed.writestr(
                name, data.replace(b"wordprocessingml.document.main", kind.encode())
            )
    return made.getvalue()


def test_a_template_of_word_is_a_reference() -> None:
    model = retype(reference(), "wordprocessingml.template.main")
    data = write_docx(resolve(document(block(Kind.PROSE, "one"))), "", Wishes(model))
    made = docx.Document(BytesIO(data))
    assert round(made.sections[0].left_margin.mm) == 33
    assert [p.text for p in made.paragraphs] == ["one"]


def test_a_reference_with_macros_is_refused(sample: Document) -> None:
    model = retype(reference(), "ms-word.document.macroEnabled.main")
    with pytest.raises(SourceError, match=r"macros, .*; open it in a word processor"):
        write_docx(resolve(sample), "", Wishes(model))


def test_a_reference_that_is_no_word_file_is_refused(sample: Document) -> None:
    with pytest.raises(SourceError, match=r"save it as \.docx"):
        write_docx(resolve(sample), "", Wishes(b"no zip"))
