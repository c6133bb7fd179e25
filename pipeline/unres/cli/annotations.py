"""The notices of a run as other programs show them: annotations and SARIF."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final

from unres.batch.judging import shorten_path
from unres.batch.outcome import Outcome
from unres.batch.report import ERROR
from unres.lexicon import notice_records
from unres.model import Severity
from unres.validate.reports.lines import tell_github
from unres.validate.reports.objects import describe_result, write_run

LEVELS: Final[Mapping[str, str]] = {
    Severity.INFO: "note",
    Severity.WARNING: "warning",
    Severity.REVIEW: "warning",
    ERROR: ERROR,
}
"""Severity → its level in SARIF and in GitHub's commands."""


def report_github(outcomes: Iterable[Outcome]) -> Iterator[str]:
    """Yield a workflow command for each failure and notice, by document and line."""
    for path, line, code, level, message in _list_all(outcomes):
        values = {"title": f"unres ({code})", "file": path, "line": line or ""}
        yield tell_github(level, values, message)


def report_sarif(outcomes: Iterable[Outcome]) -> Iterator[str]:
    """Yield the words of a SARIF file with a result for each failure and notice."""
    rules = [
        {
            "id": code,
            "shortDescription": {"text": record.title},
            "fullDescription": {"text": record.why},
            "help": {"text": record.action},
            "defaultConfiguration": {"level": LEVELS[record.severity]},
        }
        for code, record in notice_records().items()
    ]
    results = (
        describe_result(
            {"ruleId": code}, level, message, path, {"startLine": line} if line else {}
        )
        for path, line, code, level, message in _list_all(outcomes)
    )
    yield from write_run(results, rules)


Told = tuple[str, int, str, str, str]
"""The path of a document, a line or 0, a code, a level and a message."""


def _list_all(outcomes: Iterable[Outcome]) -> Iterator[Told]:
    """Yield what is told of each document, in the order of the run."""
    for outcome in sorted(outcomes, key=lambda each: each.number):
        path = shorten_path(outcome.input)
        if outcome.failure is not None:
            yield path, 0, outcome.failure.code, ERROR, outcome.failure.message
        for place, notice in sorted(outcome.notices, key=lambda each: each[1].span):
            level = LEVELS[notice.severity]
            # The line of a page is no line of the file.
            line = 0 if place.page else place.line
            words = f"{place}: {notice.message}" if place.page else notice.message
            yield path, line, notice.code, level, words


REPORTS: Final[Mapping[str, Callable[[Iterable[Outcome]], Iterator[str]]]] = {
    "github": report_github,
    "sarif": report_sarif,
}
"""Format → what writes it."""
