"""Rules for documents of the United Nations only: their profile, AKN4UN, and ours.

Ours keep out empty blocks and layout inside the text; elsewhere white
space is free.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from lxml import etree

from unres.iri import UNKNOWN_DATE
from unres.lexicon.elements import list_elements
from unres.model import DocumentType
from unres.validate.facts import Facts, Fault, fault, local_name
from unres.validate.schema import AKN, load_vocabulary

PREFIX: Final = "akn4un:"

NAMES: Final = {
    "statement": frozenset(DocumentType),
    "documentCollection": frozenset({"publication"}),
}
"""The prescribed names of the two kinds of document (guidelines, part 1)."""
PARTS: Final = {
    "preamble": ("U003", frozenset({"formula", "container", "tblock"})),
    "conclusions": ("U004", frozenset({"container"})),
}
"""What the guidelines let stand directly in a part, and the code if it does not."""
AVOIDED: Final = {
    "ol": "list and point",
    "ul": "list and point",
    "sublist": "a list inside the point",
    "recitals": "container",
}
"""Elements that the guidelines keep out of resolutions, and what to use."""
BLOCKS: Final = list_elements("blocks")
"""Elements that hold a line or a paragraph of words."""
CARRIERS: Final = frozenset(list_elements("carriers"))
"""Elements that are something without words."""
BARE: Final = frozenset({"authorialNote", "mainBody", "td", "th"})
"""What an empty paragraph may stand in: a lost footnote, an empty cell, the body of an
annex that has but a title; the schema asks for one there."""
MEANT: Final = list_elements("meant")
"""Inline elements that say something of the words inside them."""


def is_of_un(facts: Facts) -> bool:
    """Whether a file says of its first document that it is of the United Nations."""
    first = next(facts.find_named("FRBRcountry"), None)
    return first is not None and first.get("value", "").lower() == "un"


def check_profile(facts: Facts) -> Iterator[Fault]:
    """Find what breaks the profile."""
    for element in facts.find_named(*NAMES, "inline", "container", "formula"):
        yield from _check_name(element, local_name(element))
    for element in facts.find_named(*PARTS):
        yield from _check_part(element, local_name(element))
    for element in facts.find_named("authorialNote", "docNumber", *AVOIDED):
        yield from _check_form(element, local_name(element))
    for element in facts.find_named("count"):
        yield from _check_count(element)
    for element, value in facts.dates:
        name = local_name(element)
        # A date that is not known may only be told as that.
        unknown = name == "FRBRdate" and element.get("name") == "unknown"
        if value == UNKNOWN_DATE and not unknown:
            yield fault("U006", element, f"<{name}> has the date {UNKNOWN_DATE}")


def _check_name(element: etree._Element, name: str) -> Iterator[Fault]:
    """Find a name that is not a prescribed one, or lacks its prefix or has one."""
    given = element.get("name", "")
    if name in NAMES and given not in NAMES[name]:
        known = ", ".join(sorted(NAMES[name]))
        yield fault("U001", element, f'<{name} name="{given}">: known are {known}')
    elif name == "inline" and not given.startswith(PREFIX):
        yield fault("U002", element, f'<inline name="{given}"> lacks akn4un:')
    elif name in {"container", "formula"} and not _is_clean(given):
        message = f'<{name} name="{given}"> has a prefix or stray white space'
        yield fault("U010", element, message)


def _is_clean(given: str) -> bool:
    """Whether a name is there, with single spaces and without a prefix."""
    plain = " ".join(given.split())
    return bool(given) and given == plain and not given.startswith(PREFIX)


def _check_part(element: etree._Element, name: str) -> Iterator[Fault]:
    """Find what stands directly in a preamble or conclusions and should not."""
    code, allowed = PARTS[name]
    for child in element:
        kind = local_name(child)
        if kind and kind not in allowed:
            yield fault(code, child, f"<{kind}> stands in <{name}> without a container")


def _check_form(element: etree._Element, name: str) -> Iterator[Fault]:
    """Find a footnote without a marker, an avoided element, a number with a stop."""
    if name == "authorialNote" and not element.get("marker"):
        yield fault("U005", element, "the footnote has no marker")
    elif name in AVOIDED:
        yield fault("U008", element, f"<{name}>: use {AVOIDED[name]}")
    elif name == "docNumber" and (element.text or "").rstrip().endswith((".", ",")):
        yield fault("U009", element, f'"{element.text}": its stop belongs outside')


def _check_count(element: etree._Element) -> Iterator[Fault]:
    """Find a number of votes that the list of its voters does not bear out."""
    voters = element.findall(f"*/{AKN}organization")
    value = element.get("value", "")
    number = int(value) if value.isdecimal() else -1
    if voters and number != len(voters):
        kind = element.get("refersTo", "")
        message = f"{kind}: {value} votes are counted, {len(voters)} voters listed"
        yield fault("U007", element, message)


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
