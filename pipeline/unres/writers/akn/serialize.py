"""The finished tree as bytes: indented between blocks, never inside words."""

from __future__ import annotations

from unres.escaping import escape_words, quote_value
from unres.writers.akn.elements import UN, Element

SPACES = {
    "xmlns": "http://docs.oasis-open.org/legaldocml/ns/akn/3.0",
    f"xmlns:{UN}": "http://un.org/akn4un",
}
"""The namespaces: Akoma Ntoso 3.0, and what the UN adds to it."""

MIXED = frozenset({
    "caption",
    "crossHeading",
    "heading",
    "listIntroduction",
    "listWrapUp",
    "num",
    "p",
})
"""The elements whose white space is words."""

DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'


def serialize(root: Element) -> bytes:
    """Give the bytes of a tree, in UTF-8.

    A character that XML forbids becomes U+FFFD.
    """
    written = [DECLARATION]
    root.attrib.update(SPACES)
    _serialize(root, written, "\n")
    written.append("\n")
    return "".join(written).encode()


def _serialize(element: Element, written: list[str], line: str) -> None:
    """Write an element without its tail; `line` is "" inside words."""
    tag, text = element.tag, element.text
    start = f"<{tag}"
    for key, value in element.items():
        start += f' {key}="{quote_value(value)}"'
    if not text and not len(element):
        written.append(f"{start}/>")
        return
    written.append(f"{start}>{escape_words(text)}" if text else f"{start}>")
    inner = f"{line}  " if line and not text and tag not in MIXED else ""
    for child in element:
        if inner:
            written.append(inner)
        _serialize(child, written, inner)
        tail = child.tail
        if tail:
            written.append(escape_words(tail))
    written.append(f"{line}</{tag}>" if inner else f"</{tag}>")
