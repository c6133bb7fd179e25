"""Citations of resolutions and documents: what a text rests on, and where it is.

    Human Rights Council resolutions 5/1 and 5/2 of 18 June 2007 and 16/21
    └ organ ───────────┘ └ head ───┘ └ 1 ┘   └ 2 ┘   └ date ──────┘   └ 3 ┘

A head opens a list; numbers, dates and what joins them go on with it. A date holds
for the numbers since the last date. With a date, of the table of adoption dates or
else as printed, a number has an IRI; without one it is a link to its symbol: no date
is ever supposed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby, zip_longest
from typing import NamedTuple

from unres.language import UNKNOWN
from unres.marks.again import CITED, find_again, find_ibid, make_mark
from unres.marks.bare import find_bare
from unres.marks.finder import Context, Doubt, Learned
from unres.marks.leads import UNSURE, Lead, find_lead
from unres.marks.linked import find_linked, find_linked_organ, find_linked_symbol
from unres.marks.lists import Member, read_list
from unres.marks.loose import find_loose, find_recorded, has_loose
from unres.marks.nesting import outer_first
from unres.marks.parts import add_parts, find_own
from unres.marks.series import (
    find_learned,
    find_series,
    find_title,
    fits_date,
    has_form,
    has_numbers,
    is_outdated,
    make_iri,
)
from unres.marks.tokens import DECISION, compile_pattern, find_heads, find_symbols
from unres.model import Mark, MarkKind


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
    learned: Learned | None = None
    """Where the day was learned, if it stands in neither."""

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
    after it, from "its", from the list before it, or from whose document it is; a
    link of the file says it first.
    """
    symbols = [
        make_mark(
            symbol.start, symbol.end, find_linked_symbol(symbol, context), context
        )
        for symbol in find_symbols(text)
    ]
    yield from symbols
    if context.language == UNKNOWN:
        return
    bare = list(find_bare(text, context))
    marks = [*bare, *_keep_off(_mark_lists(text, context), bare)]
    yield from find_linked(text, (*symbols, *marks), context)
    if context.noted:
        marks += find_ibid(text, context)
    if marks:
        yield from add_parts(text, sorted(marks, key=outer_first), context)
    yield from find_own(text, context)


def _keep_off(marks: Iterator[Mark], taken: Sequence[Mark]) -> Iterator[Mark]:
    """Give the marks that touch none of those that are there already."""
    for mark in marks:
        if not any(mark.start < it.end and it.start < mark.end for it in taken):
            yield mark


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
    if target.learned and target.learned.document:
        learned = target.learned
        message = (
            f"{target.symbol} is cited without a date; "
            f"{learned.document} prints {learned.date}"
        )
        return Doubt(number.start, number.end, "citation-date-learned", message)
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
    loose = has_loose(text, context.language)
    for head in find_heads(text, context.language):
        if head.start < end:
            continue
        if loose:
            yield from _list_loose(text, (end, head.start), context)
        clause = compile_pattern("clause", context.language)
        if carried and clause.search(text, end, head.start):
            carried = ""
        members = read_list(text, head, context)
        end = members[-1].end if members else head.end
        lead = find_lead(text, head, end, context)
        if not lead.organ:
            number = members[0].number.value if members else ""
            meant = (carried, cited.get(number, ""), context.organ)
            organ = _choose_organ(meant, number, decision=head.value == DECISION)
            lead = lead._replace(organ=organ)
        if lead.organ != UNSURE and (members or lead.stated or lead.owned):
            carried = lead.organ
        if members and members[-1].body:
            carried = members[-1].body.organ or carried
        if lead.stated:
            cited |= {member.number.value: lead.organ for member in members}
        targets = (_aim(member, lead, head.value, context) for member in members)
        yield Found(lead.start, tuple(targets))
    if loose:
        yield from _list_loose(text, (end, len(text)), context)


def _choose_organ(meant: Sequence[str], number: str, *, decision: bool) -> str:
    """Choose the first organ that has numbers of this form; else the first of all."""
    known = [organ for organ in meant if organ]
    fitting = (o for o in known if has_form(o, number, decision=decision))
    return next(fitting, known[0] if known else "")


def _list_loose(text: str, gap: tuple[int, int], context: Context) -> Iterator[Found]:
    """Read the numbers that stand where no head opens a list, if they are certain."""
    for loose in find_loose(text, gap, context.language):
        start = loose.member.number.start
        lead = Lead(start, loose.organ, stated=True)
        yield Found(start, (_aim(loose.member, lead, loose.word, context),))


def _aim(member: Member, lead: Lead, word: str, context: Context) -> Target:
    """Say what a member means: an IRI if its date is known, else a symbol."""
    number, date = member.number.value, member.date.value if member.date else ""
    if member.body:
        organ = member.body.organ or UNSURE
        lead = lead._replace(organ=organ, stated=True, owned=True)
    linked = find_linked_organ(number, member.number.start, context)
    lead = lead._replace(organ=linked, stated=True) if linked else lead
    latest = context.session if lead.organ == context.organ else ""
    organ = find_series(lead.organ, number, date, stated=lead.stated, latest=latest)
    # "pursuant to resolution 1593 (2005) on 10 July 2025": that is not its date.
    loose = member.date is not None and _is_loose(member.date.lead, context)
    if loose and not (organ and fits_date(organ, number, date)):
        date = ""
        organ = find_series(lead.organ, number, "", stated=lead.stated, latest=latest)
    decision = word == DECISION
    if not has_form(organ, number, decision=decision):
        organ = ""
    fits = has_form(lead.organ, number, decision=decision)
    fits = fits and not is_outdated(number, date)
    misfit = not organ and lead.owned and fits
    organ = lead.organ if misfit else organ
    if not organ and has_numbers(lead.organ) and not has_form(lead.organ, number):
        # "General Assembly resolution 46/152 on prevention, 1993/28 of 27 July 1993".
        known = find_recorded(member)
        organ, word = (known[0].organ, known[0].word) if len(known) == 1 else ("", "")
    if not organ:
        return Target(member)
    symbol, recorded = find_title(organ, number, decision=word == DECISION)
    # A date that cannot be the number's own is only believed to be a misprint of it
    # where the record has another one.
    date = "" if misfit and not recorded else date
    learned = None if recorded or date else find_learned(symbol, context)
    day = recorded or date or (learned.date if learned else "")
    iri = make_iri(organ, number, day) if day else ""
    return Target(member, symbol, iri, recorded, date, learned)


def _is_loose(lead: str, context: Context) -> bool:
    """Whether what ties a date to a number may tell when something else was done."""
    return compile_pattern("loosely", context.language).search(lead) is not None


def _mark_lists(text: str, context: Context) -> Iterator[Mark]:
    """Mark every list; a head alone means what its sentence has cited, if only one."""
    cited: dict[str, Mark] = {}
    before = 0
    for found in _read_lists(text, context):
        if ". " in text[before : found.start]:
            cited = {}
        marks = list(_mark_list(found.targets, found.start))
        if not found.targets and len(cited) == 1:
            (last,) = cited.values()
            marks = list(find_again(text, found.start, last, context))
        yield from marks
        # Another resolution that is named between, though none of ours, may be meant.
        cited = cited if marks else {}
        cited |= {mark.target: mark for mark in marks if mark.kind in CITED}
        before = found.start


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
