"""Telling the manifest what was done, some entries at a time: one run in a folder."""

from __future__ import annotations

import fcntl
import time
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Final, TypeVar

from unres.batch.manifest import NAME, Entry, Manifest
from unres.batch.store import Store
from unres.batch.write import explain_fault
from unres.errors import BusyError

LOCK: Final = "run.lock"
"""The name of the lock, in the folder that a run keeps for itself."""

PATIENCE: Final = 5.0
"""How long a lock is waited for, in seconds."""


@contextmanager
def lock(path: Path) -> Iterator[None]:
    """Hold a lock, which ends with this process whatever becomes of it.

    Raises:
        BusyError: Another run holds it.
        OutputError: It cannot be made.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        stream = path.open("wb")
    except OSError as error:
        raise explain_fault(error, path.parent.parent) from error
    with stream:
        _take(stream, path)
        yield


def _take(stream: IO[bytes], path: Path) -> None:
    """Take the lock of a file; workers of a run just killed may still have it."""
    end = time.monotonic() + PATIENCE
    while True:
        try:
            fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            if time.monotonic() > end:
                raise BusyError(
                    f"another run is writing into {path.parent.parent}; wait for it"
                    " to finish, or choose another folder with -o OUT"
                ) from error
            time.sleep(0.05)
        else:
            return


GROUP: Final = 100
"""So many documents are brought to the disk at a time, at most."""

PAUSE: Final = 0.5
"""After so many seconds documents are brought there even if they are few."""

T = TypeVar("T")


def gather(things: Iterable[T], most: int = 0) -> Iterator[list[T]]:
    """Yield things as they come, some at a time; the first one by itself.

    No group has more than `most` of them, or than `GROUP` where that is not given.
    """
    group: list[T] = []
    last = -PAUSE
    for each in things:
        group.append(each)
        if len(group) >= (most or GROUP) or time.monotonic() - last > PAUSE:
            yield group
            group, last = [], time.monotonic()
    if group:
        yield group


@dataclass(slots=True)
class Recorder:
    """Brings entries to the manifest behind the files."""

    manifest: Manifest
    folder: Store

    def note(self, entries: list[Entry]) -> None:
        """Take entries, whose files stand in their place.

        Raises:
            OutputError: The disk does not take them.
        """
        if entries:
            self.folder.settle()
            self.manifest.add(entries)
            self.folder.save(NAME, self.manifest.pack)


@contextmanager
def open_record(folder: Store) -> Iterator[Recorder]:
    """Open an output folder and its manifest, for one run alone.

    Raises:
        OutputError: Nothing can be written, or another run writes there.
    """
    with (
        lock(folder.own(LOCK)),
        folder,
        closing(Manifest.open(folder.fetch(NAME))) as manifest,
    ):
        try:
            yield Recorder(manifest, folder)
        finally:
            folder.save(NAME, manifest.pack, last=True)
