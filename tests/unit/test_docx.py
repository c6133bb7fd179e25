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
from docx.text.paragraph import Paragraph
from lxml import etree

from spoken import ARABIC, ENGLISH
from unres.lexicon import find_language
from unres.model import Block, Document, Kind, Mark, MarkKind, Meta, Source
from unres.text import Text
from unres.writers.docx import write_docx
from unres.writers.docx.body import FORMS
from unres.writers.docx.masthead import Place, arrange
from unres.writers.docx.styles import STYLES

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
    return docx.Document(BytesIO(write_docx(document, "")))


def read_part(document: Document, name: str) -> etree._Element:
    with ZipFile(BytesIO(write_docx(document, ""))) as container:
        return etree.fromstring(container.read(name))


def read_lines(document: Document) -> list[str]:
    """Give the words of each paragraph that has any, without the markers of calls."""
    opened = load(document)
    lines = []
    for element in opened.element.body.iter(qn("w:p")):
        runs = Paragraph(element, opened._body).runs
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


def test_every_kind_of_block_has_a_form_and_every_form_a_style() -> None:
    assert set(FORMS) == set(Kind)
    names = {style for style, _ in FORMS.values()} - {"", "Heading"}
    assert names <= set(STYLES)


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
    assert [(p.place, p.style) for p in arrange([line])] == [(Place.BELOW, "Adoption")]


def test_a_cover_line_among_the_body_stays_in_its_place() -> None:
    late = cover("A/RES/1/1", ("A/RES/1/1", MarkKind.SYMBOL, ""))
    assert read_lines(document(block(Kind.PROSE, "first"), late)) == [
        "first",
        "A/RES/1/1",
    ]


def test_the_first_letter_of_the_symbol_is_large(sample: Document) -> None:
    symbol = load(sample).tables[0].cell(0, 1).paragraphs[0]
    assert [(r.text, r.font.size and r.font.size.pt) for r in symbol.runs] == [
        ("A", 20),
        ("/HRC/RES/59/1", None),
    ]


def test_action_words_and_the_formula_are_italic(sample: Document) -> None:
    italic = [r.text for p in load(sample).paragraphs for r in p.runs if r.italic]
    assert italic == [
        "The Human Rights Council",
        "Recalling",
        "Welcomes",
        "Decides",
        "In favour",
        "Against",
    ]


def test_points_hang_deeper_at_each_level(sample: Document) -> None:
    points = [p for p in load(sample).paragraphs if p.style.style_id == "Point"]
    left = {p.text.split("\t")[0]: p.paragraph_format.left_indent for p in points}
    assert left["(a)"] is left["(b)"] is None
    assert left["(i)"].twips == STYLES["Point"].left + 567


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


def test_footnotes_hold_their_texts_and_a_missing_one_is_empty(
    sample: Document,
) -> None:
    assert read_notes(sample) == ["See A/HRC/59/24.", ""]
    body = read_part(sample, "word/document.xml")
    assert len(list(body.iter(qn("w:footnoteReference")))) == 2


def test_a_second_call_refers_to_the_first() -> None:
    words = block(
        Kind.PROSE,
        "one two",
        block(Kind.NOTE, "text", num="1"),
        marks=(call(3, "1"), call(7, "1")),
    )
    twice = document(words, block(Kind.PROSE, "three", marks=(call(5, "1"),)))
    codes = read_part(twice, "word/document.xml").iter(qn("w:instrText"))
    assert [code.text.split()[:2] for code in codes] == [["NOTEREF", "_RefNote1"]] * 2
    assert read_notes(twice) == ["text"]
    assert read_lines(twice) == ["one two", "three"]


def test_each_call_of_a_missing_note_has_an_empty_one() -> None:
    words = block(Kind.PROSE, "one two", marks=(call(3, "1"), call(7, "1")))
    assert read_notes(document(words)) == ["", "1"]


def test_an_annex_counts_its_notes_afresh() -> None:
    note = block(Kind.NOTE, "text", num="1")
    words = block(Kind.PROSE, "one", note, marks=(call(3, "1"),))
    annex = block(Kind.ANNEX, "", block(Kind.PROSE, "two", marks=(call(3, "1"),)))
    assert read_notes(document(words, annex)) == ["text", "1"]


@pytest.mark.parametrize("marker", ["*", "a", "7"])
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


