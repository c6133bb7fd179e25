"""Citations of resolutions and documents: what a text rests on, and where it is.

    Human Rights Council resolutions 5/1 and 5/2 of 18 June 2007 and 16/21
    └ organ ───────────┘ └ head ───┘ └ 1 ┘   └ 2 ┘   └ date ──────┘   └ 3 ┘

A head opens a list; numbers, dates and what joins them go on with it. A date holds
for the numbers since the last date. With a date, of the table of adoption dates or
else as printed, a number has an IRI; without one it is a link to its symbol: no date
is ever supposed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby, zip_longest
from typing import Final, NamedTuple

from unres.marks.finder import Context, Doubt
from unres.marks.lists import Member, read_list
from unres.marks.organs import find_at, find_before, find_owner
from unres.marks.paragraphs import add_paragraphs, find_own
from unres.marks.series import (
    find_series,
    find_title,
    fits_date,
    has_form,
    has_numbers,
    is_outdated,
    make_iri,
    read_symbol,
)
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

INSIDE: Final = re.compile(r"[A-Z]/[\w./-]{1,30},\s[Aa]nnex(?:\s[IVX]+)?,\s$")
"""What makes a resolution one that a document only holds: "S/2002/932, annex II, "."""

NEAR: Final = 60
"""How far before a head the words are looked at that tell of another body."""

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


@dataclass(frozen=True, slots=True)
class Target:
    """A member with what it means: an IRI where it is dated, else a symbol or ""."""

    member: Member
    symbol: str = ""
    iri: str = ""
    recorded: str = ""
    """The day that the table of adoption dates gives."""
    printed: str = ""
    """The day that is printed with it, if that is meant as its own."""

    @property
    def end(self) -> int:
        """Where it ends, with the dates that are its own."""
        return self.member.end if self.printed else self.member.number.end


class Found(NamedTuple):
    """A list of citations, and where it starts."""

    start: int
    targets: tuple[Target, ...]


def find_citations(text: str, context: Context) -> Iterator[Mark]:
    """Find cited resolutions and decisions, and the symbols of documents.

    One citation is marked with its organ and its date. Of a list, the whole and
    each number are marked. What a number means follows from the organ before or
    after it, from "its", from the list before it, or from whose document it is.
    """
    for symbol in find_symbols(text):
        iri = read_symbol(symbol.value)
        kind = MarkKind.CITATION if iri else MarkKind.LINK
        yield Mark(symbol.start, symbol.end, kind, iri or symbol.value)
    lists = _read_lists(text, context)
    marks = [mark for each in lists for mark in _mark_list(each.targets, each.start)]
    yield from add_paragraphs(text, marks, context)
    yield from find_own(text, context)


def doubt_citations(text: str, context: Context) -> Iterator[Doubt]:
    """Say where a printed date is not the recorded one, and where there is none."""
    for found in _read_lists(text, context):
        for target, after in zip_longest(found.targets, found.targets[1:]):
            doubt = _doubt_target(target, after)
            if doubt:
                yield doubt


def _doubt_target(target: Target, after: Target | None) -> Doubt | None:
    """Say what is doubtful about the date of a cited number, if anything is."""
    number, date = target.member.number, target.member.date
    if target.symbol and not target.iri:
        message = f"{target.symbol} is cited without a date, and no table has it"
        return Doubt(number.start, number.end, "citation-undated", message)
    # "446 (1979) and 452 (1979) of 20 July 1979" dates the second.
    shared = after is not None and after.member.date is date
    if date and not shared and target.printed and target.recorded != target.printed:
        message = (
            f"{target.symbol} is cited as of {target.printed}; "
            f"its record has {target.recorded}"
        )
        known = Doubt(date.start, date.end, "citation-date-differs", message)
        return known if target.recorded else None
    return None


@lru_cache(maxsize=8)
def _read_lists(text: str, context: Context) -> tuple[Found, ...]:
    """Read every list of cited numbers in a text."""
    return tuple(_list_citations(text, context))


def _list_citations(text: str, context: Context) -> Iterator[Found]:
    """Read the lists of a text one by one, for one bears on the next."""
    carried, end = "", 0
    cited: dict[str, str] = {}
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
            again = cited.get(members[0].number.value, "") if members else ""
            lead = lead._replace(organ=carried or again or context.organ)
        if lead.organ != UNKNOWN and (members or lead.stated or lead.owned):
            carried = lead.organ
        if lead.stated:
            cited |= {member.number.value: lead.organ for member in members}
        latest = context.session if lead.organ == context.organ else ""
        targets = (_aim(member, lead, head, latest) for member in members)
        yield Found(lead.start, tuple(targets))


def _find_lead(text: str, head: Token, end: int, context: Context) -> Lead:
    """Say whose resolutions a list is of that ends at an offset, by words around it."""
    before = find_before(text, head.start, context)
    if before and not text[before.end : head.start].strip():
        stated = before.full or not before.organ
        return Lead(before.start, before.organ or UNKNOWN, stated, owned=True)
    around = text[max(0, head.start - NEAR) : head.start]
    if INITIALS.search(around) or INSIDE.search(around):
        return Lead(head.start, UNKNOWN, stated=True)
    after = AFTER.match(text, end)
    if after:
        organ = _find_after(text, after.end(), context)
        return Lead(head.start, organ, stated=bool(organ))
    if head.its:
        organ = find_owner(text, head.start, context)
        known = has_numbers(organ)
        return Lead(head.start, organ if known else UNKNOWN, not known, owned=True)
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
    """Say what a member means: an IRI if its date is known, else a symbol."""
    number, date = member.number.value, member.date.value if member.date else ""
    organ = find_series(lead.organ, number, date, stated=lead.stated, latest=latest)
    # "pursuant to resolution 1593 (2005) on 10 July 2025": that is not its date.
    loose = member.date is not None and member.date.lead.endswith("on")
    if loose and not (organ and fits_date(organ, number, date)):
        date = ""
        organ = find_series(lead.organ, number, "", stated=lead.stated, latest=latest)
    fits = has_form(lead.organ, number) and not is_outdated(number, date)
    misfit = not organ and lead.owned and fits
    organ = lead.organ if misfit else organ
    if not organ:
        return Target(member)
    symbol, recorded = find_title(organ, number, decision=head.value == "decision")
    # A date that cannot be the number's own is only believed to be a misprint of it
    # where the record has another one.
    date = "" if misfit and not recorded else date
    day = recorded or date
    return Target(
        member, symbol, make_iri(organ, number, day) if day else "", recorded, date
    )


def _mark_list(targets: Sequence[Target], start: int) -> Iterator[Mark]:
    """Mark the members of a list; those that stand together and are dated, as one."""
    first = targets[0] if targets else None
    run = 0
    keyed: list[tuple[tuple[int, bool], Target]] = []
    for target in targets:
        run += not target.member.plain
        keyed.append(((run, bool(target.iri)), target))
    for (_, dated), group in groupby(keyed, key=lambda pair: pair[0]):
        found = [target for _, target in group]
        whole = found[0] is first and (dated or len(targets) == 1)
        at = start if whole else found[0].member.number.start
        yield from _mark_dated(found, at) if dated else _mark_links(found, at)


def _mark_dated(targets: Sequence[Target], start: int) -> Iterator[Mark]:
    """Mark members whose IRIs are known: one alone, or a list and its numbers."""
    end = targets[-1].end
    if len(targets) == 1:
        yield Mark(start, end, MarkKind.CITATION, targets[0].iri)
        return
    yield Mark(start, end, MarkKind.CITATIONS)
    for target in targets:
        number, days = target.member.number, target.member.days
        yield Mark(number.start, number.end, MarkKind.CITATION, target.iri)
        for day in days if target.printed else ():
            yield Mark(day.start, day.end, MarkKind.DATE, day.value)


def _mark_links(targets: Sequence[Target], start: int) -> Iterator[Mark]:
    """Mark members known by their symbols; those not even so are left alone."""
    for i, target in enumerate(targets):
        number = target.member.number
        if target.symbol:
            at = number.start if i else start
            yield Mark(at, number.end, MarkKind.LINK, target.symbol)
