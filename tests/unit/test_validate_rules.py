"""The rules one by one, where a case file would say less."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from lxml import etree

from unres.cli.rule import explain_codes
from unres.errors import LexiconError
from unres.validate import (
    FindingSeverity,
    Scope,
    check_written,
    conformance_level,
    validate,
)
from unres.validate.finding import (
    find_codes,
    finding_records,
    make_finding,
    severity_of,
)
from unres.validate.hrefs import WorkIri, find_iri_fault, parse_work_iri
from unres.validate.schema import AKN

ROOT = Path(__file__).resolve().parents[2]
CLEAN = (ROOT / "tests" / "cases" / "validate" / "clean.xml").read_text()
SHARED = ROOT.parent / "shared"
WORK = "/akn/un/statement/deliberation/unga/2006-03-15/60-251"

GOOD = [
    "#para_3",
    "!annex_1",
    "!annex_1/appendix_1",
    WORK,
    f"{WORK}#para_8",
    f"{WORK}~para_8",
    f"{WORK}/~para_8->para_15",
    f"{WORK}/!main",
    f"{WORK}/eng",
    f"{WORK}/eng@",
    f"{WORK}/eng@2024-05-01",
    f"{WORK}/eng@.xml",
    f"{WORK}/eng@/!annex_1.xml",
    "/akn/un/statement/deliberation/unga/1974-12-14/3314-XXIX",
    "/akn/un/statement/deliberation/unga-hrc/2025-06-30/59-L.7/eng@",
    "/akn/un/statement/deliberation/unga/0001-01-01/nn-0123456789ab",
    "/akn/un/documentCollection/publication/unga/2022-12-12/77-128A-B",
    "/akn/za/act/1996/constitution",
    "/akn/ontology/role/un/secretaryGeneral",
    "/akn/ontology/organization/un/memberState/ALB",
    "/akn/ontology/term/un/un.eng.recalling.also",
]

BAD = [
    "",
    "!",
    "para_3",
    "https://docs.un.org/en/A/HRC/41/53",
    "A/HRC/41/53",
    "/akn",
    "/akn/",
    "/akn/~un",
    "/akn/un",
    "/akn/un/resolution/unga/2006-03-15/60-251",
    "/akn/un/statement/deliberation/unga/60-251",
    "/akn/un/statement/deliberation/unga/2006-02-30/60-251",
    "/akn/un/statement/deliberation/unga/2006-03/60-251",
    "/akn/UN/statement/deliberation/unga/2006-03-15/60-251",
    f"{WORK}/",
    f"{WORK}/eng@/",
    f"{WORK}/eng@!main",
    f"{WORK}/eng@/main",
    f"{WORK}/english/fra",
    f"{WORK} bis",
    f"{WORK}//!main",
    "/akn/ontology/",
    "/akn/ontology/role",
    "/akn/ontology/role/",
    "/akn/ontology/role/un/a?b",
    "/akn/ontology/job/un/editor",
]


@pytest.mark.parametrize("iri", GOOD)
def test_an_iri_of_the_naming_convention_passes(iri: str) -> None:
    assert find_iri_fault(iri) == ""


@pytest.mark.parametrize("level", ["work", "expression", "manifestation", "item"])
def test_each_level_of_frbr_is_a_class_of_the_ontology(level: str) -> None:
    assert find_iri_fault(f"/akn/ontology/{level}/za.1996.108") == ""


@pytest.mark.parametrize("iri", BAD)
def test_any_other_address_is_told_apart(iri: str) -> None:
    assert find_iri_fault(iri)


@pytest.mark.parametrize("iri", ["#para_3", "!main", "/akn/un/statement/x y"])
def test_an_frbr_iri_is_never_a_local_one(iri: str) -> None:
    assert find_iri_fault(iri, absolute=True)


def test_a_work_iri_comes_apart_into_its_steps() -> None:
    middle = ("deliberation", "unga")
    assert parse_work_iri(WORK) == WorkIri(
        "un", "statement", middle, "2006-03-15", "60-251"
    )
    assert parse_work_iri(f"{WORK}/eng@") is None
    assert parse_work_iri("https://docs.un.org/A/RES/60/251") is None


def test_a_tree_made_in_memory_is_checked_as_its_bytes_are() -> None:
    spoilt = CLEAN.replace('href="#para_1"', 'href="#para_9"')
    tree = etree.fromstring(spoilt.encode())
    assert [finding.code for finding in check_written(tree)] == ["R001"]
    assert check_written(spoilt.encode()) == check_written(tree)


def test_a_finding_names_the_elements_down_to_its_place() -> None:
    (finding,) = validate(CLEAN.replace("39th meeting", "").encode())
    assert finding.path == "/akomaNtoso/statement/conclusions/container/p"


def test_a_file_that_fails_the_schema_is_explained_by_xmlschema() -> None:
    spoilt = CLEAN.replace('          <FRBRcountry value="un"/>\n', "").encode()
    (finding,) = [f for f in validate(spoilt) if f.code == "X003"]
    assert "This element is not expected" in finding.message
    where = "[/akomaNtoso/statement/meta/identification/FRBRWork: Unexpected child"
    assert where in finding.message
    assert "docs.oasis-open.org" not in finding.message


def test_two_faults_of_an_element_have_a_reason_each() -> None:
    first, second = validate(
        f'<akomaNtoso xmlns="{AKN[1:-1]}"><doc/></akomaNtoso>'.encode()
    )
    assert "'name' is required" in first.message
    assert "missing required attribute 'name'" in first.message
    assert "Missing child element(s)" in second.message
    assert "The content of element 'doc' is not complete" in second.message


@pytest.mark.parametrize(
    ("words", "path"),
    [
        ("<akn4un:p/>", "container/akn4un:p"),
        ('<p xmlns="">x</p>', "container/p"),
        ('<p xmlns="urn:x">x</p>', "container/p"),
        ('<p>x<z:q xmlns:z="urn:z"/></p>', "container/p/z:q"),
        ("<p>x</p><table/>", "container/table"),
    ],
)
def test_a_fault_is_found_whatever_the_namespace_of_its_element(
    words: str, path: str
) -> None:
    spoilt = CLEAN.replace("<p>39th meeting</p>", words).encode()
    paths = [
        f.path for f in validate(spoilt, Scope(explained=False)) if f.code == "X003"
    ]
    assert [p.removeprefix("/akomaNtoso/statement/conclusions/") for p in paths] == [
        path
    ]


def test_only_a_document_of_the_united_nations_is_held_to_the_profile() -> None:
    spoilt = CLEAN.replace('<statement name="resolution"', '<statement name="treaty"')
    assert [f.code for f in validate(spoilt.encode())] == ["U001"]
    foreign = spoilt.replace("/akn/un/", "/akn/ch/").replace('value="un"', 'value="ch"')
    assert validate(foreign.encode()) == []


def test_turned_writing_is_at_home_in_arabic() -> None:
    turned = CLEAN.replace("39th meeting", "a \u202bb\u202c c")
    assert {f.code for f in validate(turned.encode())} == {"T004"}
    arabic = turned.replace("/eng@", "/ara@").replace('"eng"', '"ara"')
    assert "T004" not in {f.code for f in validate(arabic.encode())}
    hebrew = turned.replace("\u202bb\u202c", "\u202b\u05d0\u202c")
    assert validate(hebrew.encode()) == []


def test_the_level_is_that_of_the_worst_error() -> None:
    codes = {0: ["X003", "I001"], 1: ["I002", "U001"], 2: ["U001", "R003", "T001"]}
    for level, found in codes.items():
        assert conformance_level([make_finding(code, "") for code in found]) == level
    assert conformance_level([]) == 2


def test_a_code_that_is_not_in_the_registry_is_our_bug() -> None:
    with pytest.raises(LexiconError, match="Z999"):
        make_finding("Z999", "")


@pytest.mark.parametrize(
    ("word", "codes"),
    [
        ("X003", {"X003"}),
        ("x003", {"X003"}),
        ("schema-invalid", {"X003"}),
        ("I00", {"I001", "I002", "I003", "I004", "I005"}),
        ("U01", {"U010"}),
        ("X0031", set()),
        ("schema", set()),
    ],
)
def test_a_code_is_found_by_itself_its_beginning_or_its_name(
    word: str, codes: set[str]
) -> None:
    assert find_codes(word) == codes


def test_names_are_the_codes_own() -> None:
    names = [record.name for record in finding_records().values()]
    others = explain_codes().keys() - finding_records().keys()
    assert len({*names, *others}) == len(names) + len(others)
    assert all(re.fullmatch("[a-z]+(-[a-z]+)*", name) for name in names)


def test_the_registry_is_sorted_and_every_record_explains_itself() -> None:
    records = finding_records()
    assert list(records) == sorted(records)
    for code, record in records.items():
        assert severity_of(code) in FindingSeverity
        assert record.title
        assert record.source
        assert record.bad != record.good
        assert len(record.why.split()) >= 15, code
        assert all(len(line) <= 88 for line in record.why.splitlines())


@pytest.mark.skipif(not SHARED.exists(), reason="the shared corpus is not here")
def test_xml_made_by_others_is_judged_without_a_traceback() -> None:
    paths = sorted((SHARED / "corpus" / "gold").glob("*.xml"))[::40]
    levels = {
        path.name: conformance_level(
            validate(path.read_bytes(), Scope(explained=False))
        )
        for path in paths
    }
    assert levels
    assert set(levels.values()) <= {0, 1}


@pytest.mark.skipif(not SHARED.exists(), reason="the reference example is not here")
def test_the_reference_example_is_of_level_two() -> None:
    data = (SHARED / "reference" / "example-hrc.xml").read_bytes()
    findings = validate(data)
    # Its lists of voters are broken into lines, which is layout in the words.
    assert {finding.code for finding in findings} == {"T003"}
    assert conformance_level(findings) == 2
