"""`unres pack`: a package of an output folder for an archive."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import click

from unres.batch.pack import Wish, pack
from unres.batch.packaging import PACKAGINGS
from unres.batch.stamp import find_version
from unres.cli import options
from unres.errors import ExitCode


@click.command("pack")
@click.argument("out", type=options.FOLDER)
@click.argument("package", type=click.Path(path_type=Path))
@options.form(
    "--as",
    ("bagit", "ocfl"),
    "The kind of package: a bag (BagIt 1.0) or an OCFL 1.1 object.",
)
@click.option(
    "--date",
    metavar="YYYY-MM-DD",
    default="",
    type=options.check_date,
    help="The day of packing.  [default: SOURCE_DATE_EPOCH, else today (UTC)]",
)
@click.option(
    "--id",
    "identifier",
    metavar="IRI",
    default="",
    help="The identifier of the package.  [default: made from the run's manifest]",
)
@click.option("--sums", is_flag=True, help="Add SHA256SUMS, for sha256sum -c.")
@click.option(
    "--verify",
    is_flag=True,
    help="Check the package with bagit or ocfl-py (extra archive).",
)
def command(out: Path, package: Path, form: str, **wanted: Any) -> int:
    """Pack the output folder OUT into PACKAGE, a folder that does not exist yet.

    The package holds the originals, the results, the manifest and the ledger of the
    run, and for each input a PREMIS 3 record: normalization, validation, ingestion and
    fixity check. The same run packed with the same date gives the same bytes.

    Exit status 1: a file is missing or is not what the manifest tells of.
    """
    date = wanted["date"] or dt.datetime.now(dt.UTC).date().isoformat()
    packed = pack(out, package, Wish(form, date, wanted["identifier"], wanted["sums"]))
    for problem in packed.problems:
        click.echo(problem, err=True)
    click.echo(
        f"{package}: {packed.documents} inputs, {packed.files} files,"
        f" {packed.size} bytes",
        err=True,
    )
    faults = _check(package, form) if wanted["verify"] else []
    return ExitCode.FAILED if packed.problems or faults else ExitCode.OK


def _check(package: Path, form: str) -> list[str]:
    packaging = PACKAGINGS[form]
    faults = packaging.check(package)
    for fault in faults:
        click.echo(fault, err=True)
    verdict = "finds faults" if faults else "finds it valid"
    tool = f"{packaging.tool} {find_version(packaging.tool)}".strip()
    click.echo(f"{tool} {verdict}", err=True)
    return faults
