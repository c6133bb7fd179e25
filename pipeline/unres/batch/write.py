"""Writing that is never half done: a temporary file beside it, then a rename."""

from __future__ import annotations

import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from unres.errors import OutputError


def write_files(files: Mapping[Path, bytes]) -> None:
    """Write some files whole or not at all, and make the folders they stand in.

    All are written out under temporary names before the first one is renamed, so
    that a full disk leaves the old files as they were.

    Raises:
        OutputError: One of them cannot be written.
    """
    waiting: dict[Path, Path] = {}
    try:
        for number, (path, data) in enumerate(files.items()):
            path.parent.mkdir(parents=True, exist_ok=True)
            # A short name of its own: a long one with more added may not fit the disk.
            temporary = path.with_name(f".unres-{os.getpid()}-{number}.tmp")
            waiting[path] = temporary
            _write_through(temporary, data)
        for path, temporary in waiting.items():
            temporary.replace(path)
    except OSError as error:
        raise OutputError(_tell_fault(error, next(reversed(waiting), None))) from error
    finally:
        for temporary in waiting.values():
            with suppress(OSError):
                temporary.unlink(missing_ok=True)


def _write_through(path: Path, data: bytes) -> None:
    """Write a file and see that it has reached the disk."""
    with path.open("wb") as stream:
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())


def _tell_fault(error: OSError, path: Path | None) -> str:
    """Say what could not be written, and why."""
    place = path or error.filename
    return (
        f"{place} cannot be written ({error.strerror}); check that the folder is there,"
        " that you may write in it and that the disk is not full"
    )
