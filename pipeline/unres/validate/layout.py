"""Rules of our house for the words: no empty blocks, no layout inside the text.

They hold for documents of the United Nations; elsewhere white space is free.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from lxml import etree

from unres.lexicon.elements import list_elements
from unres.validate.facts import Facts, Fault, fault, local_name
from unres.validate.schema import AKN, load_vocabulary

BLOCKS: Final = list_elements("blocks")
"""Elements that hold a line or a paragraph of words."""

CARRIERS: Final = frozenset(list_elements("carriers"))
"""Elements that are something without words."""

BARE: Final = frozenset({"authorialNote", "mainBody", "td", "th"})
"""What an empty paragraph may stand in: a lost footnote, an empty cell, the body of an
annex that has but a title; the schema asks for one there."""

MEANT: Final = list_elements("meant")
"""Inline elements that say something of the words inside them."""


def check_layout(facts: Facts) -> Iterator[Fault]:
    """Find empty blocks and inlines, and stray white space."""
    for element in facts.find_named(*BLOCKS):
        yield from _check_block(element, local_name(element))
    for element in facts.find_named(*MEANT):
        if _is_empty(element):
            yield fault("T005", element, f"<{local_name(element)}> holds no words")
    for name in facts.named.keys() & load_vocabulary().mixed:
        for element in facts.named[name]:
            if _has_line_end(element):
                message = f"a line ends inside the words of <{name}>"
                yield fault("T003", element, message)


def _check_block(element: etree._Element, name: str) -> Iterator[Fault]:
    """Find a block without words, or with white space at its ends."""
    if _is_empty(element):
        parent = element.getparent()
        inside = "" if parent is None else local_name(parent)
        if inside not in BARE and not _is_below_heading(element):
            yield fault("T001", element, f"<{name}> in <{inside}> is empty")
        return
    first, last = _first_run(element), _last_run(element)
    if first != first.lstrip() or last != last.rstrip():
        place = "begins" if first != first.lstrip() else "ends"
        yield fault("T002", element, f"<{name}> {place} with white space")


def _is_below_heading(element: etree._Element) -> bool:
    """Whether a block only follows a heading in a `tblock`, which must hold one."""
    heading = element.getprevious()
    return heading is not None and local_name(heading) == "heading"


def _has_line_end(element: etree._Element) -> bool:
    """Whether a line ends among the words of an element itself."""
    words = element.text or ""
    if len(element):
        words += "".join(child.tail or "" for child in element)
    return "\n" in words and "\n" in words.strip()


def _is_empty(element: etree._Element) -> bool:
    """Whether an element has neither words nor anything that stands for some."""
    if (element.text or "").strip():
        return False
    # Asked first, for most elements with words have some of their own.
    if any((child.tail or "").strip() for child in element):
        return False
    return not (
        any(str(text).strip() for text in element.itertext(f"{AKN}*", "{*}*"))
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
