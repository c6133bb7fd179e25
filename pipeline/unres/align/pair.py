"""Which units of several editions are the same: by eId, and by likeness in order."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from unres.align.likeness import align_rows
from unres.align.read import Expression
from unres.readers.flat import FlatUnit, UnitKind

FEWEST: Final = 2
"""How many languages a pair has at least."""
SHOWN: Final = 60
"""How many characters of a unit a gap shows."""
LAID_OUT: Final = frozenset({UnitKind.MASTHEAD, UnitKind.TITLE, UnitKind.CLOSING})
"""What each edition breaks into lines as it likes."""
_COUNTED: Final = re.compile(r"(?P<row>(?:.*__)?(?:container_|para_nn-))\d+")
"""The key of what is counted, not numbered in print: its number says little."""


class Pair(NamedTuple):
    """One unit in several languages."""

    id: str
    """Its eId in the first of its editions, or that of the element around it."""
    part: int
    """Which of the units under that eId it is, from 1 on."""
    units: Mapping[str, FlatUnit]
    """Tag of a language → the unit in it, in the order of the editions."""


class Gap(NamedTuple):
    """What does not pair, with its place."""

    name: str
    """The file."""
    id: str
    message: str


def pair_editions(editions: Sequence[Expression]) -> list[Pair | Gap]:
    """Pair the units of editions of one work by the keys of their eIds.

    Paragraphs without a printed number, and the units under one eId, pair in their
    order; where editions have more of them or fewer, by likeness. A unit that another
    edition parts is whole in the pair, its parts on lines of their own; so is all that
    stands under an eId in the front matter and at the end, for each edition breaks the
    lines there in its own way. What has no counterpart or no eId is a gap. The order is
    that of the first edition; what that does not have comes last.
    """
    told = _renumber(editions)
    keys = dict.fromkeys(key for edition in told for key in edition.units)
    return [each for key in keys for each in _pair_key(key, told)]


def _renumber(editions: Sequence[Expression]) -> list[Expression]:
    """Return the editions with what is counted under one key where it is the same."""
    rows: dict[str, list[list[str]]] = {}
    for at, edition in enumerate(editions):
        for key in edition.units:
            if m := _COUNTED.fullmatch(key):
                rows.setdefault(m["row"], [[] for _ in editions])[at].append(key)
    names: list[dict[str, str]] = [{} for _ in editions]
    for row, own in rows.items():
        if len({len(keys) for keys in own}) == 1:
            continue
        texts = [
            [_join(edition.units[key]).text for key in keys]
            for edition, keys in zip(editions, own, strict=True)
        ]
        for n, places in enumerate(align_rows(texts), 1):
            for keys, new, place in zip(own, names, places, strict=True):
                new |= {keys[i]: f"{row}{n}" for i in place}
    return [
        edition._replace(units=_rename(edition.units, new)) if new else edition
        for edition, new in zip(editions, names, strict=True)
    ]


def _rename(
    units: Mapping[str, Sequence[FlatUnit]], names: Mapping[str, str]
) -> Mapping[str, Sequence[FlatUnit]]:
    """Return units under other keys, with those below them; two under one are one."""
    renamed: dict[str, Sequence[FlatUnit]] = {}
    for key, own in units.items():
        parts = key.split("__")
        heads = ("__".join(parts[:n]) for n in range(len(parts), 0, -1))
        head = next((each for each in heads if each in names), "")
        new = names[head] + key[len(head) :] if head else key
        before = renamed.get(new, ())
        renamed[new] = [_join([*before, *own])] if before and new != key else own
    return renamed


def _pair_key(key: str, editions: Sequence[Expression]) -> Iterator[Pair | Gap]:
    having = [edition for edition in editions if key in edition.units]
    if not key:
        for edition in having:
            count = len(edition.units[key])
            units = f"{count} unit{'s' if count != 1 else ''}"
            yield Gap(edition.name, "", f"{units} without an eId")
        return
    rows = [edition.units[key] for edition in having]
    if len({len(row) for row in rows}) > 1 and rows[0][0].kind in LAID_OUT:
        rows = [[_join(row)] for row in rows]
    texts = [[unit.text for unit in row] for row in rows]
    for part, places in enumerate(align_rows(texts), 1):
        found = {
            edition.tag: _join([row[i] for i in place])
            for edition, row, place in zip(having, rows, places, strict=True)
            if place
        }
        yield from _tell(found, part, editions)


def _tell(
    found: Mapping[str, FlatUnit], part: int, editions: Sequence[Expression]
) -> Iterator[Pair | Gap]:
    """Yield a gap for each edition that lacks a unit, and the pair of the others."""
    tag, unit = next(iter(found.items()))
    name = next(edition.name for edition in editions if edition.tag == tag)
    for edition in editions:
        if edition.tag not in found:
            words = " ".join(f"{unit.num} {unit.text}".split())
            head = words if len(words) <= SHOWN else f"{words[: SHOWN - 1]}…"
            yield Gap(edition.name, unit.id, f"not there; {name} has “{head}”")
    if len(found) >= FEWEST:
        yield Pair(unit.id, part, found)


def _join(units: Sequence[FlatUnit]) -> FlatUnit:
    """Return units as one, each on a line of its own."""
    first = units[0]
    return first._replace(
        num=next((unit.num for unit in units if unit.num), ""),
        text="\n".join(unit.text for unit in units if unit.text),
        notes=tuple(note for unit in units for note in unit.notes),
    )
