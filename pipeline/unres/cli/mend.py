"""`unres mend`: Akoma Ntoso of anybody's, written anew."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from unres.batch.inputs import find_inputs
from unres.batch.mending import Repair, mend_files
from unres.batch.worker import Limits
from unres.cli import options
from unres.errors import ExitCode
from unres.mend.report import Total, dump_file, tell_file


@click.command("mend")
@options.files
@click.option(
    "-o",
    "--out",
    metavar="OUT",
    type=click.Path(file_okay=False),
    help="The output folder.  [default: none; only the report is given]",
)
@options.form(
    "--format",
    ("human", "json"),
    "The format of the report: words, or a line of JSON for each file.",
)
@options.date
@options.of_workers
def command(
    files: tuple[str, ...], out: str | None, form: str, date: str, limits: Limits
) -> int:
    """Mend Akoma Ntoso: FILEs, and the .xml and .akn files in DIRs, into folder OUT.

    Each becomes a file of level 2 in the UN's profile: ids by the Naming Convention,
    references that lead somewhere, points and annexes nested, headings paired,
    citations linked. Every change is reported with its line; every letter is kept, or
    the file fails. A file that is not well-formed is read as far as it goes. Exit
    status: 0 all are mended, 1 one failed or is not well-formed.
    """
    place = Path(out) if out else None
    repairs = mend_files(find_inputs(files, "akn"), place, date, limits)
    total = Total()
    status = ExitCode.OK
    for repair in repairs:
        total.add(repair.mended)
        options.print_words(_tell(repair, form))
        if repair.failure is not None:
            click.echo(f"unres: {repair.path}: {repair.failure.message}", err=True)
            status = max(status, repair.failure.exit_code)
        elif repair.mended is not None and repair.mended.is_broken:
            status = max(status, ExitCode.FAILED)
    if form == "human" and total.files > 1:
        options.print_words(total.tell())
    return status


def _tell(repair: Repair, form: str) -> Iterator[str]:
    if form == "json":
        why = repair.failure.message if repair.failure else ""
        yield dump_file(repair.path, repair.mended, repair.made, why)
    elif repair.mended is not None:
        yield from tell_file(repair.path, repair.mended, repair.made)
