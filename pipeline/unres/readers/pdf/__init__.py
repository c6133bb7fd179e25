"""PDF: tags first, and where a page has none, what place and size tell."""

from __future__ import annotations

import hashlib

from unres.errors import LimitError, SourceError
from unres.model import Source
from unres.readers.pdf.compose import Composer
from unres.readers.pdf.pdfium import File
from unres.readers.pdf.tagged import read_tagged
from unres.readers.plain import LIMIT


def read_pdf(data: bytes, name: str, encoding: str = "") -> Source:
    """Read a PDF: its words line by line, and all that it knows of them.

    Keeps every word that is printed, those of mastheads, running heads and page
    numbers too. Text layers of scans are read like any text.

    Raises:
        SourceError: It is locked, damaged, or holds no text.
        LimitError: It is too large.
    """
    composer = Composer()
    file = File(data)
    try:
        for page in file.pages():
            composer.add(page, read_tagged(page) or [])
    finally:
        file.close()
    text, evidence = composer.finish()
    return Source(
        text,
        name,
        "pdf",
        "",
        hashlib.sha256(data).hexdigest(),
        evidence,
    )
