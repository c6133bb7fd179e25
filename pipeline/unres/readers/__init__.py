"""Readers: bytes to `Source`, one module or package a format."""

from __future__ import annotations

from collections.abc import Callable

from unres.model import Source
from unres.readers.plain import read_plain

Reader = Callable[[bytes, str, str], Source]


def _read_pdf(data: bytes, name: str, encoding: str) -> Source:
    """Read a PDF; its library is loaded for the first."""
    from unres.readers.pdf import read_pdf

    return read_pdf(data, name, encoding)


def _read_docx(data: bytes, name: str, encoding: str) -> Source:
    """Read a Word file; its libraries are loaded for the first."""
    from unres.readers.docx import read_docx

    return read_docx(data, name, encoding)


READERS: dict[str, Reader] = {
    "text": read_plain,
    "pdf": _read_pdf,
    "docx": _read_docx,
}
"""Format → reader: takes the bytes, the file's name and its encoding ("" unknown)."""

_HEAD = 1024
"""How far into a file the mark of a PDF may stand (ISO 32000, annex H)."""


_ZIP = b"PK\x03\x04"
"""How a zip archive begins."""


def find_format(data: bytes) -> str:
    """Tell the format of a file by its content; what has no mark is text."""
    if data.startswith(_ZIP) and b"word/" in data:
        return "docx"
    return "pdf" if b"%PDF-" in data[:_HEAD] else "text"
