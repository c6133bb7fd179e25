"""Telling the manifest what was done, some entries at a time: one run in a folder."""

from __future__ import annotations

import fcntl
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Final

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
    """Take the lock of a file, which the workers of a run just killed may still have.

    Raises:
        BusyError: Another run holds it.
    """
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
"""So many entries go to the manifest at a time."""

PAUSE: Final = 1.0
"""After so many seconds entries go to the manifest even if they are few."""


@dataclass(slots=True)
class Recorder:
    """Gathers entries, and brings them to the manifest behind the files."""

    manifest: Manifest
    folder: Store
    entries: list[Entry] = field(default_factory=list)
    last: float = field(default_factory=time.monotonic)

    def note(self, entry: Entry) -> None:
        """Take an entry, whose files stand in their place.

        Raises:
            OutputError: The disk does not take it.
        """
        self.entries.append(entry)
        if len(self.entries) >= GROUP or time.monotonic() - self.last > PAUSE:
            self.flush()

    def flush(self) -> None:
        """See that all is on the disk, first the files, then the entries.

        Raises:
            OutputError: The disk does not take it.
        """
        entries, self.entries = self.entries, []
        if entries:
            self.folder.settle()
            self.manifest.add(entries)
            self.folder.save(NAME, self.manifest.pack)
        self.last = time.monotonic()


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
        recorder = Recorder(manifest, folder)
        try:
            yield recorder
        finally:
            recorder.flush()
            folder.save(NAME, manifest.pack, last=True)
