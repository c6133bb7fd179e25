"""Reports of what was found, in the forms that people and programs read.

Each takes verdicts one by one and gives the words as it goes, so that a report of
any number of files needs the memory of one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from typing import Final

from unres.validate.reports.junit import report_junit
from unres.validate.reports.lines import (
    report_rows,
    report_statistics,
    report_statistics_json,
    tell_annotation,
    tell_concise,
    tell_full,
    tell_rows,
)
from unres.validate.reports.objects import (
    report_gitlab,
    report_json,
    report_sarif,
    tell_object,
)
from unres.validate.verdict import Tell, Verdict

Report = Callable[[Iterable[Verdict]], Iterator[str]]

TOLD: Final[Mapping[str, Tell]] = {
    "full": partial(tell_rows, tell_full),
    "concise": partial(tell_rows, tell_concise),
    "jsonl": partial(tell_rows, tell_object),
    "github": partial(tell_rows, tell_annotation),
}
"""Format → what makes its words for a file, for those that are told file by file."""
REPORTS: Final[Mapping[str, Report]] = {
    "full": partial(report_rows, TOLD["full"]),
    "concise": partial(report_rows, TOLD["concise"]),
    "json": report_json,
    "jsonl": partial(map, TOLD["jsonl"]),
    "github": partial(map, TOLD["github"]),
    "gitlab": report_gitlab,
    "junit": report_junit,
    "sarif": report_sarif,
}
"""Format → what writes it."""
BRIEF: Final = frozenset({"concise", "github"})
"""Formats that tell neither path nor words of a place; statistics do not either."""
STATISTICS: Final[Mapping[str, Report]] = {
    "full": report_statistics,
    "concise": report_statistics,
    "json": report_statistics_json,
}
"""Format → what writes only how often each code was found."""

__all__ = ["BRIEF", "REPORTS", "STATISTICS", "TOLD", "Report"]
