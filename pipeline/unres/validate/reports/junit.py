"""A report as JUnit has them: a suite a file, a case a code."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from xml.sax.saxutils import escape, quoteattr

from unres.validate.finding import Finding, FindingSeverity, finding_records, name_of
from unres.validate.verdict import Verdict


def report_junit(verdicts: Iterable[Verdict]) -> Iterator[str]:
    """Give a suite for each file; a clean file has one case that passes.

    A code that was found is a case that fails, with a line for each finding; of notes
    it is one that was skipped; a file that could not be judged is an error.
    """
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="unres validate">\n'
    for verdict in verdicts:
        yield from _write_suite(verdict)
    yield "</testsuites>\n"


def _write_suite(verdict: Verdict) -> Iterator[str]:
    found: dict[str, list[Finding]] = {}
    for finding in verdict.findings:
        found.setdefault(finding.code, []).append(finding)
    errors = len(found.keys() - finding_records().keys())
    notes = sum(map(_is_noted, found.values()))
    failures = len(found) - errors - notes
    counts = f'failures="{failures}" errors="{errors}" skipped="{notes}"'
    name = quoteattr(verdict.path)
    yield f'  <testsuite name={name} tests="{len(found) or 1}" {counts}>\n'
    for code, findings in found.items():
        case = quoteattr(f"{code} {name_of(code)}")
        yield f"    <testcase name={case} classname={name}>\n"
        yield f"      {_write_failure(verdict, findings)}\n"
        yield "    </testcase>\n"
    if not found:
        yield f'    <testcase name="valid" classname={name}/>\n'
    yield "  </testsuite>\n"


def _is_noted(findings: list[Finding]) -> bool:
    """Whether findings are notes, which are no faults."""
    return all(finding.severity is FindingSeverity.NOTE for finding in findings)


def _write_failure(verdict: Verdict, findings: list[Finding]) -> str:
    """Write the failure of a case: how often, how bad, and where."""
    records = finding_records()
    first = findings[0]
    known = first.code in records
    title = f"{records[first.code].title} ({len(findings)})" if known else first.message
    element = "failure" if known else "error"
    if _is_noted(findings):
        return f"<skipped message={quoteattr(first.message)}/>"
    lines = "\n".join(f"{verdict.path}:{f.line}: {f.message}" for f in findings)
    kind = f"message={quoteattr(title)} type={quoteattr(first.severity)}"
    return f"<{element} {kind}>{escape(lines)}</{element}>"
