"""`unres graph`: what the documents of an output folder cite and ask for."""

from __future__ import annotations

import gc
from pathlib import Path
from tempfile import TemporaryFile

import click

from unres.batch.results import read_results
from unres.batch.streams import Streams
from unres.cli import options
from unres.errors import ExitCode


@click.command("graph")
@options.of_results("graph", "files")
@click.option(
    "--around",
    metavar="SYMBOL",
    default="",
    help="The document whose neighbourhood the page shows.  [default: the one that most"
    " others cite]",
)
def command(folder: Path, output: Path | None, around: str) -> int:
    """Write the graph of what the documents in OUT cite, and what they ask for.

    Reads the flat lines (.jsonl) that unres convert --to jsonl writes. nodes.csv,
    edges.csv and graph.graphml hold the graph; cited.csv what is cited most; asked.csv
    and requests.csv who is asked for what; calendar.csv and calendar.ics by when;
    index.html shows one document's neighbourhood and the largest counts.
    """
    from unres.graph.write import write_graph

    gc.set_threshold(1_000_000)
    place = output or folder / "graph"
    with Streams(place) as streams, TemporaryFile() as spool:
        tally = write_graph(read_results(folder, ".jsonl"), streams.open, spool, around)
    click.echo(
        f"{place}: {len(tally.nodes):,} documents, {tally.cited.total():,} citations of"
        f" {len(tally.cited):,} documents, {tally.asked.total():,} requests to"
        f" {len(tally.asked):,} addressees",
        err=True,
    )
    return ExitCode.OK
