"""A proof that what is written of a document has no fault in its ids and references.

It reads the skeleton that is written, which costs far less than what lxml parsed. What
the writer makes by itself needs none: labels are listed when they are used, and ids in
words are counted below one of the skeleton. It never says what is wrong: where it
proves nothing, the rules are asked.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from unres.resolve import Unit
from unres.validate.hrefs import find_iri_fault
from unres.validate.ids import (
    CLOSED,
    LABELLED,
    QUOTED,
    SINGLE,
    UNNUMBERED,
    find_first,
    find_refs,
    read_ref,
)
from unres.validate.numbers import carries_number, plain
from unres.validate.schema import load_vocabulary

_ENCLOSING: Final = CLOSED | QUOTED
"""What all ids inside begin with the id of."""

_Placed = tuple[Unit, tuple[str, ...], str]


def is_sound(root: Unit, addresses: Iterable[str]) -> bool:
    """Whether the checks of every written file surely find nothing in a document.

    False says nothing. Told are its skeleton and the IRIs that it refers to.
    """
    required = load_vocabulary().required
    ids: set[str] = set()
    firsts: set[str] = set()
    # An element, the ids around it, and what its own begins with.
    stack: list[_Placed] = [(root, (), "")]
    while stack:
        unit, above, begin = stack.pop()
        name, id_ = unit.name, unit.id
        if id_:
            if id_ in ids or not (name in LABELLED or _is_named(unit, above, begin)):
                return False
            ids.add(id_)
            above = (*above, id_)
            if name in _ENCLOSING:
                begin = f"{id_}__"
        # The id of a `mod` is counted in words.
        elif name in required and name != "mod":
            return False
        for child in unit.units:
            if child.units or child.id or child.name in required:
                stack.append((child, above, begin))
            elif child.name == "num" and not _is_numbered(child, unit):
                firsts.add(find_first(unit.id, _read_printed(child)))
    return firsts <= ids and not any(map(find_iri_fault, addresses))


def _is_named(unit: Unit, above: tuple[str, ...], begin: str) -> bool:
    """Whether an id is made by the Naming Convention, from that of what is around."""
    id_, name = unit.id, unit.name
    context, _, segment = id_.rpartition("__")
    if context != (above[-1] if above else "") and (
        name in SINGLE or (context and context not in above)
    ):
        return False
    named = read_ref(segment) in find_refs(name, unit.marker or "annex")
    return named and id_.startswith(begin) and not id_.startswith("__")


def _is_numbered(num: Unit, unit: Unit) -> bool:
    """Whether the id of a unit carries its printed number."""
    if not unit.id or unit.name in UNNUMBERED or num.node is None:
        return True
    printed = _read_printed(num)
    return not plain(printed) or carries_number(unit.id, printed)


def _read_printed(num: Unit) -> str:
    return " ".join(num.node.num.split()) if num.node else ""
