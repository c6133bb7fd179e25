"""Documents as one page to read: static, printable, accessible, without a script.

The page is the Akoma Ntoso document, element by element, with the class names that
viewers of Akoma Ntoso know ("akn-paragraph") and a stylesheet of ours inside it.
"""

from __future__ import annotations

from unres.escaping import quote_value
from unres.resolve import Edition
from unres.webpage import PageFrame, read_asset, write_webpage
from unres.writers.akn import write_akn
from unres.writers.html.elements import PageWriter
from unres.writers.html.written import read_written

__all__ = ["write_html"]


def write_html(edition: Edition, date: str, xml: bytes = b"") -> bytes:
    """Give a document as a page of HTML, in UTF-8.

    The words are those of the Akoma Ntoso document; footnotes stand below the text
    that calls them, and citations lead to the United Nations' document server.
    The date is the markup date (ISO), or "" if it is not known. `xml` is the Akoma
    Ntoso of the same edition and date, where it is written already.
    """
    meta, source = edition.document.meta, edition.document.source
    root = read_written(xml or write_akn(edition, date))
    page = PageWriter().write(root)
    found = root.find(".//FRBRExpression/FRBRthis")
    iri = quote_value(found.get("value", "") if found is not None else "")
    title = ": ".join(filter(None, (meta.symbol, meta.title))) or source.name
    style, language = read_asset("unres.writers.html"), meta.language
    return write_webpage(
        PageFrame(title, style, language.tag, language.direction),
        f'<main class="akoma-ntoso" data-frbr-expression-uri="{iri}">\n{page}</main>\n',
    )
