"""Workers that cannot take a run down, with work that is as bad as can be."""

from __future__ import annotations

import faulthandler
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest

from unres.batch import supervise as supervising
from unres.batch.supervise import Crew, Done, supervise
from unres.batch.worker import Limits
from unres.errors import (
    CrashError,
    MissingError,
    OutOfMemoryError,
    SlowError,
    UnresError,
)

LIMITS = Limits(jobs=2, timeout=300, memory=4096)
"""Time and memory enough on a machine with much else to do."""


def square(number: int) -> int:
    return number * number


def do(work: Callable[[int], object], count: int, limits: Limits = LIMITS) -> list:
    return sorted(supervise(range(count), work, limits), key=lambda done: done.task)


@pytest.mark.parametrize("jobs", [1, 2, 5])
@pytest.mark.parametrize("count", [0, 1, 3, 200])
def test_every_task_has_one_answer(jobs: int, count: int) -> None:
    done = do(square, count, Limits(jobs))
    assert done == [Done(n, n * n, 1) for n in range(count)]


def crash() -> None:
    faulthandler.disable()  # A crash that is meant needs no story.
    os.kill(os.getpid(), signal.SIGSEGV)


def leave() -> None:
    os._exit(3)


def hang() -> None:
    time.sleep(100)


def stop() -> None:
    os.kill(os.getpid(), signal.SIGSTOP)


def eat() -> None:
    bytearray(2**40)


def starve() -> None:
    raise OutOfMemoryError("libxml2 has no memory")


@pytest.mark.parametrize(
    ("poison", "loss", "told"),
    [
        (crash, CrashError, "it was ended by SIGSEGV"),
        (leave, CrashError, "it ended with status 3"),
        (eat, OutOfMemoryError, "more than 4096 MiB of memory, twice"),
        (starve, OutOfMemoryError, "more than 4096 MiB of memory, twice"),
    ],
)
def test_a_task_that_costs_workers_is_tried_twice_and_costs_nothing_else(
    poison: Callable[[], None], loss: type[UnresError], told: str
) -> None:
    def work(number: int) -> int:
        if number == 7:
            poison()
        return number

    done = do(work, 30)
    task, error, tries = done.pop(7)
    assert (task, type(error), tries) == (7, loss, 2)
    assert told in str(error)
    assert done == [Done(n, n, 1) for n in range(30) if n != 7]


@pytest.mark.parametrize("poison", [hang, stop])
def test_a_task_past_its_deadline_is_tried_twice_and_costs_nothing_else(
    poison: Callable[[], None], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def work(number: int) -> int:
        if number == 7:
            (tmp_path / str(os.getpid())).touch()
            poison()
        return number

    # Time stands still until a task hangs: then its deadline is over at once, and
    # nobody else's, for one worker is all there is.
    clock = SimpleNamespace(monotonic=lambda: 1000.0 * len(list(tmp_path.iterdir())))
    monkeypatch.setattr(supervising, "time", clock)
    done = do(work, 30, Limits(jobs=1, timeout=1))
    task, error, tries = done.pop(7)
    assert (task, type(error), tries) == (7, SlowError, 2)
    assert "it timed out twice, after 1 s" in str(error)
    assert done == [Done(n, n, 1) for n in range(30) if n != 7]


def test_a_task_that_costs_a_worker_only_once_is_done(tmp_path: Path) -> None:
    def work(number: int) -> int:
        mark = tmp_path / str(number)
        if number % 5 == 0 and not mark.exists():
            mark.touch()
            crash()
        return number

    assert do(work, 20) == [Done(n, n, 1 + (n % 5 == 0)) for n in range(20)]


def test_a_worker_is_replaced_after_some_tasks() -> None:
    pids = [done.answer for done in do(lambda _: os.getpid(), 12, Limits(1, recycle=1))]
    assert len(set(pids)) == 12


def test_workers_go_on_with_the_tasks_of_a_second_run() -> None:
    with Crew(lambda _: os.getpid(), Limits(1)) as crew:
        first = {done.answer for done in crew.run(range(3))}
        assert {done.answer for done in crew.run(range(9))} == first
    with pytest.raises(ProcessLookupError):
        os.kill(*first, 0)


def test_a_run_that_is_left_leaves_nothing_to_the_next() -> None:
    with Crew(square, LIMITS) as crew:
        for _ in crew.run(range(50)):
            break
        done = sorted(crew.run(range(7, 9)), key=lambda each: each.task)
    assert done == [Done(7, 49, 1), Done(8, 64, 1)]


def test_what_work_raises_ends_the_run() -> None:
    def work(number: int) -> int:
        raise MissingError("there is no schema; get one")

    with pytest.raises(MissingError, match="there is no schema"):
        do(work, 3)


def test_no_worker_outlives_its_run() -> None:
    pids = []
    for done in supervise(range(100), lambda _: os.getpid(), LIMITS):
        pids.append(done.answer)
        break
    for pid in pids:
        with pytest.raises(ProcessLookupError):
            os.kill(pid, 0)


def test_workers_end_with_a_run_that_is_killed(tmp_path: Path) -> None:
    script = f"""
import os, pathlib, time
from unres.batch.supervise import supervise
from unres.batch.worker import Limits

def work(number):
    pathlib.Path({str(tmp_path)!r}, str(os.getpid())).touch()
    time.sleep(100)

list(supervise(range(2), work, Limits(2, timeout=100)))
"""
    with subprocess.Popen([sys.executable, "-c", script]) as run:
        wait_for(lambda: len(list(tmp_path.iterdir())) == 2)
        run.kill()
    pids = [int(path.name) for path in tmp_path.iterdir()]
    wait_for(lambda: not any(Path(f"/proc/{pid}/exe").exists() for pid in pids))
    assert len(pids) == 2


def wait_for(thing: Callable[[], bool]) -> None:
    """Wait until something is so, but not for ever."""
    end = time.monotonic() + 300
    while not thing():
        assert time.monotonic() < end
        time.sleep(0.02)
