"""PDF: tags first, and where a page has none, what place and size tell."""

from __future__ import annotations

import hashlib

from unres.errors import LimitError, SourceError
from unres.model import Source
from unres.readers.pdf.blocks import Item
from unres.readers.pdf.compose import Composer
from unres.readers.pdf.page import Page
from unres.readers.pdf.pages import find_continued, part_heads
from unres.readers.pdf.pdfium import File
from unres.readers.pdf.tagged import read_tagged
from unres.readers.pdf.untagged import read_untagged
from unres.readers.plain import LIMIT


def read_pdf(data: bytes, name: str, encoding: str = "") -> Source:
    """Read a PDF: its words line by line, and all that it knows of them.

    Keeps every word that is printed, those of mastheads, running heads and page
    numbers too. Text layers of scans are read like any text.

    Raises:
        SourceError: It is locked, damaged, or holds no text.
        LimitError: It is too large.
    """
    if len(data) > LIMIT:
        raise LimitError(
            f"the PDF is larger than {LIMIT // 2**20} MiB; part it, for instance with"
            " qpdf --split-pages=100"
        )
    file = File(data)
    read: list[tuple[Page, list[Item] | None]] = []
    try:
        read += ((page, read_tagged(page)) for page in file.pages())
    finally:
        file.close()
    placed = read_untagged([page for page, items in read if items is None])
    pages = part_heads([
        placed[page.number] if items is None else items for page, items in read
    ])
    continued = find_continued(pages)
    composer = Composer()
    for i, ((page, _), own) in enumerate(zip(read, pages, strict=True)):
        composer.add(page, own, goes_on=i in continued)
    text, evidence = composer.finish()
    if not text.strip("\f\n"):
        raise _explain_blank(sum(page.pictures for page, _ in read))
    return Source(
        text,
        name,
        "pdf",
        encoding="",
        sha256=hashlib.sha256(data).hexdigest(),
        evidence=evidence,
    )


def _explain_blank(pictures: int) -> SourceError:
    """Give the error that says why there are no words."""
    if pictures:
        return SourceError(
            "the PDF is a scan without a text layer; have its words recognised, for"
            " instance with ocrmypdf scan.pdf read.pdf, and give the copy"
        )
    return SourceError("the PDF holds no words; check that it is the right file")
