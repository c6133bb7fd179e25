"""Options that more than one command has, and what they accept."""

from __future__ import annotations

import datetime as dt
import os
from contextlib import suppress

import click

FORMATS = ("text",)
"""The formats to read; they are the keys of `unres.readers.READERS`."""

FORMS = ("akn", "docx", "json", "jsonl")
"""The formats to write; they are the keys of `unres.writers.WRITERS`."""

USUAL = ("akn", "docx", "json")
"""The formats that are written where none is asked for."""


def check_encoding(
    context: click.Context, parameter: click.Parameter, value: str
) -> str:
    """Give the encoding's name, or refuse one that Python does not know."""
    try:
        # Whether the bytes fit does not matter here.
        with suppress(UnicodeError):
            b"..".decode(value or "utf-8")
    except LookupError as error:
        raise click.BadParameter(
            f"there is no text encoding called {value!r}; use a name such as utf-8,"
            " windows-1252 or utf-16."
        ) from error
    return value


def check_date(context: click.Context, parameter: click.Parameter, value: str) -> str:
    """Give an ISO date; without one, the date of SOURCE_DATE_EPOCH if that is set."""
    if not value:
        return read_epoch(os.environ.get("SOURCE_DATE_EPOCH", ""))
    try:
        return dt.datetime.strptime(value, "%Y-%m-%d").date().isoformat()
    except ValueError as error:
        raise click.BadParameter(
            f"{value!r} is not a date; write it as 2025-07-04."
        ) from error


def read_epoch(seconds: str) -> str:
    """Give the ISO date (UTC) of a number of seconds since 1970, "" for none."""
    if not seconds:
        return ""
    try:
        return dt.datetime.fromtimestamp(int(seconds), dt.UTC).date().isoformat()
    except (ValueError, OverflowError, OSError) as error:
        raise click.UsageError(
            f"SOURCE_DATE_EPOCH is {seconds!r}, which is not a number of seconds;"
            " unset it, or give --date."
        ) from error


in_format = click.option(
    "--from",
    "in_format",
    type=click.Choice(FORMATS),
    default="text",
    show_default=True,
    help="The format of the input.",
)

encoding = click.option(
    "--encoding",
    metavar="NAME",
    default="",
    callback=check_encoding,
    help="How the input is encoded, if you know, for instance windows-1252.",
)

date = click.option(
    "--date",
    metavar="YYYY-MM-DD",
    default="",
    callback=check_date,
    help="The date of the markup.  [default: SOURCE_DATE_EPOCH, else the adoption]",
)
