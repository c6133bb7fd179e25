"""Files mended by several workers, and what was done in the order of the files."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from unres.batch.input import Input
from unres.batch.inputs import find_clashes
from unres.batch.outcome import Failure
from unres.batch.supervise import supervise_in_order
from unres.batch.worker import Limits
from unres.batch.write import write_files
from unres.convert import Options, prepare
from unres.mend.change import Mended
from unres.mend.repair import mend
from unres.validate.check import prepare as prepare_checks

SUFFIX: Final = ".xml"


class Repair(NamedTuple):
    """What became of one file: mended and written, or why it was not."""

    path: str
    made: tuple[str, ...] = ()
    """The files that were written."""
    mended: Mended | None = None
    failure: Failure | None = None


def mend_files(
    inputs: Sequence[Input], out: Path | None, date: str, limits: Limits
) -> Iterator[Repair]:
    """Mend files and yield what became of each; one costs the others nothing.

    Without a folder `out` nothing is written.

    Raises:
        DiskFullError: No file can be written.
    """
    prepare(("akn",))
    prepare_checks()
    stems = {each: each.stem for each in inputs}
    clashes = find_clashes(stems, out, (SUFFIX,)) if out else {}

    def work(source: Input) -> Repair:
        if source in clashes:
            raise clashes[source]
        mended = mend(source.read(), source.name, Options(date=date))
        files: dict[Path, bytes] = {}
        for i, data in enumerate(mended.files, 1) if out else ():
            number = f"-{i}" if len(mended.files) > 1 else ""
            files[Path(out or "", f"{source.stem}{number}{SUFFIX}")] = data
        write_files(files)
        # Only what is told goes back to the process that tells it.
        told = Mended((), mended.changes, mended.words, mended.left)
        return Repair(source.label, tuple(map(str, files)), told)

    for source, answer in supervise_in_order(inputs, work, limits):
        if isinstance(answer, Failure):
            yield Repair(source.label, failure=answer)
        else:
            yield answer
