"""What became of an input."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from unres.batch.input import Input
from unres.errors import ExitCode, UnresError
from unres.model import Notice
from unres.places import Place


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
