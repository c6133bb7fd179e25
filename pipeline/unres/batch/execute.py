"""Carry out a run: convert, check and write what has changed; leave the rest alone.

Files reach the disk first, then they are put in their place, then their folders reach
the disk, then the manifest tells of them: each for many documents at once. So a run
that was killed is gone on with: what the manifest does not tell of is done again, to
the same bytes.
"""

from __future__ import annotations

from collections.abc import Generator, Iterable, Iterator, Sequence
from contextlib import closing, suppress
from dataclasses import replace
from functools import partial

from unres.batch.bucket import Store, find_store
from unres.batch.cluster import spread
from unres.batch.input import Input
from unres.batch.inputs import ClashError, find_clashes, fold, list_numbered
from unres.batch.manifest import NAME, Entry, Manifest
from unres.batch.outcome import Failure, Outcome, Status
from unres.batch.plan import CLASH, FAILING, NEW, Planner, Run, find_taught
from unres.batch.record import (
    Recorder,
    conclude,
    gather,
    keep,
    open_record,
    tell_outcome,
)
from unres.batch.supervise import Crew, supervise
from unres.batch.work import Job, Report, do_job, name_job
from unres.errors import OutputError, UnresError

Workers = Crew[Job, Report]
"""The workers that convert, in both passes."""


def run_task(inputs: Sequence[Input], run: Run) -> Iterator[Outcome]:
    """Convert inputs and yield each one's outcome as it is known.

    Inputs whose results would share a name fail before anything is written.

    Raises:
        MissingError: Something that every document needs is not there.
        OutputError: Nothing can be written, or another run writes there.
    """
    clashes = _find_clashes(inputs, run)
    inputs = run.shard.pick(inputs)
    with (
        open_record(find_store(run.out, run.shard.tag)) as recorder,
        Crew(partial(do_job, run.task, recorder.folder), run.limits) as crew,
    ):
        _borrow(run, recorder)
        held: list[Job] = []
        jobs = yield from _begin(inputs, run, recorder, held, clashes)
        keys = {each.key for each in inputs if each not in clashes}
        for job, entry in _do(jobs, run, recorder, crew):
            if entry.missing and not entry.failure:
                held.append(job)
            else:
                yield tell_outcome(job, entry)
            if run.policy.fail_fast and entry.failure:
                keys = set()
        yield from _teach(held, run, recorder, crew, keys)


def _find_clashes(inputs: Iterable[Input], run: Run) -> dict[Input, ClashError]:
    """Return the inputs that share a name, if they are named by themselves."""
    if run.task.by_symbol:
        return {}
    stems = {each: each.stem for each in inputs}
    return find_clashes(stems, run.out, run.task.suffixes.values())


def _begin(
    inputs: Sequence[Input],
    run: Run,
    recorder: Recorder,
    held: list[Job],
    clashes: dict[Input, ClashError],
) -> Generator[Outcome, None, list[Job]]:
    """Yield the outcomes of what is not converted, and return the jobs to do.

    What may yet learn something is held back. Clashes of names that are known only
    now, by the symbols of the documents, are added.
    """
    planned = list(_plan(inputs, run, recorder.manifest, recorder.folder))
    wanted = [job for job, entry, _ in planned if job.reason or entry is None]
    jobs = [job for job in wanted if job.input not in clashes][: run.policy.limit]
    stems = {job.input: job.stem for job, _, _ in planned}
    if run.task.by_symbol:
        stems |= _name(jobs, run)
        clashes |= find_clashes(stems, run.out, run.task.suffixes.values())
    done = {job.number for job in wanted}
    recorder.note([entry for _, entry, differs in planned if entry and differs])
    for job, entry, _ in planned:
        if job.input in clashes:
            failure = Failure.of(clashes[job.input])
            yield Outcome(job.input, Status.FAILED, (), failure, job.number, CLASH)
        elif job.number in done or entry is None:
            continue
        elif entry.missing:
            held.append(job)
        else:
            yield tell_outcome(job, entry)
    if run.policy.fail_fast and clashes:
        return []
    numbered = list_numbered(stems.values())
    fit = ((job, stems[job.input]) for job in jobs if job.input not in clashes)
    return [
        replace(job, stem=stem, taken=numbered.get(fold(stem), frozenset()))
        for job, stem in fit
    ]


