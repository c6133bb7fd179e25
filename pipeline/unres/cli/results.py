"""The options of commands that read an output folder and write files about it."""

from __future__ import annotations

from collections.abc import Callable

import click

from unres.cli.options import Command


def of_results(name: str, made: str) -> Callable[[Command], Command]:
    """Add the folder of results that a command reads, and where it writes its files.

    `name` is the folder inside OUT to which they go without -o; `made` says what goes.
    """
    folder = click.argument(
        "folder", metavar="OUT", type=click.Path(exists=True, file_okay=False)
    )
    output = click.option(
        "-o",
        "--output",
        metavar="DIR",
        type=click.Path(file_okay=False),
        help=f"Where the {made} go.  [default: OUT/{name}]",
    )
    return lambda command: folder(output(command))
