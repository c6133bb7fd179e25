"""Word: a resolution as a document that the United Nations would recognise.

Its words are the words of the model, each once; the parts of the file are written
out in full, so that no template's leftovers and no clock come into it.
"""

from __future__ import annotations

from itertools import takewhile

from unres.model import Document, Kind
from unres.writers.docx.body import write_blocks
from unres.writers.docx.masthead import Place, arrange, write_masthead
from unres.writers.docx.notes import Notes, write_footnotes
from unres.writers.docx.page import turn, write_heads, write_section
from unres.writers.docx.parts import (
    CORE,
    DOCUMENT,
    number_relations,
    write_properties,
    write_relations,
    write_settings,
    write_types,
)
from unres.writers.docx.styles import write_styles
from unres.writers.docx.wml import make, serialise
from unres.writers.docx.zip import FIRST, pack

__all__ = ["write_docx"]


def write_docx(document: Document, date: str) -> bytes:
    """Give the bytes of the Word file of a document.

    `date` is the day its properties bear (ISO), "" for the day of adoption.
    """
    meta, notes = document.meta, Notes()
    shown = [block for block in document.blocks if block.kind is not Kind.PORTAL]
    cover = list(takewhile(lambda block: block.kind is Kind.COVER, shown))
    lines = arrange(cover)
    symbol_is_printed = any(line.place is Place.SYMBOL for line in lines)
    body = make("body", *write_masthead(lines, notes))
    body.extend(write_blocks([part for line in cover for part in line.parts], notes))
    body.extend(write_blocks(shown[len(cover) :], notes))
    body.append(write_section(number_relations()))
    words = {
        DOCUMENT: serialise(make("document", body)),
        "word/footnotes.xml": write_footnotes(notes.bodies),
        **write_heads(meta, symbol_is_printed),
    }
    if meta.language.direction == "rtl":
        words = {name: turn(part) for name, part in words.items()}
    return pack(words | write_frame(document, date))


def write_frame(document: Document, date: str) -> dict[str, bytes]:
    """Give the parts that hold no words of the document's body."""
    language = document.meta.language
    return {
        FIRST: write_types(),
        **write_relations(),
        CORE: write_properties(document, date),
        "word/settings.xml": write_settings(language.tag),
        "word/styles.xml": write_styles(language),
    }
