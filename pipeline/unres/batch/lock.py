"""One run at a time in a folder."""

from __future__ import annotations

import fcntl
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Final

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
