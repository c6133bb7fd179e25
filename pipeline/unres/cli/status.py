"""`unres status`: what has become of the documents of an output folder."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import click

from unres.batch.drift import RESULT, DriftedFile, find_changes
from unres.batch.folder import Folder
from unres.batch.manifest import Manifest, find_input, view_results
from unres.batch.outcome import Outcome
from unres.batch.plan import QUARANTINE
from unres.batch.report import summarise, tell_summary
from unres.batch.stamp import version_code
from unres.cli import options
from unres.errors import ExitCode


@dataclass(slots=True)
class Freshness:
    """What a next run will find that differs from what was made."""

    last: str = ""
    """When the last document was done."""
    other: int = 0
    """How many were made by another version of the code."""
    quarantined: int = 0
    """How many cost worker processes."""
    changes: list[DriftedFile] = field(default_factory=list)


@click.command("status")
@click.argument("folder", metavar="DIR", type=click.Path(exists=True, file_okay=False))
@options.form("--format", ("text", "json"))
@click.option(
    "--verify",
    is_flag=True,
    help="Compare the contents of all files, not only sizes and times.",
)
def command(folder: str, form: str, *, verify: bool) -> int:
    """Report on the documents that were converted into DIR.

    Lists outputs that are missing or altered, and inputs that are missing or have
    changed. Exit status 1: a document failed, or an output is missing or altered.
    """
    with view_results(Path(folder)) as (out, manifest):
        summary = summarise(
            Outcome(find_input(each, out), each.status, each.notices, each.failure)
            for each in manifest
        )
        state = _find_state(manifest, out, verify=verify)
    bad = any(each.drift in RESULT for each in state.changes)
    status = max(summary.exit_code, ExitCode.FAILED if bad else ExitCode.OK)
    if form == "json":
        facts = summary.facts() | {
            "exit_code": int(status),
            "last": state.last or None,
            "other_version": state.other,
            "quarantined": state.quarantined,
            "changes": [
                {"path": path, "change": drift} for path, drift in state.changes
            ],
        }
        click.echo(json.dumps(facts, ensure_ascii=False, indent=2))
    else:
        for line in (*tell_summary(summary, f"in {folder}"), *_tell_state(state)):
            click.echo(line)
    return status


def _find_state(manifest: Manifest, out: Folder, *, verify: bool) -> Freshness:
    state = Freshness()
    for entry in manifest:
        state.last = max(state.last, entry.ended)
        state.other += entry.code != version_code()
        failure = entry.failure
        state.quarantined += failure is not None and failure.code in QUARANTINE
        state.changes += find_changes(entry, out, verify=verify)
    return state


def _tell_state(state: Freshness) -> Iterator[str]:
    if state.last:
        yield f"Last conversion: {state.last}."
    if state.other:
        yield f"Out of date, made by another version of unres: {state.other}."
    if state.quarantined:
        yield (
            f"Quarantined, because they crashed workers: {state.quarantined} (to try"
            " them again, use --retry all)."
        )
    for path, drift in state.changes:
        yield f"{drift}: {path}"
