"""The header of a web portal: data lines and sponsor lists above the document."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from unres.model import Block, Kind, Sponsor
from unres.paragraph import Paragraph
from unres.recover.portal import PORTAL_ITEM, PORTAL_KEY, PORTAL_ROLE, RECORD_KEYS
from unres.segment.sponsors import join_halves, make_sponsor
from unres.segment.units import whole


@dataclass(frozen=True, slots=True)
class Portal:
    """What a portal's header says; empty where there is none."""

    blocks: tuple[Block, ...] = ()
    symbol: str = ""
    keys: dict[str, str] = field(default_factory=dict)
    declared: dict[str, int] = field(default_factory=dict)
    """How many sponsors of each role it declares: "main", "co"."""
    sponsors: tuple[Sponsor, ...] = ()


def read_portal(lines: Sequence[Paragraph]) -> Portal:
    """Read the header of a portal, or the record of a library."""
    if any(line.words in RECORD_KEYS for line in lines):
        return _read_record(lines)
    keys: dict[str, str] = {}
    declared: dict[str, int] = {}
    names: list[str] = []
    for line in lines:
        if key := PORTAL_KEY.match(line.words):
            keys[key[1]] = key[2]
        elif role := PORTAL_ROLE.match(line.words):
            declared[role[1].lower()] = int(role[2])
        elif (item := PORTAL_ITEM.match(line.words)) and item[1]:
            names.append(item[1])
    sponsors, declared = _join_names(_give_roles(names, declared), declared)
    return Portal(
        tuple(Block(Kind.PORTAL, text=whole(line)) for line in lines),
        keys=keys,
        declared=declared,
        sponsors=sponsors,
    )


def _read_record(record: Sequence[Paragraph]) -> Portal:
    """Read a library's record: each key with the line below it."""
    keys = {
        key.words: value.words
        for key, value in pairwise(record)
        if key.words in RECORD_KEYS and value.words not in RECORD_KEYS
    }
    return Portal(
        tuple(Block(Kind.PORTAL, text=whole(line)) for line in record),
        symbol=keys.get("Citation / Document Symbol", ""),
        keys=keys,
    )


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
