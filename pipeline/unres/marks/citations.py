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
from itertools import groupby, zip_longest

from unres.language import UNKNOWN
from unres.lexicon.patterns import pattern
from unres.marks.context import Context, Doubt
from unres.marks.leads import UNSURE, Lead, find_lead
from unres.marks.linked import (
    find_again,
    find_ibid,
    find_linked,
    find_linked_organ,
    mark_symbol,
)
from unres.marks.lists import read_list
from unres.marks.loose import find_bare, find_loose, find_recorded, list_hits
from unres.marks.members import Listing, Member, Target
from unres.marks.nesting import outer_first
from unres.marks.parts import add_parts
from unres.marks.passage import Passage
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
from unres.marks.tokens import DECISION, find_addenda, find_symbols
from unres.model import CITING, Mark, MarkKind


def find_citations(passage: Passage) -> list[Mark]:
    """Find cited resolutions and decisions, and the symbols of documents.

    One citation is marked with its organ and its date. Of a list, the whole and
    each number are marked. What a number means follows from the organ before or
    after it, from "its", from the list before it, or from whose document it is; a
    link of the file says it first.
    """
    text, context = passage.text, passage.context
    symbols: list[Mark] = []
    if passage.numbered and "/" in text:
        symbols = [
            mark_symbol(each, context)
            for symbol in find_symbols(text)
            for each in (symbol, *find_addenda(text, symbol, passage.language))
        ]
    if passage.language is UNKNOWN:
        return symbols
    marks: list[Mark] = []
    if passage.numbered:
        passage.lists = list(_list_citations(passage))
        bare = list(find_bare(passage)) if context.years else []
        marks = _mark_lists(passage)
        marks = [*bare, *_keep_off(marks, bare)] if bare else marks
    if context.links:
        symbols += find_linked(text, (*symbols, *marks), context)
    if context.noted:
        marks += find_ibid(passage)
    if marks:
        symbols += add_parts(passage, sorted(marks, key=outer_first))
    return symbols


def _keep_off(marks: Sequence[Mark], taken: Sequence[Mark]) -> Sequence[Mark]:
    """Give the marks that touch none of those that are there already."""
    return [
        mark
        for mark in marks
        if not any(mark.start < it.end and it.start < mark.end for it in taken)
    ]


def doubt_citations(passage: Passage) -> list[Doubt]:
    """Say where a printed date is not the recorded one, and where there is none.

    Takes a passage whose citations were found.
    """
    doubts: list[Doubt] = []
    for found in passage.lists:
        for target, after in zip_longest(found.targets, found.targets[1:]):
            doubt = _doubt_target(target, after)
            if doubt:
                doubts.append(doubt)
    return doubts


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


def _list_citations(passage: Passage) -> Iterator[Listing]:
    """Read the lists of a text one by one, for one bears on the next."""
    text, language = passage.text, passage.language
    carried, last, end = "", "", 0
    cited: dict[str, str] = {}
    clause = pattern("cited-clause", language)
    hits = list_hits(passage)
    for head in passage.heads:
        if head.start < end:
            continue
        if hits:
            yield from _list_loose(passage, hits, (end, head.start))
        if carried and clause.search(text, end, head.start):
            carried = ""
        members = read_list(passage, head)
        end = members[-1].end if members else head.end
        lead = find_lead(passage, head, end)
        if not lead.organ:
            number = members[0].number.value if members else ""
            meant = (carried, cited.get(number, ""), passage.context.organ, last)
            organ = _choose_organ(meant, number, decision=head.value == DECISION)
            lead = Lead(lead.start, organ, lead.stated, lead.owned)
        if lead.organ != UNSURE and (members or lead.stated or lead.owned):
            carried = lead.organ
        if members and members[-1].body:
            carried = members[-1].body.organ or carried
        last = carried or last
        if lead.stated:
            cited |= {member.number.value: lead.organ for member in members}
        yield Listing(
            lead.start, [_aim(it, lead, head.value, passage.context) for it in members]
        )
    if hits:
        yield from _list_loose(passage, hits, (end, len(text)))


def _choose_organ(meant: Sequence[str], number: str, *, decision: bool) -> str:
    """Choose the first organ that has numbers of this form; else the first of all."""
    known = [organ for organ in meant if organ]
    fitting = (o for o in known if has_form(o, number, decision=decision))
    return next(fitting, known[0] if known else "")


def _list_loose(
    passage: Passage, hits: Sequence[tuple[int, int]], gap: tuple[int, int]
) -> Iterator[Listing]:
    """Read the numbers that stand where no head opens a list, if they are certain."""
    for loose in find_loose(passage, hits, gap):
        start = loose.member.number.start
        lead = Lead(start, loose.organ, stated=True)
        yield Listing(start, [_aim(loose.member, lead, loose.word, passage.context)])


def _aim(member: Member, lead: Lead, word: str, context: Context) -> Target:
    """Say what a member means: an IRI if its date is known, else a symbol."""
    number, date = member.number.value, member.date.value if member.date else ""
    if member.body:
        organ = member.body.organ or UNSURE
        lead = Lead(lead.start, organ, stated=True, owned=True)
    if context.links:
        linked = find_linked_organ(number, member.number.start, context)
        lead = Lead(lead.start, linked, True, lead.owned) if linked else lead
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
    owned = lead.owned and not is_outdated(number, date)
    misfit = not organ and owned and has_form(lead.organ, number, decision=decision)
    organ = lead.organ if misfit else organ
    organ, word = _ask_record(member, lead, (organ, word), context)
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


def _ask_record(
    member: Member, lead: Lead, meant: tuple[str, str], context: Context
) -> tuple[str, str]:
    """Choose the only organ that adopted a number on its day, and its word for it.

    Where the record has none, or several, or what is meant is not in doubt, it is
    what is meant.
    """
    organ, number = meant[0], member.number.value
    date = member.date.value if member.date else ""
    # "General Assembly resolution 46/152 on prevention, 1993/28 of 27 July 1993".
    beside = not organ and has_numbers(lead.organ) and not has_form(lead.organ, number)
    # In a text of ECOSOC "181 (II) of 29 November 1947" is of no ECOSOC.
    own = organ == context.organ and not lead.owned
    understood = organ and date and not lead.stated
    doubted = understood and (own or not fits_date(organ, number, date))
    known = find_recorded(member) if beside or doubted else []
    return (known[0].organ, known[0].word) if len(known) == 1 else meant


def _is_loose(lead: str, context: Context) -> bool:
    """Whether what ties a date to a number may tell when something else was done."""
    return pattern("loosely", context.language).search(lead) is not None


def _mark_lists(passage: Passage) -> list[Mark]:
    """Mark every list; a head alone means what its sentence has cited, if only one."""
    marks: list[Mark] = []
    cited: dict[str, Mark] = {}
    before = 0
    text = passage.text
    for found in passage.lists:
        if ". " in text[before : found.start]:
            cited = {}
        own = list(_mark_list(found.targets, found.start))
        if not found.targets and len(cited) == 1:
            (last,) = cited.values()
            own = list(find_again(passage, found.start, last))
        marks += own
        # Another resolution that is named between, though none of ours, may be meant.
        cited = cited if own else {}
        cited |= {mark.target: mark for mark in own if mark.kind in CITING}
        before = found.start
    return marks


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
