"""From what a worker answers to what became of an input."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import replace
from operator import attrgetter
from typing import Final

from unres.batch.input import Input
from unres.batch.manifest import Entry
from unres.batch.outcome import Failure, Outcome, Status
from unres.batch.record import gather
from unres.batch.run import Run
from unres.batch.stamp import digest, version_code
from unres.batch.store import Store
from unres.batch.supervise import Done
from unres.batch.work import Job, Report, attempt
from unres.batch.worker import Limits
from unres.errors import SourceError, UnresError

_ORIGIN: Final = attrgetter("sha256", "settings", "code", "stem", "learned")
"""What the files of an entry were made of."""

AGAIN: Final = "to try it again, use --retry all"


def conclude(
    made: Iterable[Done[Job, Report]], run: Run, folder: Store, most: int = 0
) -> Iterator[list[tuple[Job, Entry]]]:
    """Put the files of jobs in their place; yield each with the entry that tells of it.

    They are yielded some at a time, `most` of them where that is given.

    Raises:
        DiskFullError: No document can be written.
    """
    settings = run.task.tell_settings()
    for group in gather(made, most):
        reports = [done.answer for done in group]
        folder.secure(each.files for each in reports if isinstance(each, Report))
        yield [
            (done.task, _enter(done, settings, folder, run.limits)) for done in group
        ]


def _enter(
    done: Done[Job, Report], settings: str, folder: Store, limits: Limits
) -> Entry:
    """Put the files of a job in their place, and give the entry that tells of them."""
    job, report = done.task, done.answer
    if isinstance(report, UnresError):
        report = _report_loss(job.input, report)
    failure = report.failure or attempt(folder.publish, job.stem, report.files)
    told = report._replace(failure=failure, seconds=round(report.seconds, 3))
    if failure:
        told = told._replace(files={}, notices=(), ledger={})
    facts = told._asdict() | {"files": {s: f.made for s, f in told.files.items()}}
    return Entry(
        **facts,
        key=job.input.key,
        path=folder.relate(job.input),
        settings=settings,
        code=version_code(),
        status=Status.FAILED if failure else Status.WRITTEN,
        stem=job.stem,
        learned=job.dates,
        reason=job.reason,
        limits=limits.tell(),
        tries=done.tries,
        ended=dt.datetime.now(dt.UTC).isoformat(timespec="milliseconds"),
    )


def tell_outcome(job: Job, entry: Entry) -> Outcome:
    """Return the outcome of a job by its entry."""
    told = Outcome(job.input, entry.status, entry.notices, entry.failure, job.number)
    if job.reason:
        return replace(told, reason=job.reason, seconds=entry.seconds)
    return told if entry.failure else replace(told, status=Status.CURRENT)


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


def _report_loss(source: Input, error: UnresError) -> Report:
    """Return the report that no worker could give."""
    failure = replace(Failure.of(error), message=f"{error} ({AGAIN})")
    try:
        size, mark = source.facts()
        return Report(size, mark, digest(source.read()), failure=failure)
    except SourceError:
        return Report(failure=failure)
