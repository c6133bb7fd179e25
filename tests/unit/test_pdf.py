"""The reader of PDFs: tags first, and place where there are none."""

from __future__ import annotations

import pytest

from pdfs import Sheet, write_pdf
from unres.convert import convert
from unres.errors import LimitError, SourceError
from unres.evidence import Box, Role
from unres.model import MarkKind, Source
from unres.places import Place, Places
from unres.readers import find_format
from unres.readers.pdf import pdfium, read_pdf
from unres.readers.pdf.lines import make_line, measure_word
from unres.readers.pdf.page import PdfRun

RECITAL = (
    "Recalling its resolution 71/17 of 5 December 2016 and all the",
    "resolutions that came before it on the very same subject of",
    "which there are many,",
)
LONG = (
    "Reaffirming the purposes and the principles of the Charter of",
    "the United Nations and those of the Universal Declaration that",
    "the Assembly adopted and proclaimed in Paris in the year 1948",
)


def read(*sheets: Sheet, tagged: bool = True) -> Source:
    return read_pdf(write_pdf(*sheets, tagged=tagged), "x.pdf")


def show(source: Source) -> list[tuple[str, str]]:
    """Give the paragraphs as (role, words)."""
    return [
        (paragraph.role.value, source.text[slice(*paragraph.span)])
        for paragraph in source.evidence.paragraphs
    ]


def show_notes(source: Source) -> list[tuple[str, str, str]]:
    """Give the notes as (marker, the word before the call, words)."""
    text = source.text
    return [
        (
            note.marker,
            text[: note.call.start].split()[-1] if note.call else "",
            text[slice(*note.body)] if note.body else "",
        )
        for note in source.evidence.notes
    ]


def print_lines(sheet: Sheet, y: float, *lines: str, indent: float = 24) -> float:
    """Print a paragraph without tags; give where the next one stands."""
    for i, line in enumerate(lines):
        sheet.text(120 if i else 120 + indent, y - 12 * i, line)
    return y - 12 * len(lines) - 6


def print_page(number: int, *, running: bool = True) -> Sheet:
    """Give a page with what stands on each page of a document."""
    sheet = Sheet()
    if running:
        sheet.text(60, 750, "A/RES/79/999", size=8.5, font="bold")
        sheet.text(380, 750, "A title of some length", size=8.5, font="bold")
    sheet.text(60, 36, f"{number}/2", size=8.5)
    sheet.text(520, 36, "25-10001", size=7)
    return sheet


# Tags.


def test_elements_are_the_paragraphs_and_artifacts_are_furniture() -> None:
    sheet = Sheet()
    sheet.text(60, 750, "United Nations", size=14, mark="Artifact")
    sheet.text(480, 750, "A/RES/79/999", mark="Artifact")
    sheet.paragraph("H1", 120, 700, "A title in", "two lines", font="bold")
    sheet.paragraph("P", 120, 660, *RECITAL)
    sheet.text(60, 36, "25-10001", mark="Artifact")
    assert show(read(sheet)) == [
        ("masthead", "United Nations"),
        ("masthead", "A/RES/79/999"),
        ("heading", "A title in\ntwo lines"),
        ("paragraph", "\n".join(RECITAL)),
        ("furniture", "25-10001"),
    ]


def test_blank_paragraphs_are_none_and_words_in_parts_are_whole() -> None:
    sheet = Sheet()
    sheet.paragraph("P", 120, 690, " ", size=5)
    parts: list[object] = [
        sheet.text(120, 660, "Underlin", font="italic", mark="Span"),
        sheet.text(151.7, 660, "ing", font="italic", mark="Span"),
        sheet.text(164.2, 660, " ", mark="Span"),
        sheet.text(166.9, 660, "the need", mark="Span"),
    ]
    sheet.tree.append(("P", parts))
    source = read(sheet)
    assert show(source) == [("paragraph", "Underlining the need")]
    assert [s.italic for s in source.evidence.styles] == [True, False]


