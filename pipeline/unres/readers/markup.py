"""Formats that are no raw text: told by their content.

Their tags, keys and commands would be read as words of the document, so that each is
named with the way to its text.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import Final, NamedTuple

MANY: Final = 3
"""From so many tags of HTML on, a text is taken for a part of a web page."""


class MarkupFormat(NamedTuple):
    """A format, and what to do with a file of it."""

    name: str
    advice: str


HTML: Final = MarkupFormat("a web page (HTML)", "give it as what it is: --from html")
AKN: Final = MarkupFormat("Akoma Ntoso", "give it as what it is: --from akn")
XML: Final = MarkupFormat(
    "XML", "give the text in it, such as: xmllint --xpath 'string()' FILE"
)
JSON: Final = MarkupFormat("JSON", "give the text in it, such as: jq -r .text FILE")
RTF: Final = MarkupFormat(
    "rich text (RTF)", "open it in a word processor and save it as plain text (UTF-8)"
)
TEX: Final = MarkupFormat("LaTeX", "take its text first, such as: pandoc -t plain FILE")
MAIL: Final = MarkupFormat(
    "an e-mail or a saved web page (MIME)",
    "open it in the program it comes from and save its text",
)

MAGIC: dict[bytes, str] = {
    b"%PDF-": "a PDF file",
    b"PK\x03\x04": "a zip archive, such as a Word file (.docx)",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1": "an old Word file (.doc)",
    b"\x1f\x8b": "a gzip archive",
    b"\x89PNG": "a picture (PNG)",
    b"\xff\xd8\xff": "a picture (JPEG)",
    b"GIF8": "a picture (GIF)",
    b"II*\x00": "a picture (TIFF)",
    b"MM\x00*": "a picture (TIFF)",
    b"\x7fELF": "a program",
    b"\xfd7zXZ": "an xz archive",
    b"7z\xbc\xaf\x27\x1c": "a 7z archive",
    b"BZh": "a bzip2 archive",
    b"Rar!\x1a\x07": "a rar archive",
    b"\x28\xb5\x2f\xfd": "a zstd archive",
    b"\xffWPC": "a WordPerfect file (.wpd)",
    b"%!PS": "a PostScript file (.ps)",
    b"AT&TFORM": "a DjVu file (.djvu)",
    b"SQLite format 3\0": "an SQLite database",
}
"""How a file begins → what it is, for files that are no text at all."""

# A tag that opens a file, with or without attributes: <rdf:RDF xmlns="…">.
_ELEMENT = re.compile(r"<(?P<name>[A-Za-z][\w.:-]*+)(?:[\s/][^<>]*+)?+>")

# What may stand before it: <?xml version="1.0"?>, <!DOCTYPE html>, <!-- saved from -->.
_PROLOG = re.compile(r"\s*+(?:<\?[a-z][^>]*+>|<!--(?:[^-]|-(?!->))*+-->)")
_DOCTYPE = re.compile(r"<!doctype\s++(?P<name>[\w.:-]++)", re.IGNORECASE)

# Elements whose names no other text writes between angle brackets.
_PAGE = re.compile(r"<(?:html|head|body|script|style)(?:\s[^<>]*+)?+>", re.IGNORECASE)
_CLOSED = (
    r"a|article|b|blockquote|center|dd|div|dl|dt|em|font|footer|form|h[1-6]|header|i|li"
    r"|main|nav|ol|p|pre|section|small|span|strong|su[bp]|table|tbody|t[dhr]|thead|title"
    r"|u|ul"
)
_HTML_TAG = re.compile(
    rf"</(?:{_CLOSED})\s*+>|<(?:br|hr|img|p)(?:[\s/][^<>]*+)?+>", re.IGNORECASE
)
_HTML_NAME = re.compile(
    rf"{_CLOSED}|body|br|head|hr|html|img|link|meta|script|style", re.IGNORECASE
)

# {"text": "…", [{"text": …, ["one", "two"]
_JSON = re.compile(
    r"\{\s*+\"(?:[^\"\\]|\\.)*+\"\s*+:"
    r"|\[\s*+\{\s*+\"(?:[^\"\\]|\\.)*+\"\s*+:"
    r"|\[\s*+\"(?:[^\"\\]|\\.)*+\"\s*+[,\]]"
)
_TEX = re.compile(r"\\(?:documentclass|documentstyle|begin\{document\})")

# Header lines, some folded over several, down to the one that all such files have.
_MAIL = re.compile(
    r"(?:From [^\n]*+\n)?+"
    r"(?:[A-Za-z][\w-]*+:[^\n]*+\n(?:[ \t][^\n]*+\n)*+)*?MIME-Version:"
)


def find_markup(text: str) -> MarkupFormat | None:
    """Return the format whose markup a decoded text holds, or None if it has none."""
    start = text.lstrip("\ufeff \t\r\n\f")
    if start.startswith("{\\rtf"):
        return RTF
    if _JSON.match(start):
        return JSON
    if _TEX.search(text[:2000]):
        return TEX
    if _MAIL.match(start.replace("\r", "")[:8000]):
        return MAIL
    return _find_tags(start)


def find_kind(data: bytes) -> str:
    """Return what a file that begins so says it is, or "" if it may be plain text."""
    for magic, kind in MAGIC.items():
        if data.startswith(magic):
            return kind
    found = find_markup(data.decode("utf-8", "replace"))
    return found.name if found else ""


def _find_tags(text: str) -> MarkupFormat | None:
    """Return what its tags say that a text is: they open it, or there are many."""
    if "<" not in text:
        return None
    if (opening := _find_root(text)) is not None:
        return opening
    # Later tags may be words about tags; but no text prints several by chance.
    page = _PAGE.search(text)
    tags = _HTML_TAG.finditer(text)
    return HTML if page or len(list(islice(tags, MANY))) == MANY else None


def _find_root(text: str) -> MarkupFormat | None:
    """Return what the root element or the document type of a text says that it is."""
    at = 0
    while m := _PROLOG.match(text, at):
        at = m.end()
    declared, text = bool(at), text[at:].lstrip()
    doctype, element = _DOCTYPE.match(text), _ELEMENT.match(text)
    if doctype is not None:
        return HTML if doctype["name"].lower() == "html" else XML
    name = element["name"].rpartition(":")[2] if element else ""
    if name == "akomaNtoso":
        return AKN
    if _HTML_NAME.fullmatch(name):
        return HTML
    return XML if declared or (element and "</" in text) else None
