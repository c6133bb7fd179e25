"""What is named: organs, states, events and the like, with what is known of each."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import lru_cache
from typing import Final, NamedTuple

from unres.language import Language
from unres.lexicon import organs, state_title, states
from unres.lexicon.named import (
    Event,
    Instrument,
    NameRecord,
    Organ,
    RoleRecord,
    events,
    instruments,
    places,
    roles,
)
from unres.model import MarkKind
from unres.resolve.nodes import Node

ORGANS: Final = (MarkKind.ORGAN, MarkKind.AUTHORITY, MarkKind.PROPONENT)
"""The marks whose targets are organs."""
LEXICONS: Final[Mapping[MarkKind, Callable[[], Mapping[str, object]]]] = {
    MarkKind.ORGAN: organs,
    MarkKind.ROLE: roles,
    MarkKind.STATE: states,
    MarkKind.PLACE: places,
    MarkKind.EVENT: events,
    MarkKind.INSTRUMENT: instruments,
}
"""Kind → what its lexicon knows by name, in the order in which it is told."""


class Entity(NamedTuple):
    """Something that a lexicon knows by name."""

    kind: MarkKind
    id: str
    name: str
    parent: str
    """The id of the organ above it."""
    symbol: str
    """What proclaimed or adopted it."""
    day: date | None
    """When it is, or was adopted."""


def find_entities(nodes: Iterable[Node], language: Language) -> tuple[Entity, ...]:
    """Find all that is named, by kind and id, with the organs above it."""
    named = {
        (MarkKind.ORGAN if mark.kind in ORGANS else mark.kind, mark.target)
        for node in nodes
        for mark in node.marks
        if mark.kind in LEXICONS or mark.kind in ORGANS
    }
    found = [_look_up(kind, id_, language) for kind, id_ in named]
    above = {(MarkKind.ORGAN, id_) for id_ in _list_above(it.parent for it in found)}
    found += [_look_up(kind, id_, language) for kind, id_ in above - named]
    order = list(LEXICONS)
    known = [it for it in found if it.name]
    return tuple(sorted(known, key=lambda it: (order.index(it.kind), it.id)))


def _list_above(parents: Iterable[str]) -> set[str]:
    """Give organs with all the organs above them."""
    found: set[str] = set()
    for parent in parents:
        above = parent
        while above in organs() and above not in found:
            found.add(above)
            above = organs()[above].parent
    return found


@lru_cache(maxsize=4096)
def _look_up(kind: MarkKind, id_: str, language: Language) -> Entity:
    """Give what the lexicon of a kind says of something; no name if it says nothing."""
    record = LEXICONS[kind]().get(id_)
    name = parent = symbol = ""
    day: date | None = None
    match record:
        case Organ():
            name, parent = record.title, record.parent
        case RoleRecord():
            name, parent = record.title, record.organ
        case Event():
            name, symbol, day = record.title, record.proclaimed_by, record.first
        case Instrument():
            name, symbol, day = record.title, record.adopted_by, record.dated
        case NameRecord():
            name = record.title
        case _ if kind in {MarkKind.STATE, MarkKind.PLACE}:
            name = state_title(id_, language)
    return Entity(kind, id_, name, parent, symbol, day)
