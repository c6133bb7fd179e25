"""The command line: `unres COMMAND`, one module a command.

A command's module is imported when it is called, so that `unres --help` is quick.
Data goes to the standard output, words to the standard error.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence
from importlib import import_module

import click

from unres import __version__
from unres.errors import ExitCode, UnresError, tell_fault

COMMANDS = {
    "convert": "Convert documents into Akoma Ntoso, Word, JSON and flat tables.",
    "validate": "Check Akoma Ntoso files.",
    "mend": "Mend Akoma Ntoso files.",
    "diff": "Compare two documents unit by unit and word by word.",
    "align": "Pair the units of one resolution in several languages.",
    "tables": "Gather the flat tables of an output folder, as CSV and Parquet.",
    "graph": "Write the graph of what an output folder cites and asks for.",
    "review": "Write pages that show each source beside its structure.",
    "status": "Report on the documents of an output folder.",
    "why": "Explain why a document was converted, skipped, or failed.",
    "merge": "Combine output folders, or the shards of a run.",
    "pack": "Pack an output folder for an archive (BagIt, OCFL).",
    "explain": "Show how each character of a document was read.",
    "rule": "Explain a code, and what to do about it.",
    "doctor": "Check the installation.",
    "schemas": "Copy the schemas of all output formats.",
}
"""Command → its help in a line; the command itself is `command` in its module."""


class Commands(click.Group):
    """A group that imports a command only when it is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of the commands in the order of the table."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import a command by its name."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"unres.cli.{cmd_name}").command
        return command

    def format_commands(
        self, ctx: click.Context, formatter: click.HelpFormatter
    ) -> None:
        """Write the list of commands without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(cls=Commands, context_settings={"help_option_names": ["--help", "-h"]})
@click.version_option(__version__, prog_name="unres", message="%(prog)s %(version)s")
def unres() -> None:
    """Turn United Nations resolutions into Akoma Ntoso (AKN4UN), Word and JSON.

    Exit status: 0 success, 1 a document failed or has findings, 2 usage error,
    3 missing dependency, 4 bug in unres, 130 interrupted.
    """


def main(args: Sequence[str] | None = None) -> int:
    """Run the command line and give its exit status; no traceback gets out."""
    # A file leaves little rubbish, so it need not be looked for often.
    gc.set_threshold(50_000)
    try:
        status = unres.main(args=args, prog_name="unres", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        status = error.exit_code
    except BrokenPipeError:
        # Nobody reads any more; Python would complain as it flushes while it ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        status = ExitCode.FAILED
    except (Exception, KeyboardInterrupt) as error:
        words, status = _explain_end(error)
        click.echo(f"unres: {words}", err=True)
    return int(status or ExitCode.OK)


def _explain_end(error: BaseException) -> tuple[str, ExitCode]:
    match error:
        case click.Abort() | KeyboardInterrupt():
            words = "interrupted; rerun the same command to resume"
            return words, ExitCode.INTERRUPTED
        case UnresError():
            return str(error), error.exit_code
        case ImportError(name=name) if not str(name).startswith("unres"):
            words = f"{error}; see what is missing with unres doctor"
            return words, ExitCode.ENVIRONMENT
        case _:
            return tell_fault(error), ExitCode.BUG
