"""A report as SARIF 2.1.0, which GitHub and other services show."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from itertools import islice
from textwrap import indent
from typing import Any, Final
from urllib.parse import quote

from unres import __version__
from unres.validate.finding import Finding, FindingRecord, finding_records
from unres.validate.reports.objects import write_array
from unres.validate.verdict import Verdict, make_fingerprints

MOST: Final = 25_000
"""How many results of a run GitHub takes."""

SCHEMA: Final = "https://json.schemastore.org/sarif-2.1.0.json"

ROOT: Final = "%SRCROOT%"
"""What stands for the folder that relative paths start from."""


def report_sarif(verdicts: Iterable[Verdict]) -> Iterator[str]:
    """Give one run with a result for each finding, up to what GitHub takes.

    A notification says if some were left out.
    """
    rules = {code: at for at, code in enumerate(finding_records())}
    results = (
        _describe(verdict, *each, rules)
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


def _describe(
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
