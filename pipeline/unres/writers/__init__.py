"""Writers: an `Edition` to bytes, one module or package a format."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from unres.resolve import Edition

Writer = Callable[[Edition, str], bytes]

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


def _write(form: str, edition: Edition, date: str) -> bytes:
    """Write a document in a format; its modules are loaded for the first."""
    write: Writer
    if form == "akn":
        from unres.writers.akn import write_akn as write
    elif form == "docx":
        from unres.writers.docx import write_docx as write
    elif form == "html":
        from unres.writers.html import write_html as write
    elif form == "json":
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


WRITERS: dict[str, Writer] = {form: partial(_write, form) for form in SUFFIXES}
"""Format → writer: takes the edition and the markup date ("" if it is not known)."""
