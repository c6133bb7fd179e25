"""Word's automatic numbers: a fixture for each rule, made here."""

from __future__ import annotations

import shutil
import subprocess
import zipfile
from contextlib import suppress
from io import BytesIO
from pathlib import Path

import pytest

from unres.convert import convert
from unres.errors import LimitError, SourceError
from unres.readers import find_format
from unres.readers.docx import read_docx
from unres.readers.docx.numbering import write_number
from unres.readers.pdf import read_pdf

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
REL = "http://schemas.openxmlformats.org/package/2006/relationships"
KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
PARTS = ("numbering", "styles", "footnotes", "header")


def level(at: int, text: str, form: str = "decimal", more: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{more}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


LEVELS = level(0, "%1.") + level(1, "%1.%2") + level(2, "(%3)", "lowerLetter")
SHARED = (
    f'<w:abstractNum w:abstractNumId="7">{LEVELS}</w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="7"/></w:num>'
    '<w:num w:numId="3"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="0">'
    '<w:startOverride w:val="5"/></w:lvlOverride></w:num>'
)
STYLES = (
    '<w:style w:type="paragraph" w:styleId="Base"><w:name w:val="Base"/><w:pPr>'
    '<w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Child"><w:name w:val="Child"/>'
    '<w:basedOn w:val="Base"/><w:pPr><w:numPr><w:ilvl w:val="0"/></w:numPr></w:pPr>'
    "</w:style>"
)


def para(
    words: str, number: str = "", at: str = "", style: str = "", more: str = ""
) -> str:
    props = f'<w:pStyle w:val="{style}"/>' if style else ""
    own = f'<w:ilvl w:val="{at}"/>' if at else ""
    own += f'<w:numId w:val="{number}"/>' if number else ""
    props += f"<w:numPr>{own}</w:numPr>" if own else ""
    run = f'<w:r><w:t xml:space="preserve">{words}</w:t></w:r>' if words else ""
    return f"<w:p><w:pPr>{props}</w:pPr>{run}{more}</w:p>"


def pack(body: str, **parts: str) -> bytes:
    data = BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        inner = f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>'
        archive.writestr("word/document.xml", inner)
        links = ""
        for name in PARTS:
            if name in parts:
                part = f'<w:{name} xmlns:w="{W}">{parts[name]}</w:{name}>'
                archive.writestr(f"word/{name}.xml", part)
                links += (
                    f'<Relationship Id="{name}" Type="{KIND}{name}"'
                    f' Target="{name}.xml"/>'
                )
        rels = f'<Relationships xmlns="{REL}">{links}</Relationships>'
        archive.writestr("word/_rels/document.xml.rels", rels)
    return data.getvalue()


def show(*body: str, numbering: str = SHARED, **parts: str) -> list[str]:
    data = pack("".join(body), numbering=numbering, **parts)
    return read_docx(data, "x.docx").text.split("\n")


def test_levels_count_and_a_higher_one_begins_the_lower_anew() -> None:
    assert show(
        para("one", "1", "0"),
        para("two", "1", "1"),
        para("three", "1", "1"),
        para("four", "1", "2"),
        para("five", "1", "0"),
        para("six", "1", "1"),
    ) == ["1.\tone", "1.1\ttwo", "1.2\tthree", "(a)\tfour", "2.\tfive", "2.1\tsix"]


def test_a_level_that_a_lower_one_shows_has_begun() -> None:
    found = show(para("a", "1", "1"), para("b", "1", "0"), para("c", "1", "1"))
    assert found == ["1.1\ta", "2.\tb", "2.1\tc"]


def test_counters_belong_to_the_abstract_list() -> None:
    found = show(para("one", "1", "0"), para("two", "2", "0"))
    assert found == ["1.\tone", "2.\ttwo"]


def test_a_start_belongs_to_the_list_and_is_taken_once() -> None:
    found = show(para("a", "1", "0"), para("b", "3", "0"), para("c", "3", "0"))
    assert found == ["1.\ta", "5.\tb", "6.\tc"]


def test_list_zero_switches_the_number_of_a_style_off() -> None:
    assert show(para("a", "0", style="Base"), styles=STYLES) == ["a"]


def test_a_level_alone_is_no_list() -> None:
    assert show(para("a", at="1")) == ["a"]


def test_level_and_list_come_each_from_the_nearest_setter() -> None:
    assert show(para("a", style="Child"), styles=STYLES) == ["1.\ta"]


def test_a_paragraph_wins_over_its_style() -> None:
    found = show(para("a", "1", "0", style="Base"), styles=STYLES)
    assert found == ["1.\ta"]


def test_paragraphs_in_tables_count() -> None:
    cells = "".join(f"<w:tc>{para(x, '1', '0')}</w:tc>" for x in ("b", "c"))
    table = f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>"
    found = show(para("a", "1", "0"), table, para("d", "1", "0"))
    assert found == ["1.\ta", "2.\tb", "3.\tc", "4.\td"]


def test_lists_of_notes_count_apart_and_on_from_note_to_note() -> None:
    note = "".join(
        f'<w:footnote w:id="{i}">{para("n", "1", "0")}</w:footnote>' for i in (1, 2)
    )
    calls = [f'<w:r><w:footnoteReference w:id="{i}"/></w:r>' for i in (1, 2)]
    found = show(
        para("a", "1", "0", more=calls[0]),
        para("b", "1", "0", more=calls[1]),
        footnotes=note,
    )
    assert found == ["1.\ta1", "1 1.\tn", "2.\tb2", "2 2.\tn"]


@pytest.mark.parametrize(
    ("suffix", "gap"), [("tab", "\t"), ("space", " "), ("nothing", "")]
)
def test_what_follows_a_number_is_told(suffix: str, gap: str) -> None:
    one = level(0, "%1.", more=f'<w:suff w:val="{suffix}"/>')
    numbering = SHARED.replace(level(0, "%1."), one)
    assert show(para("a", "1", "0"), numbering=numbering) == [f"1.{gap}a"]


def test_legal_numbers_are_digits_throughout() -> None:
    numbering = SHARED.replace(
        LEVELS, level(0, "%1.", "upperRoman") + level(1, "%1.%2", more="<w:isLgl/>")
    )
    found = show(para("a", "1", "0"), para("b", "1", "1"), numbering=numbering)
    assert found == ["I.\ta", "1.1\tb"]


def test_a_level_may_go_on_below_another() -> None:
    kept = level(1, "%2)", more='<w:lvlRestart w:val="0"/>')
    numbering = SHARED.replace(level(1, "%1.%2"), kept)
    body = [para("x", "1", at) for at in ("0", "1", "0", "1")]
    found = show(*body, numbering=numbering)
    assert found == ["1.\tx", "1)\tx", "2.\tx", "2)\tx"]


@pytest.mark.parametrize(
    ("value", "form", "shown"),
    [
        (27, "lowerLetter", "aa"),
        (28, "upperLetter", "BB"),
        (14, "lowerRoman", "xiv"),
        (1999, "upperRoman", "MCMXCIX"),
        (7, "decimalZero", "07"),
        (2, "russianLower", "б"),
        (3, "arabicAbjad", "ج"),
        (5, "chicago", "**"),
        (12, "decimalFullWidth", "１２"),
        (3, "none", ""),
        (4, "a form nobody knows", "4"),
        (0, "lowerRoman", "0"),
    ],
)
def test_forms_of_numbers(value: int, form: str, shown: str) -> None:
    assert write_number(value, form) == shown


def test_numbers_are_told_as_generated_in_evidence_and_ledger() -> None:
    body = para("The General Assembly,") + para("Decides to meet;", "1", "0")
    data = pack(body, numbering=SHARED)
    source = read_docx(data, "x.docx")
    assert [source.text[a:b] for a, b in source.evidence.generated] == ["1.\t"]
    assert find_format(data) == "docx"
    result = convert(data, "x.docx", ["akn"])
    assert result.ledger["generated"] == len("1.")
    assert b"<num>1.</num>" in result.files["akn"]


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
    def cell(words: str, props: str = "") -> str:
        return f"<w:tc><w:tcPr>{props}</w:tcPr>{para(words)}</w:tc>"

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


def zip_of(name: str, data: bytes, many: int = 1) -> bytes:
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for i in range(many):
            archive.writestr(f"{i or ''}{name}", data)
    return packed.getvalue()


def test_a_bomb_is_not_opened() -> None:
    with pytest.raises(LimitError, match="may be a bomb"):
        read_docx(zip_of("word/document.xml", b"0" * (5 << 20)), "x")
    with pytest.raises(LimitError, match="parts"):
        read_docx(zip_of("word/document.xml", b"", many=5001), "x")


def test_entities_and_damage_are_refused() -> None:
    entity = b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>'
    with pytest.raises(SourceError, match="declares entities"):
        read_docx(zip_of("word/document.xml", entity), "x")
    with pytest.raises(SourceError, match="damaged"):
        read_docx(pack(para("a"))[:-40], "x")
    with pytest.raises(SourceError, match="no Word document"):
        read_docx(zip_of("other.txt", b"x"), "x")


def test_mutated_files_are_read_or_refused() -> None:
    whole = pack(para("Decides to meet;", "1", "0"), numbering=SHARED, styles=STYLES)
    done = 0
    for i in range(300):
        data = bytearray(whole)
        at = i * 7919 % len(data)
        data[at] ^= 1 + i % 255
        if i % 3 == 0:
            del data[at : at + 1 + i % 9]
        with suppress(SourceError, LimitError):
            read_docx(bytes(data), "x")
        done += 1
    assert done == 300


PACKAGE = "http://schemas.openxmlformats.org/package/2006/content-types"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml."
PRINTED = {
    "levels": [("1", x, "") for x in "011201"],
    "shared": [("1", "0", ""), ("2", "0", "")],
    "start": [("1", "0", ""), ("3", "0", ""), ("3", "0", "")],
    "off": [("0", "", "Base")],
    "chain": [("", "", "Child")],
    "direct": [("1", "0", "Base")],
    "lower": [("1", "1", ""), ("1", "0", ""), ("1", "1", "")],
}


def complete(data: bytes) -> bytes:
    """Give a file the parts that a word processor asks for."""
    whole = BytesIO(data)
    kinds = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{WORD}{kind}+xml"/>'
        for name, kind in (
            ("document", "document.main"),
            ("numbering", "numbering"),
            ("styles", "styles"),
        )
    )
    rels = "application/vnd.openxmlformats-package.relationships+xml"
    types = f'<Types xmlns="{PACKAGE}"><Default Extension="rels" ContentType="{rels}"/>'
    main = f'Id="r" Type="{KIND}officeDocument" Target="word/document.xml"'
    with zipfile.ZipFile(whole, "a") as archive:
        archive.writestr("[Content_Types].xml", f"{types}{kinds}</Types>")
        links = f'<Relationships xmlns="{REL}"><Relationship {main}/></Relationships>'
        archive.writestr("_rels/.rels", links)
    return whole.getvalue()


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not here")
def test_libreoffice_prints_the_same_numbers(tmp_path: Path) -> None:
    files = []
    for name, rows in PRINTED.items():
        body = "".join(para("words", *row) for row in rows)
        data = complete(pack(body, numbering=SHARED, styles=STYLES))
        files.append(tmp_path / f"{name}.docx")
        files[-1].write_bytes(data)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir"]
    done = [*command, str(tmp_path), *map(str, files)]
    subprocess.run(done, check=True, capture_output=True, timeout=150)
    for file in files:
        printed = read_pdf(file.with_suffix(".pdf").read_bytes(), "x").text.split()
        assert read_docx(file.read_bytes(), "x").text.split() == printed, file.stem
