"""Measures where the time goes: `python bench/steps.py FOLDER...`.

For the texts of each folder, in a warm process: the milliseconds of processor time that
each step takes a document, the least of some runs; beside them the floor, libxml2
merely parsing, validating and serialising the same XML, and how many times it all takes
of that. Folders that are not there are left out.
"""

from __future__ import annotations

import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from lxml import etree

from unres.annotate import annotate
from unres.convert import prepare, refuse_faults
from unres.eid import make_plan
from unres.lexicon import rule_records
from unres.model import texts
from unres.readers import READERS, find_format
from unres.recover import recover
from unres.segment import segment
from unres.text import audit
from unres.validate import is_sound
from unres.validate.schema import load_schema
from unres.writers import WRITERS
from unres.writers.akn import build_akn
from unres.writers.akn.serialize import serialize

RUNS = 3

FLOOR = "floor"

Value = TypeVar("Value")


class Clock:
    """The seconds that each step took."""

    def __init__(self) -> None:
        """Begin with none."""
        self.taken: dict[str, float] = {}

    def time(self, name: str, work: Callable[[], Value]) -> Value:
        """Give what some work gives, and keep how long it took."""
        start = time.process_time()
        done = work()
        self.taken[name] = time.process_time() - start
        return done


def parse_again(xml: bytes) -> bytes:
    """Do what the floor is: parse, validate and serialise."""
    root = etree.fromstring(xml)
    assert load_schema().validate(root)
    return etree.tostring(root)


def run(data: bytes, name: str) -> dict[str, float]:
    """Give the seconds of each step for a text, as `convert` takes them."""
    clock = Clock()
    drops = {name for name, record in rule_records().items() if record.drops}
    read = READERS[find_format(data)]
    source = clock.time("read", lambda: read(data, name, ""))
    lines = clock.time("recover", lambda: recover(source))
    parted = clock.time("segment", lambda: segment(lines, source))
    document = clock.time("annotate", lambda: annotate(parted))
    clock.time("audit", lambda: audit(texts(document), source.text, drops))
    plan = clock.time("plan", lambda: make_plan(document))
    tree = clock.time("build akn", lambda: build_akn(plan, ""))
    sound = clock.time("prove", lambda: is_sound(tree))
    xml = clock.time("write akn", lambda: serialize(tree))
    clock.time("validate", lambda: refuse_faults(xml, sound=sound))
    clock.time("json", lambda: WRITERS["json"](plan, ""))
    clock.time(FLOOR, lambda: parse_again(xml))
    return clock.taken


def measure_folder(folder: Path) -> str:
    """Give the table for a folder."""
    paths = sorted(folder.glob("*.txt"))
    total: Counter[str] = Counter()
    for path in paths:
        data = path.read_bytes()
        runs = [run(data, path.name) for _ in range(RUNS)]
        total.update({step: min(each[step] for each in runs) for step in runs[0]})
    floor = total.pop(FLOOR)
    lines = [f"{folder!s:30}{len(paths):6} texts, ms a document"]
    scale = 1000 / len(paths)
    lines += [f"  {step:28}{scale * seconds:8.2f}" for step, seconds in total.items()]
    whole = sum(total.values())
    lines.append(
        f"  {'all':28}{scale * whole:8.2f}{whole / floor:8.1f} times the floor"
    )
    return "\n".join(lines)


def main(folders: list[str]) -> None:
    """Print a table for each folder."""
    prepare()
    for folder in map(Path, folders):
        if any(folder.glob("*.txt")):
            print(measure_folder(folder), flush=True)


if __name__ == "__main__":
    main(sys.argv[1:] or ["seeds"])
