"""Readers: bytes to `Source`, one module or package a format."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from unres.errors import SourceError
from unres.model import Source
from unres.readers.markup import AKN, HTML, find_markup
from unres.readers.plain import BOMS, read_plain

Reader = Callable[[bytes, str, str], Source]

OFFICE = ("doc", "odt", "rtf", "wpd")
"""The formats of which a Word file must be made before they can be read."""


def _read(form: str, data: bytes, name: str, encoding: str) -> Source:
    """Read a file of a format; its libraries are loaded for the first."""
    if form == "pdf":
        from unres.readers.pdf import read_pdf as read
    elif form == "html":
        from unres.readers.html import read_html as read
    elif form == "akn":
        from unres.readers.akn import read_akn as read
    else:
        from unres.readers.docx import read_docx as read
    return read(data, name, encoding)


def _read_made(data: bytes, name: str, encoding: str) -> Source:
    """Read the Word file that an office program made of another one."""
    if not data.startswith(_ZIP):
        raise SourceError(
            "files of this word processor are read through LibreOffice; save the file"
            " as .docx"
        )
    return _read("docx", data, name, encoding)


READERS: dict[str, Reader] = {
    "text": read_plain,
    "pdf": partial(_read, "pdf"),
    "docx": partial(_read, "docx"),
    "html": partial(_read, "html"),
    "akn": partial(_read, "akn"),
    **dict.fromkeys(OFFICE, _read_made),
}
"""Format → reader: takes the bytes, the file's name and its encoding ("" unknown)."""
_HEAD = 1024
"""How far into a file the mark of a PDF may stand (ISO 32000, annex H)."""
_ZIP = b"PK\x03\x04"
"""How a zip archive begins."""
_ZIP_HEAD = 30
"""How long the head of a zip archive's entry is."""
_OPEN_DOCUMENT = b"mimetypeapplication/vnd.oasis.opendocument.text"
"""How the first entry of an OpenDocument text goes on behind its head."""
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How a compound file begins: an old Word file, or another program's."""


def find_format(data: bytes) -> str:
    """Tell the format of a file by its content; what has no mark is text."""
    if form := _find_packed(data):
        return form
    if b"%PDF-" in data[:_HEAD]:
        return "pdf"
    if data[:_HEAD].lstrip().startswith(b"{\\rtf"):
        return "rtf"
    return _find_marked(data)


def _find_packed(data: bytes) -> str:
    """Tell the format of a file that no text begins like; "" for others."""
    if data.startswith(_ZIP):
        if data.startswith(_OPEN_DOCUMENT, _ZIP_HEAD):
            return "odt"
        return "docx" if b"word/" in data else "text"
    if data.startswith(_COMPOUND):
        return "doc" if "WordDocument".encode("utf-16-le") in data else "text"
    return "wpd" if data.startswith(b"\xffWPC") else ""


def _find_marked(data: bytes) -> str:
    """Tell by its tags whether a file is a web page, a part of one, or Akoma Ntoso."""
    if b"<" not in data:
        return "text"
    bom = next((bom for bom in BOMS if data.startswith(bom)), b"")
    encoding = BOMS.get(bom, "utf-8")
    found = find_markup(data[len(bom) :].decode(encoding, "replace"))
    return {HTML: "html", AKN: "akn"}.get(found, "text") if found else "text"
