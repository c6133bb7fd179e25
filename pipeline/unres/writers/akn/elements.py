"""How elements are made; `serialize` gives them their namespaces.

The tree is one of the standard library's elements: making one is several times
faster than in lxml, and nothing is ever parsed here.
"""

from __future__ import annotations

from xml.etree.ElementTree import Element, SubElement

__all__ = ["UN", "Element", "add", "add_own", "write", "write_after"]

UN = "akn4un"
"""The prefix of what the UN adds to Akoma Ntoso."""


def add(
    parent: Element,
    name: str,
    attributes: dict[str, str] | None = None,
    text: str = "",
) -> Element:
    """Add an element of Akoma Ntoso, its attributes in the order given."""
    element = SubElement(parent, name, attributes or {})
    if text:
        element.text = text
    return element


def add_own(
    parent: Element,
    name: str,
    text: str = "",
    attributes: dict[str, str] | None = None,
) -> Element:
    """Add an element of the UN's own namespace."""
    return add(parent, f"{UN}:{name}", attributes, text)


def write(element: Element, text: str) -> None:
    """Write words before the children of an element, after those it has."""
    if text:
        element.text = (element.text or "") + text


def write_after(element: Element, text: str) -> None:
    """Write words after an element."""
    if text:
        element.tail = (element.tail or "") + text
