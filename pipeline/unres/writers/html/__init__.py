"""Documents as one page to read: static, printable, accessible, without a script.

The page is the Akoma Ntoso document, element by element, with the class names that
viewers of Akoma Ntoso know ("akn-paragraph") and a stylesheet of ours inside it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final
from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers import expat

from unres.escaping import escape_words, quote_value
from unres.iri import docs_url, symbol_of
from unres.resolve import Edition
from unres.webpage import PageFrame, read_asset, write_webpage
from unres.writers.akn import write_akn
from unres.writers.akn.markup import MIXED

BLOCKS: Final = {
    **dict.fromkeys(("component", "documentCollection", "statement"), "article"),
    **dict.fromkeys(("attachment", "collectionBody", "conclusions"), "section"),
    **dict.fromkeys(("coverPage", "mainBody", "preamble", "preface"), "section"),
    **dict.fromkeys(("embeddedStructure", "quotedStructure"), "blockquote"),
    **{name: name for name in ("caption", "p", "table", "td", "th", "tr")},
    "crossHeading": "p",
    "doc": "div",
}
"""Elements that are blocks of a sort in HTML; those below are plain blocks."""
PLAIN: Final = frozenset({
    "alinea", "article", "attachments", "blockList", "chapter", "container", "content",
    "division", "formula", "hcontainer", "intro", "item", "list", "listIntroduction",
    "listWrapUp", "paragraph", "part", "point", "section", "tblock", "title", "wrapUp",
})  # fmt: skip
"""Elements that are blocks without a sort of their own."""
SECTIONS: Final = frozenset({
    "article", "attachment", "chapter", "division", "part", "section", "title",
})  # fmt: skip
"""Elements whose heading is one level below that around them."""
DEEPEST: Final = 6
"""HTML has no heading below this level."""
NUMBERED: Final = frozenset({"item", "paragraph", "point"})
"""Elements that are set with their number beside the words."""
DATED: Final = frozenset({"date", "docDate"})
"""Elements that bear a date."""


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


@dataclass(slots=True)
class PageWriter:
    """Writes the text of a document, once, from its first element to its last."""

    written: list[str] = field(default_factory=list)
    level: int = 1
    """The level of the next heading."""
    notes: list[list[Element]] = field(default_factory=list)
    """The footnotes called so far, for each text that is open."""
    used: set[str] = field(default_factory=set)
    """The ids used so far."""
    documents: dict[str, Element] = field(default_factory=dict)
    """Link to a document that the text holds → the component that it is."""

    def write(self, root: Element) -> str:
        """Give the HTML of a document's text; what it says of itself is left out.

        A document inside the text stands where it is referred to, as it is printed.
        """
        found = root.iterfind(".//components/component")
        self.documents = {f"#{each.get('eId', '')}": each for each in found}
        for child in root:
            self.write_text(child)
        return "".join(self.written)

    def write_text(self, element: Element) -> None:
        """Write a text with its footnotes: a statement, an annex, a part."""
        self.notes.append([])
        self.open(BLOCKS[element.tag], element)
        for child in element:
            if child.tag == "attachments":
                self.write_notes()
            if child.tag != "meta":
                self.write_element(child)
        self.write_notes()
        self.written.append(f"</{BLOCKS[element.tag]}>\n")
        self.notes.pop()

    def write_notes(self) -> None:
        """Write the footnotes that were called and not written yet."""
        if not (notes := self.notes[-1]):
            return
        self.written.append('<ol class="akn-notes">\n')
        # A note may call others, which stand behind it then.
        while notes:
            self.write_note(notes.pop(0))
        self.written.append("</ol>\n")

    def write_note(self, note: Element) -> None:
        """Write a footnote, with a link back to its call."""
        name, marker = note.get("eId", ""), quote_value(note.get("marker", ""))
        self.open("li", note, role="doc-footnote")
        self.written.append(
            f'<a class="akn-authorialNote--marker" href="#{name}-call"'
            f' role="doc-backlink">{marker}</a>'
            '<div class="akn-authorialNote--content">'
        )
        self.write_inside(note)
        self.written.append("</div></li>\n")

    def write_element(self, element: Element) -> None:
        """Write an element and all it holds."""
        tag = element.tag
        if tag in {"doc", "statement"}:
            self.write_text(element)
        elif tag == "documentRef":
            self.write_nested(self.documents[element.get("href", "")])
        elif tag == "components":
            return
        elif tag == "authorialNote":
            self.notes[-1].append(element)
            self.write_call(element, f' id="{element.get("eId", "")}-call"')
        elif tag == "noteRef":
            self.write_call(element, "")
        elif tag == "heading":
            self.write_block(f"h{min(self.level, DEEPEST)}", element)
        elif tag == "table":
            self.written.append('<div class="akn--table-container">')
            self.write_block("table", element)
            self.written.append("</div>\n")
        elif tag in BLOCKS or tag in PLAIN:
            self.write_nested(element)
        else:
            self.write_inline(element)

    def write_nested(self, element: Element) -> None:
        """Write a block, at its level."""
        deeper = element.tag in SECTIONS or element.tag == "mainBody"
        self.level += deeper
        self.write_block(self.find_name(element), element)
        self.level -= deeper

    def find_name(self, element: Element) -> str:
        """Find what a block is in HTML: a title is the heading of its text."""
        if element.tag != "p":
            return BLOCKS.get(element.tag, "div")
        if element.find("docTitle[@class]") is not None:
            return f"h{min(self.level, DEEPEST)}"
        # What holds a block cannot be a paragraph of HTML.
        inner = element.find("embeddedStructure"), element.find(".//quotedStructure")
        return "p" if inner == (None, None) else "div"

    def write_block(self, name: str, element: Element) -> None:
        """Write a block under its name in HTML."""
        self.open(name, element)
        if element.tag not in {"p", "heading", "crossHeading", "td", "th", "caption"}:
            self.written.append("\n" if element.tag not in NUMBERED else "")
        self.write_inside(element)
        self.written.append(f"</{name}>\n")

    def write_inline(self, element: Element) -> None:
        """Write an element inside words."""
        href = element.get("href", "")
        name, more = "span", dict[str, str]()
        if href:
            name, more = "a", _describe_link(href)
        elif element.tag in DATED:
            name, more = "time", {"datetime": element.get("date", "")}
        self.open(name, element, **more)
        self.write_inside(element)
        self.written.append(f"</{name}>")

    def write_call(self, element: Element, name: str) -> None:
        """Write the call of a footnote."""
        target = element.get("href") or f"#{element.get('eId', '')}"
        self.written.append(
            f'<sup class="akn-noteRef"><a{name} href="{quote_value(target)}"'
            f' role="doc-noteref">{quote_value(element.get("marker", ""))}</a></sup>'
        )

    def write_inside(self, element: Element) -> None:
        """Write the words and elements inside an element."""
        mixed = element.tag not in PLAIN
        if element.text and (mixed or element.text.strip()):
            self.written.append(escape_words(element.text))
        for child in element:
            self.write_element(child)
            if child.tail:
                self.written.append(escape_words(child.tail))

    def open(self, name: str, element: Element, **more: str) -> None:
        """Write the start of an element: its classes, its id, what it refers to."""
        tag, own = element.tag, element.get("class")
        start = f'<{name} class="akn-{tag}'
        if own:
            start += f" {quote_value(own)}"
        if tag in NUMBERED and element.find("num") is None:
            start += " akn--no-indent"
        start += '"'
        if eid := element.get("eId"):
            shown = quote_value(eid)
            start += f' data-eId="{shown}"'
            if eid not in self.used:
                self.used.add(eid)
                start += f' id="{shown}"'
        if refers := element.get("refersTo"):
            start += f' data-refersTo="{quote_value(refers)}"'
        for key, value in more.items():
            start += f' {key}="{quote_value(value)}"'
        self.written.append(f"{start}>")


def _describe_link(href: str) -> dict[str, str]:
    """Give the attributes of a link: inside the page, or to the document server."""
    if not href.startswith("/akn/"):
        return {"href": href}
    symbol = symbol_of(href)
    place = {"href": docs_url(symbol)} if symbol else {}
    return {"data-href": href} | place