def _teach(
    held: list[Job], run: Run, recorder: Recorder, crew: Workers, keys: set[str]
) -> Iterator[Outcome]:
    """Do again what learns from the inputs of these keys; give the outcomes of all."""
    again = _find_again(held, run, recorder.manifest, keys)
    taught = {job.number for job in again}
    for job in held:
        entry = recorder.manifest.find(job.input.key)
        if job.number not in taught and entry is not None:
            yield tell_outcome(job, entry)
    for job, entry in _do(again, run, recorder, crew):
        yield tell_outcome(job, entry)


def _find_again(
    held: list[Job], run: Run, manifest: Manifest, keys: set[str]
) -> list[Job]:
    """Return the jobs to do again for what they learn from the inputs of these keys."""
    # A part of a run does not know what the others print.
    return find_taught(held, manifest, keys) if keys and not run.shard.tag else []


def preview(inputs: Sequence[Input], run: Run) -> Iterator[tuple[Input, str]]:
    """Yield each input with the reason for which a run would do it, "" for none."""
    clashes = _find_clashes(inputs, run)
    inputs = run.shard.pick(inputs)
    store = find_store(run.out, run.shard.tag)
    try:
        manifest = Manifest.view(store.fetch(NAME))
    except OutputError:
        for each in inputs:
            yield each, f"{FAILING}{clashes[each]}" if each in clashes else NEW
        return
    with closing(manifest):
        plan = [(job, entry) for job, entry, _ in _plan(inputs, run, manifest, store)]
        held = [job for job, entry in plan if entry and entry.missing]
        again = _find_again(held, run, manifest, {each.key for each in inputs})
        taught = {job.number: job.reason for job in again}
    for job, _ in plan:
        if job.input in clashes:
            yield job.input, f"{FAILING}{clashes[job.input]}"
        else:
            yield job.input, job.reason or taught.get(job.number, "")


def _borrow(run: Run, recorder: Recorder) -> None:
    """Let a part of a run begin with what the whole folder remembers of it."""
    manifest, whole = recorder.manifest, find_store(run.out)
    if run.shard.tag and next(iter(manifest), None) is None:
        with suppress(OutputError), closing(Manifest.view(whole.fetch(NAME))) as other:
            manifest.add(entry for entry in other if run.shard.holds(entry.key))


def _plan(
    inputs: Sequence[Input], run: Run, manifest: Manifest, store: Store
) -> Iterator[tuple[Job, Entry | None, bool]]:
    """Yield a job for each input, its entry as of now, and whether that has changed."""
    settings, limits = run.task.tell_settings(), run.limits.tell()
    suffixes = tuple(run.task.suffixes.values())
    planner = Planner(settings, suffixes, store, run.policy, limits)
    for number, each in enumerate(inputs):
        old = manifest.find(each.key)
        reason, entry = planner.decide(each, old)
        stem = each.stem if reason or entry is None else entry.stem
        yield Job(number, each, stem, reason), entry, entry != old


def _name(jobs: list[Job], run: Run) -> dict[Input, str]:
    """Return the stems of inputs by their symbols; lost ones keep their own."""
    if jobs:
        run.task.prepare()
    return {
        done.task.input: done.answer
        for done in supervise(jobs, partial(name_job, run.task), run.limits)
        if not isinstance(done.answer, UnresError)
    }


def _do(
    jobs: list[Job], run: Run, recorder: Recorder, crew: Workers
) -> Iterator[tuple[Job, Entry]]:
    """Have jobs done, here or on a cluster, and noted; give them with their entries."""
    if not jobs:
        return
    most = 1 if run.policy.fail_fast else 0
    if run.scheduler:
        done = gather(spread(jobs, run), most)
    else:
        run.task.prepare()
        done = conclude(crew.run(jobs), run, recorder.folder, most)
    find = recorder.manifest.find
    for group in done:
        kept = [(job, keep(entry, find(entry.key))) for job, entry in group]
        recorder.note([entry for _, entry in kept])
        yield from kept
        if run.policy.fail_fast and any(entry.failure for _, entry in kept):
            return
