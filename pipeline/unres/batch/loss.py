"""What ends a worker before its time, and how that is told of the file it was at."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from unres.batch.worker import Limits
from unres.errors import CrashError, OutOfMemoryError, SlowError, UnresError


class Cause(StrEnum):
    """What ended a worker before its time."""

    CRASHED = "crashed"
    SLOW = "slow"
    MEMORY = "memory"


@dataclass(frozen=True, slots=True)
class Loss:
    """A task that cost two workers, and how the second one ended."""

    cause: Cause
    detail: str = ""

    def explain(self, limits: Limits, then: str = "") -> UnresError:
        """Return the error that says what a file did to its workers, and what to do.

        `then` says what else there is to know.
        """
        more = f" ({then})" if then else ""
        match self.cause:
            case Cause.SLOW:
                return SlowError(
                    f"it timed out twice, after {limits.timeout:g} s; raise --timeout,"
                    f" or split it into several files{more}"
                )
            case Cause.MEMORY:
                return OutOfMemoryError(
                    f"it needed more than {limits.memory} MiB of memory, twice; raise"
                    f" --memory, or split it into several files{more}"
                )
            case Cause.CRASHED:
                return CrashError(
                    f"its worker process crashed twice ({self.detail}); please report"
                    f" it and attach the file{more}"
                )
