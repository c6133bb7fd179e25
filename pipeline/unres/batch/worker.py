"""What a worker process does: task by task, within its limits, as long as it is asked.

It ends with its parent: by the pipe that ends, by the signal that Linux sends, and
by an alarm of its own should it hang when the parent is gone.
"""

from __future__ import annotations

import os
import resource
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NoReturn, TypeVar

from unres.errors import OutOfMemoryError

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

T = TypeVar("T")
R = TypeVar("R")

NO_MEMORY: Final = 99
"""The status with which a worker ends that has no memory left."""
GRACE: Final = 5.0
"""So many seconds after its deadline a worker ends itself, if no parent has."""
_PR_SET_PDEATHSIG: Final = 1


@dataclass(frozen=True, slots=True)
class Limits:
    """How many workers there are, and what each of them may take."""

    jobs: int = 1
    """0 for as many as pay off."""
    timeout: float = 30.0
    """How long one task may take, in seconds."""
    memory: int = 1024
    """How much memory a worker may take, in MiB; 0 for as much as there is."""
    recycle: int = 1000
    """After so many tasks a worker is replaced, whatever it may have kept."""

    def tell(self) -> str:
        """Say what a worker may take."""
        return f"{self.timeout:g} s, {self.memory} MiB"


def count_cores() -> int:
    """Return how many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def serve(
    pipe: Connection, work: Callable[[T], R], limits: Limits, parent: int
) -> NoReturn:
    """Do the tasks that come through a pipe, and end this process with it.

    What the work raises is sent back as the answer.
    """
    status = 1
    try:
        _prepare(limits, parent)
        while True:
            for task in pipe.recv():
                signal.setitimer(signal.ITIMER_REAL, limits.timeout + GRACE)
                pipe.send(_attempt(work, task))
                signal.setitimer(signal.ITIMER_REAL, 0)
    except (EOFError, OSError):
        status = 0
    except (MemoryError, OutOfMemoryError):
        status = NO_MEMORY
    finally:
        # Nothing of the parent's may be flushed, closed or told twice.
        os._exit(status)


def _attempt(work: Callable[[T], R], task: T) -> R | Exception:
    try:
        return work(task)
    except (MemoryError, OutOfMemoryError):
        raise
    except Exception as error:
        return error


def _prepare(limits: Limits, parent: int) -> None:
    """Set the limits of this process, and see that it does not outlive its parent."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    if sys.platform == "linux":
        _die_with_parent(parent)
    if limits.memory:
        cap = limits.memory << 20
        # Where the system does not keep this limit, there is none.
        with suppress(ValueError, OSError):
            _, most = resource.getrlimit(resource.RLIMIT_AS)
            # Not the hard limit: other programs that it runs have limits of their own.
            resource.setrlimit(resource.RLIMIT_AS, (cap, most))


def _die_with_parent(parent: int) -> None:
    from ctypes import CDLL

    CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:
        os._exit(0)
