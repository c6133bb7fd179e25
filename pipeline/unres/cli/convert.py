"""`unres convert`: documents in, Akoma Ntoso, Word, JSON and flat tables out."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Mapping
from contextlib import suppress
from functools import partial
from typing import Any

import click

from unres.batch.bucket import find_store
from unres.batch.drift import find_stale
from unres.batch.execute import preview, run_task
from unres.batch.input import Input, is_url
from unres.batch.inputs import SUFFIXES as SUFFIXES_READ
from unres.batch.inputs import Found, gather_inputs
from unres.batch.office import make_docx
from unres.batch.outcome import Failure, Outcome, Status, attempt
from unres.batch.plan import FAILING, Policy, Retry, Run, Shard
from unres.batch.report import REPORT, summarise, tell_run, tell_skipped
from unres.batch.work import Task, convert_input, place_notices
from unres.cli import options, word
from unres.cli.progress import open_log, show_text, tell_text
from unres.convert import Options, convert, prepare
from unres.errors import ExitCode
from unres.model import Severity
from unres.writers import SUFFIXES


@click.command("convert")
@click.argument(
    "inputs",
    metavar="IN...",
    nargs=-1,
    required=True,
    type=options.PathOrUrl(exists=True, allow_dash=True),
)
@click.option(
    "-o",
    "--out",
    metavar="OUT",
    type=options.PathOrUrl(file_okay=False),
    help="The output folder; created if it does not exist.",
)
@click.option(
    "--to",
    multiple=True,
    type=click.Choice(options.FORMS),
    help="An output format; repeat for several.  [default: akn, docx, json]",
)
@options.in_format
@options.encoding
@options.language
@options.choice(
    "--name",
    "naming",
    of=("input", "symbol"),
    help="Name outputs after the input, or by symbol (A_HRC_RES_27_20-EN).",
)
@options.date
@word.reference
@word.comments
@click.option(
    "--strict",
    is_flag=True,
    help="Fail documents that have a warning or review notice; write no output.",
)
@options.of_workers
@click.option("--force", is_flag=True, help="Convert also what is up to date.")
@options.choice(
    "--retry",
    of=("failed", "none", "all"),
    help="Which failures to retry: all, none, or all that did not cost a worker.",
)
@click.option(
    "--limit",
    metavar="N",
    type=click.IntRange(min=1),
    help="Convert at most N documents.",
)
@click.option("-x", "--fail-fast", is_flag=True, help="Stop at the first failure.")
@click.option("-n", "--dry-run", is_flag=True, help="List what would be converted.")
@click.option(
    "--shard",
    metavar="I/N",
    default="1/1",
    type=options.check_shard,
    help="Convert only shard I of N; see unres merge.",
)
@options.choice(
    "--engine", of=("local", "dask"), help="Run on this machine or on a Dask cluster."
)
@click.option(
    "--scheduler",
    metavar="ADDRESS",
    default="",
    help="The address of the Dask scheduler, such as tcp://host:8786.",
)
@options.choice(
    "--log-format",
    of=("text", "jsonl"),
    help="The format of progress and summary on standard error.",
)
@click.option(
    "--log-file",
    metavar="FILE",
    type=click.Path(dir_okay=False, writable=True),
    help="Write a log in JSON lines to FILE; standard error stays text.",
)
@click.option(
    "--notices",
    type=click.Choice(("github", "sarif")),
    help="Print notices and failures to standard output in this format.",
)
@options.choice(
    "--fail-on",
    of=("error", "review", "warning"),
    help="The lowest severity that sets exit status 1; outputs are kept.",
)
@click.option(
    "--check",
    is_flag=True,
    help="Write nothing; fail if a file in OUT is missing or out of date.",
)
def command(inputs: tuple[str, ...], out: str | None, **choices: Any) -> int:
    """Convert IN... (files, folders, or - for standard input) into the folder OUT.

    Subfolders are mirrored, and documents that are up to date are skipped. A document
    that fails, crashes, hangs or runs out of memory is reported; the others go on. To
    convert one document to standard output, give one --to and no -o.
    """
    found = gather_inputs(inputs, choices["in_format"] or "", out)
    task = _make_task(choices)
    if choices["check"] and (out is None or is_url(out)):
        raise click.UsageError("Name a folder of this machine to check with -o OUT.")
    if out is None:
        if choices["notices"] or choices["log_file"]:
            raise click.UsageError("--notices and --log-file need a folder: -o OUT.")
        return _convert_to_stdout(found.inputs, task, _find_severity(choices))
    run = _make_run(task, out, choices)
    if choices["check"]:
        return _check(found.inputs, run)
    if choices["dry_run"]:
        return _preview(found, run, SUFFIXES_READ[choices["in_format"] or ""])
    return _convert(found, run, choices)


def _make_task(choices: Mapping[str, Any]) -> Task:
    wanted = choices["to"] or options.USUAL
    forms = [form for form in options.FORMS if form in wanted]
    return Task(
        partial(convert, office=make_docx),
        Options(
            choices["in_format"] or "",
            choices["encoding"],
            choices["date"],
            choices["language"],
            word.make_wishes(choices["reference"], choices["comments"], forms),
        ),
        {form: SUFFIXES[form] for form in forms},
        by_symbol=choices["naming"] == "symbol",
        strict=choices["strict"],
        prepare=partial(prepare, forms),
    )


def _make_run(task: Task, out: str, choices: Mapping[str, Any]) -> Run:
    retry, fast = Retry(choices["retry"]), choices["fail_fast"]
    policy = Policy(choices["force"], retry, choices["limit"], fast)
    if (choices["engine"] == "dask") != bool(choices["scheduler"]):
        raise click.UsageError(
            "--engine dask and --scheduler ADDRESS go together: name both or neither."
        )
    shard = Shard(*choices["shard"])
    return Run(task, out, policy, choices["limits"], shard, choices["scheduler"])


def _preview(found: Found, run: Run, suffixes: tuple[str, ...]) -> int:
    count = 0
    for source, reason in preview(found.inputs, run):
        if reason:
            count += not reason.startswith(FAILING)
            click.echo(f"{source.label}: {reason}")
    if found.skipped:
        click.echo(tell_skipped(found.skipped, suffixes), err=True)
    click.echo(f"{count} of {len(found.inputs)} documents would be converted", err=True)
    return ExitCode.OK


def _check(found: list[Input], run: Run) -> int:
    current = True
    for path, words in find_stale(found, run):
        click.echo(f"{path}: {words}")
        current = False
    if current:
        return ExitCode.OK
    click.echo(
        "to update them, run the same command with --force instead of --check", err=True
    )
    return ExitCode.FAILED


def _convert(found: Found, run: Run, choices: Mapping[str, Any]) -> int:
    began = dt.datetime.now(dt.UTC)
    # If this run comes to no end, the report of another must not stand for it.
    with suppress(OSError):
        find_store(run.out, run.shard.tag).own(REPORT).unlink()
    total = len(run.shard.pick(found.inputs))
    kept: list[Outcome] = []
    # The standard error is for words, or for lines of JSON.
    in_words = choices["log_format"] == "text" or bool(choices["log_file"])
    with open_log(choices["log_file"], to_stderr=not in_words) as log:
        outcomes = run_task(found.inputs, run)
        if log is not None:
            outcomes = log.show(outcomes, total)
        if in_words:
            outcomes = show_text(outcomes, total)
        if choices["notices"]:
            kept = list(outcomes)
            outcomes = iter(kept)
        summary = summarise(outcomes, _find_severity(choices))
        report = tell_run(summary, run, began, found.skipped)
        find_store(run.out, run.shard.tag).keep(REPORT, report)
        if log is not None:
            log.tell(summary, f"in {run.out}", found.skipped)
    if in_words:
        tell_text(summary, f"in {run.out}")
        if found.skipped:
            suffixes = SUFFIXES_READ[choices["in_format"] or ""]
            click.echo(tell_skipped(found.skipped, suffixes), err=True)
    if choices["notices"]:
        from unres.cli.annotations import REPORTS

        options.print_words(REPORTS[choices["notices"]](kept))
    return summary.exit_code


def _find_severity(choices: Mapping[str, Any]) -> Severity | None:
    """Return the least severity of notices that makes the exit status 1."""
    return None if choices["fail_on"] == "error" else Severity(choices["fail_on"])


def _convert_to_stdout(found: list[Input], task: Task, fail_on: Severity | None) -> int:
    """Convert one document, in this process, and write its form to the output."""
    _check_stdout(found, task, to_terminal=sys.stdout.isatty())
    (source,) = found
    made = attempt(lambda: convert_input(source.read(), source.name, task))
    if isinstance(made, Failure):
        outcome = Outcome(source, Status.FAILED, failure=made)
    else:
        if made.others:
            raise click.UsageError(
                f"{source.label} holds {len(made.every)} documents; name a folder for"
                " them with -o OUT."
            )
        outcome = Outcome(source, Status.WRITTEN, place_notices(made))
        click.echo(b"".join(made.files.values()), nl=False)
    summary = summarise(show_text(iter([outcome]), 1), fail_on)
    tell_text(summary, "to the standard output")
    return summary.exit_code


def _check_stdout(found: list[Input], task: Task, *, to_terminal: bool) -> None:
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
