"""`unres align`: one resolution in several languages, unit by unit."""

from __future__ import annotations

from pathlib import Path

import click

from unres.align.pair import FEWEST, Gap, Pair, pair_editions
from unres.align.read import read_edition, refuse_others
from unres.align.write import WRITERS
from unres.batch.inputs import find_inputs
from unres.batch.write import write_files
from unres.cli import options
from unres.errors import ExitCode, SourceError, UnresError


@click.command("align")
@click.argument(
    "files",
    metavar="A.xml B.xml...",
    nargs=-1,
    required=True,
    type=click.Path(exists=True, dir_okay=False),
)
@options.form(
    "--to",
    tuple(WRITERS),
    "The output format: a line of JSON for each unit, or TMX 1.4.",
)
@click.option(
    "-o",
    "--out",
    metavar="FILE",
    type=click.Path(dir_okay=False),
    help="The file to write.  [default: standard output]",
)
def command(files: tuple[str, ...], form: str, out: str | None) -> int:
    """Pair the units of one resolution in several languages.

    A.xml, B.xml and so on are Akoma Ntoso of one work, one file a language. Units are
    paired by their eIds; what does not pair is told with its place. Exit status: 0 all
    is paired, 1 something is not, 2 the files cannot be read or are not of one work.
    """
    if len(files) < FEWEST:
        raise click.UsageError("Give two files or more: one for each language.")
    editions = []
    for place in files:
        (source,) = find_inputs([place])
        try:
            editions.append(read_edition(source.read(), place))
        except UnresError as error:
            click.echo(f"unres: {place}: {error}", err=True)
            return ExitCode.USAGE
    try:
        refuse_others(editions)
    except SourceError as error:
        click.echo(f"unres: {error}", err=True)
        return ExitCode.USAGE
    found = pair_editions(editions)
    written = WRITERS[form](each for each in found if isinstance(each, Pair))
    if out:
        write_files({Path(out): written})
    else:
        click.echo(written, nl=False)
    gaps = [each for each in found if isinstance(each, Gap)]
    for gap in gaps:
        click.echo(f"unres: {gap.name}: {gap.id or 'no id'}: {gap.message}", err=True)
    paired = len(found) - len(gaps)
    click.echo(f"paired: {paired}, notices: {len(gaps)}", err=True)
    return ExitCode.FAILED if gaps else ExitCode.OK
