"""Which units of several editions are the same: those of one eId."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from unres.align.read import Edition
from unres.readers.flat import Unit

FEWEST: Final = 2
"""How many languages a pair has at least."""

SHOWN: Final = 60
"""How many characters of a unit a gap shows."""


class Pair(NamedTuple):
    """One unit in several languages."""

    id: str
    """Its eId in the first of its editions, or that of the element around it."""
    part: int
    """Which of the units under that eId it is, from 1 on."""
    units: Mapping[str, Unit]
    """Tag of a language → the unit in it, in the order of the editions."""


class Gap(NamedTuple):
    """What does not pair, with its place."""

    name: str
    """The file."""
    id: str
    message: str


def pair_editions(editions: Sequence[Edition]) -> list[Pair | Gap]:
    """Pair the units of editions of one work by the keys of their eIds.

    Units under one eId pair in their order where all editions that have some have
    equally many. What has no counterpart, no eId or another number of units is a gap:
    nothing is paired by guess. The order is that of the first edition; what that does
    not have comes last.
    """
    keys = dict.fromkeys(key for edition in editions for key in edition.units)
    return [each for key in keys for each in _pair_key(key, editions)]


def _pair_key(key: str, editions: Sequence[Edition]) -> Iterator[Pair | Gap]:
    """Yield the pairs and gaps of one eId."""
    having = [edition for edition in editions if key in edition.units]
    if not key:
        for edition in having:
            yield Gap(edition.name, "", f"{_count(edition.units[key])} without an eId")
        return
    first, *others = having
    units = first.units[key]
    id = units[0].id
    for edition in editions:
        if edition not in having:
            shown = _show(units[0])
            yield Gap(edition.name, id, f"not there; {first.name} has {shown}")
    uneven = [each for each in others if len(each.units[key]) != len(units)]
    for edition in uneven:
        own = _count(edition.units[key])
        yield Gap(edition.name, id, f"{own}, {len(units)} in {first.name}")
    if others and not uneven:
        for part in range(len(units)):
            row = {edition.tag: edition.units[key][part] for edition in having}
            yield Pair(id, part + 1, row)


def _count(units: Sequence[Unit]) -> str:
    """Return how many units there are, in words."""
    return f"{len(units)} unit{'s' if len(units) != 1 else ''}"


def _show(unit: Unit) -> str:
    """Return the head of a unit between quotation marks."""
    words = f"{unit.num} {unit.text}".strip()
    return f"“{words if len(words) <= SHOWN else words[: SHOWN - 1] + '…'}”"
