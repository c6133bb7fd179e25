"""What a run came to, in numbers and in words."""

from __future__ import annotations

import datetime as dt
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from unres import __version__
from unres.batch.outcome import Outcome, Status
from unres.batch.run import Run
from unres.batch.stamp import version_code
from unres.errors import ExitCode

REPORT: Final = "run.json"
"""The name of the report, in the folder that a run keeps for itself."""


@dataclass(slots=True)
class Group:
    """What several documents have in common: a code, how often, one example."""

    code: str
    example: str
    number: int
    """The place in the run of the document that the example is of, the first one."""
    count: int = 0


@dataclass(frozen=True, slots=True)
class Summary:
    """What a run came to; the most frequent groups stand first."""

    counts: Mapping[Status, int]
    failures: tuple[Group, ...]
    notices: tuple[Group, ...]
    exit_code: ExitCode

    def facts(self) -> dict[str, object]:
        """Give it as plain values, the same for every order of the documents."""
        return {
            "documents": {str(s): self.counts.get(s, 0) for s in Status},
            "failures": [_list_group(group) for group in self.failures],
            "notices": [_list_group(group) for group in self.notices],
            "exit_code": int(self.exit_code),
        }


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
            example = tell_failure(outcome)
            _count(failures, Group(outcome.failure.code, example, outcome.number))
        for code, words in _tell_notices(outcome):
            _count(notices, Group(code, words, outcome.number))
    return Summary(counts, _sort(failures), _sort(notices), exit_code)


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


def tell_run(summary: Summary, run: Run, began: dt.datetime) -> bytes:
    """Give the report of a run as JSON; only its times differ from run to run."""
    ended = dt.datetime.now(dt.UTC)
    facts = {
        "unres": __version__,
        "code": version_code(),
        "options": json.loads(run.task.tell_settings()),
        "formats": list(run.task.suffixes),
        **summary.facts(),
        "times": {
            "began": began.isoformat(timespec="seconds"),
            "ended": ended.isoformat(timespec="seconds"),
            "seconds": round((ended - began).total_seconds(), 3),
        },
    }
    return (json.dumps(facts, ensure_ascii=False, indent=2) + "\n").encode()


def list_facts(outcome: Outcome) -> dict[str, object]:
    """Give an outcome as plain values."""
    failure = outcome.failure
    return {
        "input": outcome.input.label,
        "status": str(outcome.status),
        "reason": outcome.reason,
        "seconds": outcome.seconds,
        "failure": failure and {"code": failure.code, "message": failure.message},
        "notices": [
            {
                "line": line,
                "code": each.code,
                "severity": str(each.severity),
                "message": each.message,
            }
            for line, each in outcome.notices
        ],
    }


def _list_group(group: Group) -> dict[str, object]:
    """Give a group as plain values."""
    return {"code": group.code, "count": group.count, "example": group.example}


def _tell_groups(title: str, groups: tuple[Group, ...]) -> Iterator[str]:
    """Give a heading and a line for each group."""
    if groups:
        yield f"{title}:"
    for group in groups:
        yield f"{group.count:6}  {group.code}: {group.example}"


def _tell_notices(outcome: Outcome) -> Iterator[tuple[str, str]]:
    """Give the code of each notice, and its words with their place."""
    for line, notice in outcome.notices:
        where = f"{outcome.input.label}:{line}"
        yield f"{notice.code} ({notice.severity})", f"{where}: {notice.message}"


def _count(groups: dict[str, Group], one: Group) -> None:
    """Count one more of a code, and keep the example that stands first in the run."""
    group = groups.setdefault(one.code, one)
    group.count += 1
    if one.number < group.number:
        group.number, group.example = one.number, one.example


def _sort(groups: dict[str, Group]) -> tuple[Group, ...]:
    """Give groups, the most frequent first."""
    return tuple(sorted(groups.values(), key=lambda g: (-g.count, g.code)))
