"""Reports in lines, with how often each code was found: for people, editors, GitHub."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache

from unres.validate.finding import Finding, FindingSeverity, finding_records, name_of
from unres.validate.verdict import Tell, Verdict, VerdictTally


def report_statistics(verdicts: Iterable[Verdict]) -> Iterator[str]:
    """Give a line for each code that was found, then one for the files."""
    tally = count_all(verdicts)
    yield from tell_codes(tally)
    yield f"{tell_files(tally)}\n"


def report_statistics_json(verdicts: Iterable[Verdict]) -> Iterator[str]:
    """Give the same as a JSON array, an object a code."""
    tally = count_all(verdicts)
    rows = [
        {"code": code, "name": name_of(code), "count": count, "files": files}
        for code, count, files in _list_codes(tally)
    ]
    yield json.dumps(rows, ensure_ascii=False, indent=2) + "\n"


def count_all(verdicts: Iterable[Verdict]) -> VerdictTally:
    """Count verdicts and let them go."""
    tally = VerdictTally()
    for _ in tally.watch(verdicts):
        pass
    return tally


def tell_codes(tally: VerdictTally) -> Iterator[str]:
    """Give a line for each code that was found."""
    records = finding_records()
    for code, count, files in _list_codes(tally):
        about = "the file could not be checked (error)"
        if code in records:
            found = ", ".join(
                each for each in FindingSeverity if each in tally.severities[code]
            )
            about = f"{records[code].title} ({found})"
        yield f"{code} {count:>6} in {_plural(files, 'file')}: {about}\n"


def tell_files(tally: VerdictTally) -> str:
    """Say how many files there are, and how they fare."""
    errors = tally.worst[FindingSeverity.ERROR]
    warnings = tally.worst[FindingSeverity.WARNING]
    return (
        f"{_plural(tally.files, 'file')}: {tally.files - errors - warnings} clean,"
        f" {errors} with errors, {warnings} with warnings only"
    )


def _list_codes(tally: VerdictTally) -> list[tuple[str, int, int]]:
    """Give each code with its findings and its files; in order of codes."""
    counts = sorted(tally.counts.items())
    return [(code, count, tally.spread[code]) for code, count in counts]


def _plural(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


GITHUB_WORDS = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
GITHUB_VALUE = {**GITHUB_WORDS, **str.maketrans({":": "%3A", ",": "%2C"})}
"""What the runner of GitHub Actions takes back in a message, and in a property."""

TellRow = Callable[[Verdict, Finding], str]
"""What makes the words for one finding of a file."""


def tell_rows(tell: TellRow, verdict: Verdict) -> str:
    """Give what is told of a file already, then the words for each finding."""
    return verdict.told + "".join(tell(verdict, each) for each in verdict.findings)


def report_rows(tell: Tell, verdicts: Iterable[Verdict]) -> Iterator[str]:
    """Give what is told of each file, then how often each code was found."""
    tally = VerdictTally()
    yield from map(tell, tally.watch(verdicts))
    if tally.counts:
        yield "\n"
        yield from tell_codes(tally)
    yield f"{tell_files(tally)}\n"


def tell_concise(verdict: Verdict, finding: Finding) -> str:
    """Give a line for a finding: `path:line:column: CODE message`, as editors know it.

    The first column stands where none is known.
    """
    place = f":{finding.line}:{finding.column or 1}" if finding.line else ""
    return f"{verdict.path}{place}: {finding.code} {finding.message}\n"


def tell_full(verdict: Verdict, finding: Finding) -> str:
    """Give the same with the line of the file, the element, and what is wrong."""
    said = tell_concise(verdict, finding)
    if finding.excerpt:
        said += f"    {finding.line} | {finding.excerpt}\n"
    if finding.path:
        said += f"    in {finding.path}\n"
    return f"{said}    {_tell_rule(finding.code)}\n"


@cache
def _tell_rule(code: str) -> str:
    """Give what a code means, and the command that says more."""
    record = finding_records().get(code)
    title = f"{record.title}; " if record else ""
    return f"{title}unres rule {name_of(code)}"


def tell_annotation(verdict: Verdict, finding: Finding) -> str:
    """Give a workflow command that annotates a line of the file on GitHub."""
    values = {
        "title": f"unres ({finding.code} {name_of(finding.code)})",
        "file": verdict.path,
        "line": finding.line or "",
        "col": finding.column or "",
    }
    return tell_github(finding.severity, values, finding.message)


def tell_github(level: str, values: Mapping[str, object], message: str) -> str:
    """Return a workflow command with those of some properties that have a value.

    GitHub calls a note a notice.
    """
    said = ",".join(
        f"{key}={str(value).translate(GITHUB_VALUE)}"
        for key, value in values.items()
        if value
    )
    kind = level.replace("note", "notice")
    return f"::{kind} {said}::{message.translate(GITHUB_WORDS)}\n"
