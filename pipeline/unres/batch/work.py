"""What is done with one input: read, converted, checked, made ready to be put away."""

from __future__ import annotations

import json
import time
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from unres.batch.bucket import Store
from unres.batch.folder import Staged
from unres.batch.input import Input
from unres.batch.inputs import ClashError, name_by_symbol, rename
from unres.batch.outcome import Failure, Placed, attempt
from unres.batch.stamp import digest
from unres.errors import SourceError
from unres.learn import missing_dates, printed_dates
from unres.marks import Learned
from unres.model import Notice, Severity
from unres.places import Place, Places

if TYPE_CHECKING:
    from unres.convert import Options, Result

Converter = Callable[[bytes, str, tuple[str, ...], "Options"], "Result"]
"""What turns bytes, a name, formats and options into a result."""


class DoubtError(SourceError):
    """A document has notices that a strict run does not accept."""

    code = "strict"


@dataclass(frozen=True, slots=True)
class Task:
    """What a run does with each of its inputs."""

    convert: Converter
    options: Options
    suffixes: dict[str, str]
    """Format → suffix, for the formats to write."""
    by_symbol: bool = False
    strict: bool = False
    prepare: Callable[[], object] = object
    """What loads all that conversions need, before workers are made."""

    def tell_settings(self) -> str:
        """Return all that decides the results of an input beside itself, as JSON."""
        choices = {"by_symbol": self.by_symbol, "strict": self.strict}
        options = asdict(self.options) | choices
        reference = self.options.wishes.reference
        options["wishes"]["reference"] = digest(reference) if reference else ""
        # What a document learns from others is its own, and told in its entry.
        del options["dates"]
        return json.dumps(options, sort_keys=True)


@dataclass(frozen=True, slots=True)
class Job:
    """One input that is to be done."""

    number: int
    """Its place in the run."""
    input: Input
    stem: str
    reason: str
    """Why it is done, "" if it is not."""
    dates: tuple[Learned, ...] = ()
    """Days of adoption that other documents of the run print and it lacks."""
    taken: frozenset[int] = frozenset()
    """The numbers behind its stem that the names of other inputs have."""


class Report(NamedTuple):
    """What a worker tells of a job."""

    size: int = 0
    mark: str = ""
    sha256: str = ""
    files: Mapping[str, Staged] = {}
    notices: Placed = ()
    printed: Mapping[str, str] = {}
    missing: tuple[str, ...] = ()
    ledger: Mapping[str, int] = {}
    failure: Failure | None = None
    seconds: float = 0.0


def do_job(task: Task, folder: Store, job: Job) -> Report:
    """Convert an input and stage its files; what goes wrong with it is reported.

    Raises:
        UnresError: Something goes wrong with all documents, see `attempt`.
    """
    began = time.monotonic()
    found = attempt(_read, job.input)
    if isinstance(found, Failure):
        return Report(failure=found)
    size, mark, data = found
    report = Report(size, mark, digest(data))
    made = attempt(_make, task, folder, job, data)
    seconds = time.monotonic() - began
    if isinstance(made, Failure):
        return report._replace(failure=made, seconds=seconds)
    result, files = made
    documents = [each.document for each in result.every]
    return report._replace(
        files=files,
        notices=place_notices(result),
        printed={k: v for d in documents for k, v in printed_dates(d).items()},
        missing=tuple(sorted({each for d in documents for each in missing_dates(d)})),
        ledger=add_ledgers(result),
        seconds=seconds,
    )


def name_job(task: Task, job: Job) -> str:
    """Return the stem of an input's files by its symbol, or its own stem.

    What cannot be read keeps its own: it will fail again when its turn comes. So does
    what holds several documents.
    """

    def read_symbol() -> str:
        result = task.convert(job.input.read(), job.input.name, (), task.options)
        name = "" if result.others else name_by_symbol(result.document.meta)
        return rename(job.input, name)

    name = attempt(read_symbol)
    return job.stem if isinstance(name, Failure) else name


def _read(source: Input) -> tuple[int, str, bytes]:
    # The mark first: what is written into the file now shows as another one.
    size, mark = source.facts()
    return size, mark, source.read()


def _make(
    task: Task, folder: Store, job: Job, data: bytes
) -> tuple[Result, dict[str, Staged]]:
    if job.dates:
        task = replace(task, options=replace(task.options, dates=job.dates))
    result = convert_input(data, job.input.name, task)
    numbers = job.taken.intersection(range(1, len(result.every) + 1))
    if result.others and numbers:
        raise ClashError(
            f"it holds several documents, and {job.stem}-{min(numbers)} is the name of"
            " another input's output; rename one, or choose different folders"
        )
    return result, folder.stage(job.stem, name_files(result, task.suffixes))


def name_files(result: Result, suffixes: dict[str, str]) -> dict[str, bytes]:
    """Return the files of a result by what is put behind the stem of its input.

    Where an input holds several documents their files are numbered: "-1.xml".
    """
    every = result.every
    return {
        (f"-{i}" if len(every) > 1 else "") + suffixes[form]: made
        for i, each in enumerate(every, 1)
        for form, made in each.files.items()
    }


def convert_input(data: bytes, name: str, task: Task) -> Result:
    """Convert the bytes of one input and hold the result to what the task asks.

    Raises:
        UnresError: It cannot be converted, or notices count as failures.
    """
    result = task.convert(data, name, tuple(task.suffixes), task.options)
    if task.strict:
        _refuse_doubts(result)
    return result


def add_ledgers(result: Result) -> dict[str, int]:
    """Return the ledger of a file: the sum of those of its documents, by rule."""
    total = Counter[str]()
    for each in result.every:
        total.update(each.ledger)
    return dict(sorted(total.items()))


def place_notices(result: Result) -> Placed:
    """Return a result's notices, each with the place in the file that it is about."""
    placed: list[tuple[Place, Notice]] = []
    for document in (each.document for each in result.every):
        places = Places.of(document.source)
        placed += ((places.find(n.span.start), n) for n in document.notices)
    return tuple(placed)


def _refuse_doubts(result: Result) -> None:
    doubts = [p for p in place_notices(result) if p[1].severity is not Severity.INFO]
    if doubts:
        place, first = doubts[0]
        raise DoubtError(
            f"{len(doubts)} notices count as failures under --strict, the first on"
            f" {place}: {first.code}: {first.message}; see them all with"
            " unres explain, or leave out --strict"
        )
