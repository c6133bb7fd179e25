"""Workers that cannot take a run down: a process each, a deadline, a second try.

A worker that crashes, hangs or runs out of memory costs the task it was at, and that
one is tried once more, alone in a new worker, before it is given up. Every answer is
acknowledged, so that it is always known which task a worker was at.
"""

from __future__ import annotations

import gc
import os
import signal
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from math import ceil
from select import POLLIN, poll
from typing import TYPE_CHECKING, Final, Generic, NamedTuple, Self, TypeVar

from unres.batch.outcome import Failure, attempt
from unres.batch.worker import NO_MEMORY, Limits, count_cores, serve
from unres.errors import CrashError, OutOfMemoryError, SlowError, UnresError

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

T = TypeVar("T")
R = TypeVar("R")

WORTH: Final = 8
"""A worker is started for every so many tasks, where nobody says how many."""
SPAN: Final = 0.5
"""About how much work a worker is given at a time, in seconds."""
MOST: Final = 64
"""How many tasks a worker is given at a time at most."""


class Done(NamedTuple, Generic[T, R]):
    """A task, what came of it, and how often it was tried."""

    task: T
    answer: R | UnresError
    """The error says what it did to its workers, where it cost two of them."""
    tries: int


@dataclass(slots=True, eq=False)
class Worker(Generic[T, R]):
    """A process at work, and the tasks it has not answered yet."""

    pid: int
    pipe: Connection
    alone: bool = False
    """Whether it was hired for one task that has cost a worker before."""
    tasks: deque[T] = field(default_factory=deque)
    since: float = 0.0
    """When it began with the first of its tasks."""
    done: int = 0
    pace: float = SPAN
    """How long a task takes it, in seconds."""

    def give(self, tasks: list[T]) -> None:
        """Send it tasks; only a worker with none may be given some."""
        self.tasks.extend(tasks)
        self.since = time.monotonic()
        # One that has just died is found out by reading from it.
        with suppress(OSError):
            self.pipe.send(tasks)

    def hear(self) -> tuple[T, R]:
        """Return the next task that it has done, and its answer.

        Raises:
            EOFError: It is no more.
        """
        answer = self.pipe.recv()
        now = time.monotonic()
        self.pace += (now - self.since - self.pace) / 4
        self.since = now
        self.done += 1
        return self.tasks.popleft(), answer

    def end(self) -> int:
        """End it at once and give its status, negative for a signal."""
        self.pipe.close()
        with suppress(ProcessLookupError):
            os.kill(self.pid, signal.SIGKILL)
        return os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])


