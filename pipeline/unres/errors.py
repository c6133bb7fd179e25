"""Errors: one base class and a few leaves, each with an exit status."""

from __future__ import annotations

from enum import IntEnum
from typing import Final

LONGEST: Final = 200
"""How much is shown of the message of an exception that nobody foresaw."""


class ExitCode(IntEnum):
    """The exit statuses of the command line: a stable part of its contract."""

    OK = 0
    FAILED = 1
    USAGE = 2
    ENVIRONMENT = 3
    BUG = 4
    INTERRUPTED = 130


class UnresError(Exception):
    """Any failure that stops one document: what happened, where, what to do."""

    exit_code = ExitCode.FAILED
    code = "failed"


class SourceError(UnresError):
    """The file cannot be read in its format."""

    code = "source-unreadable"


class LimitError(UnresError):
    """The file is too large, too deep or too slow to be read safely."""

    code = "limit-exceeded"


class CrashError(UnresError):
    """The document crashed two worker processes."""

    code = "worker-crashed"


class SlowError(LimitError):
    """The document takes longer than the time limit, twice."""

    code = "too-slow"


class OutOfMemoryError(LimitError):
    """The document needs more memory than the limit."""

    code = "out-of-memory"


class OutputError(UnresError):
    """The output cannot be written."""

    code = "output-unwritable"


class DiskFullError(OutputError):
    """The disk is full or read-only, so that no document can be written."""

    code = "disk-full"


class BusyError(OutputError):
    """Another run is writing to the same folder."""

    code = "folder-busy"


class MissingError(UnresError):
    """A dependency of unres is missing or has been altered."""

    exit_code = ExitCode.ENVIRONMENT
    code = "environment"


class LexiconError(UnresError):
    """A lexicon file is invalid."""

    exit_code = ExitCode.BUG
    code = "lexicon-wrong"


class LossError(UnresError):
    """The ledger does not balance: a character would be lost or invented."""

    exit_code = ExitCode.BUG
    code = "text-lost"


class SchemaError(UnresError):
    """The generated output is not valid."""

    exit_code = ExitCode.BUG
    code = "output-invalid"


def tell_fault(error: BaseException) -> str:
    """Say that something happened that must not, and what to do about it."""
    said = str(error).partition("\n")[0][:LONGEST]
    words = f"{type(error).__name__}: {said}" if said else type(error).__name__
    return f"{words}; this is a bug in unres; please report it and attach the file"
