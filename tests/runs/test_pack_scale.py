"""Packing many documents takes no more memory than few, and little time for each."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import time
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from sizes import SOAK
from unres.batch.manifest import Manifest, find_manifest
from unres.cli import main

ROOT = Path(__file__).resolve().parents[2]
FEW = 100
MANY = 20_000 if SOAK else 1_000
MOST = 40
"""So many times what it takes to read and hash a document's files, at most."""

STATUS = Path("/proc/self/status")

PACK = """
import sys, time
from unres.cli import main
assert main(["pack", *sys.argv[1:], "--date", "2026-01-02"]) == 0
status = open("/proc/self/status").read()
print(time.process_time(), status.split("VmHWM:")[1].split()[0])
"""


def make_many(folder: Path, count: int) -> Path:
    """Make a run of many documents out of one of two, by links to their files."""
    main(["convert", str(ROOT / "seeds"), "-o", str(folder / "out")])
    inputs = folder / "in"
    with closing(Manifest.open(find_manifest(folder / "out"))) as manifest:
        entries = list(manifest)
        made = []
        for number in range(count):
            entry = entries[number % len(entries)]
            stem = f"{number % 97:02}/{number:06}"
            source = inputs / f"{stem}.txt"
            source.parent.mkdir(parents=True, exist_ok=True)
            os.link(_copy(ROOT / "seeds" / entry.key, folder), source)
            for suffix in entry.files:
                path = folder / "out" / f"{stem}{suffix}"
                path.parent.mkdir(parents=True, exist_ok=True)
                os.link(folder / "out" / f"{entry.stem}{suffix}", path)
            mark = str(source.stat().st_mtime_ns)
            path = os.path.relpath(source, folder / "out")
            key = f"{stem}.txt"
            made.append(replace(entry, key=key, path=path, stem=stem, mark=mark))
        manifest.base.execute("DELETE FROM document")
        manifest.add(made)
    return folder / "out"


def _copy(source: Path, folder: Path) -> Path:
    """Copy a file beside the run, once, so that it can be linked to."""
    target = folder / source.name
    if not target.exists():
        target.write_bytes(source.read_bytes())
    return target


def measure(out: Path, package: Path, form: str) -> tuple[float, int]:
    """Give the processor's seconds that packing takes, and its memory in KiB."""
    words = [sys.executable, "-c", PACK, str(out), str(package), "--as", form]
    done = subprocess.run(words, capture_output=True, text=True, check=True)
    seconds, memory = done.stdout.split()
    return float(seconds), int(memory)


def measure_hashing(out: Path) -> float:
    """Give the processor's seconds in which the documents of a run are hashed."""
    began = time.process_time()
    for path in out.glob("*/*.*"):
        hashlib.sha512(path.read_bytes()).hexdigest()
    return time.process_time() - began


@pytest.mark.skipif(not STATUS.exists(), reason="needs Linux")
@pytest.mark.parametrize("form", ["bagit", "ocfl"])
def test_packing_many_documents_grows_hardly(form: str, tmp_path: Path) -> None:
    few = make_many(tmp_path / "few", FEW)
    many = make_many(tmp_path / "many", MANY)
    short, small = measure(few, tmp_path / f"few.{form}", form)
    seconds, large = measure(many, tmp_path / f"many.{form}", form)
    each = (seconds - short) / (MANY - FEW)
    times = each / (measure_hashing(many) / MANY)
    print(
        f"\n{form}: {MANY:,} documents, {seconds:.1f} s, {times:.1f} times the floor,"
    )
    print(f"{large / 1024:.0f} MiB; {FEW} documents, {small / 1024:.0f} MiB")
    assert large < small + 16 * 1024
    assert times < MOST