@dataclass(slots=True, eq=False)
class Crew(Generic[T, R]):
    """The workers of a run, what waits for them, and what is to be tried alone.

    They are copies of this process, made when there is first something to do, so that
    what it has loaded they need not load; what they load then they keep for later.
    """

    work: Callable[[T], R]
    limits: Limits
    workers: list[Worker[T, R]] = field(default_factory=list)
    jobs: int = 0
    """How many workers there may be."""
    waiting: deque[T] = field(default_factory=deque)
    suspects: deque[T] = field(default_factory=deque)
    """Tasks that have cost a worker, to be tried once more."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        while self.workers:
            self._dismiss(self.workers[0])

    def run(self, tasks: Sequence[T]) -> Iterator[Done[T, R]]:
        """Yield tasks with their answers as they come; ends when every one has one."""
        # What is there now is shared with the workers as long as nobody touches it.
        gc.freeze()
        self.waiting, self.suspects = deque(tasks), deque()
        self.jobs = self.limits.jobs or min(count_cores(), ceil(len(tasks) / WORTH))
        try:
            while self._employ():
                yield from self._hear_all()
                yield from self._end_slow()
        finally:
            # They are at work only if nobody wants the answers.
            for worker in [each for each in self.workers if each.tasks]:
                self._dismiss(worker)

    def _employ(self) -> bool:
        """See that everyone has work, and tell whether anyone has."""
        while self.suspects and len(self.workers) < self.jobs:
            worker = self._hire(alone=True)
            worker.give([self.suspects.popleft()])
        for worker in [each for each in self.workers if not each.tasks]:
            if worker.alone or worker.done >= self.limits.recycle:
                self._dismiss(worker)
            elif self.waiting:
                worker.give(self._take(worker))
        while self.waiting and len(self.workers) < self.jobs:
            worker = self._hire()
            worker.give(self._take(worker))
        return any(worker.tasks for worker in self.workers)

    def _take(self, worker: Worker[T, R]) -> list[T]:
        """Take some tasks for a worker, fewer towards the end: all end together."""
        fair = ceil(len(self.waiting) / (2 * self.jobs))
        count = min(round(SPAN / max(worker.pace, SPAN / MOST)), fair)
        return [self.waiting.popleft() for _ in range(max(count, 1))]

    def _hire(self, *, alone: bool = False) -> Worker[T, R]:
        from multiprocessing.connection import Pipe

        ours, theirs = Pipe()
        parent = os.getpid()
        pid = os.fork()
        if not pid:
            # Its siblings must see their pipes end when the parent does.
            for pipe in (ours, *(each.pipe for each in self.workers)):
                pipe.close()
            serve(theirs, self.work, self.limits, parent)
        theirs.close()
        worker: Worker[T, R] = Worker(pid, ours, alone)
        self.workers.append(worker)
        return worker

    def _dismiss(self, worker: Worker[T, R]) -> int:
        """Part with a worker, and give the status it ends with."""
        self.workers.remove(worker)
        return worker.end()

    def _hear_all(self) -> Iterator[Done[T, R]]:
        """Yield the answers that are there, or the first that comes in time."""
        busy = {each.pipe.fileno(): each for each in self.workers if each.tasks}
        first = min(each.since for each in busy.values())
        left = first + self.limits.timeout - time.monotonic()
        ears = poll()
        for handle in busy:
            ears.register(handle, POLLIN)
        for handle, _ in ears.poll(1000 * max(left, 0.0)):
            worker = busy[handle]
            try:
                task, answer = worker.hear()
            except (EOFError, OSError):
                yield from self._lose(worker)
                continue
            if isinstance(answer, BaseException):
                raise answer
            yield Done(task, answer, 1 + worker.alone)

    def _end_slow(self) -> Iterator[Done[T, R]]:
        due = time.monotonic() - self.limits.timeout
        for worker in [w for w in self.workers if w.tasks and w.since <= due]:
            if not worker.pipe.poll():
                yield from self._lose(worker, slow=True)

    def _lose(
        self, worker: Worker[T, R], *, slow: bool = False
    ) -> Iterator[Done[T, R]]:
        """Bury a worker; what it was at is tried once more, or given up."""
        status = self._dismiss(worker)
        suspect = worker.tasks.popleft()
        self.waiting.extendleft(reversed(worker.tasks))
        if worker.alone:
            yield Done(suspect, self._explain(status, slow=slow), 2)
        else:
            self.suspects.append(suspect)

    def _explain(self, status: int, *, slow: bool) -> UnresError:
        if slow:
            return SlowError(
                f"it timed out twice, after {self.limits.timeout:g} s; raise --timeout,"
                " or split it into several files"
            )
        if status == NO_MEMORY:
            return OutOfMemoryError(
                f"it needed more than {self.limits.memory} MiB of memory, twice; raise"
                " --memory, or split it into several files"
            )
        return CrashError(
            f"its worker process crashed twice ({_tell_status(status)}); please report"
            " it and attach the file"
        )


def supervise(
    tasks: Sequence[T], work: Callable[[T], R], limits: Limits
) -> Iterator[Done[T, R]]:
    """Do some work on each of many tasks, and give each with its answer, or an error.

    Tasks and answers are sent through pipes. Answers come as they are ready.
    """
    with Crew(work, limits) as crew:
        yield from crew.run(tasks)


def supervise_in_order(
    things: Sequence[T], work: Callable[[T], R], limits: Limits
) -> Iterator[tuple[T, R | Failure]]:
    """Do some work on each of many things; yield each with its answer.

    What is done before its turn waits for those before it. A thing that costs its
    worker, or whose work raises what is its own fault, has failed.
    """
    ready: dict[int, R | Failure] = {}
    turn = 0

    def do_one(number: int) -> R | Failure:
        return attempt(work, things[number])

    # Workers know all things, so their numbers will do.
    for done in supervise(range(len(things)), do_one, limits):
        answer = done.answer
        if isinstance(answer, UnresError):
            answer = Failure.of(answer)
        ready[done.task] = answer
        while turn in ready:
            yield things[turn], ready.pop(turn)
            turn += 1


def _tell_status(status: int) -> str:
    if status >= 0:
        return f"it ended with status {status}"
    with suppress(ValueError):
        return f"it was ended by {signal.Signals(-status).name}"
    return f"it was ended by signal {-status}"
