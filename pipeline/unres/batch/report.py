"""What a run came to, in numbers and in words."""

from __future__ import annotations

import datetime as dt
import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter
from pathlib import Path
from typing import Final

from unres import __version__
from unres.batch.bucket import find_store
from unres.batch.input import Input, is_url
from unres.batch.inputs import name_suffixes
from unres.batch.outcome import Outcome, Status
from unres.batch.plan import Run
from unres.batch.stamp import version_code
from unres.errors import ExitCode
from unres.model import Severity

REPORT: Final = "run.json"
"""The name of the report, in the folder that a run keeps for itself."""
ERROR: Final = "error"
"""The severity of failures."""
FEW: Final = 5
"""How many skipped files are named in words."""


@dataclass(slots=True)
class NoticeGroup:
    """What several documents have in common: a code, how often, one example."""

    code: str
    severity: str
    """That of the notices; "error" for failures."""
    input: Input
    """The document that the example is of."""
    words: str
    """What is said of it, with the line if there is one."""
    number: int
    """The place in the run of that document, the first one."""
    count: int = 0

    def list_facts(self, label: str) -> dict[str, object]:
        """Return it as plain values, the example's document under this label."""
        return {
            "code": self.code,
            "severity": self.severity,
            "count": self.count,
            "example": f"{label}{self.words}",
        }


Groups = dict[tuple[str, str], NoticeGroup]
"""Code and severity → what has them in common."""


@dataclass(frozen=True, slots=True)
class Summary:
    """What a run came to; the most frequent groups stand first."""

    counts: Mapping[Status, int]
    failures: tuple[NoticeGroup, ...]
    notices: tuple[NoticeGroup, ...]
    exit_code: ExitCode

    def facts(
        self, name: Callable[[Input], str] = attrgetter("label")
    ) -> dict[str, object]:
        """Return it as plain values, the same for every order of the documents.

        `name` says under which name an input is told.
        """
        return {
            "documents": {str(s): self.counts.get(s, 0) for s in Status},
            "failures": [each.list_facts(name(each.input)) for each in self.failures],
            "notices": [each.list_facts(name(each.input)) for each in self.notices],
            "exit_code": int(self.exit_code),
        }


def summarise(outcomes: Iterable[Outcome], fail_on: Severity | None = None) -> Summary:
    """Count the outcomes of a run as they come, with one example for each code.

    A notice that is at least as severe as `fail_on` makes the exit status 1. Without
    it, the notices of documents that are up to date are not counted.
    """
    counts: Counter[Status] = Counter()
    failures: Groups = {}
    notices: Groups = {}
    exit_code = ExitCode.OK
    order = list(Severity)
    failing = order[order.index(fail_on) :] if fail_on else []
    for outcome in outcomes:
        counts[outcome.status] += 1
        if outcome.failure is not None:
            exit_code = max(exit_code, outcome.failure.exit_code)
            code, message = outcome.failure.code, outcome.failure.message
            _count(failures, outcome, code, ERROR, f": {message}")
        if any(notice.severity in failing for _, notice in outcome.notices):
            exit_code = max(exit_code, ExitCode.FAILED)
        if fail_on or outcome.status is not Status.CURRENT:
            for place, each in outcome.notices:
                words = f"{place.after}: {each.message}"
                _count(notices, outcome, each.code, each.severity.value, words)
    return Summary(counts, _sort(failures), _sort(notices), exit_code)


def tell_summary(summary: Summary, place: str) -> Iterator[str]:
    """Yield the lines of a summary: totals, then failures and notices by code."""
    total = sum(summary.counts.values())
    parts = [f"{summary.counts[s]} {s}" for s in Status if summary.counts.get(s)]
    word = "document" if total == 1 else "documents"
    said = f": {', '.join(parts)}" if parts else ""
    yield f"{total} {word}{said} ({place})"
    if total > 1:
        yield from _tell_groups("Failures", summary.failures)
    yield from _tell_groups("Notices", summary.notices)


def tell_skipped(skipped: Sequence[str], suffixes: tuple[str, ...]) -> str:
    """Say which files of folders are skipped, and why."""
    word = "file is" if len(skipped) == 1 else "files are"
    named = ", ".join(skipped[:FEW])
    more = f" and {len(skipped) - FEW:,} more" if len(skipped) > FEW else ""
    ends = name_suffixes(suffixes)
    return f"{len(skipped):,} {word} skipped, not ending in {ends}: {named}{more}"


def tell_run(
    summary: Summary, run: Run, began: dt.datetime, skipped: Iterable[str] = ()
) -> bytes:
    """Return the report of a run as JSON; only its times differ from run to run.

    Files are named by their paths from the output folder on.
    """
    relate = find_store(run.out).relate
    places = [Input(Path(path), "") for path in skipped if not is_url(path)]
    ended = dt.datetime.now(dt.UTC)
    facts = {
        "unres": __version__,
        "code": version_code(),
        "options": json.loads(run.task.tell_settings()),
        "formats": list(run.task.suffixes),
        **summary.facts(relate),
        "skipped": [relate(each) for each in places] + list(filter(is_url, skipped)),
        "times": {
            "began": began.isoformat(timespec="seconds"),
            "ended": ended.isoformat(timespec="seconds"),
            "seconds": round((ended - began).total_seconds(), 3),
        },
    }
    return (json.dumps(facts, ensure_ascii=False, indent=2) + "\n").encode()


def list_facts(outcome: Outcome) -> dict[str, object]:
    """Return an outcome as plain values."""
    failure = outcome.failure
    return {
        "input": outcome.input.label,
        "status": str(outcome.status),
        "reason": outcome.reason,
        "seconds": outcome.seconds,
        "failure": failure and {"code": failure.code, "message": failure.message},
        "notices": [
            {
                "line": place.line,
                **({"page": place.page} if place.page else {}),
                "code": each.code,
                "severity": str(each.severity),
                "message": each.message,
            }
            for place, each in outcome.notices
        ],
    }


def _tell_groups(title: str, groups: tuple[NoticeGroup, ...]) -> Iterator[str]:
    if groups:
        yield f"{title}:"
    for group in groups:
        severity = "" if group.severity == ERROR else f" ({group.severity})"
        said = f"{group.input.label}{group.words}"
        yield f"{group.count:6}  {group.code}{severity}: {said}"


def _count(
    groups: Groups, outcome: Outcome, code: str, severity: str, words: str
) -> None:
    """Count one more of a code, and keep the example that stands first in the run."""
    one = NoticeGroup(code, severity, outcome.input, words, outcome.number)
    group = groups.setdefault((code, severity), one)
    group.count += 1
    if one.number < group.number:
        group.number, group.input, group.words = one.number, one.input, words


def _sort(groups: Groups) -> tuple[NoticeGroup, ...]:
    return tuple(sorted(groups.values(), key=lambda g: (-g.count, g.code)))
