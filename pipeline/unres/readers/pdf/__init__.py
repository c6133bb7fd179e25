"""PDF: tags first, and where a page has none, what place and size tell."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence

from unres.errors import LimitError, SourceError
from unres.evidence import Evidence
from unres.lexicon import notice
from unres.model import Notice, Source
from unres.readers.language import tell_language
from unres.readers.pdf.blocks import Item
from unres.readers.pdf.compose import Composer
from unres.readers.pdf.page import PdfPage
from unres.readers.pdf.pages import find_continued, part_heads
from unres.readers.pdf.pdfium import read_pages
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
    pages = list(read_pages(data))
    items = part_heads(_read_items(pages))
    continued = find_continued(items)
    composer = Composer()
    for i, (page, own) in enumerate(zip(pages, items, strict=True)):
        composer.add(page, own, goes_on=i in continued)
    text, evidence = composer.finish()
    if not text.strip("\f\n"):
        raise _explain_blank(sum(page.pictures for page in pages))
    return Source(
        text,
        name,
        "pdf",
        encoding="",
        sha256=hashlib.sha256(data).hexdigest(),
        language=tell_language(text),
        evidence=evidence,
        notices=tuple(_doubt_pages(pages, evidence)),
    )


def _read_items(pages: Sequence[PdfPage]) -> list[list[Item]]:
    tagged = {page.number: read_tagged(page) for page in pages}
    placed = read_untagged([page for page in pages if tagged[page.number] is None])
    return [placed[i] if items is None else items for i, items in tagged.items()]


def _doubt_pages(pages: Iterable[PdfPage], evidence: Evidence) -> Iterator[Notice]:
    """Tell of pages that show something but words."""
    for page, known in zip(pages, evidence.pages, strict=True):
        if page.runs or not (page.pictures or not page.height):
            continue
        what = "shows a picture and no words" if page.pictures else "cannot be read"
        message = f"page {page.number} {what}"
        yield notice("page-without-words", known.span, message)


def _explain_blank(pictures: int) -> SourceError:
    if pictures:
        return SourceError(
            "the PDF is a scan without a text layer; have its words recognised, for"
            " instance with ocrmypdf scan.pdf read.pdf, and give the copy"
        )
    return SourceError("the PDF holds no words; check that it is the right file")
