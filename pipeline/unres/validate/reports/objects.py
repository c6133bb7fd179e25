"""Reports as JSON: our own forms, that of GitLab, and SARIF 2.1.0, which many show."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from textwrap import indent
from typing import Any, Final
from urllib.parse import quote

from unres import __version__
from unres.validate.finding import (
    Finding,
    FindingRecord,
    FindingSeverity,
    finding_records,
    name_of,
)
from unres.validate.verdict import Verdict, VerdictTally, make_fingerprints

GITLAB = {
    FindingSeverity.ERROR: "major",
    FindingSeverity.WARNING: "minor",
    FindingSeverity.NOTE: "info",
}
"""How GitLab names our severities."""
MOST: Final = 25_000
"""How many results of a run GitHub takes."""
SCHEMA: Final = "https://json.schemastore.org/sarif-2.1.0.json"

ROOT: Final = "%SRCROOT%"
"""What stands for the folder that relative paths start from."""


def report_json(verdicts: Iterable[Verdict]) -> Iterator[str]:
    """Give the files with their levels and findings, then a count of each code.

    It is described by `findings.schema.json`.
    """
    tally = VerdictTally()
    yield '{\n  "files": '
    yield from write_array(map(_describe_file, tally.watch(verdicts)), depth=1)
    counts = json.dumps(dict(sorted(tally.counts.items())), indent=2)
    yield f',\n  "summary": {indent(counts, "  ").lstrip()}\n}}\n'


def tell_object(verdict: Verdict, finding: Finding) -> str:
    """Give a finding as a JSON object on a line."""
    row = {"file": verdict.path, **_describe(finding)}
    return json.dumps(row, ensure_ascii=False) + "\n"


def report_gitlab(verdicts: Iterable[Verdict]) -> Iterator[str]:
    """Give a report of code quality as GitLab reads it."""
    yield from write_array(_describe_for_gitlab(verdicts), depth=0)
    yield "\n"


def write_array(items: Iterable[Mapping[str, Any]], depth: int) -> Iterator[str]:
    """Write a JSON array an object at a time, indented below where it stands."""
    margin = "  " * depth
    mark = "["
    for item in items:
        words = json.dumps(item, ensure_ascii=False, indent=2)
        yield f"{mark}\n{indent(words, margin + '  ')}"
        mark = ","
    yield "[]" if mark == "[" else f"\n{margin}]"


def _describe_file(verdict: Verdict) -> dict[str, Any]:
    return {
        "path": verdict.path,
        "level": verdict.level,
        "findings": [_describe(finding) for finding in verdict.findings],
    }


def _describe(finding: Finding) -> dict[str, Any]:
    told: dict[str, Any] = {
        "code": finding.code,
        "name": name_of(finding.code),
        "severity": finding.severity,
        "line": finding.line,
        "column": finding.column,
        "message": finding.message,
        "path": finding.path,
        "excerpt": finding.excerpt,
    }
    if finding.places:
        told["places"] = [place._asdict() for place in finding.places]
    return told


def _describe_for_gitlab(verdicts: Iterable[Verdict]) -> Iterator[dict[str, Any]]:
    """Give each finding as GitLab wants it; a file that was not judged blocks."""
    records = finding_records()
    for verdict in verdicts:
        prints = make_fingerprints(verdict)
        for finding, mark in zip(verdict.findings, prints, strict=True):
            severity = GITLAB[finding.severity]
            yield {
                "description": f"{finding.code}: {finding.message}",
                "check_name": name_of(finding.code),
                "fingerprint": mark,
                "severity": severity if finding.code in records else "blocker",
                "location": {
                    "path": verdict.path,
                    "lines": {"begin": finding.line or 1},
                },
            }


def report_sarif(verdicts: Iterable[Verdict]) -> Iterator[str]:
    """Give one run with a result for each finding, up to what GitHub takes.

    A notification says if some were left out.
    """
    rules = {code: at for at, code in enumerate(finding_records())}
    results = (
        _describe_for_sarif(verdict, *each, rules)
        for verdict in verdicts
        for each in zip(verdict.findings, make_fingerprints(verdict), strict=True)
    )
    yield from write_run(results, list(map(_describe_rule, finding_records().values())))


def write_run(
    results: Iterator[dict[str, Any]], rules: list[dict[str, Any]]
) -> Iterator[str]:
    """Yield the words of a file with one run: its results, and what it can find."""
    tool = {"driver": {"name": "unres", "version": __version__, "rules": rules}}
    yield f'{{\n  "$schema": "{SCHEMA}",\n  "version": "2.1.0",\n  "runs": [\n    {{\n'
    yield f'      "tool": {_write(tool)},\n'
    yield '      "columnKind": "unicodeCodePoints",\n      "results": '
    yield from write_array(islice(results, MOST), depth=3)
    left = sum(1 for _ in results)
    yield f',\n      "invocations": {_write([_describe_end(left)])}\n'
    yield "    }\n  ]\n}\n"


def _write(thing: object) -> str:
    """Write a value indented as the members of a run are."""
    return indent(json.dumps(thing, ensure_ascii=False, indent=2), "      ").lstrip()


def _describe_rule(record: FindingRecord) -> dict[str, Any]:
    samples = f"Wrong: {record.bad}\nRight: {record.good}"
    return {
        "id": record.code,
        "name": record.name,
        "shortDescription": {"text": record.title},
        "fullDescription": {"text": " ".join(record.why.split())},
        "help": {"text": f"{samples}\nSource: {record.source}"},
        "defaultConfiguration": {"level": record.severity},
    }


def _describe_for_sarif(
    verdict: Verdict, finding: Finding, mark: str, rules: dict[str, int]
) -> dict[str, Any]:
    """Describe one finding; `mark` tells it from all others of the file."""
    region: dict[str, Any] = {"startLine": finding.line}
    if finding.column:
        region["startColumn"] = finding.column
    if finding.excerpt:
        region["snippet"] = {"text": finding.excerpt}
    rule = {"ruleIndex": rules[finding.code]} if finding.code in rules else {}
    told = describe_result(
        {"ruleId": finding.code, **rule},
        str(finding.severity),
        finding.message,
        verdict.path,
        region if finding.line else {},
    )
    if finding.path:
        logical = [{"fullyQualifiedName": finding.path}]
        told["locations"][0]["logicalLocations"] = logical
    return {**told, "partialFingerprints": {"primaryLocationLineHash": mark}}


def describe_result(
    rule: dict[str, Any], level: str, message: str, path: str, region: dict[str, Any]
) -> dict[str, Any]:
    """Describe what breaks a rule in a region of a file, or somewhere in it."""
    place = {"artifactLocation": locate(path), **({"region": region} if region else {})}
    return {
        **rule,
        "level": level,
        "message": {"text": message},
        "locations": [{"physicalLocation": place}],
    }


def locate(path: str) -> dict[str, str]:
    """Give a path as the IRI of a file, below the root where it is relative."""
    if path.startswith("/"):
        return {"uri": f"file://{quote(path)}"}
    return {"uri": quote(path), "uriBaseId": ROOT}


def _describe_end(left: int) -> dict[str, Any]:
    if not left:
        return {"executionSuccessful": True}
    message = f"{left:,} further findings are left out; a run may have {MOST:,}"
    note = {"level": "warning", "message": {"text": message}}
    return {"executionSuccessful": True, "toolExecutionNotifications": [note]}
