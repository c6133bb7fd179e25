"""`unres explain`: what became of every character of a document."""

from __future__ import annotations

from collections.abc import Iterator

import click

from unres.batch.inputs import find_inputs
from unres.batch.office import make_docx
from unres.batch.work import place_notices
from unres.cli import options
from unres.convert import Options, Result, convert
from unres.errors import ExitCode, UnresError
from unres.lexicon import rule
from unres.model import texts
from unres.places import Places

WIDTH = 100
"""How much is shown of a run of text, in characters."""


@click.command("explain")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, allow_dash=True))
@options.in_format
@options.encoding
@options.language
def command(file: str, in_format: str | None, encoding: str, language: str) -> int:
    """Show how FILE is read: the ledger, the dropped text and the notices.

    The ledger counts each character of the source once, under the rule that was
    applied to it; "copied" characters are unchanged.
    """
    (source,) = find_inputs([file])
    try:
        choices = Options(in_format or "", encoding, language=language)
        result = convert(source.read(), source.name, (), choices, make_docx)
    except UnresError as error:
        click.echo(f"unres: {source.label}: {error}", err=True)
        return error.exit_code
    for each in result.every:
        for line in explain_result(source.label, each):
            click.echo(line)
    return ExitCode.OK


def explain_result(label: str, result: Result) -> Iterator[str]:
    """Yield the lines of the explanation."""
    source = result.document.source
    total = sum(result.ledger.values())
    yield f"{label}: {total:,} characters, read as {source.encoding or source.format}"
    yield ""
    yield "Ledger (characters, rule):"
    for name, count in sorted(result.ledger.items(), key=lambda e: (-e[1], e[0])):
        yield f"{count:8,}  {name}"
    yield f"{total:8,}  in all"
    yield from _explain_drops(result)
    yield ""
    placed = sorted(place_notices(result), key=lambda each: each[1].span)
    yield "Notices:" if placed else "Notices: none"
    for place, notice in placed:
        yield f"  {place}: {notice.severity}: {notice.code}: {notice.message}"


def _explain_drops(result: Result) -> Iterator[str]:
    """Yield the runs that dropping rules took, rule by rule, with their places."""
    source = result.document.source
    text, places = source.text, Places.of(source)
    changed = {p for each in texts(result.document) for p in each.pieces if p.rule}
    dropped = (piece for piece in changed if rule(piece.rule).drops)
    pieces = sorted(dropped, key=lambda piece: piece.span)
    for name in sorted({piece.rule for piece in pieces}):
        yield ""
        yield f"Taken out of the words by {name}:"
        for piece in (each for each in pieces if each.rule == name):
            stood = _show(text[piece.start : piece.end])
            # What is read instead, if that is something.
            read = f", read as {_show(piece.text)}" if piece.text.strip() else ""
            yield f"  {places.find(piece.start)}: {stood}{read}"


def _show(words: str) -> str:
    """Return words between quotation marks, on one line and not too long."""
    line = repr(words)[1:-1]
    short = line if len(line) <= WIDTH else line[: WIDTH - 1] + "…"
    return f"“{short}”"