def test_one_note_for_all_of_a_page_is_parted_by_its_markers() -> None:
    sheet = Sheet()
    words = sheet.text(120, 700, "Recalling the report,", mark="Span")
    call = sheet.text(201.5, 703.4, "1", size=6.5, mark="Span")
    more = sheet.text(208, 700, "and the annex,", mark="Span")
    second = sheet.text(264.5, 703.4, "2", size=6.5, mark="Span")
    sheet.text(100, 140, "__________", mark="Artifact")
    notes: list[object] = []
    for i, note in enumerate(("See A/79/1.", "See A/79/2 and many")):
        y = 120 - 10 * i
        notes += [
            sheet.text(120, y + 3, str(i + 1), size=5.5, mark="Span"),
            sheet.text(128, y, note, size=8.5, mark="Span"),
        ]
    notes.append(sheet.text(128, 100, "other documents.", size=8.5, mark="Span"))
    sheet.tree.append(("P", [words, call, ("Note", notes), more, second]))
    sheet.paragraph("P", 120, 680, "Recalling also the rest,")
    source = read(sheet)
    assert show_notes(source) == [
        ("1", "report,", "1 See A/79/1."),
        ("2", "annex,", "2 See A/79/2 and many\nother documents."),
    ]
    # The notes are printed at the foot, so they are read there.
    assert source.text.index("the rest") < source.text.index("See A/79/1")


def test_a_digit_that_is_raised_and_calls_nothing_is_none() -> None:
    sheet = Sheet()
    area = sheet.text(120, 700, "an area of 7 m", mark="Span")
    square = sheet.text(177.5, 703.4, "2", size=6.5, mark="Span")
    sheet.tree.append(("P", [area, square]))
    source = read(sheet)
    assert source.text == "an area of 7 m2"
    assert source.evidence.notes == ()
    assert source.evidence.styles[-1].raised


def test_rows_and_cells_are_known_and_a_table_of_one_column_is_none() -> None:
    sheet = Sheet()
    rows = []
    for i, (state, share) in enumerate((("State", "Share"), ("Andorra", "0.004"))):
        y = 600 - 14 * i
        kind = "TD" if i else "TH"
        first = sheet.text(120, y, state, mark="Span")
        other = sheet.text(400, y, share, mark="Span")
        rows.append(("TR", [(kind, [("P", [first])]), (kind, [("P", [other])])]))
    sheet.tree.append(("Table", rows))
    session = sheet.text(60, 700, "Seventy-ninth session", mark="Span")
    layout = ("TR", [("TD", [("P", [session])]), ("TD", [])])
    sheet.tree.insert(0, ("Table", [layout]))
    source = read(sheet)
    (table,) = source.evidence.tables
    cells = [
        (source.text[slice(*c.span)], c.row, c.column, c.header) for c in table.cells
    ]
    assert cells == [
        ("State", 0, 0, True),
        ("Share", 0, 1, True),
        ("Andorra", 1, 0, False),
        ("0.004", 1, 1, False),
    ]
    assert show(source) == [("paragraph", "Seventy-ninth session")]


def test_a_label_and_the_words_of_its_item_are_one() -> None:
    sheet = Sheet()
    label = sheet.text(120, 700, "(a)", mark="Lbl")
    words = sheet.text(150, 700, "To take steps;", mark="Span")
    item = ("LI", [("Lbl", [label]), ("LBody", [("P", [words])])])
    sheet.tree.append(("L", [item]))
    assert show(read(sheet)) == [("paragraph", "(a) To take steps;")]


def test_words_outside_of_the_tree_are_kept_in_their_place() -> None:
    sheet = Sheet()
    sheet.paragraph("P", 120, 700, *RECITAL)
    sheet.text(120, 640, "Words that someone forgot to tag,")
    sheet.paragraph("P", 120, 600, *LONG)
    assert [words for _, words in show(read(sheet))] == [
        "\n".join(RECITAL),
        "Words that someone forgot to tag,",
        "\n".join(LONG),
    ]


def test_a_tree_that_holds_hardly_any_words_is_not_believed() -> None:
    sheet = Sheet()
    sheet.paragraph("P", 300, 760, "1")
    y = print_lines(sheet, 700, *LONG, "again,")
    print_lines(sheet, y, *RECITAL)
    words = [words for role, words in show(read(sheet)) if role == "paragraph"]
    assert words[-2:] == ["\n".join((*LONG, "again,")), "\n".join(RECITAL)]


def test_links_cover_the_words_that_they_stand_over() -> None:
    sheet = Sheet()
    sheet.paragraph("P", 120, 700, "Recalling resolution 71/17 and others,")
    target = "https://undocs.org/en/A/RES/71/17"
    sheet.links.append(((202, 695, 228, 710), target))
    source = read(sheet)
    (link,) = source.evidence.links
    assert (source.text[slice(*link.span)], link.target) == ("71/17", target)


