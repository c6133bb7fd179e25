"""Measures whole runs: `python bench/runs.py FOLDER [COUNT]`.

The texts of the folder, again and again up to so many, become Akoma Ntoso and JSON:
documents a second by the number of jobs, the memory of the parent and of the largest
worker, two runs at once, a second run with nothing to do. Beside them, the floor
(libxml2 merely parsing, validating and serialising the same XML), what the manifest
takes, and a peer if it is there: bluebell, which makes Akoma Ntoso of the same words
(`make bench` installs it in an environment of its own).
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import tempfile
import time
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from figures import ENVIRONMENT, tell
from lxml import etree

from unres.batch.folder import PRIVATE
from unres.batch.manifest import NAME, Manifest
from unres.batch.record import GROUP
from unres.batch.worker import count_cores
from unres.convert import convert
from unres.validate.schema import load_schema

PEER = Path(".venv-peer/bin/python")
"""The Python of the peer's own environment."""


class Measured(NamedTuple):
    """What a run took: seconds, of them of processors, and MiB of its processes."""

    seconds: float
    work: float
    parent: float
    worker: float


def measure_memory(pid: int) -> float:
    """Give the memory that a process has, in MiB, or 0 if it is gone."""
    try:
        words = Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return 0.0
    found = (line for line in words.splitlines() if line.startswith("VmRSS"))
    return int(next(found, "VmRSS: 0").split()[1]) / 1024


def list_children(pid: int) -> list[int]:
    """Give the processes that a process has started."""
    try:
        return list(
            map(int, Path(f"/proc/{pid}/task/{pid}/children").read_text().split())
        )
    except OSError:
        return []


def measure_run(folder: Path, out: Path, jobs: int) -> Measured:
    """Measure one run of the command line."""
    began, before = time.perf_counter(), measure_work()
    parent = worker = 0.0
    with start_run(folder, out, jobs) as run:
        while run.poll() is None:
            parent = max(parent, measure_memory(run.pid))
            each = map(measure_memory, list_children(run.pid))
            worker = max(worker, *each, 0.0)
            time.sleep(0.05)
    seconds = time.perf_counter() - began
    return Measured(seconds, measure_work() - before, parent, worker)


def start_run(folder: Path, out: Path, jobs: int) -> subprocess.Popen[bytes]:
    """Start the command line."""
    command = [sys.executable, "-m", "unres", "convert", str(folder), "-o", str(out)]
    command += ["--to", "akn", "--to", "json", "--jobs", str(jobs)]
    return subprocess.Popen(command, stderr=subprocess.DEVNULL, env=ENVIRONMENT)


def measure_twice(folder: Path, out: Path) -> float:
    """Give the seconds of two runs with one job at the same time.

    Two jobs of one run can gain no more than these do, whatever the machine.
    """
    began = time.perf_counter()
    for run in [start_run(folder, out / name, 1) for name in ("first", "second")]:
        run.wait()
    return time.perf_counter() - began


def measure_work() -> float:
    """Give the processor time of all that this process has started and that ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def fill(folder: Path, texts: list[Path], count: int) -> int:
    """Fill a folder with so many texts, and give their bytes in all."""
    total = 0
    for number in range(count):
        data = texts[number % len(texts)].read_bytes()
        place = folder / f"{number // 1000:03}"
        place.mkdir(parents=True, exist_ok=True)
        (place / f"{number:06}.txt").write_bytes(data)
        total += len(data)
    return total


def measure_floor(out: Path) -> float:
    """Give the seconds that libxml2 takes for the XML of a run."""
    files = [path.read_bytes() for path in sorted(out.rglob("*.xml"))]
    schema = load_schema()
    began = time.process_time()
    for data in files:
        root = etree.fromstring(data)
        assert schema.validate(root)
        etree.tostring(root)
    return time.process_time() - began


def measure_manifest(out: Path) -> float:
    """Give the milliseconds that the manifest takes for one entry."""
    with closing(Manifest.view(out / PRIVATE / NAME)) as old:
        first = next(iter(old))
    entries = [replace(first, key=f"{n}.txt") for n in range(100 * GROUP)]
    with (
        tempfile.TemporaryDirectory() as place,
        closing(Manifest.open(Path(place) / NAME)) as manifest,
    ):
        began = time.perf_counter()
        for start in range(0, len(entries), GROUP):
            manifest.add(entries[start : start + GROUP])
        return 1000 * (time.perf_counter() - began) / len(entries)


def tell_peer(folder: Path, own: float, count: int) -> None:
    """Tell how long the peer takes for the texts that it reads, and unres for these.

    A conversion is measured as the peer is, in one process; a run starts and writes.
    """
    if not PEER.exists():
        print("bluebell is not there; make bench installs it")
        return
    command = [str(PEER), str(Path(__file__).with_name("peer.py")), str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    took = json.loads(done.stdout)
    read = [Path(path) for path, seconds in took.items() if seconds is not None]
    tell(f"texts of {len(took)} that bluebell refuses", len(took) - len(read), 0)
    if not read:
        return
    each = sum(took[str(path)] for path in read) / len(read)
    tell("ms a document, bluebell", 1000 * each)
    tell("  unres's conversion of the same, times that", convert_all(read) / each, 2)
    tell("  unres with one job, times that", own / count / each, 2)


def convert_all(paths: list[Path]) -> float:
    """Give the mean seconds of conversions, one after the other, in a warm process."""
    texts = [(path.read_bytes(), path.name) for path in paths]
    convert(*texts[0], ("akn", "json"))
    began = time.process_time()
    for data, name in texts:
        convert(data, name, ("akn", "json"))
    return (time.process_time() - began) / len(texts)


def main(folder: str = "seeds", count: str = "200") -> None:
    """Print the tables."""
    texts = sorted(Path(folder).glob("*.txt"))
    measure_all(texts, int(count))


def measure_all(texts: list[Path], count: int) -> None:
    """Print the tables for so many documents."""
    with tempfile.TemporaryDirectory() as place:
        source = Path(place) / "in"
        size = fill(source, texts, count)
        print(f"{count:,} documents, {size / 1e6:.1f} MB, {count_cores()} cores")
        runs = {}
        for jobs in sorted({1, 2, count_cores()}):
            runs[jobs] = run = measure_run(source, Path(place) / str(jobs), jobs)
            tell(f"documents a second, {jobs} jobs", count / run.seconds)
            tell(f"  {jobs} jobs, times one job", runs[1].seconds / run.seconds, 2)
            tell(f"  {jobs} jobs, ms of work a document", 1000 * run.work / count)
            tell(f"  {jobs} jobs, MiB, parent", run.parent, 0)
            tell(f"  {jobs} jobs, MiB, largest worker", run.worker, 0)
        twice = measure_twice(source, Path(place))
        tell("two runs at once, times one run", 2 * runs[1].seconds / twice, 2)
        one = Path(place) / "1"
        again = measure_run(source, one, 1).seconds
        floor = measure_floor(one)
        tell("documents a second, nothing to do", count / again, 0)
        tell("ms an entry of the manifest", measure_manifest(one), 3)
        tell("ms a document, libxml2's floor", 1000 * floor / count, 2)
        tell("  a run with one job, times that", runs[1].work / floor)
        tell_peer(source, runs[1].work, count)


if __name__ == "__main__":
    main(*sys.argv[1:])
