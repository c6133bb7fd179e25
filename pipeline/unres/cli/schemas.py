"""`unres schemas`: the schemas of what unres writes, for other tools."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import click

from unres.batch.write import write_files
from unres.validate.schema import schema_files

OWN = (".schema.json", ".sch", ".jsonld", ".ttl")
"""How the names of schemas end that are ours."""


@click.command("schemas")
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
def command(folder: Path) -> None:
    """Copy the schemas of all output formats into FOLDER.

    The OASIS schema (akomantoso30.xsd, xml.xsd) is copied from the installed cobalt
    package; nothing is downloaded. Use it with xmllint, for example:
    xmllint --noout --schema FOLDER/akomantoso30.xsd FILE

    The JSON Schemas: resolution.schema.json for JSON files, lines.schema.json for
    lines of flat tables, findings.schema.json for reports of unres validate,
    diff.schema.json for those of unres diff.
    akn4un.sch is the Schematron of the UN profile, context.jsonld the context of
    linked data and legislation.ttl its shape in SHACL.
    """
    wanted = schema_files()
    for path in sorted(files("unres.schemas").iterdir(), key=lambda path: path.name):
        if path.is_file() and path.name.endswith(OWN):
            wanted[path.name] = path.read_bytes()
    write_files({folder / name: data for name, data in wanted.items()})
    for name in wanted:
        click.echo(folder / name)
