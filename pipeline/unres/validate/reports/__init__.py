"""Reports of what was found, in the forms that people and programs read.

Each takes verdicts one by one and gives the words as it goes, so that a report of
any number of files needs the memory of one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final

from unres.validate.reports.junit import report_junit
from unres.validate.reports.lines import (
    report_concise,
    report_full,
    report_github,
    tell_annotations,
    tell_concise,
    tell_full,
)
from unres.validate.reports.objects import (
    report_gitlab,
    report_json,
    report_jsonl,
    tell_objects,
)
from unres.validate.reports.sarif import report_sarif
from unres.validate.reports.statistics import (
    report_statistics,
    report_statistics_json,
)
from unres.validate.verdict import Tell, Verdict

Report = Callable[[Iterable[Verdict]], Iterator[str]]

REPORTS: Final[Mapping[str, Report]] = {
    "full": report_full,
    "concise": report_concise,
    "json": report_json,
    "jsonl": report_jsonl,
    "github": report_github,
    "gitlab": report_gitlab,
    "junit": report_junit,
    "sarif": report_sarif,
}
"""Format → what writes it."""

TOLD: Final[Mapping[str, Tell]] = {
    "full": tell_full,
    "concise": tell_concise,
    "jsonl": tell_objects,
    "github": tell_annotations,
}
"""Format → what makes its words for a file, for those that are told file by file."""

BRIEF: Final = frozenset({"concise", "github"})
"""Formats that tell neither path nor words of a place; statistics do not either."""

STATISTICS: Final[Mapping[str, Report]] = {
    "full": report_statistics,
    "concise": report_statistics,
    "json": report_statistics_json,
}
"""Format → what writes only how often each code was found."""

__all__ = ["BRIEF", "REPORTS", "STATISTICS", "TOLD", "Report"]
