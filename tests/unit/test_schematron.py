"""The published Schematron gives the verdicts that `unres validate` gives."""

from __future__ import annotations

from collections.abc import Iterable
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from lxml import etree, isoschematron

from mutants import mutate
from unres.convert import convert
from unres.validate import Scope, finding_records, validate
from unres.validate.finding import Finding, Position
from unres.validate.parse import parse_xml
from unres.validate.places import TreePlaces
from unres.validate.references import PORTIONS
from unres.validate.schema import load_vocabulary

ROOT = Path(__file__).resolve().parents[2]
CASES = sorted((ROOT / "tests" / "cases" / "validate").glob("*.xml"))
SEEDS = sorted((ROOT / "seeds").glob("*.txt"))
GOLD = sorted((ROOT.parent / "shared" / "corpus" / "gold").glob("*.xml"))
CLEAN = next(path for path in CASES if path.stem == "clean").read_bytes()

SOURCE = etree.fromstring(files("unres.schemas").joinpath("akn4un.sch").read_bytes())
SCH = "{http://purl.oclc.org/dsdl/schematron}"
SVRL = "{http://purl.oclc.org/dsdl/svrl}"

BEYOND = {"I003", "I004", "R002", "R004", "R007", "R008", "R009"}
"""Rules of the ids, references and profile that XPath 1.0 cannot say."""

SHARED = {code for code in finding_records() if code[0] in "IRU"} - BEYOND

Told = tuple[str, int, str]


def code_of(id_: str) -> str:
    return id_.partition("-")[0]


@pytest.fixture(scope="module", name="schematron")
def compile_schematron() -> isoschematron.Schematron:
    return isoschematron.Schematron(SOURCE, store_report=True)


def ask(schematron: Any, root: etree._Element) -> set[Told]:
    schematron.validate(root)
    found = set()
    places = TreePlaces(root)
    for failed in schematron.validation_report.iter(f"{SVRL}failed-assert"):
        (element,) = root.getroottree().xpath(failed.get("location"))
        place = places.find(element)
        found.add((code_of(failed.get("id")), place.line, place.path))
    return found


def check_same(schematron: Any, data: bytes) -> None:
    root = parse_xml(data)
    found = validate(data, Scope(explained=False))
    if isinstance(root, Finding) or "X004" in {each.code for each in found}:
        return
    ours = {
        (f.code, place.line, place.path)
        for f in found
        if f.code in SHARED
        for place in f.places or [Position(f.line, f.column, f.path)]
    }
    assert ask(schematron, root) == ours


def find_values(name: str) -> set[str]:
    (let,) = (e for e in SOURCE.iter(f"{SCH}let") if e.get("name") == name)
    return set(let.get("value", "").strip("' \n").split())


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_it_agrees_on_a_case(schematron: Any, path: Path) -> None:
    check_same(schematron, path.read_bytes())


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem)
def test_it_finds_nothing_in_what_unres_writes(schematron: Any, path: Path) -> None:
    made = convert(path.read_bytes(), path.name, ["akn"]).files["akn"]
    assert ask(schematron, etree.fromstring(made)) == set()


@pytest.mark.soak
def test_it_agrees_on_spoilt_files(schematron: Any, soak: bool) -> None:
    for seed in range(10_000 if soak else 200):
        check_same(schematron, mutate(CLEAN, seed))


@pytest.mark.soak
@pytest.mark.skipif(not GOLD, reason="the shared corpus is not here")
def test_it_agrees_on_the_files_of_others(schematron: Any, soak: bool) -> None:
    for path in GOLD if soak else GOLD[::20]:
        check_same(schematron, path.read_bytes())


def test_it_has_every_rule_that_can_be_said_and_as_severe() -> None:
    asserts = list(SOURCE.iter(f"{SCH}assert"))
    assert {code_of(each.get("id", "")) for each in asserts} == SHARED
    for each in asserts:
        record = finding_records()[code_of(each.get("id", ""))]
        assert each.get("role") == record.severity


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("required", load_vocabulary().required),
        ("labels", load_vocabulary().labels),
        ("portions", PORTIONS),
    ],
)
def test_its_lists_are_those_of_the_xsd(name: str, values: Iterable[str]) -> None:
    assert find_values(name) == set(values)
