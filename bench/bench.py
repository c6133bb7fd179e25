"""Measures how long one document takes: `python bench/bench.py FOLDER`.

In a warm process, the mean over the texts of the folder, of each the best of 5 times:
text to validated Akoma Ntoso and JSON, step by step; what Word and the web page take
more; and the floor, libxml2 merely parsing, validating and serialising the same XML.
Beside them, the time that the command line takes to start.
"""

from __future__ import annotations

import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from pathlib import Path
from statistics import median
from typing import Any

from figures import ENVIRONMENT, HEAD, NOW, tell
from lxml import etree

from unres import convert as story
from unres.convert import convert
from unres.validate.schema import load_schema

LOADING = "from unres.cli import convert; convert.prepare(('akn', 'json'))"
"""What a run does before its workers start."""

RUNS = 5
STARTS = 10
STEPS = (
    *("part_source", "recover", "segment", "annotate", "audit", "resolve"),
    *("compose", "is_sound", "check_written"),
)
"""What `convert` calls, in its order; none of them calls another."""


def measure_start(*args: str) -> float:
    """Give the milliseconds that a fresh interpreter takes to do something."""
    command = [sys.executable, *args]
    times = []
    for _ in range(STARTS):
        start = time.perf_counter()
        subprocess.run(command, check=True, capture_output=True, env=ENVIRONMENT)
        times.append(time.perf_counter() - start)
    return 1000 * median(times)


@contextmanager
def watch() -> Iterator[dict[str, float]]:
    """Count the seconds that each step takes."""
    spent: dict[str, float] = defaultdict(float)

    def time_step(name: str, step: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(step)
        def timed(*args: Any, **named: Any) -> Any:
            start = time.process_time()
            try:
                return step(*args, **named)
            finally:
                spent[name] += time.process_time() - start

        return timed

    steps = {name: getattr(story, name) for name in STEPS}
    for name, step in steps.items():
        setattr(story, name, time_step(name, step))
    try:
        yield spent
    finally:
        for name, step in steps.items():
            setattr(story, name, step)


def measure(work: Callable[[], object]) -> float:
    """Give the least milliseconds of processor time of some runs."""
    times = []
    for _ in range(RUNS):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return 1000 * min(times)


def measure_floor(xml: bytes) -> float:
    """Give the milliseconds of libxml2 for parsing, validating and serialising."""
    schema = load_schema()

    def work() -> bytes:
        root = etree.fromstring(xml)
        assert schema.validate(root)
        return etree.tostring(root)

    return measure(work)


def tell_documents(texts: list[tuple[bytes, str]]) -> None:
    """Tell the mean times of documents: whole, by step, and beside the floor."""
    for data, name in texts:
        convert(data, name, ("akn", "json", "docx", "html"))
    count = len(texts)

    def mean(*forms: str) -> float:
        runs = (measure(lambda t=t: convert(*t, forms)) for t in texts)
        return sum(runs) / count

    whole = mean("akn", "json")
    floor = sum(measure_floor(convert(*t, ("akn",)).files["akn"]) for t in texts)
    tell("ms a document, Akoma Ntoso and JSON", whole)
    tell("  times libxml2's floor", whole / floor * count)
    with watch() as spent:
        for _ in range(RUNS):
            for each in texts:
                convert(*each, ("akn", "json"))
    for name, seconds in spent.items():
        tell(f"  of them in {name}", 1000 * seconds / count / RUNS, 2)
    bare = mean()
    for form in ("json", "docx", "html"):
        tell(f"ms a document more for {form}", mean(form) - bare, 2)


def main(folder: str) -> None:
    """Print the table."""
    NOW.unlink(missing_ok=True)
    print(HEAD)
    tell("ms for python -c pass", measure_start("-c", "pass"), 0)
    tell("ms for import unres.cli", measure_start("-c", "import unres.cli"), 0)
    tell("ms for unres --help", measure_start("-m", "unres", "--help"), 0)
    tell("ms for all that a run loads", measure_start("-c", LOADING), 0)
    paths = sorted(Path(folder).glob("*.txt"))
    tell_documents([(path.read_bytes(), path.name) for path in paths])


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "seeds")
