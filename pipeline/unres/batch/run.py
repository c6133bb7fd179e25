"""A run: each input converted, checked and written; a bad one costs only itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import astuple, dataclass
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from unres.batch.fault import tell_fault
from unres.batch.inputs import Input, check_names, name_by_symbol, rename
from unres.batch.places import Lines
from unres.batch.stamp import (
    Stamp,
    add_stamp,
    digest,
    is_current,
    make_key,
    read_record,
    write_record,
)
from unres.batch.write import write_files
from unres.errors import ExitCode, MissingError, SourceError, UnresError
from unres.model import Notice, Severity

if TYPE_CHECKING:
    from unres.convert import Options, Result

Converter = Callable[[bytes, str, tuple[str, ...], "Options"], "Result"]
"""What turns bytes, a name, formats and options into a result."""


UNEXPECTED = "unexpected"
"""The code of a failure that is a fault of ours and of no known kind."""


class DoubtError(SourceError):
    """A document has notices that a strict run does not accept."""

    code = "strict"


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


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one input; notices stand with the lines they are about."""

    input: Input
    status: Status
    notices: tuple[tuple[int, Notice], ...] = ()
    failure: Failure | None = None


@dataclass(frozen=True, slots=True)
class Task:
    """What a run does with each of its inputs."""

    convert: Converter
    options: Options
    suffixes: dict[str, str]
    """Format → suffix, for the formats to write."""
    out: Path
    by_symbol: bool = False
    strict: bool = False
    force: bool = False

    def key(self, source: Input, data: bytes) -> str:
        """Give a digest of all that decides the results of an input."""
        choices = (str(self.by_symbol), str(self.strict))
        return make_key(data, source.name, *astuple(self.options), *choices)


def run_task(inputs: Sequence[Input], task: Task) -> Iterator[Outcome]:
    """Convert inputs one by one and give each one's outcome as it is known.

    Raises:
        ClashError: Two results would share a name; nothing has been written then.
        MissingError: Something that every document needs is not there.
        OutputError: The record of the run cannot be written.
    """
    record = read_record(task.out)
    stems = {each: _name_result(each, task, record) for each in inputs}
    check_names(stems, task.out, task.suffixes.values())
    changed = False
    for each, stem in stems.items():
        outcome = attempt(each, partial(_convert_to, stem, task, record))
        changed |= outcome.status is Status.WRITTEN
        yield outcome
    if changed:
        write_record(task.out, record)


def attempt(source: Input, work: Callable[[Input], Outcome]) -> Outcome:
    """Do the work on one input; whatever goes wrong there is its outcome.

    Raises:
        MissingError: Something that every document needs is not there.
    """
    try:
        return work(source)
    except MissingError:
        raise
    except UnresError as error:
        failure = Failure(error.code, str(error), error.exit_code)
    except Exception as error:  # a fault of ours must not cost the other documents
        failure = Failure(UNEXPECTED, tell_fault(error), ExitCode.BUG)
    return Outcome(source, Status.FAILED, failure=failure)


def convert_input(data: bytes, name: str, task: Task) -> Result:
    """Convert the bytes of one input and hold the result to what the task asks.

    Raises:
        UnresError: It cannot be converted, or notices count as failures.
    """
    result = task.convert(data, name, tuple(task.suffixes), task.options)
    if task.strict:
        _refuse_doubts(result)
    return result


def place_notices(result: Result) -> tuple[tuple[int, Notice], ...]:
    """Give a result's notices, each with the line it is about."""
    document = result.document
    lines = Lines.of(document.source.text)
    return tuple((lines.find_line(n.span.start), n) for n in document.notices)


def _name_result(source: Input, task: Task, record: dict[str, Stamp]) -> str:
    """Give the stem of an input's results; one that cannot be read keeps its own."""
    if not task.by_symbol:
        return source.stem
    try:
        data = source.read()
        stamp = record.get(source.stem)
        if stamp is not None and stamp.key == task.key(source, data):
            return stamp.stem
        result = task.convert(data, source.name, (), task.options)
    except Exception:  # it will fail again, and be reported, when its turn comes
        return source.stem
    return rename(source, name_by_symbol(result.document.meta))


def _convert_to(
    stem: str, task: Task, record: dict[str, Stamp], source: Input
) -> Outcome:
    """Convert one input and write its files, unless they are there already."""
    data = source.read()
    key = task.key(source, data)
    old = record.get(source.stem)
    wanted = tuple(task.suffixes.values())
    if not task.force and is_current(old, key, task.out, wanted):
        return Outcome(source, Status.CURRENT)
    result = convert_input(data, source.name, task)
    files = {task.suffixes[form]: data for form, data in result.files.items()}
    write_files({task.out / (stem + suffix): data for suffix, data in files.items()})
    kept = old.files if old is not None and old.key == key else {}
    digests = {suffix: digest(data) for suffix, data in files.items()}
    record[source.stem] = Stamp(key, stem, dict(sorted({**kept, **digests}.items())))
    add_stamp(task.out, source.stem, record[source.stem])
    return Outcome(source, Status.WRITTEN, place_notices(result))


def _refuse_doubts(result: Result) -> None:
    """Refuse a result with a notice that is more than information."""
    doubts = [
        (line, each)
        for line, each in place_notices(result)
        if each.severity is not Severity.INFO
    ]
    if doubts:
        line, first = doubts[0]
        raise DoubtError(
            f"{len(doubts)} notices count as failures under --strict, the first on"
            f" line {line}: {first.code}: {first.message}; see them all with"
            " unres explain, or leave out --strict"
        )
