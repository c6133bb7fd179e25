"""`unres diff`: what differs between two documents."""

from __future__ import annotations

import os
import sys
from typing import Any

import click

from unres.batch.inputs import find_inputs
from unres.batch.office import make_docx
from unres.cli import options
from unres.convert import Options
from unres.diff.compare import Side, compare_units, read_side
from unres.diff.report import (
    dump_report,
    mark_words,
    report_comparison,
    tell_comparison,
    write_page,
)
from unres.diff.rows import DiffSort
from unres.errors import ExitCode, UnresError


@click.command("diff")
@click.argument("a", type=click.Path(exists=True, dir_okay=False, allow_dash=True))
@click.argument("b", type=click.Path(exists=True, dir_okay=False, allow_dash=True))
@options.form(
    "--format",
    ("text", "json", "html"),
    "How differences are written; html is one page, side by side.",
)
@click.option(
    "--exact",
    is_flag=True,
    help="Also compare white space, the shapes of quotation marks and dashes, and the"
    " numbers of notes.",
)
@options.choice(
    "--color",
    of=("auto", "always", "never"),
    help="Mark words by colour instead of signs; auto: on a terminal.",
)
@options.in_format
@options.encoding
def command(a: str, b: str, **choices: Any) -> int:
    """Compare two documents unit by unit and word by word.

    Each is Akoma Ntoso from any source, or a document that unres convert reads. Units
    and notes are reported that were changed, added, removed, moved or renumbered.
    Exit status: 0 no difference, 1 there are some, 2 a document cannot be read.
    """
    reading = Options(choices["in_format"] or "", choices["encoding"])
    sides: list[Side] = []
    for place in (a, b):
        try:
            (source,) = find_inputs([place])
            side = read_side(source.read(), source.name, reading, make_docx)
        except UnresError as error:
            click.echo(f"unres: {place}: {error}", err=True)
            return ExitCode.USAGE
        sides.append(side._replace(name=place))
    first, second = sides
    found = compare_units(first.units, second.units, exact=choices["exact"])
    match choices["form"]:
        case "json":
            told = dump_report(report_comparison(first, second, found))
        case "html":
            told = write_page(first, second, found)
        case _:
            paint = paint_words if has_colours(choices["color"]) else mark_words
            told = "".join(
                f"{line}\n" for line in tell_comparison(found, paint)
            ).encode("utf-8", "backslashreplace")
    click.echo(told, nl=False)
    return ExitCode.FAILED if found.changes else ExitCode.OK


def has_colours(choice: str) -> bool:
    """Return whether words are marked by colour: asked for, or on a terminal."""
    if choice == "auto":
        return sys.stdout.isatty() and not os.environ.get("NO_COLOR")
    return choice == "always"


def paint_words(sort: DiffSort, words: str) -> str:
    """Mark words by colour: red and struck out, or green."""
    if sort is DiffSort.REMOVED:
        return click.style(words, fg="red", strikethrough=True)
    return click.style(words, fg="green")
