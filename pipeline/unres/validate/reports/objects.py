"""Reports as JSON: our own forms, and the one that GitLab reads."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from textwrap import indent
from typing import Any

from unres.validate.finding import Finding, FindingSeverity, finding_records, name_of
from unres.validate.verdict import Verdict, VerdictTally, make_fingerprints

GITLAB = {
    FindingSeverity.ERROR: "major",
    FindingSeverity.WARNING: "minor",
    FindingSeverity.NOTE: "info",
}
"""How GitLab names our severities."""


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
