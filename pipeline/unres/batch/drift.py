"""What has happened to inputs and results since a run: gone, altered, changed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from enum import StrEnum
from typing import NamedTuple

from unres.batch.folder import Folder
from unres.batch.manifest import Entry, find_input
from unres.batch.plan import look_again


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
