"""How inputs and results differ from what a run left, or would write now."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from unres.batch.execute import run_task
from unres.batch.folder import Folder
from unres.batch.input import Input
from unres.batch.manifest import Entry, find_input
from unres.batch.plan import Run, look_again


class Drift(StrEnum):
    """How a file differs from what a run left or read."""

    GONE = "gone"
    ALTERED = "altered"
    INPUT_GONE = "input gone"
    INPUT_CHANGED = "input changed"


RESULT = frozenset({Drift.GONE, Drift.ALTERED})
"""What may happen to a result; a next run makes it again."""


class DriftedFile(NamedTuple):
    """A file, and how it differs."""

    path: str
    drift: Drift


def find_changes(
    entry: Entry, folder: Folder, *, verify: bool
) -> Iterator[DriftedFile]:
    """Yield how the results and the input of an entry differ from what it tells.

    A file of the same size and time counts as the same, unless all bytes are to be
    verified. Inputs in buckets are not looked at.
    """
    for suffix, made in entry.files.items():
        name = f"{entry.stem}{suffix}"
        path = folder.root / name
        if not path.is_file():
            yield DriftedFile(str(path), Drift.GONE)
        elif folder.look(name, made._replace(mark="") if verify else made) is None:
            yield DriftedFile(str(path), Drift.ALTERED)
    source = find_input(entry, folder)
    if source.path is None or not entry.sha256:
        return
    if not source.path.exists():
        yield DriftedFile(source.label, Drift.INPUT_GONE)
    # Without the mark it is its bytes that decide.
    elif look_again(source, replace(entry, mark="") if verify else entry) is None:
        yield DriftedFile(source.label, Drift.INPUT_CHANGED)


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
        for outcome in sorted(run_task(inputs, fresh), key=lambda each: each.number):
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
