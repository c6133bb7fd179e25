"""A run: what has changed is converted, checked and written; the rest is left alone.

Files are put in their place first, then their folders reach the disk, then the
manifest tells of them. So a run that was killed is gone on with: what the manifest
does not tell of is done again, to the same bytes.
"""

from __future__ import annotations

import gc
import math
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, closing, suppress
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Final, TypeVar

from unres.batch.conclude import conclude, keep_files, recall, tell_outcome
from unres.batch.inputs import Input, check_names
from unres.batch.manifest import NAME, Entry, Manifest
from unres.batch.outcome import Outcome
from unres.batch.plan import Planner, Policy
from unres.batch.record import Recorder, open_record
from unres.batch.shard import WHOLE, Shard
from unres.batch.store import Store, find_store
from unres.batch.supervise import Done, Loss, count_cores, supervise
from unres.batch.work import Job, Task, do_job, name_job
from unres.batch.worker import Limits
from unres.errors import OutputError

R = TypeVar("R")

WORTH: Final = 8
"""A worker is started for every so many documents, where nobody says how many."""


@dataclass(frozen=True, slots=True)
class Run:
    """A task, where its results go, and how it is gone about."""

    task: Task
    out: Path | str
    policy: Policy = field(default_factory=Policy)
    limits: Limits = field(default_factory=Limits)
    shard: Shard = WHOLE
    scheduler: str = ""
    """The address of the Dask scheduler whose cluster does it; "" for this machine."""

    def plan(self, folder: Store) -> Planner:
        """Give what tells what is to be done."""
        suffixes = tuple(self.task.suffixes.values())
        allowed = self.limits.tell()
        return Planner(
            self.task.tell_settings(), suffixes, folder, self.policy, allowed
        )

    def staff(self, documents: int) -> Limits:
        """Give the limits with as many workers as so many documents are worth."""
        worth = min(count_cores(), math.ceil(documents / WORTH))
        return replace(self.limits, jobs=self.limits.jobs or worth)


def run_task(inputs: Sequence[Input], run: Run) -> Iterator[Outcome]:
    """Convert inputs and give each one's outcome as it is known.

    Raises:
        ClashError: Two results would share a name; nothing has been written then.
        MissingError: Something that every document needs is not there.
        OutputError: Nothing can be written, or another run writes there.
    """
    stems = {each: each.stem for each in inputs}
    suffixes = run.task.suffixes.values()
    if not run.task.by_symbol:
        check_names(stems, run.out, suffixes)
    inputs = run.shard.pick(inputs)
    with open_record(find_store(run.out, run.shard.tag)) as recorder:
        _borrow(run, recorder)
        jobs: list[Job] = []
        for number, (source, reason, entry) in enumerate(_plan(inputs, run, recorder)):
            if reason or entry is None:
                jobs.append(Job(number, source, source.stem, reason))
            else:
                stems[source] = entry.stem
                yield recall(number, source, entry)
        jobs = jobs[: run.policy.limit]
        if run.task.by_symbol:
            stems |= _name(jobs, run)
            check_names(stems, run.out, suffixes)
            jobs = [replace(job, stem=stems[job.input]) for job in jobs]
        yield from _do(jobs, run, recorder)


def preview(inputs: Sequence[Input], run: Run) -> Iterator[tuple[Input, str]]:
    """Give each input with the reason for which a run would do it, "" for none.

    Raises:
        ClashError: Two results would share a name.
    """
    if not run.task.by_symbol:
        stems = {each: each.stem for each in inputs}
        check_names(stems, run.out, run.task.suffixes.values())
    folder = find_store(run.out, run.shard.tag)
    planner = run.plan(folder)
    with ExitStack() as stack:
        manifest = None
        with suppress(OutputError):
            manifest = Manifest.view(folder.fetch(NAME))
            stack.enter_context(closing(manifest))
        for each in run.shard.pick(inputs):
            entry = manifest.find(each.key) if manifest else None
            yield each, planner.decide(each, entry)[0]


def _borrow(run: Run, recorder: Recorder) -> None:
    """Let a part of a run begin with what the whole folder remembers of it."""
    manifest, whole = recorder.manifest, find_store(run.out)
    if run.shard.tag and next(iter(manifest), None) is None:
        with suppress(OutputError), closing(Manifest.view(whole.fetch(NAME))) as other:
            manifest.add(entry for entry in other if run.shard.holds(entry.key))


def _plan(
    inputs: Sequence[Input], run: Run, recorder: Recorder
) -> Iterator[tuple[Input, str, Entry | None]]:
    """Give each input with the reason to do it and its entry, brought up to date."""
    planner = run.plan(recorder.folder)
    for each in inputs:
        old = recorder.manifest.find(each.key)
        reason, entry = planner.decide(each, old)
        if entry is not None and entry != old:
            recorder.note(entry)
        yield each, reason, entry


def _name(jobs: list[Job], run: Run) -> dict[Input, str]:
    """Give the names that inputs have by their symbols; what is lost keeps its own."""
    work = partial(name_job, run.task)
    return {
        done.task.input: done.answer
        for done in _supervise(jobs, work, run)
        if not isinstance(done.answer, Loss)
    }


def _do(jobs: list[Job], run: Run, recorder: Recorder) -> Iterator[Outcome]:
    """Have jobs done, and note what became of them."""
    for job, entry in _conclude(jobs, run, recorder):
        old = recorder.manifest.find(entry.key)
        recorder.note(keep_files(entry, old))
        yield tell_outcome(job, entry)
        if run.policy.fail_fast and entry.failure is not None:
            return


def _conclude(
    jobs: list[Job], run: Run, recorder: Recorder
) -> Iterator[tuple[Job, Entry]]:
    """Give jobs with the entries that tell of them, as they are done, here or there."""
    if run.scheduler and jobs:
        from unres.batch.cluster import spread

        yield from spread(jobs, run)
        return
    store = recorder.folder
    for done in _supervise(jobs, partial(do_job, run.task, store), run):
        yield done.task, conclude(done, run.task, store, run.limits)


def _supervise(
    jobs: list[Job], work: Callable[[Job], R], run: Run
) -> Iterator[Done[Job, R]]:
    """Have workers do some work on jobs, if there are any."""
    if jobs:
        run.task.prepare()
        # What is there now is shared with the workers as long as nobody touches it.
        gc.freeze()
        yield from supervise(jobs, work, run.staff(len(jobs)))
