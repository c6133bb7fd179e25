"""How often each code was found, and in how many files."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from unres.validate.finding import FindingSeverity, finding_records, name_of
from unres.validate.verdict import Verdict, VerdictTally


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
    clean = tally.files - tally.errors - tally.warnings
    return (
        f"{_plural(tally.files, 'file')}: {clean} clean,"
        f" {tally.errors} with errors, {tally.warnings} with warnings only"
    )


def _list_codes(tally: VerdictTally) -> list[tuple[str, int, int]]:
    """Give each code with its findings and its files; in order of codes."""
    counts = sorted(tally.counts.items())
    return [(code, count, tally.spread[code]) for code, count in counts]


def _plural(count: int, noun: str) -> str:
    """Give a number and its noun."""
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"
