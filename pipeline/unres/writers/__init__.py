"""Writers: an `Edition` to bytes, one module or package a format."""

from __future__ import annotations

from collections.abc import Callable

from unres.resolve import Edition
from unres.writers.akn import write_akn
from unres.writers.docx import write_docx
from unres.writers.html import write_html
from unres.writers.json import write_json
from unres.writers.jsonl import write_jsonl
from unres.writers.jsonld import write_jsonld
from unres.writers.marcxml import write_marcxml
from unres.writers.plain import write_plain

Writer = Callable[[Edition, str], bytes]

WRITERS: dict[str, Writer] = {
    "akn": write_akn,
    "docx": write_docx,
    "html": write_html,
    "json": write_json,
    "jsonl": write_jsonl,
    "jsonld": write_jsonld,
    "marcxml": write_marcxml,
    "text": write_plain,
}
"""Format → writer: takes the edition and the markup date ("" if it is not known)."""

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
