"""Writing that is never half done: a temporary file, then a rename."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Final, NoReturn

from unres.errors import DiskFullError, OutputError

AT_ONCE: Final = 16
"""So many files are brought to the disk at a time: it takes them all as one."""
MANY: Final = 8
"""From so many files on it pays to start a process that brings them there."""
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
            write(temporary, data)
        bring_to_disk(waiting.values())
        for path, temporary in waiting.items():
            temporary.replace(path)
    except OSError as error:
        raise explain_fault(error, next(reversed(waiting), None)) from error
    finally:
        for temporary in waiting.values():
            with suppress(OSError):
                temporary.unlink(missing_ok=True)


def write(path: Path, data: bytes) -> os.stat_result:
    """Write a file, which may not have reached the disk yet, and give its facts."""
    with path.open("wb") as stream:
        stream.write(data)
        stream.flush()
        return os.fstat(stream.fileno())


def bring_to_disk(paths: Iterable[Path]) -> None:
    """See that files, or the names in folders, have reached the disk.

    Raises:
        OSError: The disk does not take one of them.
    """
    paths = list(paths)
    if len(paths) < MANY:
        for path in paths:
            _sync(path)
        return
    # Another process has the threads: workers are copies of this one, and would have
    # the memory that threads reserve.
    child = os.fork()
    if not child:
        _sync_together(paths)
    fault = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    if fault:
        raise OSError(fault, os.strerror(fault))


def _sync_together(paths: Iterable[Path]) -> NoReturn:
    """Bring files to the disk at once, and end this process by the fault there was."""
    fault = errno.EIO
    try:
        from concurrent.futures import ThreadPoolExecutor

        with ThreadPoolExecutor(AT_ONCE) as threads:
            list(threads.map(_sync, paths))
        fault = 0
    except OSError as error:
        fault = error.errno or fault
    finally:
        # Nothing of the parent's may be flushed, closed or told twice.
        os._exit(fault)


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


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
