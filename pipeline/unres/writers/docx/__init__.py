"""Word: a resolution as a document that the United Nations would recognise.

The words of the body are the words of the model, each once. Packages, parts and
properties are python-docx's, all looks are those of named styles of a template.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import takewhile

from unres.iri import DOCS, docs_url
from unres.model import Kind, Mark
from unres.resolve import Edition

__all__ = ["Wishes", "write_docx"]


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the user may wish of the look of Word files."""

    reference: bytes = b""
    """A Word file whose styles, margins, heads and feet are used; b"" for ours."""
    comments: bool = False
    """Whether notices that ask for a review are comments in the margin."""


def write_docx(edition: Edition, date: str, wishes: Wishes | None = None) -> bytes:
    """Return the bytes of the Word file of a document.

    `date` is the day on which its properties say it was made (ISO); "" for none.

    Raises:
        SourceError: The reference is no Word file that can be used.
    """
    # python-docx takes longer to load than ten documents to write.
    from unres.writers.docx.body import WordBody
    from unres.writers.docx.masthead import arrange, write_masthead
    from unres.writers.docx.notes import Footnotes
    from unres.writers.template import TemplatePackage

    document, meta = edition.document, edition.document.meta
    wishes = wishes or Wishes()
    package = TemplatePackage(wishes.reference)
    tag = meta.language.tag if meta.language.tag in DOCS else "en"
    symbols = {it.mark.target: it.symbol for node in edition.order for it in node.cited}

    def link(mark: Mark, in_notes: bool) -> str:
        symbol = symbols.get(mark.target, "").strip()
        return package.link(docs_url(symbol, tag), in_notes) if symbol else ""

    body = WordBody(Footnotes(link))
    shown = [block for block in document.blocks if block.kind is not Kind.PORTAL]
    cover = list(takewhile(lambda block: block.kind is Kind.COVER, shown))
    rest = [part for line in cover for part in line.parts] + shown[len(cover) :]
    made = write_masthead(arrange(cover), body) + body.write(rest)
    if wishes.comments:
        package.comment(document.notices, body.places)
    package.fill(made, body.notes.bodies, meta)
    package.count_notes(body.notes.start)
    package.describe(meta, date)
    return package.save()
