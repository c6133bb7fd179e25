"""What a run came to, in numbers and in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from unres.batch.run import Outcome, Status
from unres.errors import ExitCode


@dataclass(frozen=True, slots=True)
class Group:
    """What several documents have in common: a code, how often, one example."""

    code: str
    count: int
    example: str


@dataclass(frozen=True, slots=True)
class Summary:
    """What a run came to; groups stand in the order of their first example."""

    counts: Mapping[Status, int]
    failures: tuple[Group, ...]
    notices: tuple[Group, ...]
    exit_code: ExitCode


def summarise(outcomes: Iterable[Outcome]) -> Summary:
    """Count the outcomes of a run as they come, with one example for each code."""
    counts: Counter[Status] = Counter()
    failures: dict[str, Group] = {}
    notices: dict[str, Group] = {}
    exit_code = ExitCode.OK
    for outcome in outcomes:
        counts[outcome.status] += 1
        if outcome.failure is not None:
            exit_code = max(exit_code, outcome.failure.exit_code)
            _count(failures, outcome.failure.code, tell_failure(outcome))
        for code, words in _tell_notices(outcome):
            _count(notices, code, words)
    return Summary(counts, tuple(failures.values()), tuple(notices.values()), exit_code)


def tell_failure(outcome: Outcome) -> str:
    """Say which document failed, and why."""
    message = outcome.failure.message if outcome.failure else ""
    return f"{outcome.input.label}: {message}"


def tell_summary(summary: Summary, place: str) -> Iterator[str]:
    """Give the lines of a summary: totals, then failures and notices by code."""
    total = sum(summary.counts.values())
    parts = [f"{summary.counts[s]} {s}" for s in Status if summary.counts.get(s)]
    word = "document" if total == 1 else "documents"
    yield f"{total} {word}: {', '.join(parts)} ({place})"
    if total > 1:
        yield from _tell_groups("Failures", summary.failures)
    yield from _tell_groups("Notices", summary.notices)


def _tell_groups(title: str, groups: tuple[Group, ...]) -> Iterator[str]:
    """Give a heading and a line for each group, the most frequent first."""
    if groups:
        yield f"{title}:"
    for group in sorted(groups, key=lambda g: (-g.count, g.code)):
        yield f"{group.count:6}  {group.code}: {group.example}"


def _tell_notices(outcome: Outcome) -> Iterator[tuple[str, str]]:
    """Give the code of each notice, and its words with their place."""
    for line, notice in outcome.notices:
        where = f"{outcome.input.label}:{line}"
        yield f"{notice.code} ({notice.severity})", f"{where}: {notice.message}"


def _count(groups: dict[str, Group], code: str, example: str) -> None:
    """Count one more of a code, and keep its first example."""
    group = groups.setdefault(code, Group(code, 0, example))
    groups[code] = replace(group, count=group.count + 1)
