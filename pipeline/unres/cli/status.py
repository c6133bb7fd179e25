"""`unres status`: what has become of the documents of an output folder."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import click

from unres.batch.folder import Folder
from unres.batch.input import Input
from unres.batch.manifest import Entry, Manifest, find_manifest
from unres.batch.outcome import Outcome
from unres.batch.plan import QUARANTINE, find_missing
from unres.batch.report import summarise, tell_summary
from unres.batch.stamp import version_code


@click.command("status")
@click.argument("folder", metavar="DIR", type=click.Path(exists=True, file_okay=False))
def command(folder: str) -> int:
    """Say what has become of the documents that were converted into DIR.

    Whether the inputs have changed since then is not looked at; see unres convert
    --dry-run. The exit status is 1 if a document failed.
    """
    path = find_manifest(Path(folder))
    out = Folder(path.parent.parent)
    with closing(Manifest.view(path)) as manifest:
        summary = summarise(map(_recall, manifest))
        for line in tell_summary(summary, f"in {folder}"):
            click.echo(line)
        for line in _tell_state(manifest, out):
            click.echo(line)
    return summary.exit_code


def _recall(entry: Entry) -> Outcome:
    """Give the outcome that an entry remembers."""
    source = Input(Path(entry.path), entry.stem)
    return Outcome(source, entry.status, entry.notices, entry.failure)


def _tell_state(manifest: Manifest, out: Folder) -> Iterator[str]:
    """Say what a next run will find that differs from what was made."""
    last, other, gone, lost = "", 0, 0, 0
    for entry in manifest:
        last = max(last, entry.ended)
        other += entry.code != version_code()
        gone += bool(find_missing(entry, entry.files, out)[0])
        lost += entry.failure is not None and entry.failure.code in QUARANTINE
    if last:
        yield f"The last was done at {last}."
    if other:
        yield f"{other} by another version of unres: they will be done again."
    if gone:
        yield f"{gone} with files gone or altered: they will be done again."
    if lost:
        yield f"{lost} in quarantine, for they cost processes: see --retry all."
