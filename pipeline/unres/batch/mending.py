"""Files mended by several workers, and what was done in the order of the files."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, NamedTuple

from unres.batch.input import Input
from unres.batch.naming import find_clashes
from unres.batch.ordered import supervise_in_order
from unres.batch.outcome import Failure
from unres.batch.worker import Limits
from unres.batch.write import write_files
from unres.convert import Options, prepare
from unres.mend import Mended, mend
from unres.validate.check import prepare as prepare_checks

SUFFIX: Final = ".xml"


class Repair(NamedTuple):
    """What became of one file: mended and written, or why it was not."""

    path: str
    made: tuple[str, ...] = ()
    """The files that were written."""
    mended: Mended | None = None
    failure: Failure | None = None


@dataclass(frozen=True, slots=True)
class Mending:
    """How the files of a run are mended; `out` is None where nothing is written."""

    out: Path | None
    date: str = ""

    def mend(self, source: Input) -> Repair:
        """Mend one file and write what it becomes.

        Raises:
            UnresError: It cannot be mended, or not be written.
        """
        mended = mend(source.read(), source.name, Options(date=self.date))
        files: dict[Path, bytes] = {}
        for i, data in enumerate(mended.files, 1) if self.out else ():
            number = f"-{i}" if len(mended.files) > 1 else ""
            files[Path(self.out or "", f"{source.stem}{number}{SUFFIX}")] = data
        write_files(files)
        made = tuple(map(str, files))
        # Only what is told goes back to the process that tells it.
        told = Mended((), mended.changes, mended.words, mended.left)
        return Repair(source.label, made, told)


def mend_files(
    inputs: Sequence[Input], mending: Mending, limits: Limits
) -> Iterator[Repair]:
    """Mend files and yield what became of each; one costs the others nothing.

    Raises:
        DiskFullError: No file can be written.
    """
    prepare(("akn",))
    prepare_checks()
    stems = {each: each.stem for each in inputs}
    clashes = find_clashes(stems, mending.out, (SUFFIX,)) if mending.out else {}

    def work(source: Input) -> Repair:
        if source in clashes:
            raise clashes[source]
        return mending.mend(source)

    for source, answer in supervise_in_order(inputs, work, limits):
        if isinstance(answer, Failure):
            yield Repair(source.label, failure=answer)
        else:
            yield answer
