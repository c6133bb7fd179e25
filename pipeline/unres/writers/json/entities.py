"""What the targets of mentions stand for: names, hierarchy, adoption."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Final, NamedTuple

from unres.language import Language
from unres.lexicon import (
    Event,
    Instrument,
    Organ,
    PlaceRecord,
    RoleRecord,
    events,
    instruments,
    organs,
    places,
    roles,
    state_title,
    states,
)
from unres.model import MarkKind
from unres.resolve import Node
from unres.writers.json.values import Object

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


_ORDER: Final = {kind: place for place, kind in enumerate(LEXICONS)}


class _Entity(NamedTuple):
    """What a lexicon says of something."""

    name: str = ""
    parent: str = ""
    symbol: str = ""
    day: date | None = None


def list_entities(order: tuple[Node, ...], language: Language) -> list[Object]:
    """Give everything of the lexicons that is mentioned, with the organs above it."""
    named = {
        (MarkKind.ORGAN if mark.kind in ORGANS else mark.kind, mark.target)
        for node in order
        for mark in node.marks
        if mark.kind in LEXICONS or mark.kind in ORGANS
    }
    entities = {(kind, name): _look_up(kind, name, language) for kind, name in named}
    for parent in _list_above(entity.parent for entity in entities.values()):
        entities[MarkKind.ORGAN, parent] = _look_up(MarkKind.ORGAN, parent, language)
    return [
        {
            "kind": str(kind),
            "id": name,
            "name": entity.name,
            "parent": entity.parent or None,
            "symbol": entity.symbol or None,
            "date": entity.day.isoformat() if entity.day else None,
        }
        for (kind, name), entity in sorted(entities.items(), key=_in_order)
        if entity.name
    ]


def _in_order(item: tuple[tuple[MarkKind, str], _Entity]) -> tuple[int, str]:
    """Give a key that sorts by kind and name."""
    kind, name = item[0]
    return _ORDER[kind], name


def _list_above(parents: Iterable[str]) -> set[str]:
    """Give organs with all the organs above them."""
    found: set[str] = set()
    for parent in parents:
        above = parent
        while above in organs() and above not in found:
            found.add(above)
            above = organs()[above].parent
    return found


def _look_up(kind: MarkKind, name: str, language: Language) -> _Entity:
    """Give what the lexicon of a kind says of a name."""
    record = LEXICONS[kind]().get(name)
    entity = _Entity()
    match record:
        case Organ():
            entity = _Entity(record.title, record.parent)
        case RoleRecord():
            entity = _Entity(record.title, record.organ)
        case PlaceRecord():
            entity = _Entity(record.title)
        case Event():
            entity = _Entity(record.title, "", record.proclaimed_by, record.first)
        case Instrument():
            entity = _Entity(record.title, "", record.adopted_by, record.dated)
        case _ if kind in {MarkKind.STATE, MarkKind.PLACE}:
            entity = _Entity(state_title(name, language))
    return entity