# Place.


@pytest.fixture
def two_pages() -> tuple[Sheet, Sheet]:
    """Two pages of an untagged document with notes; a paragraph goes on."""
    first, second = print_page(1), print_page(2)
    y = print_lines(first, 700, *RECITAL)
    y = print_lines(first, y, "The General Assembly,")
    y = print_lines(first, y, *LONG, "and then,")
    print_lines(first, y, *LONG)
    first.text(303.5, y + 3.4, "1", size=6.5)
    first.rule(100, 130, 170)
    first.text(115, 121, "1", size=5.5)
    first.text(125, 118, "See A/79/1.", size=8.5)
    second.text(120, 710, "and has reaffirmed ever since in each of its many sessions,")
    y = print_lines(second, 692, *RECITAL)
    print_lines(second, y, "1.   Decides to meet again.")
    return first, second


def test_running_heads_and_feet_are_furniture(
    two_pages: tuple[Sheet, Sheet],
) -> None:
    found = show(read(*two_pages))
    furniture = [words for role, words in found if role == "furniture"]
    assert sorted(furniture) == sorted(
        2 * ["A/RES/79/999", "A title of some length", "25-10001"] + ["1/2", "2/2"]
    )


def test_a_head_of_many_lines_ends_at_the_rule_below_it() -> None:
    title = [f"line {word} of a long title" for word in ("one", "two", "three", "four")]
    sheets = [Sheet(), Sheet(), Sheet()]
    for number, sheet in enumerate(sheets):
        for i, words in enumerate((*title, "and its last words")):
            sheet.text(60, 770 - 11 * i, words, size=8.5, font="bold")
        sheet.text(480, 726, "A/RES/79/999", size=8.5, font="bold")
        sheet.rule(60, 720, 550)
        y = print_lines(sheet, 690, f"{number + 1}.   Decides to meet again;")
        print_lines(sheet, y, *LONG)
    found = show(read(*sheets))
    heads = [role for role, words in found if "title" in words or "last" in words]
    # The first page has a masthead there.
    assert set(heads) == {"masthead", "furniture"}
    assert len([words for role, words in found if role == "paragraph"]) == 6


def test_paragraphs_are_told_by_gaps_and_indents(
    two_pages: tuple[Sheet, Sheet],
) -> None:
    source = read(*two_pages)
    words = [words for role, words in show(source) if role == "paragraph"]
    assert words[:3] == [
        "\n".join(RECITAL),
        "The General Assembly,",
        "\n".join((*LONG, "and then,")),
    ]
    assert words[-2:] == ["\n".join(RECITAL), "1. Decides to meet again."]


def test_a_paragraph_that_surely_goes_on_over_a_page_end_is_one(
    two_pages: tuple[Sheet, Sheet],
) -> None:
    words = [words for role, words in show(read(*two_pages)) if role == "paragraph"]
    (whole,) = [w for w in words if "ever since" in w]
    assert whole.startswith("Reaffirming")
    assert "25-10001" in whole


def test_notes_below_a_rule_are_known_with_their_calls(
    two_pages: tuple[Sheet, Sheet],
) -> None:
    assert show_notes(read(*two_pages)) == [("1", "of", "1 See A/79/1.")]


def test_two_columns_are_read_one_after_the_other() -> None:
    sheet = Sheet()
    sheet.text(60, 750, "A heading that goes across both columns of this page")
    for i in range(12):
        sheet.text(60, 700 - 12 * i, f"the left column, in line number {i} of twelve")
        sheet.text(320, 700 - 12 * i, f"the right column, in line number {i} of twelve")
    text = read(sheet).text
    assert text.index("left column, in line number 11") < text.index("right column")


def test_the_number_of_a_section_stands_alone() -> None:
    sheet = Sheet()
    y = print_lines(sheet, 720, *LONG)
    sheet.text(120, y - 10, "I", font="bold")
    sheet.text(120, y - 22, "Financing", font="bold")
    print_lines(sheet, y - 50, *RECITAL)
    assert [words for _, words in show(read(sheet))][1:3] == ["I", "Financing"]


