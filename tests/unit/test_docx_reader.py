"""What Word files show beside their numbers, and files that are no good."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from packages import (
    CALL,
    CHANGES,
    ENTITY,
    SHARED,
    cell,
    list_parts,
    pack,
    pack_all,
    para,
    run,
    spoil_word,
    zip_parts,
)
from unres.convert import convert
from unres.errors import LimitError, SourceError
from unres.evidence import Role
from unres.model import Kind, walk
from unres.readers.docx import read_docx


def test_tracked_changes_are_accepted_and_hidden_text_is_left_out() -> None:
    body = (
        "<w:p><w:r><w:t>kept</w:t></w:r><w:del><w:r><w:delText>gone</w:delText></w:r>"
        "</w:del><w:ins><w:r><w:t> new</w:t></w:r></w:ins><w:r><w:rPr><w:vanish/>"
        "</w:rPr><w:t>secret</w:t></w:r></w:p>"
    )
    source = read_docx(pack(body), "x.docx")
    assert source.text == "kept new"
    codes = [notice.code for notice in source.notices]
    assert codes == ["changes-accepted", "hidden-left-out"]


def test_a_field_shows_its_result() -> None:
    steps = ["begin", "separate", "end"]
    begin, turn, end = (f'<w:r><w:fldChar w:fldCharType="{x}"/></w:r>' for x in steps)
    code = '<w:r><w:instrText>HYPERLINK "https://x.org"</w:instrText></w:r>'
    words = "<w:r><w:t>words</w:t></w:r>"
    source = read_docx(pack(f"<w:p>{begin}{code}{turn}{words}{end}</w:p>"), "x")
    assert source.text == "words"
    assert [link.target for link in source.evidence.links] == ["https://x.org"]


def test_cells_know_their_reach() -> None:
    wide = '<w:gridSpan w:val="2"/>'
    restart, on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    body = (
        f"<w:tbl><w:tr>{cell('a', restart)}{cell('b')}</w:tr>"
        f"<w:tr>{cell('', on)}{cell('c')}</w:tr>"
        f"<w:tr>{cell('d', wide)}</w:tr></w:tbl>"
    )
    source = read_docx(pack(body), "x")
    cells = source.evidence.tables[0].cells
    shown = [(source.text[slice(*c.span)], *c[1:5]) for c in cells]
    assert shown == [
        ("a", 0, 0, 2, 1),
        ("b", 0, 1, 1, 1),
        ("c", 1, 1, 1, 1),
        ("d", 2, 0, 1, 2),
    ]


def test_a_bomb_is_not_opened() -> None:
    with pytest.raises(LimitError, match="may be a bomb"):
        read_docx(zip_parts({"word/document.xml": b"0" * (5 << 20)}), "x")
    with pytest.raises(LimitError, match="parts"):
        read_docx(zip_parts({f"{i}": b"" for i in range(5001)}), "x")


def test_entities_and_damage_are_refused() -> None:
    entity = b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>'
    with pytest.raises(SourceError, match="document type"):
        read_docx(zip_parts({"word/document.xml": entity}), "x")
    with pytest.raises(SourceError, match="damaged"):
        read_docx(pack(para("a"))[:-40], "x")
    with pytest.raises(SourceError, match="no Word document"):
        read_docx(zip_parts({"other.txt": b"x"}), "x")


def test_a_document_type_is_refused_in_any_encoding_and_behind_blanks() -> None:
    declared = ENTITY.decode() + "<x>&e;</x>"
    for part in (declared.encode("utf-16"), b" " * 9000 + declared.encode()):
        with pytest.raises(SourceError, match=r"document type|damaged"):
            read_docx(zip_parts({"word/document.xml": part}), "x")


def test_an_archive_in_an_archive_is_not_opened() -> None:
    whole = pack_all()
    with pytest.raises(SourceError, match="no Word document"):
        read_docx(zip_parts({"report.docx": whole}), "x")
    with pytest.raises(SourceError, match="damaged"):
        read_docx(zip_parts({"word/document.xml": whole}), "x")


def test_all_parts_together_are_limited() -> None:
    large = {f"word/media/{i}.png": bytes(range(256)) * 4096 for i in range(301)}
    with pytest.raises(LimitError, match="unpacks to more than"):
        read_docx(zip_parts(list_parts(pack_all()) | large), "x")


def test_parts_outside_are_not_opened() -> None:
    parts = list_parts(pack_all())
    links = parts["word/_rels/document.xml.rels"].decode()
    outside = links.replace(
        'Target="header.xml"', 'Target="file:///etc/hostname" TargetMode="External"'
    )
    parts["word/_rels/document.xml.rels"] = outside.encode()
    source = read_docx(zip_parts(parts), "x")
    assert "A/RES/88/1" not in source.text
    assert source.text.startswith("The General Assembly,")


def test_300_spoilt_files_are_read_or_refused_with_advice() -> None:
    whole = pack_all()
    refusals: list[str] = []
    for seed in range(300):
        try:
            assert convert(spoil_word(whole, seed), "x", ["akn"]).files["akn"]
        except (SourceError, LimitError) as error:
            refusals.append(str(error))
    assert 60 < len(refusals) < 240
    assert all("; " in words or "check that" in words for words in refusals)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.sampled_from(range(len(CHANGES))), max_size=3), st.integers(0, 999))
def test_a_file_spoilt_several_times_is_read_or_refused(
    kinds: list[int], seed: int
) -> None:
    data = pack_all()
    # What no longer unpacks is spoilt no further.
    with suppress(Exception):
        for kind in kinds:
            data = spoil_word(data, seed * len(CHANGES) + kind)
    with suppress(SourceError, LimitError):
        assert read_docx(data, "x").text.strip()


def test_a_box_in_a_box_is_read_once() -> None:
    inner = (
        f"<w:r><w:pict><w:txbxContent>{para('inner')}</w:txbxContent></w:pict></w:r>"
    )
    outer = para("outer", more=inner)
    box = f"<w:r><w:pict><w:txbxContent>{outer}</w:txbxContent></w:pict></w:r>"
    assert read_docx(pack(para("a", more=box)), "x").text.split() == [
        "a",
        "outer",
        "inner",
    ]


def test_a_field_that_never_ends_hides_nothing() -> None:
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    source = read_docx(pack(para("a", more=begin) + para("b")), "x")
    assert source.text.split() == ["a", "b"]


def test_words_at_any_depth_are_read() -> None:
    body = "<w:p>" + "<w:ins>" * 100 + run("deep") + "</w:ins>" * 100 + "</w:p>"
    assert read_docx(pack(body), "x").text == "deep"


@pytest.mark.parametrize(
    ("place", "sign"),
    [("F02A", "*"), ("F0B7", "•"), ("2014", "—"), ("D800", "\ufffd"), ("x", "\ufffd")],
)
def test_signs_of_fonts_are_read_as_they_look(place: str, sign: str) -> None:
    body = f'<w:p><w:r><w:sym w:font="Symbol" w:char="{place}"/></w:r></w:p>'
    assert read_docx(pack(body), "x").text == sign


def test_notes_are_numbered_as_the_last_section_says() -> None:
    forms = (
        '<w:sectPr><w:footnotePr><w:numFmt w:val="lowerLetter"/><w:numStart w:val="3"/>'
        "</w:footnotePr></w:sectPr>"
    )
    note = f'<w:footnote w:id="1">{para("n")}</w:footnote>'
    source = read_docx(pack(para("a", more=CALL) + forms, footnotes=note), "x")
    assert source.text == "ac\nc n"


def test_the_head_of_the_first_page_is_the_masthead() -> None:
    section = (
        '<w:sectPr><w:headerReference w:type="first" r:id="header"/><w:titlePg/>'
        "</w:sectPr>"
    )
    head = f"<w:tbl><w:tr>{cell('United Nations')}{cell('A/RES/88/1')}</w:tr></w:tbl>"
    source = read_docx(pack(para("The General Assembly,") + section, header=head), "x")
    assert source.text == "United Nations\nA/RES/88/1\nThe General Assembly,"
    roles = [paragraph.role for paragraph in source.evidence.paragraphs]
    assert roles == [Role.MASTHEAD, Role.MASTHEAD, Role.PARAGRAPH]


def test_a_symbol_that_only_the_running_head_prints_is_the_document_s() -> None:
    body = para("The General Assembly,") + para("Decides to meet.", "1", "0")
    data = pack(body, numbering=SHARED, header=para("A/RES/88/1"))
    made = convert(data, "x", []).document
    assert made.meta.symbol == "A/RES/88/1"
    assert "symbol-made" not in {notice.code for notice in made.notices}
    # It is furniture, and no line of the masthead.
    assert not [block for block in made.blocks if block.kind is Kind.COVER]


RAISED = '<w:vertAlign w:val="superscript"/>'


def test_a_marker_that_libreoffice_prints_twice_is_one() -> None:
    call = (
        f'<w:r><w:rPr>{RAISED}</w:rPr><w:footnoteReference w:customMarkFollows="1"'
        ' w:id="1"/><w:t>4</w:t></w:r>'
    )
    doubled = f"<w:r><w:rPr>{RAISED}</w:rPr><w:tab/><w:t>4</w:t></w:r>"
    words = f"<w:p>{run('4', RAISED)}{doubled}{run('A/RES/88/2.')}</w:p>"
    body = (
        para("The General Assembly,")
        + para("Recalling its resolution 88/2,", more=call)
        + para("1. Decides to meet on 2 May.")
    )
    note = f'<w:footnote w:id="1">{words}</w:footnote>'
    result = convert(pack(body, footnotes=note), "x", [])
    notes = [it for it in walk(result.document.blocks) if it.kind is Kind.NOTE]
    assert [(str(it.num), str(it.text)) for it in notes] == [("4", "A/RES/88/2.")]


@pytest.mark.parametrize(
    "note", [run("1", RAISED) + run(" Resolution 88/2."), run("1/ Resolution 88/2.")]
)
def test_typed_notes_are_tied_to_raised_markers(note: str) -> None:
    body = (
        para("The General Assembly,")
        + para("Recalling its resolution", more=run("1", RAISED) + run(" of 2033,"))
        + para("1. Decides to meet on 2 May.")
        + f"<w:p>{note}</w:p>"
    )
    source = read_docx(pack(body), "x")
    (tied,) = source.evidence.notes
    assert tied.marker == "1"
    assert tied.call is not None
    assert tied.body is not None
    assert source.text[: tied.call.start].endswith("resolution")
    assert source.text[slice(*tied.body)].endswith("Resolution 88/2.")
    xml = convert(pack(body), "x", ["akn"]).files["akn"]
    assert xml.count(b"<authorialNote") == 1
    assert b"resolution<authorialNote" in xml


def test_a_raised_number_without_a_note_ties_nothing() -> None:
    area = para("1 The area is 5 km", more=run("2", RAISED))
    body = area + para("2 The other is larger.", more=run("1", RAISED))
    assert not read_docx(pack(body + para("3 Ends.")), "x").evidence.notes


def test_an_empty_cell_keeps_its_column() -> None:
    rows = [
        cell("Year") + cell("") + cell("Sum"),
        cell("") + cell("x") + cell(""),
        cell("w", '<w:vMerge w:val="restart"/>') + cell("b") + cell("8"),
        cell("", "<w:vMerge/>") + cell("c") + cell("9"),
        cell("wide", '<w:gridSpan w:val="2"/>') + cell("end"),
        cell("whole", '<w:gridSpan w:val="3"/>'),
    ]
    table = "".join(f"<w:tr>{row}</w:tr>" for row in rows)
    body = para("The General Assembly,") + para("Decides to meet:", "1", "0")
    data = pack(f"{body}<w:tbl>{table}</w:tbl>", numbering=SHARED)
    first = convert(data, "x", ["docx"])
    for result in (first, convert(first.files["docx"], "x", [])):
        found = [b for b in walk(result.document.blocks) if b.kind is Kind.ROW]
        assert [[str(c.text) for c in row.blocks] for row in found] == [
            ["Year", "", "Sum"],
            ["", "x", ""],
            ["w", "b", "8"],
            ["", "c", "9"],
            ["wide", "", "end"],
            ["whole"],
        ]


def test_a_note_that_prints_its_own_sign_is_not_numbered_again() -> None:
    call = (
        '<w:r><w:footnoteReference w:id="1" w:customMarkFollows="1"/><w:t>5</w:t></w:r>'
    )
    note = f'<w:footnote w:id="1">{para("5 See A/1.")}</w:footnote>'
    source = read_docx(pack(para("a", more=call), footnotes=note), "x")
    assert source.text == "a5\n5 See A/1."
