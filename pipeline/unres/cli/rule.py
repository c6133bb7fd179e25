"""`unres rule`: what a code means, and what to do about it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from textwrap import fill, indent

import click

from unres.batch.outcome import UNEXPECTED
from unres.errors import ExitCode, UnresError
from unres.lexicon import notice_records, rule_records
from unres.validate import finding_records

WIDTH = 80
"""The width to which explanations are folded."""


@click.command("rule")
@click.argument("code", required=False, default="")
def command(code: str) -> None:
    """Explain CODE: a notice, a finding, an error or a cleaning rule.

    Without a CODE, all of them are listed.
    """
    records = explain_codes()
    if not code:
        for name, lines in records.items():
            click.echo(f"{name:32} {lines[0]}")
        return
    known = {name.lower(): name for name in records}
    known |= {record.name: found for found, record in finding_records().items()}
    if not (name := known.get(code.lower(), "")):
        raise click.UsageError(_tell_unknown(code, known))
    click.echo(name)
    for line in records[name]:
        click.echo(_fold(line))


def _fold(line: str) -> str:
    """Return a line folded to the width of a page; a sample keeps its own lines."""
    if "\n" in line:
        return indent(line, "    ")[2:]
    return fill(line, WIDTH, initial_indent="  ", subsequent_indent="    ")


def explain_codes() -> dict[str, list[str]]:
    """Return what there is to say of each code; the first line says what it is."""
    notices = {
        code: [
            f"notice: {record.title}",
            f"severity: {record.severity}",
            f"why: {record.why}",
            f"what to do: {record.action}",
        ]
        for code, record in notice_records().items()
    }
    findings = {
        code: [
            f"finding: {record.title}",
            f"name: {record.name}",
            f"severity: {record.severity}",
            f"why: {' '.join(record.why.split())}",
            f"source: {record.source}",
            f"wrong: {record.bad}",
            f"right: {record.good}",
        ]
        for code, record in finding_records().items()
    }
    rules = {
        name: [
            f"rule: {record.why}",
            f"may lose letters or digits: {'yes' if record.drops else 'no'}",
            f"source: {record.source}",
        ]
        for name, record in rule_records().items()
    }
    return explain_errors() | notices | findings | rules


def explain_errors() -> dict[str, list[str]]:
    """Explain why a document, or a whole run, fails."""
    known = {
        kind.code: [
            f"error: {(kind.__doc__ or '').splitlines()[0]}",
            f"exit status: {int(kind.exit_code)}",
        ]
        for kind in _find_errors(UnresError)
    }
    bug = "error: Something went wrong in unres that nobody foresaw; please report it."
    return {**known, UNEXPECTED: [bug, f"exit status: {int(ExitCode.BUG)}"]}


def _find_errors(kind: type[UnresError]) -> Iterator[type[UnresError]]:
    """Yield the kinds of errors below one, those below them included."""
    for each in kind.__subclasses__():
        yield each
        yield from _find_errors(each)


def _tell_unknown(code: str, known: Mapping[str, str]) -> str:
    near = get_close_matches(code.lower(), known, n=3)
    close = list(dict.fromkeys(known[name] for name in near))
    hint = f"Do you mean {' or '.join(close)}?" if close else "See them: unres rule"
    return f"There is no code {code!r}. {hint}"
