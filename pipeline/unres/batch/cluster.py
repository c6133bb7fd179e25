"""A run on a Dask cluster: shards of documents, each done by one machine's own workers.

A shard that is lost with its machine is done again by another, to the same bytes. The
files, or the buckets, must be in the same place for all machines. One process alone
writes the manifest: the one that asked for the run.
"""

from __future__ import annotations

import pickle
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any, Final
from uuid import uuid4

from unres.batch.bucket import find_store
from unres.batch.extras import tell_install
from unres.batch.folder import SPREAD
from unres.batch.input import is_url
from unres.batch.manifest import Entry
from unres.batch.plan import Run
from unres.batch.record import conclude
from unres.batch.supervise import supervise
from unres.batch.work import Job, do_job
from unres.errors import MissingError, UnresError

SIZE: Final = 500
"""How many documents a shard has: to start one takes as long as to do fifty."""
WINDOW: Final = 4
"""So many shards for each thread of the cluster are on their way at a time."""
PATIENCE: Final = 30
"""How long a scheduler is waited for, in seconds."""


def spread(jobs: list[Job], run: Run, size: int = SIZE) -> Iterator[tuple[Job, Entry]]:
    """Have a cluster do jobs, and give each with the entry that tells of it.

    Raises:
        MissingError: The scheduler cannot be reached.
        UnresError: Something goes wrong with all documents.
    """
    shards = (jobs[i : i + size] for i in range(0, len(jobs), size))
    with _connect(run.scheduler) as client:
        from distributed import as_completed

        send = partial(client.submit, do_shard, run=_settle(run), pure=False, retries=2)
        threads = sum(client.nthreads().values())
        sent = {send(s): s for s in islice(shards, WINDOW * max(threads, 1))}
        running: Any = as_completed(sent)
        for future in running:
            answer = future.result()
            if isinstance(answer, UnresError):
                raise answer
            yield from zip(sent.pop(future), answer, strict=True)
            for shard in islice(shards, 1):
                another = send(shard)
                sent[another] = shard
                running.add(another)


def do_shard(jobs: list[Job], run: Run) -> list[Entry] | UnresError:
    """Do jobs on this machine and give their entries, or what went wrong with all.

    A fresh process does them: the one that calls has threads, and must not be copied.
    """
    done = subprocess.run(
        [sys.executable, "-m", __name__],
        input=pickle.dumps((jobs, run)),
        stdout=subprocess.PIPE,
        check=True,
    )
    answer: list[Entry] | UnresError = pickle.loads(done.stdout)
    return answer


def do_jobs(jobs: list[Job], run: Run) -> list[Entry]:
    """Do jobs and put their files in their place; the entries stand as the jobs do.

    Raises:
        UnresError: Something goes wrong with all documents.
    """
    entries: dict[int, Entry] = {}
    # A shard that was lost may still go on somewhere: it must not be in the way.
    with find_store(run.out, f"{SPREAD}-{uuid4().hex}") as store:
        run.task.prepare()
        made = supervise(jobs, partial(do_job, run.task, store), run.limits)
        for group in conclude(made, run, store):
            entries |= {job.number: entry for job, entry in group}
        store.settle()
    return [entries[job.number] for job in jobs]


def _settle(run: Run) -> Run:
    """Return a run that means the same on another machine: one worker for a thread."""
    out = run.out if is_url(run.out) else Path(run.out).absolute()
    return replace(run, out=out, limits=replace(run.limits, jobs=run.limits.jobs or 1))


def _connect(address: str) -> Any:
    try:
        from distributed import Client

        return Client(address, timeout=PATIENCE)
    except (ImportError, OSError, ValueError) as error:
        raise MissingError(
            f"the Dask scheduler {address} cannot be reached ({error}); check the"
            " address, and that Dask is installed:"
            f" {tell_install('distributed')}"
        ) from error


def main() -> None:
    """Do the jobs that the standard input holds; the answer is the output."""
    answer: list[Entry] | UnresError
    try:
        answer = do_jobs(*pickle.load(sys.stdin.buffer))
    except UnresError as error:
        answer = error
    sys.stdout.buffer.write(pickle.dumps(answer))


if __name__ == "__main__":
    main()
