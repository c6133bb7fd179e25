"""Whether the files of an output folder are what a conversion would write now."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from unres.batch.execute import run_task
from unres.batch.folder import Folder
from unres.batch.input import Input
from unres.batch.run import Run

Stale = tuple[str, str]
"""A file, and what is wrong with it."""


def find_stale(inputs: Sequence[Input], run: Run) -> Iterator[Stale]:
    """Yield the files that are missing or differ, and the inputs that fail.

    Every input is converted, into a folder that is thrown away: what a run remembers
    is not asked, for the files may have come from elsewhere.

    Raises:
        MissingError: Something that every document needs is not there.
    """
    with TemporaryDirectory(prefix="unres-") as made:
        fresh = replace(run, out=Path(made), scheduler="")
        outcomes = sorted(run_task(inputs, fresh), key=lambda each: each.number)
        for outcome in outcomes:
            if outcome.failure is not None:
                yield outcome.input.label, outcome.failure.message
        yield from _compare(Path(made), Path(run.out))


def _compare(made: Path, out: Path) -> Iterator[Stale]:
    """Yield the files of a folder that are missing from another, or differ there."""
    own = Folder(made).private
    for path in sorted(made.rglob("*")):
        if not path.is_file() or path.is_relative_to(own):
            continue
        there = out / path.relative_to(made)
        if not there.is_file():
            yield str(there), "is missing"
        elif there.read_bytes() != path.read_bytes():
            yield str(there), "is out of date"
