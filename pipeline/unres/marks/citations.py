"""Citations of resolutions and documents: what a text rests on, and where it is.

    Human Rights Council resolutions 5/1 and 5/2 of 18 June 2007 and 16/21
    └ organ ───────────┘ └ head ───┘ └ 1 ┘   └ 2 ┘   └ date ──────┘   └ 3 ┘

A head opens a list; numbers, dates and what joins them go on with it. A date holds
for the numbers since the last date. With a date a number has an IRI; without one it
is a link to its symbol: no date is ever supposed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final, NamedTuple

from unres.marks.finder import Context
from unres.marks.lists import Member, read_list
from unres.marks.organs import find_at, find_before, find_owner
from unres.marks.series import find_series, fits_date, has_form, make_iri, make_symbol
from unres.marks.tokens import Token, compile_pattern, find_heads, find_symbols
from unres.model import Mark, MarkKind

UNKNOWN: Final = "?"
"""The organ of a list whose body no lexicon knows: nothing of it is marked."""

INITIALS: Final = re.compile(r"\b[A-Z]{2,}\s$")
"""A body known only by its initials before a head: "WHA resolution"."""

ACTING: Final = re.compile(r",?\s(?:(?:adopted|at|by|in|through|under|with)\s){1,2}")
"""What ties a list to the body before it: "the General Assembly, in resolution"."""

AFTER: Final = re.compile(r",?\s(?:adopted\sby|of)\sthe\s(?=[^\W\d_a-z])")
"""What ties a list to a body after it: "decision 1/2 adopted by the"."""

TOGETHER: Final = re.compile(r",?\s(?:and|or)\s(?:of\s)?(?:the\s)?[^\W\d_a-z]")
"""A second body after one: neither alone is meant by what follows."""


class Lead(NamedTuple):
    """Whose resolutions a list is of, and where its citation starts."""

    start: int
    organ: str = ""
    stated: bool = False
    """Whether the words say so; else the organ is only understood."""
    owned: bool = False
    """Whether "its" or a short word ("Council") points to the organ."""


class Target(NamedTuple):
    """A member with what it means: an IRI where it is dated, else a symbol or ""."""

    member: Member
    target: str = ""
    dated: bool = False


def find_citations(text: str, context: Context) -> Iterator[Mark]:
    """Find cited resolutions and decisions, and the symbols of documents.

    One citation is marked with its organ and its date. Of a list, the whole and
    each number are marked. What a number means follows from the organ before or
    after it, from "its", from the list before it, or from whose document it is.
    """
    for symbol in find_symbols(text):
        yield Mark(symbol.start, symbol.end, MarkKind.LINK, symbol.value)
    carried, end = "", 0
    for head in find_heads(text, context.language):
        if head.start < end:
            continue
        clause = compile_pattern("clause", context.language)
        if carried and clause.search(text, end, head.start):
            carried = ""
        members = read_list(text, head, context.language)
        end = members[-1].end if members else head.end
        lead = _find_lead(text, head, end, context)
        if not lead.organ:
            lead = lead._replace(organ=carried or context.organ)
        if lead.organ != UNKNOWN and (members or lead.stated or lead.owned):
            carried = lead.organ
        latest = context.session if lead.organ == context.organ else ""
        targets = [_aim(member, lead, head, latest) for member in members]
        yield from _mark_list(targets, lead.start)


def _find_lead(text: str, head: Token, end: int, context: Context) -> Lead:
    """Say whose resolutions a list is of that ends at an offset, by words around it."""
    before = find_before(text, head.start, context)
    if before and not text[before.end : head.start].strip():
        stated = before.full or not before.organ
        return Lead(before.start, before.organ or UNKNOWN, stated, owned=True)
    if INITIALS.search(text[max(0, head.start - 20) : head.start]):
        return Lead(head.start, UNKNOWN, stated=True)
    after = AFTER.match(text, end)
    if after:
        organ = _find_after(text, after.end(), context)
        return Lead(head.start, organ, stated=bool(organ))
    if head.its:
        organ = find_owner(text, head.start, context)
        return Lead(head.start, organ or UNKNOWN, stated=not organ, owned=True)
    if before and ACTING.fullmatch(text, before.end, head.start):
        return Lead(head.start, before.organ or UNKNOWN, stated=not before.organ)
    return Lead(head.start)


def _find_after(text: str, at: int, context: Context) -> str:
    """Give the body named at an offset; "" for one of two, for either may be meant."""
    found = find_at(text, at, context)
    if found is None or not found.organ:
        return UNKNOWN
    return "" if TOGETHER.match(text, found.end) else found.organ


def _aim(member: Member, lead: Lead, head: Token, latest: str) -> Target:
    """Say what a member means: an IRI if its date is printed, else a symbol."""
    number, date = member.number.value, member.date.value if member.date else ""
    organ = find_series(lead.organ, number, date, stated=lead.stated, latest=latest)
    # "pursuant to resolution 1593 (2005) on 10 July 2025": that is not its date.
    loose = member.date is not None and member.date.lead.endswith("on")
    if loose and not (organ and fits_date(organ, number, date)):
        date = ""
        organ = find_series(lead.organ, number, "", stated=lead.stated, latest=latest)
    if not organ and lead.owned and has_form(lead.organ, number):
        organ, date = lead.organ, ""
    if not organ:
        return Target(member)
    if not date:
        decision = head.value == "decision"
        return Target(member, make_symbol(organ, number, decision=decision))
    return Target(member, make_iri(organ, number, date), dated=True)


def _mark_list(targets: Sequence[Target], start: int) -> Iterator[Mark]:
    """Mark the members of a list; those that stand together and are dated, as one."""
    first = targets[0] if targets else None
    run = 0
    keyed: list[tuple[tuple[int, bool], Target]] = []
    for target in targets:
        run += not target.member.plain
        keyed.append(((run, target.dated), target))
    for (_, dated), group in groupby(keyed, key=lambda pair: pair[0]):
        found = [target for _, target in group]
        whole = found[0] is first and (dated or len(targets) == 1)
        at = start if whole else found[0].member.number.start
        yield from _mark_dated(found, at) if dated else _mark_links(found, at)


def _mark_dated(targets: Sequence[Target], start: int) -> Iterator[Mark]:
    """Mark members whose IRIs are known: one alone, or a list and its numbers."""
    end = targets[-1].member.end
    if len(targets) == 1:
        yield Mark(start, end, MarkKind.CITATION, targets[0].target)
        return
    yield Mark(start, end, MarkKind.CITATIONS)
    for member, target, _ in targets:
        yield Mark(member.number.start, member.number.end, MarkKind.CITATION, target)
        for day in member.days:
            yield Mark(day.start, day.end, MarkKind.DATE, day.value)


def _mark_links(targets: Sequence[Target], start: int) -> Iterator[Mark]:
    """Mark members known by their symbols; those not even so are left alone."""
    for member, target, _ in targets:
        at = start if target is targets[0].target else member.number.start
        if target:
            yield Mark(at, member.number.end, MarkKind.LINK, target)
