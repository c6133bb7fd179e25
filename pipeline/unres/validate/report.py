"""Reports of what was found: lines for people, JSON for programs."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict

from unres.validate.finding import (
    Finding,
    Severity,
    conformance_level,
    finding_records,
)

Findings = Mapping[str, Sequence[Finding]]
"""The findings of each file by its path; a clean file has none."""


def report_text(findings: Findings) -> str:
    """Give a line for each finding, then how often each code was found.

    A line reads `path:line: CODE message`, as editors know it.
    """
    lines = [
        f"{path}:{finding.line}: {finding.code} {finding.message}"
        for path, found in findings.items()
        for finding in found
    ]
    if lines:
        lines.append("")
        lines += _summary_lines(findings)
    return "\n".join([*lines, _count_files(findings), ""])


def report_json(findings: Findings) -> str:
    """Give the same as JSON: files with their level and findings, then a summary."""
    report = {
        "files": [
            {
                "path": path,
                "level": conformance_level(found),
                "findings": [asdict(finding) for finding in found],
            }
            for path, found in findings.items()
        ],
        "summary": {code: count for code, count, _ in _count_codes(findings)},
    }
    return json.dumps(report, ensure_ascii=False, indent=2) + "\n"


def _summary_lines(findings: Findings) -> list[str]:
    """Give a line for each code that was found."""
    records = finding_records()
    return [
        f"{code} {count:>6} in {_plural(files, 'file')}:"
        f" {records[code].title} ({records[code].severity})"
        for code, count, files in _count_codes(findings)
    ]


def _count_codes(findings: Findings) -> list[tuple[str, int, int]]:
    """Count each code's findings, and the files that have it; in order of codes."""
    counts = Counter(f.code for found in findings.values() for f in found)
    files = Counter(c for found in findings.values() for c in {f.code for f in found})
    return [(code, counts[code], files[code]) for code in sorted(counts)]


def _count_files(findings: Findings) -> str:
    """Say how many files there are, and how they fare."""
    found = [{f.severity for f in found} for found in findings.values()]
    errors = sum(Severity.ERROR in severities for severities in found)
    warnings = sum(severities == {Severity.WARNING} for severities in found)
    clean = sum(not severities for severities in found)
    return (
        f"{_plural(len(found), 'file')}: {clean} clean,"
        f" {errors} with errors, {warnings} with warnings only"
    )


def _plural(count: int, noun: str) -> str:
    """Give a number and its noun."""
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"
