"""From what a worker answers to what became of an input."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from operator import attrgetter
from typing import Final

from unres.batch.input import Input
from unres.batch.manifest import Entry
from unres.batch.outcome import Failure, Outcome, Status
from unres.batch.stamp import digest, version_code
from unres.batch.store import Store
from unres.batch.supervise import Done
from unres.batch.work import Job, Report, attempt
from unres.batch.worker import Limits, Loss
from unres.errors import SourceError

_ORIGIN: Final = attrgetter("sha256", "settings", "code", "stem", "learned")
"""What the files of an entry were made of."""

AGAIN: Final = "to try it again, use --retry all"


def conclude(
    group: Sequence[Done[Job, Report]], settings: str, folder: Store, limits: Limits
) -> list[tuple[Job, Entry]]:
    """Put the files of jobs in their place; give each with the entry that tells of it.

    Raises:
        DiskFullError: No document can be written.
    """
    reports = [done.answer for done in group]
    folder.secure(each.files for each in reports if isinstance(each, Report))
    return [(each.task, _enter(each, settings, folder, limits)) for each in group]


def _enter(
    done: Done[Job, Report], settings: str, folder: Store, limits: Limits
) -> Entry:
    """Put the files of a job in their place, and give the entry that tells of them."""
    job, report = done.task, done.answer
    if isinstance(report, Loss):
        report = _report_loss(job.input, report, limits)
    failure = report.failure or attempt(folder.publish, job.stem, report.files)
    return Entry(
        key=job.input.key,
        path=folder.relate(job.input),
        size=report.size,
        mark=report.mark,
        sha256=report.sha256,
        settings=settings,
        code=version_code(),
        status=Status.FAILED if failure else Status.WRITTEN,
        stem=job.stem,
        files={} if failure else {s: f.made for s, f in report.files.items()},
        notices=() if failure else report.notices,
        failure=failure,
        printed=report.printed,
        missing=report.missing,
        learned=job.dates,
        ledger={} if failure else report.ledger,
        reason=job.reason,
        limits=limits.tell(),
        tries=done.tries,
        seconds=round(report.seconds, 3),
        ended=dt.datetime.now(dt.UTC).isoformat(timespec="milliseconds"),
    )


def tell_outcome(job: Job, entry: Entry) -> Outcome:
    """Return the outcome of a job by its entry."""
    if not job.reason:
        status = Status.CURRENT if entry.failure is None else Status.FAILED
        return Outcome(job.input, status, entry.notices, entry.failure, job.number)
    return Outcome(
        job.input,
        entry.status,
        entry.notices,
        entry.failure,
        job.number,
        job.reason,
        entry.seconds,
    )


def keep(entry: Entry, old: Entry | None) -> Entry:
    """Return an entry with what still holds of the one before.

    That is what it printed and lacked, if it has learned since then, and the files of
    other formats that were made of the same.
    """
    if old is not None and entry.learned:
        entry = replace(entry, printed=old.printed, missing=old.missing)
    if old is None or entry.failure or _ORIGIN(old) != _ORIGIN(entry):
        return entry
    return replace(entry, files=dict(sorted({**old.files, **entry.files}.items())))


def _report_loss(source: Input, loss: Loss, limits: Limits) -> Report:
    """Return the report that no worker could give."""
    failure = Failure.of(loss.explain(limits, AGAIN))
    try:
        size, mark = source.facts()
        return Report(size, mark, digest(source.read()), failure=failure)
    except SourceError:
        return Report(failure=failure)
