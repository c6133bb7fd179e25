"""Documents as one page to read: static, printable, accessible, without a script.

The page is the Akoma Ntoso document, element by element, with the class names that
viewers of Akoma Ntoso know ("akn-paragraph") and a stylesheet of ours inside it.
"""

from __future__ import annotations

from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers import expat

from unres.escaping import quote_value
from unres.resolve import Edition
from unres.webpage import PageFrame, read_asset, write_webpage
from unres.writers.akn import write_akn
from unres.writers.akn.markup import MIXED
from unres.writers.html.elements import PageWriter

__all__ = ["write_html"]


def write_html(edition: Edition, date: str, xml: bytes = b"") -> bytes:
    """Give a document as a page of HTML, in UTF-8.

    The words are those of the Akoma Ntoso document; footnotes stand below the text
    that calls them, and citations lead to the United Nations' document server.
    The date is the markup date (ISO), or "" if it is not known. `xml` is the Akoma
    Ntoso of the same edition and date, where it is written already.
    """
    meta, source = edition.document.meta, edition.document.source
    root = _read_written(xml or write_akn(edition, date))
    page = PageWriter().write(root)
    found = root.find(".//FRBRExpression/FRBRthis")
    iri = quote_value(found.get("value", "") if found is not None else "")
    title = ": ".join(filter(None, (meta.symbol, meta.title))) or source.name
    style, language = read_asset("unres.writers.html"), meta.language
    return write_webpage(
        PageFrame(title, style, language.tag, language.direction),
        f'<main class="akoma-ntoso" data-frbr-expression-uri="{iri}">\n{page}</main>\n',
    )


def _read_written(xml: bytes) -> Element:
    """Give the root of what our own writer wrote, its names with their prefixes.

    Leaves out the line ends and blanks that only set elements apart.
    """
    builder, parser = TreeBuilder(), expat.ParserCreate()
    # Whether the white space in each element that is open is words.
    worded = [False]

    def start(name: str, attributes: dict[str, str]) -> None:
        worded.append(worded[-1] or name in MIXED)
        builder.start(name, attributes)

    def end(name: str) -> None:
        worded.pop()
        builder.end(name)

    def add(words: str) -> None:
        if worded[-1] or not words.isspace():
            builder.data(words)

    parser.buffer_text = True
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = add
    parser.Parse(xml, True)
    return builder.close()
