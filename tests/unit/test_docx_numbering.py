"""Word's automatic numbers: a fixture for each rule, made here."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from packages import LEVELS, SHARED, STYLES, complete, level, pack, para
from unres.convert import convert
from unres.readers import find_format
from unres.readers.docx import read_docx
from unres.readers.numerals import write_number
from unres.readers.pdf import read_pdf


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


PRINTED = {
    "levels": [("1", x, "") for x in "011201"],
    "shared": [("1", "0", ""), ("2", "0", "")],
    "start": [("1", "0", ""), ("3", "0", ""), ("3", "0", "")],
    "off": [("0", "", "Base")],
    "chain": [("", "", "Child")],
    "direct": [("1", "0", "Base")],
    "lower": [("1", "1", ""), ("1", "0", ""), ("1", "1", "")],
}


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
