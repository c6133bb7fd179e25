"""A cluster comes to what one machine comes to, even if a part of it is lost."""

from __future__ import annotations

import os
import shutil
import signal
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from poison import do_run, read_tree

from unres.batch import cluster, execute
from unres.batch.folder import PRIVATE
from unres.batch.manifest import Entry
from unres.batch.outcome import Status
from unres.batch.plan import Run
from unres.batch.work import Job, Task
from unres.cli import main
from unres.convert import Options, convert, prepare
from unres.errors import ExitCode, MissingError

distributed = pytest.importorskip("distributed", reason="no extra dask")

SEEDS = Path(__file__).resolve().parents[2] / "seeds"


@pytest.fixture(scope="module")
def machines() -> Iterator[Any]:
    """A cluster of two worker processes on this machine."""
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, dashboard_address=None, silence_logs=50
    ) as machines:
        yield machines


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Some documents, one of them empty."""
    seed = min(SEEDS.glob("*.txt"), key=lambda path: path.stat().st_size)
    (tmp_path / "in").mkdir()
    for number in range(12):
        shutil.copy(seed, tmp_path / "in" / f"{number:02}.txt")
    (tmp_path / "in" / "05.txt").write_bytes(b"")
    return tmp_path / "in"


def make_run(out: Path) -> Run:
    suffixes = {"akn": ".xml", "json": ".json"}
    return Run(Task(convert, Options(), suffixes, prepare=prepare), out)


@pytest.mark.filterwarnings("ignore")
def test_a_cluster_gives_the_same_bytes_with_a_worker_killed_in_the_middle(
    machines: Any, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    local = do_run(folder, make_run(tmp_path / "local"))
    pid = next(worker.pid for worker in machines.workers.values())

    def spread_and_kill(jobs: list[Job], run: Run) -> Iterator[tuple[Job, Entry]]:
        for number, done in enumerate(cluster.spread(jobs, run, size=3)):
            if not number:
                os.kill(pid, signal.SIGKILL)
            yield done

    monkeypatch.setattr(execute, "spread", spread_and_kill)
    run = replace(make_run(tmp_path / "there"), scheduler=machines.scheduler_address)
    there = do_run(folder, run)
    assert read_tree(tmp_path / "there") == read_tree(tmp_path / "local")
    assert [each.status for each in there] == [each.status for each in local]
    assert there[5].failure == local[5].failure
    assert not list((tmp_path / "there" / PRIVATE).glob("waiting*"))
    again = do_run(folder, make_run(tmp_path / "there"))
    assert [each.status for each in again].count(Status.CURRENT) == 11


def test_a_scheduler_that_is_not_there_is_an_error(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cluster, "PATIENCE", 0.2)
    run = replace(make_run(tmp_path / "out"), scheduler="tcp://127.0.0.1:1")
    with pytest.raises(MissingError, match="cannot be reached"):
        do_run(folder, run)


def test_a_scheduler_needs_its_engine(tmp_path: Path) -> None:
    place = [str(SEEDS), "-o", str(tmp_path)]
    assert main(["convert", *place, "--engine", "dask"]) == ExitCode.USAGE
    assert main(["convert", *place, "--scheduler", "tcp://x:1"]) == ExitCode.USAGE
