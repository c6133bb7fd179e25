"""Measures how long unres takes: `python bench/bench.py FOLDER`.

For each text of the folder, in a warm process, the median of 50 runs: text to
validated Akoma Ntoso and JSON; what Word takes more; and the floor, libxml2 merely
parsing, validating and serialising the same XML. Beside them, the start-up time of
the command line.
"""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from lxml import etree

from unres.convert import convert
from unres.validate.schema import load_schema
from unres.writers.docx import write_docx

RUNS = 50
STARTS = 10


def measure(work: Callable[[], object], runs: int = RUNS) -> float:
    """Give the median time of some work in milliseconds, after one run to warm up."""
    work()
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return 1000 * median(times)


def measure_start(*args: str) -> float:
    """Give the time that a fresh interpreter takes to do something."""
    command = [sys.executable, *args]
    return measure(
        lambda: subprocess.run(command, check=True, capture_output=True), STARTS
    )


def measure_floor(xml: bytes) -> float:
    """Give the time of libxml2 for parsing, validating and serialising."""
    schema = load_schema()

    def work() -> bytes:
        root = etree.fromstring(xml)
        assert schema.validate(root)
        return etree.tostring(root)

    return measure(work)


def measure_text(path: Path) -> str:
    """Give the line of the table for one text."""
    data = path.read_bytes()

    def work() -> bytes:
        # convert validates what it gives back.
        return convert(data, path.name, ("akn", "json")).files["akn"]

    whole = measure(work)
    document = convert(data, path.name, ()).document
    word = measure(lambda: write_docx(document, ""))
    floor = measure_floor(work())
    return f"{path.name:30}{whole:12.1f}{word:10.1f}{floor:10.2f}{whole / floor:10.1f}"


def main(folder: str) -> None:
    """Print the table."""
    print(f"python -c pass   {measure_start('-c', 'pass'):8.0f} ms")
    print(f"import unres.cli {measure_start('-c', 'import unres.cli'):8.0f} ms")
    print(f"unres --help     {measure_start('-m', 'unres', '--help'):8.0f} ms")
    heads = f"{'XML + JSON':>12}{'+ Word':>10}{'floor':>10}{'ratio':>10}"
    print(f"\n{'ms per document':30}{heads}")
    for path in sorted(Path(folder).glob("*.txt")):
        print(measure_text(path))


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "seeds")
