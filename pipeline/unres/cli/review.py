"""`unres review`: pages that show the source of each document beside its structure."""

from __future__ import annotations

from pathlib import Path

import click

from unres.batch.manifest import view_results
from unres.batch.worker import Limits
from unres.cli import options
from unres.errors import ExitCode


@click.command("review")
@options.of_results("review", "pages")
@options.of_workers
def command(folder: Path, output: Path | None, limits: Limits) -> int:
    """Write a page for each document in OUT: its source beside its structure.

    Sources are read again, as the run did that wrote OUT. index.html lists the pages,
    those to review first. Each page works from the folder, without a network: pointing
    at a unit shows the words that it was read from, and the other way round. Exit
    status 1: a page could not be made.
    """
    from unres.batch.reviewing import INDEX, make_pages

    place = output or folder / "review"
    with view_results(folder) as (out, manifest):
        entries = list(manifest)
    made = failed = 0
    for entry, failure in make_pages(out, place, entries, limits):
        made += failure is None and entry.failure is None
        if failure is not None:
            failed += 1
            click.echo(f"unres: {entry.key}: {failure.message}", err=True)
    total = len(entries)
    click.echo(f"{place / INDEX}: pages of {made:,} of {total:,} inputs", err=True)
    return ExitCode.FAILED if failed else ExitCode.OK
