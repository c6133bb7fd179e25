"""One run at a time in a folder."""

from __future__ import annotations

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from unres.batch.write import explain_fault
from unres.errors import BusyError


@contextmanager
def lock(path: Path) -> Iterator[None]:
    """Hold a lock, which ends with this process whatever becomes of it.

    Raises:
        BusyError: Another run holds it.
        OutputError: It cannot be made.
    """
    try:
        stream = path.open("wb")
    except OSError as error:
        raise explain_fault(error, path) from error
    with stream:
        try:
            fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise BusyError(
                f"another run is writing into {path.parent.parent}; wait for its end,"
                " or choose another folder with -o OUT"
            ) from error
        yield
