"""The description of the tables: a data package, as Frictionless Data describes it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from unres import __version__
from unres.tables.columns import Column, Table, list_tables

NAME: Final = "datapackage.json"
MEDIA: Final = {"csv": "text/csv", "parquet": "application/vnd.apache.parquet"}
"""Format → its media type."""


class Resource(NamedTuple):
    """What is known of a file that was written."""

    size: int
    sha256: str


def describe_tables(files: Mapping[str, Resource], counts: Mapping[str, int]) -> bytes:
    """Return `datapackage.json` for files by name and the rows of each table."""
    resources = [
        _describe_file(table, form, files[f"{table.name}.{form}"], counts[table.name])
        for form in MEDIA
        for table in list_tables().values()
        if f"{table.name}.{form}" in files
    ]
    package = {
        "name": "unres-tables",
        "title": "United Nations resolutions as flat tables",
        "description": "Each row is unique by the primary key of its table, and belongs"
        " to one document. Text of resolutions © United Nations; an unofficial copy.",
        "version": __version__,
        "resources": resources,
    }
    return (json.dumps(package, ensure_ascii=False, indent=2) + "\n").encode()


def _describe_file(
    table: Table, form: str, file: Resource, count: int
) -> dict[str, object]:
    """Return what a file holds; what is no CSV is described by its likeness to it."""
    about = {
        "path": f"{table.name}.{form}",
        "format": form,
        "mediatype": MEDIA[form],
        "bytes": file.size,
        "hash": f"sha256:{file.sha256}",
        "rowCount": count,
    }
    if form != "csv":
        told = f"The columns of {table.name}.csv, typed. {table.description}"
        name = f"{table.name}-{form}"
        return {"name": name, "type": "file", "description": told, **about}
    return {
        "name": table.name,
        "type": "table",
        "profile": "tabular-data-resource",
        "description": table.description,
        "encoding": "utf-8",
        **about,
        "schema": {
            "fields": [_describe_column(column) for column in table.columns],
            "missingValues": [""],
            "primaryKey": list(table.key),
            "foreignKeys": list(_list_links(table)),
        },
    }


def _describe_column(column: Column) -> dict[str, object]:
    limits: dict[str, object] = {"required": True} if column.required else {}
    if column.values:
        limits["enum"] = list(column.values)
    field: dict[str, object] = {
        "name": column.name,
        "type": column.type,
        "description": column.description,
    }
    return {**field, "constraints": limits} if limits else field


def _list_links(table: Table) -> Iterator[dict[str, object]]:
    """Yield what the rows of a table refer to: their document, and their unit."""
    if table.name == "documents":
        return
    yield {
        "fields": ["document"],
        "reference": {"resource": "documents", "fields": ["document"]},
    }
    # A notice may be about a place that no unit holds.
    if "unit" in table.names and table.name != "notices":
        yield {
            "fields": ["document", "unit"],
            "reference": {"resource": "units", "fields": ["document", "id"]},
        }
