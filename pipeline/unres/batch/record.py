"""Telling the manifest what was done, some entries at a time."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from typing import Final

from unres.batch.lock import LOCK, lock
from unres.batch.manifest import NAME, Entry, Manifest
from unres.batch.store import Store

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
