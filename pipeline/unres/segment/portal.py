"""The header of a web portal: data lines and sponsor lists above the document."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

from unres.model import Block, Kind, Sponsor
from unres.recover.lines import Line, Role
from unres.segment.sponsors import join_halves, make_sponsor
from unres.segment.units import whole

_KEY: Final = re.compile(
    r"(Document Type|Date|Session|Agenda Item|Topics?|Symbol)[ ]?:[ ]?(.*)"
)
_KEYS: Final = frozenset({
    "Publisher",
    "Publication Date",
    "Citation / Document Symbol",
    "Reference",
    "Cite as",
})
"""The keys of a library's record."""
_ROLE: Final = re.compile(r"- (Main|Co)-?[ ]?sponsors?[ ]?(\d+)$")
_ITEM: Final = re.compile(r"-(?: (.+))?$")


@dataclass(frozen=True, slots=True)
class Portal:
    """What a portal's header says; empty where there is none."""

    blocks: tuple[Block, ...] = ()
    symbol: str = ""
    keys: dict[str, str] = field(default_factory=dict)
    declared: dict[str, int] = field(default_factory=dict)
    """How many sponsors of each role it declares: "main", "co"."""
    sponsors: tuple[Sponsor, ...] = ()


def read_portal(lines: Sequence[Line]) -> tuple[Portal, list[Line]]:
    """Read the portal's header at the head of the lines; give it and the rest."""
    start, end = _find_record(lines)
    if start < end:
        return _read_record(lines[start:end]), [*lines[:start], *lines[end:]]
    count = _count_lines(lines)
    if not count:
        return Portal(), list(lines)
    keys: dict[str, str] = {}
    declared: dict[str, int] = {}
    names: list[str] = []
    for line in lines[:count]:
        if key := _KEY.match(line.words):
            keys[key[1]] = key[2]
        elif role := _ROLE.match(line.words):
            declared[role[1].lower()] = int(role[2])
        elif (item := _ITEM.match(line.words)) and item[1]:
            names.append(item[1])
    sponsors, declared = _join_names(_give_roles(names, declared), declared)
    portal = Portal(
        tuple(Block(Kind.PORTAL, text=whole(line)) for line in lines[:count]),
        keys=keys,
        declared=declared,
        sponsors=sponsors,
    )
    return portal, list(lines[count:])


def _find_record(lines: Sequence[Line]) -> tuple[int, int]:
    """Find the record that a library's page puts between the title and the text.

    Its keys stand on lines of their own, each above its value; it ends with the
    front matter. Gives where it starts and ends; the same for none.
    """
    front = [i for i, line in enumerate(lines) if line.role is Role.FRONT]
    keys = [i for i in front if lines[i].words in _KEYS]
    return (keys[0], front[-1] + 1) if len(keys) > 1 else (0, 0)


def _read_record(record: Sequence[Line]) -> Portal:
    """Read a library's record: each key with the line below it."""
    keys = {
        key.words: value.words
        for key, value in pairwise(record)
        if key.words in _KEYS and value.words not in _KEYS
    }
    return Portal(
        tuple(Block(Kind.PORTAL, text=whole(line)) for line in record),
        symbol=keys.get("Citation / Document Symbol", ""),
        keys=keys,
    )


def _count_lines(lines: Sequence[Line]) -> int:
    """Count the lines of the header: up to the last key or list item."""
    count = 0
    for i, line in enumerate(lines):
        if line.role is not Role.FRONT:
            break
        if (
            _KEY.match(line.words)
            or _ROLE.match(line.words)
            or (count and _ITEM.match(line.words))
        ):
            count = i + 1
        elif count or i > 1:
            break
    return count


def _give_roles(names: Sequence[str], declared: dict[str, int]) -> tuple[Sponsor, ...]:
    """Give each listed sponsor the role that the declared counts allow.

    The lists follow each other without a word between: where all declared are
    listed the main sponsors come first; where one role's count is listed, it is
    that role's list; else no role is told.
    """
    main, co = declared.get("main", 0), declared.get("co", 0)
    if len(names) == main + co:
        roles = ["main"] * main + ["co"] * co
    elif len(names) in {main, co}:
        roles = ["co" if len(names) == co else "main"] * len(names)
    else:
        roles = [""] * len(names)
    return tuple(
        make_sponsor(name, role) for name, role in zip(names, roles, strict=True)
    )


def _join_names(
    listed: Sequence[Sponsor], declared: Mapping[str, int]
) -> tuple[tuple[Sponsor, ...], dict[str, int]]:
    """Join a state whose name a portal cut in two at its "and".

    Such a portal counts the name as two: gives what it declares one less, too.
    """
    sponsors: list[Sponsor] = []
    counts = dict(declared)
    for sponsor in listed:
        last = sponsors[-1] if sponsors else sponsor
        name = join_halves(last.state.name, sponsor.state.name)
        if not name:
            sponsors.append(sponsor)
            continue
        sponsors[-1] = make_sponsor(name, last.role)
        if last.role in counts:
            counts[last.role] -= 1
    return tuple(sponsors), counts
