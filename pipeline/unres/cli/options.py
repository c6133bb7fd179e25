"""Options that more than one command has, and what they accept."""

from __future__ import annotations

import datetime as dt
import os
import sys
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from functools import wraps
from pathlib import Path
from typing import Any

import click

from unres.batch.input import is_url
from unres.batch.worker import Limits

FORMATS = ("text", "pdf", "docx", "html", "akn", "doc", "odt", "rtf", "wpd")
"""The formats to read; they are the keys of `unres.readers.READERS`."""
FORMS = ("akn", "docx", "html", "json", "jsonl", "jsonld", "marcxml", "text")
"""The formats to write; they are the keys of `unres.writers.SUFFIXES`."""
USUAL = ("akn", "docx", "json")
"""The formats that are written where none is asked for."""
FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)
"""A folder that is there."""

Command = Callable[..., int]
"""What a command is: it gets its options by name and gives the exit status."""


class PathOrUrl(click.Path):
    """A file or a folder, or the URL of one in a bucket, which is taken as it is."""

    def convert(
        self,
        value: str | os.PathLike[str],
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> str | bytes | os.PathLike[str]:
        """Return a place that can be; what is in a bucket is looked for later."""
        return value if is_url(value) else super().convert(value, param, ctx)


def check_encoding(value: str) -> str:
    """Return the encoding's name, or refuse one that Python does not know."""
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


def check_language(value: str) -> str:
    """Return the code of a language by its tag or code, "" for none.

    Refused is what is no language, and one of which the lexicons have no words.
    """
    if not value:
        return ""
    from unres.lexicon import find_language, languages
    from unres.lexicon.patterns import has_words

    found = find_language(value.lower())
    if has_words(found):
        return found.code
    known = ", ".join(
        f"{it.tag} or {it.code}" for it in languages().values() if has_words(it)
    )
    raise click.BadParameter(f"{value!r} is no language known here; use {known}.")


def check_date(value: str) -> str:
    """Return an ISO date; without one, the date of SOURCE_DATE_EPOCH if that is set."""
    if not value:
        return read_epoch(os.environ.get("SOURCE_DATE_EPOCH", ""))
    try:
        return dt.datetime.strptime(value, "%Y-%m-%d").date().isoformat()
    except ValueError as error:
        raise click.BadParameter(
            f"{value!r} is not a date; write it as 2025-07-04."
        ) from error


def read_epoch(seconds: str) -> str:
    """Return the ISO date (UTC) of a number of seconds since 1970, "" for none."""
    if not seconds:
        return ""
    try:
        return dt.datetime.fromtimestamp(int(seconds), dt.UTC).date().isoformat()
    except (ValueError, OverflowError, OSError) as error:
        raise click.UsageError(
            f"SOURCE_DATE_EPOCH is {seconds!r}, which is not a number of seconds;"
            " unset it, or give --date."
        ) from error


def check_jobs(value: str) -> int:
    """Return a number of workers, 0 for as many as pay off."""
    if value == "auto":
        return 0
    if value.isascii() and value.isdecimal() and int(value):
        return int(value)
    raise click.BadParameter(f"{value!r} is neither a number from 1 on nor 'auto'.")


def check_shard(value: str) -> tuple[int, int]:
    """Return the number of a part and how many there are."""
    number, _, count = value.partition("/")
    if number.isdecimal() and count.isdecimal() and 1 <= int(number) <= int(count):
        return int(number), int(count)
    raise click.BadParameter(
        f"{value!r} is not a part of several; write 2/8 for the second of eight."
    )


def check_timeout(
    context: click.Context, parameter: click.Parameter, value: float
) -> float:
    """Return a number of seconds that something can be done in."""
    if 0 < value < float("inf"):
        return value
    raise click.BadParameter(f"{value!r} is not a number of seconds above 0.")


def choice(
    *names: str, of: Sequence[str], help: str, usual: str = ""
) -> Callable[[Command], Command]:
    """Make an option that chooses one word of several; the first is usual."""
    kinds, default = click.Choice(of), usual or of[0]
    return click.option(
        *names, type=kinds, default=default, show_default=True, help=help
    )


def form(
    flag: str, forms: Sequence[str], help: str = "The format of the report."
) -> Callable[[Command], Command]:
    """Make the option that says which form something has; the first is usual."""
    return choice(flag, "form", of=forms, help=help)


files = click.argument(
    "files",
    metavar="FILE|DIR...",
    nargs=-1,
    required=True,
    type=click.Path(exists=True, allow_dash=True),
)

in_format = click.option(
    "--from",
    "in_format",
    type=click.Choice(FORMATS),
    help="The format of the input.  [default: told by its content]",
)

encoding = click.option(
    "--encoding",
    metavar="NAME",
    default="",
    type=check_encoding,
    help="The encoding of text input, such as windows-1252.  [default: detected]",
)

language = click.option(
    "--language",
    metavar="CODE",
    default="",
    type=check_language,
    help="The language of the input, such as fr or fra.  [default: told by its words]",
)

date = click.option(
    "--date",
    metavar="YYYY-MM-DD",
    default="",
    type=check_date,
    help="The date of the markup.  [default: SOURCE_DATE_EPOCH, if set]",
)


def of_workers(command: Command) -> Command:
    """Add the options that say what works and what it may take, given as `limits`."""

    @click.option(
        "--jobs",
        metavar="N|auto",
        default="auto",
        show_default=True,
        type=check_jobs,
        help="The number of worker processes.",
    )
    @click.option(
        "--timeout",
        metavar="SECONDS",
        type=float,
        default=30.0,
        show_default=True,
        callback=check_timeout,
        help="The time limit for one file.",
    )
    @click.option(
        "--memory",
        metavar="MIB",
        type=click.IntRange(min=0),
        default=1024,
        show_default=True,
        help="The memory limit of a worker; 0 for none.",
    )
    @wraps(command)
    def call(*given: Any, jobs: int, timeout: float, memory: int, **others: Any) -> int:
        return command(*given, limits=Limits(jobs, timeout, memory), **others)

    return call


def of_results(name: str, made: str) -> Callable[[Command], Command]:
    """Add the folder of results that a command reads, and where it writes its files.

    `name` is the folder inside OUT to which they go without -o; `made` says what goes.
    """
    folder = click.argument("folder", metavar="OUT", type=FOLDER)
    output = click.option(
        "-o",
        "--output",
        metavar="DIR",
        type=click.Path(file_okay=False, path_type=Path),
        help=f"Where the {made} go.  [default: OUT/{name}]",
    )
    return lambda command: folder(output(command))


def print_words(words: Iterable[str]) -> None:
    """Write words to the standard output; lone surrogates as JSON writes them."""
    for each in words:
        sys.stdout.buffer.write(each.encode("utf-8", "backslashreplace"))
    sys.stdout.flush()
