"""MARC records: the schema takes them, pymarc reads them; they say what is known."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from lxml import etree
from pymarc import Record, parse_xml_to_array

from conftest import read_cases
from drawn import documents
from unres.convert import convert
from unres.model import Document
from unres.resolve import resolve
from unres.writers.marcxml import write_marcxml

ROOT = Path(__file__).resolve().parents[2]
XSD = etree.XMLSchema(etree.parse(ROOT / "tests" / "records" / "marc21slim.xsd"))
CASES = [each.text.encode() for each in read_cases(ROOT / "tests/cases/segment")]


def read_record(data: bytes) -> Record:
    """Give a record that the schema takes, as pymarc reads it."""
    XSD.assertValid(etree.fromstring(data))
    (record,) = parse_xml_to_array(BytesIO(data), strict=True)
    assert isinstance(record, Record)
    # It fits the exchange format, too, and reads back as the same.
    again = Record(data=record.as_marc(), force_utf8=True)
    assert str(again).partition("\n")[2] == str(record).partition("\n")[2]
    return record


def show_fields(record: Record) -> list[str]:
    """Give the data fields of a record in one line each."""
    return [
        f"{f.tag} " + " ".join(f"${s.code} {s.value}" for s in f.subfields)
        for f in record.fields
        if not f.is_control_field()
    ]


def test_a_record_says_what_the_document_says() -> None:
    path = next((ROOT / "seeds").glob("000*"))
    data = convert(path.read_bytes(), path.name, ["marcxml"]).files["marcxml"]
    record = read_record(data)
    told = show_fields(record)
    work = "/akn/un/statement/deliberation/unga-hrc/2014-09-25/27-20"
    assert f"024 $a {work} $2 akn" in told
    assert "191 $a A/HRC/RES/27/20 $b A/HRC/ $c 27" in told
    title = "Enhancement of technical cooperation and capacity-building in the field"
    assert f"245 $a {title} of human rights" in told
    assert "269 $a 2014-09-25" in told
    assert "650 $a International Cooperation" in told
    assert "710 $a Human Rights Council" in told
    assert "710 $a Uruguay $e sponsor" in told
    assert "767 $i French $o https://docs.un.org/fr/A/HRC/RES/27/20" in told
    assert "856 $u https://docs.un.org/en/A/HRC/RES/27/20 $3 English" in told
    assert not any(line.startswith("767 $i English") for line in told)
    assert record["008"].data[6:15] == "e20140925"
    assert record["008"].data[35:38] == "eng"
    assert [f.tag for f in record.fields] == sorted(f.tag for f in record.fields)


def test_votes_and_agenda_items_are_told() -> None:
    text = b"""A/RES/81/7

Eighty-first session
Agenda item 12

The General Assembly,

1. Decides to remain seized of the matter.

30th plenary meeting
2 November 2026

[Adopted by a recorded vote of 2 to 1, with 1 abstention.]
"""
    data = convert(text, "x.txt", ["marcxml"]).files["marcxml"]
    told = show_fields(read_record(data))
    assert "500 $a Vote: in favour: 2; against: 1; abstaining: 1" in told
    assert "500 $a Adopted at meeting 30" in told
    assert "991 $b 12" in told


@pytest.mark.parametrize("data", CASES, ids=range(len(CASES)))
def test_every_document_has_a_record(data: bytes) -> None:
    for each in convert(data, "x.txt", ["marcxml"]).every:
        assert read_record(each.files["marcxml"])["245"]


def test_what_is_not_known_has_no_field() -> None:
    data = convert(b"1. Decides to meet again.", "x.txt", ["marcxml"]).files["marcxml"]
    record = read_record(data)
    assert {f.tag for f in record.fields} == {"001", "008", "024", "041", "245"}
    assert record["008"].data[6:15] == "nuuuuuuuu"


@given(documents())
@settings(max_examples=50)
def test_any_document_has_a_record_that_the_schema_takes(document: Document) -> None:
    root = etree.fromstring(write_marcxml(resolve(document), ""))
    assert XSD.validate(root), XSD.error_log
    fixed = root.findtext("{*}controlfield[@tag='008']") or ""
    assert len(fixed) == 40
