"""Writers: an `Edition` to bytes, one module or package a format."""

from __future__ import annotations

from unres.resolve import Edition

SUFFIXES: dict[str, str] = {
    "akn": ".xml",
    "docx": ".docx",
    "html": ".html",
    "json": ".json",
    "jsonl": ".jsonl",
    "jsonld": ".jsonld",
    "marcxml": ".marc.xml",
    "text": ".plain.txt",
}
"""Format → the suffix of its files."""


def write_form(form: str, edition: Edition, date: str) -> bytes:
    """Write a document in a format that needs no more than it and the markup date.

    That is "" where it is not known. The modules of a format are loaded for the first.
    """
    if form == "json":
        from unres.writers.json import write_json as write
    elif form == "jsonl":
        from unres.writers.jsonl import write_jsonl as write
    elif form == "jsonld":
        from unres.writers.jsonld import write_jsonld as write
    elif form == "marcxml":
        from unres.writers.marcxml import write_marcxml as write
    else:
        from unres.writers.plain import write_plain as write
    return write(edition, date)
