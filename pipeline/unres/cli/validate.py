"""`unres validate`: what is wrong with Akoma Ntoso files, and where."""

from __future__ import annotations

from collections.abc import Iterable

import click

from unres.batch.inputs import Input, find_inputs
from unres.errors import ExitCode, MissingError, UnresError
from unres.validate import Finding, report_json, report_text, validate

REPORTS = {"text": report_text, "json": report_json}
"""The forms of a report."""


@click.command("validate")
@click.argument(
    "files",
    metavar="FILE|DIR...",
    nargs=-1,
    required=True,
    type=click.Path(exists=True, allow_dash=True),
)
@click.option(
    "--format",
    "form",
    type=click.Choice(tuple(REPORTS)),
    default="text",
    show_default=True,
    help="How findings are written: a line each, or as JSON.",
)
def command(files: tuple[str, ...], form: str) -> int:
    """Check FILEs, and the .xml files in DIRs, as Akoma Ntoso of the UN profile.

    Each is checked for well-formedness, against the OASIS schema, and by the rules
    that unres rule CODE explains. Nothing is fetched from anywhere.
    """
    inputs = find_inputs(files, "akn")
    findings = check_files(inputs)
    click.echo(REPORTS[form](findings), nl=False)
    clean = len(findings) == len(inputs) and not any(findings.values())
    return ExitCode.OK if clean else ExitCode.FAILED


def check_files(inputs: Iterable[Input]) -> dict[str, list[Finding]]:
    """Give the findings of each file; says which ones cannot be checked at all.

    Raises:
        MissingError: The schema is missing or has been altered.
    """
    findings: dict[str, list[Finding]] = {}
    for each in inputs:
        try:
            findings[each.label] = validate(each.read())
        except MissingError:
            raise
        except UnresError as error:
            click.echo(f"unres: {each.label}: {error}", err=True)
    return findings
