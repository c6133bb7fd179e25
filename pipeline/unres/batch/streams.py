"""Large files that are written bit by bit, and appear whole or not at all."""

from __future__ import annotations

import hashlib
import os
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

from unres.batch.write import explain_fault
from unres.tables.package import Resource


class Streams:
    """Files of one folder, renamed to their names at the end, when all are complete.

    As a context it removes what it wrote when an error ends it.

    Raises:
        OutputError: One of them cannot be written.
    """

    def __init__(self, folder: Path) -> None:
        """Prepare to write into a folder, which is made at the beginning."""
        self._folder = folder
        self._open: dict[str, BinaryIO] = {}

    def __enter__(self) -> Streams:
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise explain_fault(error, self._folder) from error
        return self

    def open(self, name: str) -> BinaryIO:
        """Open a file to write to, under a name of its own until the end."""
        stream = self._find_temporary(name).open("wb")
        self._open[name] = stream
        return stream

    def measure(self) -> dict[str, Resource]:
        """Close the files and return what is known of them by name."""
        self._close()
        facts: dict[str, Resource] = {}
        for name in self._open:
            path = self._find_temporary(name)
            with path.open("rb") as written:
                digest = hashlib.file_digest(written, "sha256").hexdigest()
            facts[name] = Resource(path.stat().st_size, digest)
        return facts

    def __exit__(self, kind: object, error: BaseException | None, *_: object) -> None:
        """Rename the files, or remove them after an error."""
        if error is None:
            self._close()
            for name in self._open:
                self._find_temporary(name).replace(self._folder / name)
            return
        for name, stream in self._open.items():
            with suppress(OSError):
                stream.close()
            with suppress(OSError):
                self._find_temporary(name).unlink(missing_ok=True)
        if isinstance(error, OSError):
            raise explain_fault(error, self._folder) from error

    def _close(self) -> None:
        """See that all that was written has reached the disk."""
        for stream in self._open.values():
            if not stream.closed:
                stream.flush()
                os.fsync(stream.fileno())
                stream.close()

    def _find_temporary(self, name: str) -> Path:
        """Return where a file stands until it is complete."""
        return self._folder / f".unres-{os.getpid()}-{name}.tmp"
