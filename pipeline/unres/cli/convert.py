"""`unres convert`: documents in, Akoma Ntoso, Word, JSON and flat tables out."""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TypedDict, Unpack

import click

from unres.batch.inputs import Input, find_inputs
from unres.batch.report import summarise, tell_failure, tell_summary
from unres.batch.run import (
    Outcome,
    Status,
    Task,
    attempt,
    convert_input,
    place_notices,
    run_task,
)
from unres.cli import options
from unres.convert import Options, convert
from unres.writers import SUFFIXES

FEW = 5
"""Up to so many documents a progress bar would only flicker."""

EVERY = 500
"""How many documents pass between two lines of progress where there is no terminal."""

GARBAGE = 50_000
"""So many things are made before rubbish is looked for: documents leave hardly any."""


class Choices(TypedDict):
    """The options of the command that say how, not what."""

    to: tuple[str, ...]
    in_format: str
    encoding: str
    naming: str
    date: str
    force: bool
    strict: bool


@click.command("convert")
@click.argument(
    "inputs",
    metavar="IN...",
    nargs=-1,
    required=True,
    type=click.Path(exists=True, allow_dash=True),
)
@click.option(
    "-o",
    "--out",
    metavar="OUT",
    type=click.Path(file_okay=False, path_type=Path),
    help="The folder to write to; it is made if need be.",
)
@click.option(
    "--to",
    multiple=True,
    type=click.Choice(options.FORMS),
    help="A format to write; may be given more than once.  [default: akn, docx, json]",
)
@options.in_format
@options.encoding
@click.option(
    "--name",
    "naming",
    type=click.Choice(("input", "symbol")),
    default="input",
    show_default=True,
    help="Name results after the input, or as A_HRC_RES_27_20-EN.",
)
@options.date
@click.option("--force", is_flag=True, help="Write again what is up to date.")
@click.option(
    "--strict",
    is_flag=True,
    help="Count a document with a notice of weight (warning, review) as failed.",
)
def command(
    inputs: tuple[str, ...], out: Path | None, **choices: Unpack[Choices]
) -> int:
    """Convert IN... (files, folders, or - for the standard input) into OUT.

    A folder's tree is mirrored. What is up to date is left alone. A document that
    fails writes nothing and stops nothing. With one --to and no -o, the result of
    one document goes to the standard output.
    """
    gc.set_threshold(GARBAGE)
    found = find_inputs(inputs, choices["in_format"])
    task = _make_task(out, choices)
    return _convert_to_stdout(found, task) if out is None else _convert(found, task)


def _make_task(out: Path | None, choices: Choices) -> Task:
    """Gather what the run has to know."""
    wanted = choices["to"] or options.USUAL
    return Task(
        convert,
        Options(choices["in_format"], choices["encoding"], choices["date"]),
        {form: SUFFIXES[form] for form in options.FORMS if form in wanted},
        out or Path(),
        by_symbol=choices["naming"] == "symbol",
        strict=choices["strict"],
        force=choices["force"],
    )


def _convert(found: list[Input], task: Task) -> int:
    """Convert into the output folder and say what came of it."""
    outcomes = _tell_failures(run_task(found, task))
    return _tell_end(_show_progress(outcomes, len(found)), f"in {task.out}")


def _convert_to_stdout(found: list[Input], task: Task) -> int:
    """Convert one document and write its one form to the standard output."""
    _check_stdout(found, task, to_terminal=sys.stdout.isatty())
    results: list[bytes] = []

    def work(source: Input) -> Outcome:
        result = convert_input(source.read(), source.name, task)
        results.extend(result.files.values())
        return Outcome(source, Status.WRITTEN, place_notices(result))

    outcomes = [attempt(source, work) for source in found]
    sys.stdout.buffer.write(b"".join(results))
    sys.stdout.flush()
    return _tell_end(_tell_failures(iter(outcomes)), "to the standard output")


def _check_stdout(found: list[Input], task: Task, *, to_terminal: bool) -> None:
    """Refuse what the standard output cannot take."""
    if len(task.suffixes) != 1 or len(found) != 1:
        raise click.UsageError(
            "Name a folder with -o OUT; only one document in one format (--to) can"
            " go to the standard output."
        )
    if "docx" in task.suffixes and to_terminal:
        raise click.UsageError(
            "A Word file is not for a terminal; name a folder with -o OUT, or"
            " redirect the standard output."
        )


def _show_progress(outcomes: Iterator[Outcome], total: int) -> Iterator[Outcome]:
    """Pass outcomes through, with a bar on a terminal or a line now and then."""
    if total > FEW and sys.stderr.isatty():
        with click.progressbar(outcomes, total, "converting", file=sys.stderr) as bar:
            yield from bar
        return
    for number, outcome in enumerate(outcomes, start=1):
        if number % EVERY == 0:
            click.echo(f"{number:,} of {total:,} documents", err=True)
        yield outcome


def _tell_failures(outcomes: Iterator[Outcome]) -> Iterator[Outcome]:
    """Pass outcomes through and say at once which document failed."""
    # A progress bar may stand in the line.
    clear = "\r\033[K" if sys.stderr.isatty() else ""
    for outcome in outcomes:
        if outcome.failure is not None:
            click.echo(f"{clear}unres: {tell_failure(outcome)}", err=True)
        yield outcome


def _tell_end(outcomes: Iterator[Outcome], place: str) -> int:
    """Say what the run came to, and give the exit status."""
    summary = summarise(outcomes)
    for line in tell_summary(summary, place):
        click.echo(line, err=True)
    return summary.exit_code
