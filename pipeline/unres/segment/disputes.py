"""Doubts about a portal: where it is taken, and where it and the text disagree."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from unres.language import Language
from unres.lexicon import SHOWN, find_group, find_iso3, notice
from unres.model import Block, Count, Kind, MarkKind, Meta, Notice
from unres.paragraph import PortalSort
from unres.segment.portal import ROLES, Portal
from unres.segment.units import read_facts
from unres.segment.vote import UNVOTED, count_sides, part_votes

LATE: Final = 3
"""A document is issued so many months after its adoption at most."""


def doubt_portal(
    blocks: Sequence[Block], meta: Meta, portal: Portal
) -> Iterator[Notice]:
    """Doubt what a portal says: against the text, and against itself."""
    if not portal.claims.portal:
        return
    yield from _doubt_kind(meta, portal)
    if portal.is_other:
        return
    yield from _doubt_fields(blocks, meta, portal)
    yield from _doubt_issue(meta, portal)
    yield from _doubt_lists(portal)
    yield from _doubt_names(portal, meta.language)
    yield from _doubt_votes(blocks, meta, portal)


def _doubt_kind(meta: Meta, portal: Portal) -> Iterator[Notice]:
    """Doubt a document that the portal calls by another kind, or no resolution."""
    said = portal.claims.type
    if portal.is_other:
        message = f"the portal calls it “{said}”; no resolution and no decision"
        yield notice("not-a-resolution", portal.find_place("type"), message)
    elif not portal.is_of(meta.type):
        message = f"the portal says “{said}”, the text is a {meta.type.value};"
        message += " the portal's number, sponsors and votes were not taken"
        yield notice("portal-disagrees", portal.find_place("type"), message)


def _doubt_fields(
    blocks: Sequence[Block], meta: Meta, portal: Portal
) -> Iterator[Notice]:
    """Tell which fields are the portal's alone, and which it gives differently."""
    claims = portal.claims
    held = {f.mark.target for f in read_facts(blocks, MarkKind.SESSION)}
    sessions = {target.rpartition(".")[2] for target in held}
    items = {f.mark.target for f in read_facts(blocks, MarkKind.AGENDA)}
    symbols = {f.words.rstrip("*") for f in read_facts(blocks, MarkKind.SYMBOL)}
    titles = [b for b in blocks if b.kind is Kind.TITLE]
    numbers = {meta.number} if any(b.num for b in titles) else set()
    printed_titles = {str(b.text) for b in titles}
    item = claims.items[0].number if len(claims.items) == 1 else ""
    told = (
        ("session", "session", claims.session, meta.session, sessions - {""}),
        ("agenda item", "item", item, meta.agenda_item, items),
        ("number", "number", claims.number, meta.number, numbers - {""}),
        ("symbol", "symbol", claims.symbol, meta.symbol, symbols),
        ("title", "title", claims.title, meta.title, printed_titles - {""}),
    )
    for name, field, said, taken, printed in told:
        if not said:
            continue
        if not printed and said == taken:
            message = f"{name} {_shorten(said)} is the portal's; the text prints none"
            yield notice("portal-taken", portal.find_place(field), message)
        elif field != "title" and printed and said != taken:
            message = f"the portal says {name} {said}, the text {taken}"
            message += "; the printed one was taken"
            yield notice("portal-disagrees", portal.find_place(field), message)


def _shorten(words: str) -> str:
    return words if len(words) <= SHOWN else f"“{words[:SHOWN]}…”"


def _doubt_issue(meta: Meta, portal: Portal) -> Iterator[Notice]:
    """Doubt a date of issue that is before the adoption, or long after it.

    A portal's month is as a rule the one after the adoption.
    """
    claims = portal.claims
    if claims.adopted and meta.adopted and claims.adopted != meta.adopted:
        message = f"the portal says {claims.adopted}, the document {meta.adopted};"
        message += " the printed date was taken"
        yield notice("dates-disagree", portal.find_place("adopted"), message)
    if not claims.issued or not meta.adopted:
        return
    late = _count_months(claims.issued) - _count_months(meta.adopted)
    if not 0 <= late <= LATE:
        message = f"the portal says it was issued {claims.issued},"
        message += f" the document that it was adopted {meta.adopted}"
        yield notice("dates-disagree", portal.find_place("issued"), message)


def _count_months(iso: str) -> int:
    return 12 * int(iso[:4]) + int(iso[5:7])


def _doubt_lists(portal: Portal) -> Iterator[Notice]:
    """Doubt lists that have not as many names as their heads declare."""
    claims = portal.claims
    listed = Counter(sponsor.role for sponsor in claims.sponsors)
    listed.update({count.choice: len(count.voters) for count in claims.counts})
    for side, count in claims.declared:
        block = portal.find_block(side)
        if listed[side] == count or not block:
            continue
        what, code = side, "vote-counts-differ"
        if side in ROLES:
            what = f"{side} sponsors"
            code = "sponsors-differ" if listed[side] else "sponsors-missing"
        shown = listed[side] or "none"
        message = f"{what}: {count} declared, {shown} listed"
        yield notice(code, block.text.span, message)


def _doubt_names(portal: Portal, language: Language) -> Iterator[Notice]:
    """Doubt names in lists that are no states of the lexicon."""
    named = {s.state.name for s in portal.claims.sponsors}
    named |= {state.name for c in portal.claims.counts for state in c.voters}
    for entry, block in zip(portal.entries, portal.blocks, strict=True):
        name = entry.words
        listed = entry.sort is PortalSort.NAME and name in named
        if listed and not (find_iso3(name, language) or find_group(name, language)):
            who = "sponsor" if entry.key in ROLES else "voter"
            message = f"{who} {name!r} is no state of the lexicon"
            yield notice("state-unknown", block.text.span, message)


def _doubt_votes(
    blocks: Sequence[Block], meta: Meta, portal: Portal
) -> Iterator[Notice]:
    """Doubt a portal's vote that is not the text's, or in which a state votes twice."""
    claimed = portal.claims.counts
    block = portal.find_block(*(c.choice for c in claimed)) or portal.blocks[0]
    place = block.text.span
    names = Counter(state.name for c in claimed for state in c.voters)
    for name in (name for name, times in names.items() if times > 1):
        yield notice("votes-disagree", place, f"{name} is listed more than once")
    whole, _ = part_votes([b for b in blocks if b.kind is Kind.VOTE], meta.language)
    if claimed and meta.outcome == UNVOTED:
        message = "the portal lists votes; the text was adopted without a vote"
        yield notice("votes-disagree", place, message)
    own = {count.choice: count for count in count_sides(whole, meta.language)}
    for count in claimed:
        printed = own.get(count.choice)
        if own and count.voters and _differ(count, printed):
            message = f"{count.choice}: the voters of the portal are not those printed"
            yield notice("votes-disagree", place, message)


def _differ(count: Count, printed: Count | None) -> bool:
    """Whether the portal's voters of a side are not the text's."""
    if printed is None:
        return True
    codes = {state.iso3 or state.name for state in printed.voters}
    return bool(codes) and codes != {s.iso3 or s.name for s in count.voters}