def test_the_symbol_runs_from_page_2_and_pages_are_numbered(sample: Document) -> None:
    section = load(sample).sections[0]
    assert section.different_first_page_header_footer is True
    assert section.first_page_header.paragraphs[0].text == ""
    assert section.header.paragraphs[0].text == "A/HRC/RES/59/1"
    assert section.even_page_header.paragraphs[0].text == "A/HRC/RES/59/1"
    assert section.header.paragraphs[0].alignment == 2
    assert section.even_page_header.paragraphs[0].alignment == 0
    (field,) = section.footer._element.iter(qn("w:fldSimple"))
    assert field.get(qn("w:instr")) == " PAGE "


def test_a_symbol_that_no_masthead_prints_stands_above_page_1() -> None:
    section = load(document(symbol="A/HRC/RES/27/20")).sections[0]
    assert section.first_page_header.paragraphs[0].text == "A/HRC/RES/27/20"


def test_the_job_number_stands_below_page_1() -> None:
    section = load(document(job_number="GE.14-17882")).sections[0]
    assert section.first_page_footer.paragraphs[0].text == "GE.14-17882"


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
    data = write_docx(document(adopted="2014-09-25"), "2020-02-03")
    told = docx.Document(BytesIO(data)).core_properties
    assert told.created == told.modified == datetime(2020, 2, 3, tzinfo=UTC)


@pytest.mark.parametrize("date", ["", "soon"])
def test_without_a_markup_date_nothing_says_when_the_file_was_created(
    date: str,
) -> None:
    data = write_docx(document(adopted="2014-09-25"), date)
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
    assert len(runs) == len(turned) == 3
    assert len(list(body.iter(qn("w:bidi"), qn("w:bidiVisual")))) == 2
    normal = read_part(made, "word/styles.xml").find(qn("w:style"))
    assert normal.find(f"{qn('w:pPr')}/{qn('w:bidi')}") is not None


def test_the_container_says_nothing_of_the_day_or_the_system(sample: Document) -> None:
    data = write_docx(sample, "")
    assert data == write_docx(sample, "")
    entries = ZipFile(BytesIO(data)).infolist()
    names = [entry.filename for entry in entries]
    assert names == ["[Content_Types].xml", *sorted(names[1:])]
    assert {(e.date_time, e.create_system) for e in entries} == {
        ((1980, 1, 1, 0, 0, 0), 0)
    }


def test_every_part_has_a_type_and_every_link_a_part(sample: Document) -> None:
    types = read_part(sample, "[Content_Types].xml")
    links = read_part(sample, "word/_rels/document.xml.rels")
    with ZipFile(BytesIO(write_docx(sample, ""))) as container:
        names = {f"/{n}" for n in container.namelist()}
    parts = {n for n in names if not n.endswith((".rels", "]" + ".xml"))}
    assert {t.get("PartName") for t in types if t.get("PartName")} == parts
    assert {f"/word/{link.get('Target')}" for link in links} <= parts
    references = read_part(sample, "word/document.xml").xpath("//@r:id", namespaces={
        "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    })  # fmt: skip
    assert len(references) == 6
    assert set(references) <= {link.get("Id") for link in links}


def test_bad_marks_and_characters_lose_no_words() -> None:
    marks = (call(99, "1"), Mark(2, 99, MarkKind.ACTION), Mark(50, 60, MarkKind.ACTION))
    odd = block(Kind.OPERATIVE, "a\x00b\tc\r\nd\x0be", num="\ud800.", marks=marks)
    assert read_lines(document(odd)) == ["\ufffd. a\ufffdb c d e"]


def test_nothing_at_all_is_a_document_too() -> None:
    assert read_lines(document()) == []


@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")
def test_libreoffice_finds_the_footnotes(sample: Document, tmp_path: Path) -> None:
    made = replace(sample, blocks=(*sample.blocks, block(Kind.PROSE, "The end.")))
    (tmp_path / "sample.docx").write_bytes(write_docx(made, ""))
    command = [str(SOFFICE), f"-env:UserInstallation=file://{tmp_path}/profile"]
    command += ["--headless", "--convert-to", "fodt", "sample.docx"]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True)
    root = etree.fromstring((tmp_path / "sample.fodt").read_bytes())
    space = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
    notes = root.findall(f".//{{{space}}}note")
    assert [n.findtext(f"{{{space}}}note-citation") for n in notes] == ["1", "2"]
    assert [
        "".join(n.find(f"{{{space}}}note-body").itertext()).strip() for n in notes
    ] == ["See A/HRC/59/24.", ""]
    words = "".join(root.itertext())
    assert "Decides to remain seized of the matter" in words
    assert "The end." in words
