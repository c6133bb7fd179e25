"""Writing that is never half done: a temporary file, then a rename."""

from __future__ import annotations

import errno
import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Final

from unres.errors import DiskFullError, OutputError

FULL: Final = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS, errno.EIO}
"""The faults of a disk that no other document would be spared."""


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
            write_through(temporary, data)
        for path, temporary in waiting.items():
            temporary.replace(path)
    except OSError as error:
        raise explain_fault(error, next(reversed(waiting), None)) from error
    finally:
        for temporary in waiting.values():
            with suppress(OSError):
                temporary.unlink(missing_ok=True)


def write_through(path: Path, data: bytes) -> os.stat_result:
    """Write a file, see that it has reached the disk, and give its facts."""
    with path.open("wb") as stream:
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())
        return os.fstat(stream.fileno())


def explain_fault(error: OSError, path: Path | None = None) -> OutputError:
    """Return the error that says what could not be written, why, and what to do."""
    place = path or error.filename
    if error.errno in FULL:
        return DiskFullError(
            f"{place} cannot be written ({error.strerror}); no file is half"
            " written: free some space, or choose another folder with -o OUT, and rerun"
            " the same command to resume"
        )
    return OutputError(
        f"{place} cannot be written ({error.strerror}); check that the folder exists"
        " and is writable"
    )
