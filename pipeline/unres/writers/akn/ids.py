"""The ids of what stands inside words, given when the tree is finished."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from unres.writers.akn.elements import Element

INLINE = frozenset({
    "concept",
    "entity",
    "event",
    "location",
    "mod",
    "object",
    "organization",
    "person",
    "process",
    "quantity",
    "ref",
    "role",
    "rref",
    "term",
})
"""The elements in words that need an id by the Naming Convention (XSD `idreq`)."""


def name_inlines(parts: Iterable[Element]) -> None:
    """Give ids to what stands in words: the id of the context, the name, a count.

    The context is the nearest element around it with an id that is not itself
    in words.
    """
    counts: Counter[tuple[str, str]] = Counter()
    for part in parts:
        _name_below(part, part.get("eId") or "", counts)


def _name_below(
    element: Element, context: str, counts: Counter[tuple[str, str]]
) -> None:
    """Name what an element holds."""
    for child in element:
        tag, name = child.tag, child.get("eId")
        outcome = tag == "vote" and child.get("choice") is None
        if name is None and (tag in INLINE or outcome):
            count = counts[context, tag] = counts[context, tag] + 1
            child.set("eId", f"{context}__{tag}_{count}")
        if len(child):
            _name_below(child, name or context, counts)
