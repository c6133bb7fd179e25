"""What has happened to inputs and results since a run: gone, altered, changed."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from unres.batch.folder import Folder, Made
from unres.batch.manifest import Entry, find_input
from unres.batch.plan import look_again
from unres.batch.stamp import digest


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
        path = folder.root / f"{entry.stem}{suffix}"
        if not path.is_file():
            yield DriftedFile(str(path), Drift.GONE)
        elif not _is_same(folder, f"{entry.stem}{suffix}", made, verify=verify):
            yield DriftedFile(str(path), Drift.ALTERED)
    if (drift := find_input_drift(entry, folder, verify=verify)) is not None:
        yield DriftedFile(find_input(entry, folder).label, drift)


def find_input_drift(entry: Entry, folder: Folder, *, verify: bool) -> Drift | None:
    """Return what has happened to the input of an entry; None if nothing is known."""
    source = find_input(entry, folder)
    if source.path is None or not entry.sha256:
        return None
    if not source.path.exists():
        return Drift.INPUT_GONE
    same = look_again(source, entry) is not None
    if same and verify:
        same = digest(source.read()) == entry.sha256
    return None if same else Drift.INPUT_CHANGED


def _is_same(folder: Folder, name: str, made: Made, *, verify: bool) -> bool:
    """Whether a result is what was made."""
    if not verify:
        return folder.look(name, made) is not None
    try:
        return digest((folder.root / name).read_bytes()) == made.sha256
    except OSError:
        return False