def test_bold_lines_in_the_middle_are_one_heading() -> None:
    first, last = (
        "Financing of the estimates for the period that goes",
        "from May to June",
    )

    def measure(words: str) -> float:
        sheet = Sheet()
        sheet.text(0, 700, words, font="bold")
        (line,) = read(sheet).evidence.lines
        return line.box.right - line.box.left

    sheet = Sheet()
    y = print_lines(sheet, 720, *LONG)
    sheet.text(126, y - 10, first, font="bold")
    left = 126 + (measure(first) - measure(last)) / 2
    sheet.text(left, y - 22, last, font="bold")
    print_lines(sheet, y - 50, *RECITAL)
    (heading,) = [words for role, words in show(read(sheet)) if role == "heading"]
    assert heading == f"{first}\n{last}"


def test_names_on_lines_of_their_own_are_paragraphs() -> None:
    sheet = Sheet()
    y = print_lines(sheet, 720, *LONG)
    for i in range(20):
        name = f"Association {i} of the women" + " and of the men" * (i % 2)
        sheet.text(120, y - 18 * i, name)
    assert len(show(read(sheet))) == 21


def test_a_long_number_leaves_no_gap_before_its_words() -> None:
    sheet = Sheet()
    y = print_lines(sheet, 720, *LONG)
    sheet.text(
        130, y, "(xviii) To implement programmes that facilitate the work of all of"
    )
    sheet.text(
        158, y - 12, "the sustainable investment and participation in the economies."
    )
    words = [words for _, words in show(read(sheet))]
    assert words[-1].startswith("(xviii)")
    assert words[-1].endswith("economies.")


def test_cells_that_stand_below_each_other_are_a_table() -> None:
    sheet = Sheet()
    y = print_lines(sheet, 720, *LONG)
    for i, (state, share) in enumerate((("Andorra", "0.004"), ("Angola", "0.010"))):
        sheet.text(130, y - 20 - 14 * i, state)
        sheet.text(400, y - 20 - 14 * i, share)
    source = read(sheet)
    (table,) = source.evidence.tables
    assert [source.text[slice(*cell.span)] for cell in table.cells] == [
        "Andorra",
        "0.004",
        "Angola",
        "0.010",
    ]


def test_a_cell_of_very_many_lines_ends_its_table() -> None:
    sheet = Sheet()
    sheet.text(130, 760, "Andorra")
    sheet.text(400, 760, "0.004")
    for i in range(60):
        sheet.text(400, 748 - 12 * i, "of a cell")
    assert read(sheet).text.count("of a cell") == 60


def test_words_that_each_have_a_size_of_their_own_are_lines() -> None:
    # As the text layer of a scan has them.
    sheet = Sheet()
    for i, line in enumerate((*LONG, "again,")):
        x = 144.0 if i == 0 else 120.0
        for j, word in enumerate(line.split()):
            off = ((7 * i + 3 * j) % 5 - 2) / 5
            sheet.text(x, 700 - 12 * i + off, word, size=10 + off / 2)
            x += 6.2 * len(word) + 4
    assert show(read(sheet)) == [("paragraph", "\n".join((*LONG, "again,")))]


@pytest.mark.parametrize("rotate", [90, 180, 270])
def test_a_page_that_is_turned_is_read_upright(rotate: int) -> None:
    sheet = Sheet(rotate=rotate)
    turns = {90: "0 1 -1 0 612 0", 180: "-1 0 0 -1 612 792", 270: "0 -1 1 0 0 792"}
    sheet.content.append(f"q {turns[rotate]} cm")
    print_lines(sheet, 500, *LONG)
    sheet.content.append("Q")
    assert read(sheet).text == "\n".join(LONG)


def test_a_table_that_lies_on_its_side_is_read_upright() -> None:
    sheet = Sheet()
    sheet.content.append("q 0 1 -1 0 612 0 cm")
    print_lines(sheet, 500, *LONG)
    sheet.content.append("Q")
    assert read(sheet).text == "\n".join(LONG)


# What cannot be read.


def test_a_locked_file_says_how_to_unlock_it() -> None:
    sheet = Sheet()
    sheet.text(120, 700, "Secret.")
    with pytest.raises(SourceError, match="qpdf --decrypt"):
        read_pdf(write_pdf(sheet, password="open sesame"), "x.pdf")


def test_a_scan_says_how_to_have_it_recognised() -> None:
    with pytest.raises(SourceError, match="ocrmypdf"):
        read_pdf(write_pdf(Sheet(), picture=True), "x.pdf")


