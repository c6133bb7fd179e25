"""`unres merge`: combine output folders, or the shards of a run."""

from __future__ import annotations

from pathlib import Path

import click

from unres.batch.merge import merge
from unres.batch.report import summarise
from unres.cli import options
from unres.cli.progress import tell_text


@click.command("merge")
@click.argument("out", type=click.Path(file_okay=False, path_type=Path))
@click.argument("folders", metavar="[IN]...", nargs=-1, type=options.FOLDER)
def command(out: Path, folders: tuple[Path, ...]) -> int:
    """Merge the output folders IN into OUT, together with their manifests.

    Also merges the shards in OUT itself (unres convert --shard). If several folders
    hold a document, the latest conversion is taken.
    """
    summary = summarise(merge(out, folders))
    if not summary.counts:
        click.echo(_tell_nothing(out, folders), err=True)
    else:
        tell_text(summary, f"in {out}")
    return summary.exit_code


def _tell_nothing(out: Path, folders: tuple[Path, ...]) -> str:
    if folders:
        named = " and ".join(map(str, folders))
        return f"nothing to merge: {out} is up to date with {named}"
    return f"nothing to merge: {out} has no shards (unres convert --shard)"
