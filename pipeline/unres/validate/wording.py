"""Rules for the words: none where some are due, and no stray white space in them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from lxml import etree

from unres.validate.facts import Facts, fault, local_name
from unres.validate.finding import Finding
from unres.validate.schema import AKN, load_vocabulary

BLOCKS: Final = frozenset({
    "block",
    "crossHeading",
    "heading",
    "listIntroduction",
    "listWrapUp",
    "num",
    "p",
    "subheading",
})
"""Elements that hold a line or a paragraph of words."""

CARRIERS: Final = frozenset({
    "authorialNote",
    "componentRef",
    "documentRef",
    "embeddedStructure",
    "fillIn",
    "img",
    "noteRef",
    "placeholder",
})
"""Elements that are something without words."""

BARE: Final = frozenset({"authorialNote", "td", "th"})
"""What an empty paragraph may stand in: a lost footnote, an empty cell."""

MEANT: Final = frozenset({
    "concept",
    "date",
    "docDate",
    "docNumber",
    "docTitle",
    "event",
    "location",
    "organization",
    "person",
    "quantity",
    "ref",
    "role",
    "term",
})
"""Inline elements that say something of the words inside them."""

ODD = re.compile("[\x80-\x9f\u00ad\u200b\u2060\ufeff\ufffd\ufff9-\ufffb]")
"""C1 controls, soft hyphen, zero width, byte order mark, replacement, annotation."""

BIDI = re.compile("[\u202a-\u202e\u2066-\u2069]")
"""Marks that turn the direction of writing: at home in Arabic alone."""


def check_wording(facts: Facts) -> Iterator[Finding]:
    """Find empty blocks, stray white space and characters no text should have."""
    mixed = load_vocabulary().mixed
    turned = any(
        element.get("language") in {"ara", "ar", "und"}
        for element, name in facts.elements
        if name == "FRBRlanguage"
    )
    odd = [ODD] if turned else [ODD, BIDI]
    for element, name in facts.elements:
        if name in BLOCKS:
            yield from _check_block(element, name)
        elif name in MEANT and _is_empty(element):
            yield fault("T005", element, f"<{name}> holds no words")
        if name in mixed:
            yield from _check_runs(element, name, odd)


def _check_block(element: etree._Element, name: str) -> Iterator[Finding]:
    """Find a block without words, or with white space at its ends."""
    parent = element.getparent()
    inside = "" if parent is None else local_name(parent)
    if _is_empty(element):
        if inside not in BARE and not _is_headed(element, inside):
            yield fault("T001", element, f"<{name}> in <{inside}> is empty")
        return
    first, last = _first_run(element), _last_run(element)
    if first != first.lstrip() or last != last.rstrip():
        place = "begins" if first != first.lstrip() else "ends"
        yield fault("T002", element, f"<{name}> {place} with white space")


def _is_headed(element: etree._Element, inside: str) -> bool:
    """Whether a block is what the schema asks for below a heading across a text.

    What the heading of a preamble heads stands beside it: nothing else may hold it.
    """
    before = element.getprevious()
    return inside == "tblock" and before is not None and local_name(before) == "heading"


def _check_runs(
    element: etree._Element, name: str, odd: list[re.Pattern[str]]
) -> Iterator[Finding]:
    """Find line ends and odd characters in the words of one element itself."""
    words = (element.text or "") + "".join(child.tail or "" for child in element)
    if "\n" in words.strip():
        yield fault("T003", element, f"a line ends inside the words of <{name}>")
    for pattern in odd:
        for char in sorted(set(pattern.findall(words))):
            yield fault("T004", element, f"U+{ord(char):04X} in the words of <{name}>")


def _is_empty(element: etree._Element) -> bool:
    """Whether an element has neither words nor anything that stands for some."""
    return not (
        any(str(text).strip() for text in element.itertext())
        or any(local_name(node) in CARRIERS for node in element.iter(f"{AKN}*"))
    )


def _first_run(element: etree._Element) -> str:
    """Give the words a block begins with, be they inside an inline element."""
    while not element.text and len(element) and _is_inline(element[0]):
        element = element[0]
    return element.text or ""


def _last_run(element: etree._Element) -> str:
    """Give the words a block ends with, be they inside an inline element."""
    while len(element):
        last = element[-1]
        if last.tail or not _is_inline(last):
            return last.tail or ""
        element = last
    return element.text or ""


def _is_inline(element: etree._Element) -> bool:
    """Whether an element's content is words too."""
    return local_name(element) in load_vocabulary().mixed
