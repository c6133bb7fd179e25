"""From what workers answer to the manifest, some at a time: one run in a folder."""

from __future__ import annotations

import datetime as dt
import fcntl
import time
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from operator import attrgetter
from pathlib import Path
from typing import IO, Final, TypeVar

from unres.batch.bucket import Store
from unres.batch.input import Input
from unres.batch.manifest import NAME, Entry, Manifest
from unres.batch.outcome import Failure, Outcome, Status, attempt
from unres.batch.plan import Run
from unres.batch.stamp import digest, version_code
from unres.batch.supervise import Done
from unres.batch.work import Job, Report
from unres.batch.worker import Limits
from unres.batch.write import explain_fault
from unres.errors import BusyError, SourceError, UnresError

LOCK: Final = "run.lock"
"""The name of the lock, in the folder that a run keeps for itself."""
PATIENCE: Final = 5.0
"""How long a lock is waited for, in seconds."""


@contextmanager
def lock(path: Path) -> Iterator[None]:
    """Hold a lock, which ends with this process whatever becomes of it.

    Raises:
        BusyError: Another run holds it.
        OutputError: It cannot be made.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        stream = path.open("wb")
    except OSError as error:
        raise explain_fault(error, path.parent.parent) from error
    with stream:
        _take(stream, path)
        yield


def _take(stream: IO[bytes], path: Path) -> None:
    """Take the lock of a file; workers of a run just killed may still have it."""
    end = time.monotonic() + PATIENCE
    while True:
        try:
            fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            if time.monotonic() > end:
                raise BusyError(
                    f"another run is writing into {path.parent.parent}; wait for it"
                    " to finish, or choose another folder with -o OUT"
                ) from error
            time.sleep(0.05)
        else:
            return


GROUP: Final = 100
"""So many documents are brought to the disk at a time, at most."""
PAUSE: Final = 0.5
"""After so many seconds documents are brought there even if they are few."""

T = TypeVar("T")


def gather(things: Iterable[T], most: int = 0) -> Iterator[list[T]]:
    """Yield things as they come, some at a time; the first one by itself.

    No group has more than `most` of them, or than `GROUP` where that is not given.
    """
    group: list[T] = []
    last = -PAUSE
    for each in things:
        group.append(each)
        if len(group) >= (most or GROUP) or time.monotonic() - last > PAUSE:
            yield group
            group, last = [], time.monotonic()
    if group:
        yield group


@dataclass(slots=True)
class Recorder:
    """Brings entries to the manifest behind the files."""

    manifest: Manifest
    folder: Store

    def note(self, entries: list[Entry]) -> None:
        """Take entries, whose files stand in their place.

        Raises:
            OutputError: The disk does not take them.
        """
        if entries:
            self.folder.settle()
            self.manifest.add(entries)
            self.folder.save(NAME, self.manifest.pack)


@contextmanager
def open_record(folder: Store) -> Iterator[Recorder]:
    """Open an output folder and its manifest, for one run alone.

    Raises:
        OutputError: Nothing can be written, or another run writes there.
    """
    with (
        lock(folder.own(LOCK)),
        folder,
        closing(Manifest.open(folder.fetch(NAME))) as manifest,
    ):
        try:
            yield Recorder(manifest, folder)
        finally:
            folder.save(NAME, manifest.pack, last=True)


_ORIGIN: Final = attrgetter("sha256", "settings", "code", "stem", "learned")
"""What the files of an entry were made of."""


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
    failure = replace(
        Failure.of(error), message=f"{error} (to try it again, use --retry all)"
    )
    try:
        size, mark = source.facts()
        return Report(size, mark, digest(source.read()), failure=failure)
    except SourceError:
        return Report(failure=failure)
