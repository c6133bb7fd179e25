"""`unres tables`: the flat tables of an output folder, one file a table."""

from __future__ import annotations

import gc
from importlib.util import find_spec
from pathlib import Path

import click

from unres.batch.extras import tell_install
from unres.batch.results import read_results
from unres.batch.streams import Streams
from unres.cli import options
from unres.errors import ExitCode

FORMATS = ("csv", "parquet")
"""The formats of tables; they are the keys of `unres.tables.write.WRITERS`."""


@click.command("tables")
@options.of_results("tables", "tables")
@click.option(
    "--to",
    "formats",
    type=click.Choice(FORMATS),
    multiple=True,
    help="The formats of the tables.  [default: csv, and parquet with pyarrow]",
)
def command(folder: Path, output: Path | None, formats: tuple[str, ...]) -> int:
    """Gather the flat lines (.jsonl) in OUT into tables, one file a table.

    Write the flat lines with unres convert --to jsonl. datapackage.json describes the
    columns, keys and links of the tables.
    """
    from unres.tables.package import NAME, describe_tables
    from unres.tables.write import write_tables

    has_parquet = find_spec("pyarrow") is not None
    wanted = tuple(dict.fromkeys(formats)) or (FORMATS if has_parquet else FORMATS[:1])
    advice = f"Parquet needs a package: {tell_install('pyarrow')}"
    if "parquet" in wanted and not has_parquet:
        click.echo(f"unres: {advice}", err=True)
        return ExitCode.ENVIRONMENT
    if not formats and not has_parquet:
        click.echo(f"CSV only. {advice}", err=True)
    gc.set_threshold(1_000_000)
    place = output or folder / "tables"
    with Streams(place) as streams:
        counts = write_tables(read_results(folder, ".jsonl"), wanted, streams.open)
        described = describe_tables(streams.measure(), counts)
        streams.open(NAME).write(described)
    told = ", ".join(f"{count:,} {name}" for name, count in counts.items())
    click.echo(f"{place}: {told}", err=True)
    return ExitCode.OK
