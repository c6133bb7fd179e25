"""What the rules need to know of a file, gathered in one pass over its tree."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, Final, NamedTuple

from lxml import etree

from unres.validate.finding import FindingSeverity
from unres.validate.places import TreePlaces
from unres.validate.schema import AKN, load_vocabulary

LINKS: Final = frozenset({"href", "src"})
"""Attributes that hold an IRI, or a `#` and an id."""
LEVELS: Final = ("FRBRWork", "FRBRExpression", "FRBRManifestation")
"""The levels whose IRIs the Naming Convention rules; it says nothing of items."""
LONGEST: Final = 300
"""How many characters of a message of ours are shown."""


class Fault(NamedTuple):
    """What a rule finds wrong, at an element of the tree."""

    code: str
    element: etree._Element
    message: str
    others: tuple[etree._Element, ...] = ()
    """Further elements of which the same is said."""
    severity: FindingSeverity | None = None
    """How much it matters; None for what the record of the code says."""


class Pointer(NamedTuple):
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
    places: TreePlaces
    elements: list[tuple[etree._Element, str]] = field(default_factory=list)
    """All elements with their local names, "" for foreign ones, in document order."""
    named: dict[str, list[etree._Element]] = field(default_factory=dict)
    """Local name → the elements of that name, in document order."""
    ids: dict[str, etree._Element] = field(default_factory=dict)
    """The first bearer of each eId."""
    identified: list[tuple[etree._Element, str, str]] = field(default_factory=list)
    """The elements that have an eId: element, local name or "", eId."""
    repeated: list[etree._Element] = field(default_factory=list)
    """Later bearers of an eId that is taken."""
    missing: dict[str, list[etree._Element]] = field(default_factory=dict)
    """Local name → the elements without the eId they need."""
    wids: list[tuple[etree._Element, str]] = field(default_factory=list)
    links: list[Pointer] = field(default_factory=list)
    dates: list[tuple[etree._Element, str]] = field(default_factory=list)
    """The elements that have a date, with it."""
    foreign: list[str] = field(default_factory=list)
    """Values with a `#` in elements or attributes of other namespaces."""
    un: bool = False
    """Whether the file is held to the profile of the United Nations."""

    own_iris: list[tuple[etree._Element, str]] = field(default_factory=list)
    """The IRIs by which the file names its documents, with their elements."""
    _words: str | None = None

    def find_named(self, *names: str) -> Iterator[etree._Element]:
        """Give the elements of some names; those of one name in document order."""
        for name in names:
            yield from self.named.get(name, ())

    def read_words(self) -> str:
        """Give all words of the file, without what only comments say."""
        if self._words is None:
            words: Any = self.root.xpath("string()")
            self._words = str(words)
        return self._words


def gather_facts(root: etree._Element, places: TreePlaces) -> Facts:
    """Read a tree once, without recursion, however deep it is."""
    facts = Facts(root, places)
    places.elements = [*root.iter("*")]
    facts.elements = [(each, _name_of(each.tag)) for each in places.elements]
    vocabulary = load_vocabulary()
    required, pointers = vocabulary.required, vocabulary.labels | LINKS
    named = defaultdict[str, list[etree._Element]](list)
    for element, name in facts.elements:
        named[name].append(element)
        if not _gather_values(facts, element, name, pointers) and name in required:
            facts.missing.setdefault(name, []).append(element)
    facts.named = dict(named)
    for element, _, id_ in facts.identified:
        if facts.ids.setdefault(id_, element) is not element:
            facts.repeated.append(element)
    facts.own_iris = [
        (child, child.get("value", ""))
        for level in facts.find_named(*LEVELS)
        for child in level
        if local_name(child) in {"FRBRthis", "FRBRuri"}
    ]
    return facts


def _gather_values(
    facts: Facts, element: etree._Element, name: str, pointers: Set[str]
) -> bool:
    """Sort the attributes of an element into the facts; whether it has an eId."""
    identified = False
    items: Any = element.items()
    for attribute, value in items:
        if attribute == "eId":
            identified = True
            facts.identified.append((element, name, value))
        elif attribute in pointers and name:
            facts.links.append(Pointer(element, name, attribute, value))
        elif attribute == "date":
            facts.dates.append((element, value))
        elif attribute == "wId":
            facts.wids.append((element, value))
        elif "#" in value:
            facts.foreign.append(value)
    return identified


def local_name(element: etree._Element) -> str:
    """Give the name of an Akoma Ntoso element; "" for a foreign one or a comment."""
    return _name_of(element.tag)


@lru_cache(maxsize=1024)
def _name_of(tag: object) -> str:
    """Give the local name in a tag; kept, for it is asked for every element."""
    known = isinstance(tag, str) and tag.startswith(AKN)
    return str(tag)[len(AKN) :] if known else ""


def fault(
    code: str,
    element: etree._Element,
    message: str,
    others: Iterable[etree._Element] = (),
) -> Fault:
    """Say what is wrong at an element; a very long message is cut."""
    said = message if len(message) <= LONGEST else f"{message[: LONGEST - 1]}…"
    return Fault(code, element, said, tuple(others))


def cap(root: etree._Element, most: int, kind: str) -> Fault:
    """Say that no more of a kind is told of a file, which is no fault of it."""
    message = (
        f"a cap, not a fault: only the first {most:,} {kind} of a file are told;"
        " choose some with --select"
    )
    return Fault("X005", root, message, severity=FindingSeverity.NOTE)
