"""What became of an input."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, ParamSpec, TypeVar

from unres.batch.input import Input
from unres.errors import (
    DiskFullError,
    ExitCode,
    MissingError,
    OutOfMemoryError,
    UnresError,
    tell_fault,
)
from unres.model import Notice
from unres.places import Place

P = ParamSpec("P")
R = TypeVar("R")

UNEXPECTED: Final = "unexpected"
"""The code of a failure that is a fault of ours and of no known kind."""


class Status(StrEnum):
    """How an input came out."""

    WRITTEN = "written"
    CURRENT = "up to date"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Failure:
    """Why a document failed: a code to count by, a message, an exit status."""

    code: str
    message: str
    exit_code: ExitCode = ExitCode.FAILED

    @classmethod
    def of(cls, error: UnresError) -> Failure:
        """Return the failure that an error means for its document."""
        return cls(error.code, str(error), error.exit_code)


Placed = tuple[tuple[Place, Notice], ...]
"""Notices, each with the place that it is about."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one input; notices stand with the places they are about."""

    input: Input
    status: Status
    notices: Placed = ()
    failure: Failure | None = None
    number: int = 0
    """The place of the input in the run, whenever it was done."""
    reason: str = ""
    """Why it was done."""
    seconds: float = 0.0


def attempt(work: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R | Failure:
    """Do some work on one document, and give what comes of it, or why it failed.

    Raises:
        MissingError: Something that every document needs is not there.
        DiskFullError: No document can be written.
        OutOfMemoryError: There is no memory left.
    """
    try:
        return work(*args, **kwargs)
    except (MissingError, DiskFullError, OutOfMemoryError, MemoryError):
        raise
    except UnresError as error:
        return Failure.of(error)
    except Exception as error:  # a fault of ours must not cost the other documents
        return Failure(UNEXPECTED, tell_fault(error), ExitCode.BUG)
