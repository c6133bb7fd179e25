"""A proof that a tree of ours has no fault in its ids, references and IRIs.

It reads the writer's own tree, whose elements cost far less than those of what lxml
parsed. It never says what is wrong: where it proves nothing, the rules are asked.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final
from xml.etree.ElementTree import Element

from unres.validate.facts import LINKS
from unres.validate.hrefs import find_iri_fault
from unres.validate.ids import (
    CLOSED,
    LABELLED,
    QUOTED,
    SINGLE,
    UNNUMBERED,
    find_refs,
    read_ref,
)
from unres.validate.numbers import carries_number, plain
from unres.validate.references import PORTIONS
from unres.validate.schema import load_vocabulary

_ENCLOSING: Final = CLOSED | QUOTED
"""What all ids inside begin with the id of."""


_Placed = tuple[Element, str, tuple[str, ...], str]


def is_sound(root: Element) -> bool:
    """Whether the checks of every written file surely find nothing in a tree.

    False says nothing. The tree has the names that are written: those of Akoma Ntoso
    bare, others with a prefix.
    """
    vocabulary = load_vocabulary()
    pointers = vocabulary.labels | LINKS
    ids: set[str] = set()
    links: list[tuple[str, str, str]] = []
    # An element, what it stands in, the ids around it, and what its own begins with.
    stack: list[_Placed] = [(root, "", (), "")]
    while stack:
        element, parent, above, begin = stack.pop()
        name, attributes = element.tag, element.attrib
        id_ = attributes.get("eId", "")
        if id_:
            labels = parent == "references" or name in LABELLED
            if id_ in ids or not (labels or _is_named(element, id_, above, begin)):
                return False
            ids.add(id_)
            above = (*above, id_)
            begin = f"{id_}__" if name in _ENCLOSING else begin
        elif name in vocabulary.required:
            return False
        if ":" not in name:
            links += [(name, *it) for it in attributes.items() if it[0] in pointers]
        for child in element:
            if child.tag == "num" and not _is_numbered(child, name, id_):
                return False
            stack.append((child, name, above, begin))
    return _resolve(links, ids, vocabulary.labels)


def _is_named(element: Element, id_: str, above: tuple[str, ...], begin: str) -> bool:
    """Whether an id is made by the Naming Convention, from that of what is around."""
    context, _, segment = id_.rpartition("__")
    name = element.tag
    fits = context == (above[-1] if above else "")
    fits = fits or (name not in SINGLE and (not context or context in above))
    named = read_ref(segment) in find_refs(name, element.get("name", name))
    return fits and named and id_.startswith(begin) and not id_.startswith("__")


def _is_numbered(num: Element, name: str, id_: str) -> bool:
    """Whether the id of a unit carries its printed number, which is words alone."""
    if not id_ or name in UNNUMBERED:
        return True
    printed = " ".join((num.text or "").split())
    return not len(num) and (not plain(printed) or carries_number(id_, printed))


def _resolve(
    links: Iterable[tuple[str, str, str]], ids: set[str], labels: frozenset[str]
) -> bool:
    """Whether all labels are ids of the file, and all addresses IRIs."""
    for name, attribute, value in links:
        if value.startswith("#"):
            if value[1:] not in ids or attribute == "original":
                return False
            continue
        outside = attribute in PORTIONS and value.startswith(("/akn/", "!"))
        if attribute in labels and not outside:
            return False
        address = attribute in LINKS and name != "a"
        if (address or value.startswith("/")) and find_iri_fault(value):
            return False
    return True