def test_a_scanned_page_among_others_is_told() -> None:
    sheet = Sheet()
    print_lines(sheet, 700, *LONG)
    source = read_pdf(write_pdf(sheet, Sheet(), picture=True), "x.pdf")
    (doubt,) = source.notices
    assert doubt.code == "page-without-words"
    assert doubt.message == "page 2 shows a picture and no words"
    assert Places.of(source).find(doubt.span.start) == Place(1, 2)


def test_a_file_without_words_is_refused() -> None:
    with pytest.raises(SourceError, match="no words"):
        read_pdf(write_pdf(Sheet()), "x.pdf")


@pytest.mark.parametrize("data", [b"%PDF-1.7", b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n"])
def test_a_damaged_file_says_how_to_mend_it(data: bytes) -> None:
    with pytest.raises(SourceError, match=r"qpdf damaged\.pdf"):
        read_pdf(data, "x.pdf")


def test_a_text_layer_over_a_picture_is_read_like_any_text() -> None:
    sheet = Sheet()
    print_lines(sheet, 700, *LONG)
    assert read_pdf(write_pdf(sheet, picture=True), "x").text == "\n".join(LONG)


def test_too_many_pages_and_characters_are_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    sheet = Sheet()
    sheet.text(120, 700, "Some words.")
    data = write_pdf(sheet, sheet, sheet)
    monkeypatch.setattr(pdfium, "PAGES", 2)
    with pytest.raises(LimitError, match="pages"):
        read_pdf(data, "x.pdf")
    monkeypatch.setattr(pdfium, "PAGES", 3)
    monkeypatch.setattr(pdfium, "CHARACTERS", 20)
    with pytest.raises(LimitError, match="characters"):
        read_pdf(data, "x.pdf")


def test_a_page_of_very_many_objects_is_read_by_characters(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from unres.readers.pdf import objects

    sheet = Sheet()
    print_lines(sheet, 700, *RECITAL)
    usual = read(sheet).text
    monkeypatch.setattr(objects, "_SQUARE", 0)
    assert read(sheet).text == usual
    monkeypatch.setattr(objects, "OBJECTS", 2)
    with pytest.raises(LimitError, match="objects"):
        read(sheet)


# From end to end.


def test_the_format_is_told_by_the_content() -> None:
    assert find_format(write_pdf(Sheet())) == "pdf"
    assert find_format(b"\n\n%PDF-1.4 behind what a mail program put there") == "pdf"
    assert find_format(b"The General Assembly,") == "text"


def test_a_pdf_becomes_a_document() -> None:
    sheet = Sheet()
    sheet.text(60, 750, "United Nations", size=14, mark="Artifact")
    sheet.text(480, 750, "A/RES/79/999", mark="Artifact")
    sheet.text(60, 730, "General Assembly", mark="Artifact")
    sheet.text(400, 730, "Distr.: General", mark="Artifact")
    title = "79/999.  A title in"
    sheet.paragraph("H1", 120, 680, title, "two lines", font="bold")
    sheet.paragraph("P", 140, 640, "The General Assembly,", font="italic")
    sheet.paragraph("P", 120, 620, *RECITAL)
    sheet.paragraph("P", 120, 570, "1.   Decides to meet again.")
    result = convert(write_pdf(sheet), "x.pdf", ("akn", "json"))
    meta = result.document.meta
    assert (meta.symbol, meta.title) == ("A/RES/79/999", "A title in two lines")
    kinds = [b.kind.value for b in result.document.blocks]
    assert kinds[-3:] == ["formula", "preambular", "operative"]
    assert str(result.document.blocks[-2].text) == " ".join(RECITAL)
    assert Role.MASTHEAD in {p.role for p in result.document.source.evidence.paragraphs}


def make_linked(words: str, target: str, left: float, right: float) -> Sheet:
    """Give a page of an Assembly's resolution; some words of a recital link."""
    sheet = Sheet()
    sheet.text(480, 750, "A/RES/79/999", mark="Artifact")
    sheet.paragraph("H1", 120, 680, "79/999.  A title", font="bold")
    sheet.paragraph("P", 140, 640, "The General Assembly,", font="italic")
    sheet.paragraph("P", 120, 620, words)
    sheet.links.append(((left, 615, right, 630), target))
    return sheet


def find_cited(target: str, words: str) -> list[str]:
    """Give what a recital cites; its last word before the comma links to a target."""
    sheet = make_linked(f"Recalling {words},", target, 195, 230)
    result = convert(write_pdf(sheet), "x.pdf", ())
    marks = result.document.blocks[-1].marks
    return [m.target for m in marks if m.kind in {MarkKind.CITATION, MarkKind.LINK}]


@pytest.mark.parametrize(
    ("target", "known"),
    [
        ("https://undocs.org/en/A/HRC/RES/54/18", True),
        ("https://docs.un.org/A/HRC/RES/54/18", True),
        # The link of another line, and one to another place, are not believed.
        ("https://undocs.org/en/A/HRC/RES/54/19", False),
        ("https://example.org/A/HRC/RES/54/18", False),
    ],
)
def test_a_link_says_whose_resolution_a_number_is(target: str, known: bool) -> None:
    (cited,) = find_cited(target, "resolution 54/18")
    assert ("hrc" in cited.casefold()) == known


def test_a_link_to_a_supplement_says_more_than_its_symbol() -> None:
    assert find_cited("https://undocs.org/en/A/54/42(supp)", "document A/54/42") == [
        "A/54/42(supp)"
    ]


def test_a_number_that_only_its_link_explains_is_cited() -> None:
    target = "https://undocs.org/en/A/RES/73/42"
    assert find_cited(target, "that one, 73/42") == ["A/RES/73/42"]
    assert find_cited("https://example.org/73/42", "that one, 73/42") == []


def test_a_page_of_the_1990s_is_read_by_its_place() -> None:
    first, second = Sheet(), Sheet()
    for y, words in ((740, "UNITED"), (728, "NATIONS"), (690, "General Assembly")):
        first.text(72, y, words, font="code")
    right = ((700, "Distr."), (688, "GENERAL"), (664, "A/RES/48/999"))
    for y, words in right:
        first.text(400, y, words, font="code")
    first.text(72, 610, "Forty-eighth session", font="code")
    for i, line in enumerate(RECITAL):
        end = " 1/" if i == len(RECITAL) - 1 else ""
        first.text(72 if i else 108, 570 - 12 * i, line + end, font="code")
    first.text(72, 96, "-----", font="code")
    first.text(72, 84, "1/   See A/48/1.", font="code")
    second.text(72, 750, "A/RES/48/999", font="code")
    second.text(72, 738, "Page 2", font="code")
    second.text(108, 700, "1.   Decides to meet again.", font="code")
    source = read(first, second)
    found = show(source)
    assert [words for role, words in found if role == "masthead"] == [
        "UNITED\nNATIONS",
        "Distr.\nGENERAL",
        "General Assembly",
        "A/RES/48/999",
    ]
    assert [words for role, words in found if role == "furniture"] == [
        "-----",
        "A/RES/48/999\nPage 2",
    ]
    assert show_notes(source) == [("1", "many,", "1/ See A/48/1.")]
    notes = convert(write_pdf(first, second), "x.pdf", ()).document.notices
    assert "note-call-missing" not in {notice.code for notice in notes}


def make_run(text: str, left: float, right: float) -> PdfRun:
    """Give a run at a place on a line."""
    box = Box(left, 90, right, 100)
    return PdfRun(text, box, left, 98, 10, italic=False, bold=False, content=-1)


def test_a_line_from_the_right_is_read_from_the_right() -> None:
    # "The General Assembly, (A/RES/79/1) recalling", as it stands on the page.
    runs = [
        make_run("إذ تشير", 60, 95),
        make_run("79/1", 120, 140),
        make_run("A/RES/", 98, 119.5),
        make_run("الجمعية العامة،", 145, 210),
    ]
    words = make_line(runs).words
    assert words == "الجمعية العامة، A/RES/79/1 إذ تشير"


def test_characters_that_are_wide_stand_without_blanks() -> None:
    runs = [make_run("大会", 60, 80), make_run("回顾", 83, 103)]
    assert make_line(runs).words == "大会回顾"
    # What a program leaves between them and figures is no blank.
    runs = [make_run("大会第", 60, 90), make_run("78/1", 92.5, 110)]
    assert make_line(runs).words == "大会第78/1"


@pytest.mark.parametrize(
    ("words", "count"), [("Recalling its", 10), ("8 June 2021", 7), ("人权理事会，", 2)]
)
def test_the_first_word_of_a_line_has_a_width(words: str, count: int) -> None:
    line = make_line([make_run(words, 100, 100 + 5 * len(words))])
    assert measure_word(line) == 5 * count
