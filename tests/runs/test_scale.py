"""Many documents take no more memory than few, and little of it is for each."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from poison import fill, make_run

from sizes import SOAK
from unres.batch.execute import run_task
from unres.batch.inputs import find_inputs
from unres.batch.outcome import Status

COUNT = 100_000 if SOAK else 2_000
MOST = 200 * 1024
"""The memory that the parent may have, in KiB."""

EACH = 1.0 if SOAK else 4.0
"""How much more it may have for each document more, in KiB."""

STATUS = Path("/proc/self/status")


def measure_memory() -> int:
    """Give the memory that this process has, in KiB."""
    line = next(x for x in STATUS.read_text().splitlines() if x.startswith("VmRSS"))
    return int(line.split()[1])


@pytest.mark.skipif(not STATUS.exists(), reason="needs Linux")
def test_a_run_over_many_documents_grows_hardly(tmp_path: Path) -> None:
    for part in range(COUNT // 1000):
        words = {f"{n:04}": b"good %d" % n for n in range(1000)}
        fill(tmp_path / "in" / f"{part:03}", words)
    before = measure_memory()
    inputs = find_inputs([str(tmp_path / "in")])
    run = make_run(tmp_path / "out")
    marks = {}
    began = time.monotonic()
    for number, outcome in enumerate(run_task(inputs, run), start=1):
        assert outcome.status is Status.WRITTEN
        if number in {COUNT // 4, COUNT}:
            marks[number] = measure_memory()
    seconds = time.monotonic() - began
    each = (marks[COUNT] - marks[COUNT // 4]) / (COUNT * 3 / 4)
    print(f"\n{COUNT:,} documents: {seconds:.0f} s, {COUNT / seconds:.0f} a second,")
    print(f"{marks[COUNT] / 1024:.0f} MiB, {each:.2f} KiB more for each document")
    assert len(inputs) == COUNT
    assert marks[COUNT] < max(MOST, before + COUNT * EACH)
    assert each < EACH
    began = time.monotonic()
    assert all(o.status is Status.CURRENT for o in run_task(inputs, run))
    print(f"nothing to do: {time.monotonic() - began:.1f} s")
