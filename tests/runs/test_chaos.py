"""Poisoned documents and workers killed at random cost only themselves."""

from __future__ import annotations

import os
import random
import signal
import threading
import time
from collections import Counter
from pathlib import Path

import pytest
from poison import do_run, fill, make_run, read_tree

from sizes import SOAK
from unres.batch.outcome import Status

COUNT = 2000 if SOAK else 240
EVERY = 50 if SOAK else 30

POISON = {
    b"crash": "worker-crashed",
    b"exit": "worker-crashed",
    b"hang": "too-slow",
    b"stop": "too-slow",
    b"eat": "out-of-memory",
    b"bad": "source-unreadable",
    b"deep": "unexpected",
}
"""What a document can be, and the code it fails with."""


def make_documents() -> dict[str, bytes]:
    """Give documents, some of them poisoned, by name."""
    kinds = list(POISON)
    return {
        f"{n:05}": kinds[n // EVERY % len(kinds)] + b" %d" % n
        if n % EVERY == EVERY // 2
        else b"good %d" % n
        for n in range(COUNT)
    }


def find_children() -> set[int]:
    """Give the processes that this one has started."""
    path = Path(f"/proc/self/task/{os.getpid()}/children")
    return set(map(int, path.read_text().split()))


class Killer(threading.Thread):
    """Kills a worker now and then, none twice and never two at once."""

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self.over = threading.Event()
        self.killed = 0

    def run(self) -> None:
        chance = random.Random(5)
        seen: set[int] = set()
        while not self.over.wait(chance.uniform(0.3, 0.6)):
            children = find_children()
            # One that has just begun may be trying what cost another its life.
            for pid in list(children & seen)[:1]:
                os.kill(pid, signal.SIGKILL)
                self.killed += 1
            seen = children


def test_every_good_document_is_converted_and_every_bad_one_named(
    tmp_path: Path,
) -> None:
    words = make_documents()
    outcomes = do_run(fill(tmp_path / "in", words), make_run(tmp_path / "out"))
    found = {each.input.stem: each for each in outcomes}
    assert len(outcomes) == len(found) == COUNT
    failed = {k: v.failure.code for k, v in found.items() if v.failure}
    kinds = {name: data.split()[0] for name, data in words.items()}
    assert failed == {k: POISON[kind] for k, kind in kinds.items() if kind in POISON}
    good = {name: data for name, data in words.items() if name not in failed}
    assert read_tree(tmp_path / "out") == {
        f"{name}{suffix}": b"%s: %s" % (form, data)
        for name, data in good.items()
        for form, suffix in ((b"akn", ".xml"), (b"json", ".json"))
    }


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="needs Linux")
def test_workers_that_are_killed_at_random_cost_nothing(tmp_path: Path) -> None:
    words = {f"{n:05}": b"good %d" % n for n in range(COUNT * 5)}
    folder = fill(tmp_path / "in", words)
    killer = Killer()
    killer.start()
    outcomes = do_run(folder, make_run(tmp_path / "out", timeout=30.0))
    killer.over.set()
    killer.join()
    assert killer.killed
    assert Counter(each.status for each in outcomes) == {Status.WRITTEN: len(words)}
    assert len(read_tree(tmp_path / "out")) == 2 * len(words)


def test_what_cost_workers_is_left_alone_until_it_is_asked_for(tmp_path: Path) -> None:
    run = make_run(tmp_path / "out")
    folder = fill(tmp_path / "in", {"a": b"exit", "b": b"bad", "c": b"good"})
    first = do_run(folder, run)
    began = time.monotonic()
    second = do_run(folder, run)
    assert time.monotonic() - began < 5
    assert [each.reason for each in second] == [
        "",
        "it failed before (source-unreadable)",
        "",
    ]
    assert second[0].failure == first[0].failure
    patient = make_run(tmp_path / "out", timeout=3.0)
    assert do_run(folder, patient)[0].reason == (
        "it failed before (worker-crashed), with other limits"
    )
