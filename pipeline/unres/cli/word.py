"""Options of Word files: whose looks they have, and whether doubts are comments."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

import click

from unres.errors import UnresError
from unres.writers.docx import Wishes


def read_reference(
    context: click.Context, parameter: click.Parameter, value: str | None
) -> bytes:
    """Return the bytes of the Word file whose looks are wanted, b"" for none.

    Refused is what is no Word file, or one that is not safe to open.
    """
    if not value:
        return b""
    from unres.readers.docx.package import Package
    from unres.writers.template import read_template

    data = Path(value).read_bytes()
    try:
        Package(data)
        read_template(data)
    except UnresError as error:
        told = f"{value} gives no looks of Word files: {error}."
        raise click.BadParameter(told) from error
    return data


reference = click.option(
    "--reference-docx",
    "reference",
    metavar="FILE",
    type=click.Path(exists=True, dir_okay=False),
    callback=read_reference,
    help="A Word file whose styles, margins, heads and feet Word files get.",
)

comments = click.option(
    "--comments",
    is_flag=True,
    help="Put notices that ask for a review into Word files, as comments.",
)


def make_wishes(reference: bytes, comments: bool, forms: Collection[str]) -> Wishes:
    """Return what is wished of Word files; refused where none are made."""
    wishes = Wishes(reference, comments)
    if wishes != Wishes() and "docx" not in forms:
        raise click.UsageError(
            "--reference-docx and --comments are for Word files; add --to docx."
        )
    return wishes
