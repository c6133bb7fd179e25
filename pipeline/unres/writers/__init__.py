"""Writers: an `Edition` to bytes, one module or package a format."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from importlib import import_module

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
    name = "plain" if form == "text" else form
    write: Writer = getattr(import_module(f"unres.writers.{name}"), f"write_{name}")
    return write(edition, date)


WRITERS: dict[str, Writer] = {form: partial(_write, form) for form in SUFFIXES}
"""Format → writer: takes the edition and the markup date ("" if it is not known)."""
