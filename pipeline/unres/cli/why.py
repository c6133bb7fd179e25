"""`unres why`: why a document was converted, skipped, or failed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from unres.batch.folder import Folder
from unres.batch.input import Input, is_url
from unres.batch.manifest import Entry, find_input, view_results
from unres.batch.plan import Planner, Policy
from unres.cli import options
from unres.errors import ExitCode, OutputError


@click.command("why")
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "-o",
    "--out",
    metavar="OUT",
    type=options.FOLDER,
    help="The output folder.  [default: the folder of FILE]",
)
def command(file: Path, out: Path | None) -> int:
    """Explain what happened to FILE, an input or an output, and when.

    Also says whether the next run would convert it again, and why.
    """
    with view_results(out or file.parent) as (folder, manifest):
        # As an input, and if it stands in the folder as a result.
        name = folder.relate(Input(file.absolute(), ""))
        entry = manifest.search(name, "" if name.startswith("../") else name)
    if entry is None:
        raise OutputError(
            f"{manifest.path} has no entry for {file}; name an input or an output"
            " of a run, and the output folder with -o OUT"
        )
    for line in _tell(entry, folder):
        click.echo(line)
    return ExitCode.OK if entry.failure is None else entry.failure.exit_code


def _tell(entry: Entry, folder: Folder) -> Iterator[str]:
    times = f", tried {entry.tries} times" if entry.tries > 1 else ""
    yield f"{find_input(entry, folder).label}: {entry.status} at {entry.ended}{times}"
    yield f"  why: {entry.reason}"
    yield f"  took: {entry.seconds:g} s of at most {entry.limits}"
    yield f"  options: {entry.settings}"
    if entry.failure is not None:
        yield f"  failed: {entry.failure.code}: {entry.failure.message}"
    for suffix in entry.files:
        yield f"  wrote: {folder.root / entry.stem}{suffix}"
    for place, each in entry.notices:
        yield f"  notice: {place}: {each.code} ({each.severity}): {each.message}"
    yield f"  now: {_tell_now(entry, folder)}"


def _tell_now(entry: Entry, folder: Folder) -> str:
    """Return what a run with the same options would do now."""
    if is_url(entry.path):
        return "not known: the input is in a bucket; see unres convert --dry-run"
    source = find_input(entry, folder)
    if source.path is not None and not source.path.exists():
        kept = ", and what was made of it is kept" if entry.files else ""
        return f"the input is gone: it cannot be converted again{kept}"
    suffixes = tuple(entry.files)
    planner = Planner(entry.settings, suffixes, folder, Policy(), entry.limits)
    again = planner.decide(source, entry)[0]
    return f"it would be converted again: {again}" if again else "up to date"
