"""What the rules need to know of a file, gathered in one pass over its tree."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, Final, NamedTuple

from lxml import etree

from unres.validate.finding import Finding, make_finding
from unres.validate.schema import AKN, load_vocabulary

LINKS: Final = frozenset({"href", "src"})
"""Attributes that hold an IRI, or a `#` and an id."""

LONGEST: Final = 300
"""How many characters of a message of ours are shown."""


class Link(NamedTuple):
    """An attribute that points somewhere: into the file or out of it."""

    element: etree._Element
    name: str
    """The local name of the element."""
    attribute: str
    value: str


@dataclass(slots=True)
class Facts:
    """One pass's gatherings; the rules only read them."""

    root: etree._Element
    elements: list[tuple[etree._Element, str]] = field(default_factory=list)
    """All elements with their local names, "" for foreign ones, in document order."""
    ids: dict[str, etree._Element] = field(default_factory=dict)
    """The first bearer of each eId."""
    identified: list[tuple[etree._Element, str, str]] = field(default_factory=list)
    """The elements that have an eId: element, local name or "", eId."""
    repeated: list[etree._Element] = field(default_factory=list)
    """Later bearers of an eId that is taken."""
    missing: list[tuple[etree._Element, str]] = field(default_factory=list)
    """Elements without the eId they need."""
    wids: list[tuple[etree._Element, str]] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    foreign: list[str] = field(default_factory=list)
    """Values with a `#` in elements or attributes of other namespaces."""


def gather_facts(root: etree._Element) -> Facts:
    """Read a tree once, without recursion, however deep it is."""
    facts = Facts(root)
    facts.elements = [(e, _name_of(e.tag)) for e in root.iter("*")]
    vocabulary = load_vocabulary()
    required, pointers = vocabulary.required, vocabulary.labels | LINKS
    for element, name in facts.elements:
        items: Any = element.items()
        identified = False
        for attribute, value in items:
            if attribute == "eId":
                identified = True
                facts.identified.append((element, name, value))
            elif attribute in pointers and name:
                facts.links.append(Link(element, name, attribute, value))
            elif attribute == "wId" or "#" in value:
                _gather_rest(facts, element, attribute, value)
        if not identified and name in required:
            facts.missing.append((element, name))
    for element, _, id_ in facts.identified:
        if facts.ids.setdefault(id_, element) is not element:
            facts.repeated.append(element)
    return facts


def local_name(element: etree._Element) -> str:
    """Give the name of an Akoma Ntoso element; "" for a foreign one or a comment."""
    return _name_of(element.tag)


@lru_cache(maxsize=1024)
def _name_of(tag: object) -> str:
    """Give the local name in a tag; kept, for it is asked for every element."""
    known = isinstance(tag, str) and tag.startswith(AKN)
    return str(tag)[len(AKN) :] if known else ""


def line_of(element: etree._Element) -> int:
    """Give the line of an element's start tag; 0 in a tree that no file was."""
    line: Any = element.sourceline
    return line or 0


def path_of(element: etree._Element) -> str:
    """Give the names from the root down to an element, foreign ones with a prefix."""
    names = [shown_name(element)]
    names += [shown_name(ancestor) for ancestor in element.iterancestors()]
    return "/" + "/".join(reversed(names))


def fault(code: str, element: etree._Element, message: str) -> Finding:
    """Make a finding at an element; a very long message is cut."""
    said = message if len(message) <= LONGEST else f"{message[: LONGEST - 1]}…"
    return make_finding(code, said, line_of(element), path=path_of(element))


def shown_name(element: etree._Element) -> str:
    """Give an element's name as a reader knows it."""
    name = etree.QName(element).localname
    return f"{element.prefix}:{name}" if element.prefix else name


def _gather_rest(
    facts: Facts, element: etree._Element, attribute: str, value: str
) -> None:
    """Sort an attribute that is neither an eId nor a reference into the facts."""
    if attribute == "wId":
        facts.wids.append((element, value))
    else:
        facts.foreign.append(value)
