"""Poisoned documents and workers killed at random cost only themselves."""

from __future__ import annotations

import os
import signal
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from poison import do_run, fill, make_run, read_tree

from sizes import SOAK
from unres.batch.execute import run_task
from unres.batch.inputs import find_inputs
from unres.batch.outcome import Status
from unres.batch.supervise import Crew

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


def test_every_good_document_is_converted_and_every_bad_one_named(
    tmp_path: Path,
) -> None:
    words = make_documents()
    folder = fill(tmp_path / "in", words)
    # A good document is lost only if it takes so long twice, even on a busy machine.
    outcomes = do_run(folder, make_run(tmp_path / "out", timeout=5.0))
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


def test_workers_that_are_killed_again_and_again_cost_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    crews: list[Crew[Any, Any]] = []
    run_crew = Crew.run

    def run(crew: Crew[Any, Any], tasks: Sequence[Any]) -> Iterator[Any]:
        crews.append(crew)
        return run_crew(crew, tasks)

    monkeypatch.setattr(Crew, "run", run)
    words = {f"{n:05}": b"good %d" % n for n in range(COUNT * 5)}
    inputs = find_inputs([str(fill(tmp_path / "in", words))])
    counts: Counter[Status] = Counter()
    killed = 0
    for number, outcome in enumerate(run_task(inputs, make_run(tmp_path / "out"))):
        counts[outcome.status] += 1
        # One that tries alone what cost another its life is spared.
        at_work = [w for c in crews for w in c.workers if w.tasks and not w.alone]
        if number % 60 == 0 and at_work:
            os.kill(at_work[0].pid, signal.SIGKILL)
            killed += 1
    assert killed > 2
    assert counts == {Status.WRITTEN: len(words)}
    assert len(read_tree(tmp_path / "out")) == 2 * len(words)


def test_what_cost_workers_is_left_alone_until_it_is_asked_for(tmp_path: Path) -> None:
    run = make_run(tmp_path / "out")
    folder = fill(tmp_path / "in", {"a": b"exit", "b": b"bad", "c": b"good"})
    first = do_run(folder, run)
    second = do_run(folder, run)
    assert [each.reason for each in second] == [
        "",
        "it failed before (source-unreadable)",
        "",
    ]
    assert second[0].failure == first[0].failure
    patient = make_run(tmp_path / "out", timeout=301.0)
    assert do_run(folder, patient)[0].reason == (
        "it failed before (worker-crashed), with other limits"
    )
