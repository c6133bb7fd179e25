"""Every case file yields exactly the findings that it says it does."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from unres.validate import Engine, Scope, check_written, finding_records, validate
from unres.validate.engines import judge_again
from unres.validate.finding import Finding
from unres.validate.parse import parse_xml
from unres.validate.schema import load_schema

CASES = sorted((Path(__file__).parents[1] / "cases" / "validate").glob("*.xml"))
EXPECTED = re.compile(r"<!--.*? Expected: (?P<findings>.*?) -->", re.DOTALL)

MUTATIONS = {
    "nothing": ("39th", "39th"),
    "renamed element": ("<intro ", "<introduction "),
    "date of another shape": ('date="2014-09-25" name="markup"', 'date="25/9/2014"'),
    "date without its name": (' name="markup"', ""),
    "attribute nobody knows": ("<coverPage ", '<coverPage colour="blue" '),
    "attribute of another namespace": ("<coverPage ", '<coverPage akn4un:x="1" '),
    "element of another namespace in text": ("39th", "<akn4un:x/>39th"),
    "space in an eId": ('eId="para_2"', 'eId="para 2"'),
    "words between blocks": ("<conclusions ", "words<conclusions "),
    "empty bold": ("27/20</docNumber>", "27/20</docNumber><b/>"),
    "second main body": ("<conclusions ", "<mainBody><p/></mainBody><conclusions "),
    "list without an intro": ("<intro ", "<wrapUp "),
    "empty eId": ('eId="para_2"', 'eId=""'),
    "language that is none": ('language="eng"', 'language=""'),
    "same eId in metadata and text": ('eId="ALB"', 'eId="para_2"'),
    "paragraph in a paragraph": ("39th meeting", "<p>39th meeting</p>"),
}


def places(findings: list[Finding]) -> Counter[str]:
    return Counter(f"{finding.line} {finding.code}" for finding in findings)


@pytest.mark.parametrize("engine", [Engine.LXML, Engine.BOTH])
@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_case_has_the_findings_it_expects(path: Path, engine: Engine) -> None:
    data = path.read_bytes()
    match = EXPECTED.search(data.decode())
    assert match, f"{path.name} does not say what to expect"
    expected = [part for part in match["findings"].split("; ") if part != "nothing"]
    if engine is Engine.LXML:
        expected = [part for part in expected if not part.endswith("X006")]
    found = validate(data, Scope(engine=engine, explained=False))
    assert places(found) == Counter(expected)


def test_xmlschema_alone_tells_the_place_and_the_reason() -> None:
    data = next(path for path in CASES if path.stem == "x003-missing").read_bytes()
    for engine in (Engine.LXML, Engine.XMLSCHEMA):
        (finding,) = [
            f for f in validate(data, Scope(engine=engine)) if f.code == "X003"
        ]
        assert finding.line > 0
        assert finding.path.startswith("/akomaNtoso/statement/meta")
        assert "/akomaNtoso/statement/meta/identification" in finding.message


def test_every_code_of_the_registry_has_a_case() -> None:
    expected = " ".join(EXPECTED.findall(" ".join(path.read_text() for path in CASES)))
    codes = set(re.findall(r"[A-Z]\d{3}", expected))
    # Two files of a run with one name are no matter of one file.
    assert codes | {"R009"} == set(finding_records())


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_the_fast_check_finds_the_errors_of_schema_ids_and_references(
    path: Path,
) -> None:
    data = path.read_bytes()
    fast = places(check_written(data))
    full = places(validate(data, Scope(explained=False)))
    assert fast <= full
    assert {p for p in full if p.split()[1] in {"X003", "I001", "I002", "R001"}} <= set(
        fast
    )


@pytest.mark.parametrize(("old", "new"), MUTATIONS.values(), ids=MUTATIONS)
def test_both_validators_agree_on_a_mutated_file(old: str, new: str) -> None:
    clean = next(path for path in CASES if path.stem == "clean").read_text()
    assert old in clean
    changed = clean.replace(old, new)
    if old == "<intro ":
        changed = changed.replace("</intro>", f"</{new[1:-1]}>")
    root = parse_xml(changed.encode())
    assert not isinstance(root, Finding), root
    assert load_schema().validate(root) == (not any(judge_again(root)))
