"""Writes the manual page from the commands: `python docs/man.py`."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import click

from unres import __version__
from unres.cli import COMMANDS, unres
from unres.errors import ExitCode

PAGE = Path(__file__).resolve().parent / "unres.1"
STATUSES = {
    ExitCode.OK: "Success.",
    ExitCode.FAILED: "A document failed, or there are findings.",
    ExitCode.USAGE: "Usage error.",
    ExitCode.ENVIRONMENT: "A dependency is missing.",
    ExitCode.BUG: "A bug in unres.",
    ExitCode.INTERRUPTED: "Interrupted.",
}


def escape(text: str) -> str:
    """Give words as roff prints them."""
    text = text.replace("\\", "\\e").replace("-", "\\-")
    return f"\\&{text}" if text[:1] in {".", "'"} else text


def tell_page() -> str:
    """Give the whole page."""
    return "\n".join([*tell_head(), *tell_commands(), *tell_end()]) + "\n"


def tell_head() -> Iterator[str]:
    """Yield the name and the synopsis."""
    yield f'.TH UNRES 1 "" "unres {__version__}"'
    yield ".SH NAME"
    yield escape("unres - United Nations resolutions to Akoma Ntoso, Word and JSON")
    yield ".SH SYNOPSIS"
    yield ".B unres"
    yield ".I COMMAND"
    yield escape("[OPTIONS] [ARGUMENTS]")
    yield ".SH DESCRIPTION"
    yield from map(escape, (unres.help or "").split("\n\n")[0].splitlines())


def tell_commands() -> Iterator[str]:
    """Yield each command with its arguments, its help and its options."""
    yield ".SH COMMANDS"
    group = click.Context(unres, info_name="unres")
    for name in COMMANDS:
        command = import_module(f"unres.cli.{name}").command
        context = click.Context(command, info_name=name, parent=group)
        usage = " ".join(command.collect_usage_pieces(context))
        yield f'.SS "{escape(f"unres {name} {usage}")}"'
        for part in (command.help or "").split("\n\n"):
            yield ".P"
            yield from (escape(line.strip()) for line in part.strip().splitlines())
        for parameter in command.get_params(context):
            record = parameter.get_help_record(context)
            if record and record[1]:
                yield ".TP"
                yield f".B {escape(record[0])}"
                yield escape(" ".join(record[1].split()))


def tell_end() -> Iterator[str]:
    """Yield the exit statuses and the environment."""
    yield ".SH EXIT STATUS"
    for status, words in STATUSES.items():
        yield from (".TP", f".B {status.value}", escape(words))
    yield ".SH ENVIRONMENT"
    yield ".TP"
    yield ".B SOURCE_DATE_EPOCH"
    yield escape("The date of the markup, and of packing, if no date is given.")


if __name__ == "__main__":
    PAGE.write_text(tell_page(), "utf-8")
