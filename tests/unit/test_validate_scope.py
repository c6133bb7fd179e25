"""What is asked for, of which files, and how much of it is told."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from unres.validate import Engine, FindingSeverity, Profile, Scope, engines, validate
from unres.validate.check import judge
from unres.validate.verdict import Verdict, tell_shared

CASES = Path(__file__).parents[1] / "cases" / "validate"
CLEAN = (CASES / "clean.xml").read_text()
FOREIGN = (CASES / "foreign-white-space.xml").read_bytes()
INVALID = CLEAN.replace("<p>39th meeting</p>", '<p colour="x">a</p>' * 40).encode()


def codes(data: bytes | str, **asked: object) -> set[str]:
    raw = data if isinstance(data, bytes) else data.encode()
    return {finding.code for finding in validate(raw, Scope(**asked))}  # type: ignore[arg-type]


def test_a_level_asks_for_the_schema_alone_or_for_the_naming_convention() -> None:
    spoilt = CLEAN.replace("39th", " 39th").replace('"#para_1"', '"#para_9"')
    spoilt = spoilt.replace(' contains="originalVersion"', ' colour="blue"')
    assert codes(spoilt) == {"X003", "R001", "T002"}
    assert codes(spoilt, level=2) == {"X003", "R001"}
    assert codes(spoilt, level=1) == {"X003"}


def test_the_profile_goes_by_the_country_or_by_what_is_asked() -> None:
    spoilt = CLEAN.replace("39th", " 39th")
    assert codes(spoilt) == {"T002"}
    assert codes(spoilt, profile=Profile.NONE) == set()
    assert codes(FOREIGN) == set()
    assert codes(FOREIGN, profile=Profile.UN) == {"T001", "T002", "T003", "T005"}


def test_the_cap_counts_what_was_selected_and_says_that_it_is_one() -> None:
    many = CLEAN.replace("<p>39th meeting</p>", "<p/>" * 20_000).encode()
    told = validate(many, Scope(explained=False))
    assert len(told) == 10_001
    (cap,) = [finding for finding in told if finding.code == "X005"]
    assert "a cap, not a fault" in cap.message
    assert cap.severity is FindingSeverity.NOTE
    assert judge("", many, Scope(explained=False)).level == 2
    assert codes(many, codes=frozenset({"I002"})) == set()


def test_the_faults_against_the_schema_are_capped_too() -> None:
    body = "<verse/>" * 700
    spoilt = CLEAN.replace("<p>39th meeting</p>", f"<p>{body}</p>").encode()
    told = validate(spoilt, Scope(explained=False))
    assert sum(finding.code == "X003" for finding in told) <= 500
    many = CLEAN.replace("<p>39th meeting</p>", '<p colour="x">a</p>' * 700).encode()
    told = validate(many, Scope(explained=False))
    assert sum(finding.code == "X003" for finding in told) == 500
    assert any(finding.severity is FindingSeverity.NOTE for finding in told)


def test_a_level_is_that_of_all_findings_whichever_are_wanted() -> None:
    spoilt = CLEAN.replace('"#para_1"', '"#para_9"').encode()
    found = judge("", spoilt, Scope(codes=frozenset({"T001"})))
    assert found.findings == ()
    assert found.level == 1


def test_only_the_first_ten_faults_of_a_file_are_explained() -> None:
    told = [f.message for f in validate(INVALID) if f.code == "X003"]
    assert len(told) > 10
    assert sum("[/akomaNtoso" in message for message in told) == engines.MOST_EXPLAINED
    assert not any(
        "[/akomaNtoso" in f.message for f in validate(INVALID, Scope(explained=False))
    )


@pytest.mark.parametrize("problem", [KeyError("x"), RecursionError(), ValueError("y")])
def test_whatever_xmlschema_raises_the_verdict_stands(
    problem: Exception, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Broken:
        def iter_errors(self, *_: object, **__: object) -> object:
            raise problem

        def get(self, _: str) -> Broken:
            return self

    expected = validate(INVALID, Scope(explained=False))
    monkeypatch.setattr(engines, "load_declarations", Broken)
    assert validate(INVALID) == expected


@pytest.mark.parametrize("engine", Engine)
@pytest.mark.parametrize(
    "values",
    ['xsi:type="clause"', 'xsi:type="none:clause"', 'xsi:type=""', 'xsi:nil="true"',
     'xsi:schemaLocation="a b c"', 'xsi:schemaLocation="urn:x http://127.0.0.1/x.xsd"',
     'xsi:noNamespaceSchemaLocation="file:///etc/passwd"'],
)  # fmt: skip
def test_what_is_said_of_the_schema_in_a_file_breaks_nothing(
    values: str, engine: Engine
) -> None:
    space = 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
    spoilt = CLEAN.replace("<conclusions ", f"<conclusions {space} {values} ")
    told = validate(spoilt.encode(), Scope(engine=engine))
    assert {finding.code for finding in told} <= {"X003", "X006"}


def test_places_without_quotes_are_the_same() -> None:
    spoilt = CLEAN.replace("39th", " 39th").replace('"#para_1"', '"#para_9"').encode()
    full, brief = (validate(spoilt, Scope(quoted=each)) for each in (True, False))
    assert all(finding.path and finding.excerpt for finding in full)
    assert brief == [each._replace(path="", excerpt="") for each in full]


def test_a_kind_of_elements_without_ids_is_told_once_with_all_places() -> None:
    spoilt = re.sub(r' eId="para_\d(__\w+)?__content"', "", CLEAN)
    (finding,) = [f for f in validate(spoilt.encode()) if f.code == "I002"]
    assert finding.message == "2 <content> have no eId, this is the first"
    assert len(finding.places) == 2
    assert finding.places[0] == (finding.line, finding.column, finding.path)


def named(path: str, text: str) -> Verdict:
    return judge(path, text.encode())


def test_two_files_with_one_name_are_told_at_the_later_one() -> None:
    other = CLEAN.replace("39th", "40th")
    broken = other.replace("<conclusions ", "<conclusion ")
    another = other.replace("27-20", "27-21").replace("27/20", "27/21")
    files = {"a": CLEAN, "copy": CLEAN, "b": other, "broken": broken, "c": another}
    told = list(tell_shared(named(path, text) for path, text in files.items()))
    found = {v.path: [f.code for f in v.findings if f.code == "R009"] for v in told}
    assert found == {"a": [], "copy": [], "b": ["R009"], "broken": [], "c": []}
    (finding,) = told[2].findings
    assert finding.message.endswith("is the FRBRthis of a too")
    assert finding.line > 0
