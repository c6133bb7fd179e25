"""What can go wrong: one base class, a handful of leaves, an exit status each."""

from __future__ import annotations

from enum import IntEnum


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
    """The process that converted the document broke down, twice."""

    code = "worker-crashed"


class SlowError(LimitError):
    """The document takes longer to convert than it may."""

    code = "too-slow"


class OutOfMemoryError(LimitError):
    """The document takes more memory than it may."""

    code = "out-of-memory"


class OutputError(UnresError):
    """The result cannot be written where it should go."""

    code = "output-unwritable"


class DiskFullError(OutputError):
    """The disk is full, or may not be written to: no document can be written."""

    code = "disk-full"


class BusyError(OutputError):
    """Another run is writing into the same folder."""

    code = "folder-busy"


class MissingError(UnresError):
    """Something that unres needs is missing or altered on this machine."""

    exit_code = ExitCode.ENVIRONMENT
    code = "environment"


class LexiconError(UnresError):
    """A lexicon file of ours is wrong."""

    exit_code = ExitCode.BUG
    code = "lexicon-wrong"


class LossError(UnresError):
    """The ledger does not balance: a character would be lost or invented."""

    exit_code = ExitCode.BUG
    code = "text-lost"


class SchemaError(UnresError):
    """What we were about to write is not valid."""

    exit_code = ExitCode.BUG
    code = "output-invalid"
