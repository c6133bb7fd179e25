"""What a document says about itself, read from the marks of its blocks."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from unres.language import UNKNOWN, Language
from unres.lexicon import adoption_date, organs, organs_in
from unres.lexicon.counting import spell_number
from unres.lexicon.patterns import pattern
from unres.marks.dates import find_date
from unres.model import AgendaItem, Block, Claims, DocumentType, Kind, MarkKind, Meta
from unres.numbers import spell_digits
from unres.paragraph import Recovered
from unres.recover.front import find_speaker
from unres.segment.body import flow
from unres.segment.genre import find_type, is_resolution, read_code
from unres.segment.portal import Portal
from unres.segment.sponsors import find_sponsors
from unres.segment.units import MarkedPlace, read_facts
from unres.segment.vote import UNVOTED, count_sides, merge_counts, part_votes

FIRST: Final = (
    MarkKind.ADOPTED, MarkKind.OUTCOME, MarkKind.SESSION, MarkKind.ISSUED,
    MarkKind.MEETING, MarkKind.AGENDA, MarkKind.AGENDA_TITLE,
)  # fmt: skip
"""The marks of which the first counts."""


def find_meta(
    blocks: Sequence[Block], portal: Portal, language: Language, recovered: Recovered
) -> Meta:
    """Give what the masthead, the title, the closing lines and the portal say.

    What the text prints goes before what the portal says, which is kept apart too.
    The pages say the job number, and a symbol that the masthead does not print.
    """
    meta = _find_identity(blocks, portal, language, recovered.symbol)
    head = [b for b in blocks if b.kind in {Kind.COVER, Kind.TITLE}]
    closing = [b for b in blocks if b.kind is Kind.CLOSING]
    whole, ballots = part_votes([b for b in blocks if b.kind is Kind.VOTE], language)
    whole = whole or _find_told(blocks)
    formulas = [b for b in flow(blocks) if b.kind is Kind.FORMULA]
    told = list(read_facts([*head, *closing, *whole, *formulas[:1]], *FIRST))
    first = {place.mark.kind: place for place in reversed(told)}
    day, resolved, meeting = _read_opening(() if portal.is_other else blocks, language)
    printed = _target(first, MarkKind.ADOPTED) or day
    said = portal.claims if portal.is_of(meta.type) else Claims()
    known = "" if printed else adoption_date(meta.symbol) or said.adopted
    outcome = _target(first, MarkKind.OUTCOME) or resolved
    item = _find_item(first, portal.claims)
    return replace(
        meta,
        session=_find_session(first, portal.claims, meta),
        agenda_item=item.number,
        agenda_title=item.title,
        adopted=printed or known,
        adopted_inferred=bool(known),
        issued=_target(first, MarkKind.ISSUED),
        meeting=_target(first, MarkKind.MEETING) or meeting,
        outcome=outcome or said.outcome,
        counts=merge_counts(tuple(count_sides(whole, language)), said.counts, outcome),
        ballots=ballots,
        sponsors=tuple(find_sponsors(head, language)) or said.sponsors,
        topics=portal.claims.topics,
        job_number=recovered.job_number,
        draft=_find_draft(head, language) or said.draft,
        claims=portal.claims,
    )


def _target(first: Mapping[MarkKind, MarkedPlace], kind: MarkKind) -> str:
    """Give the target of the first mark of a kind; "" for none."""
    return first[kind].mark.target if kind in first else ""


def _find_item(first: Mapping[MarkKind, MarkedPlace], claims: Claims) -> AgendaItem:
    """Find the agenda item; a portal's where none is printed and it names one."""
    title = first.get(MarkKind.AGENDA_TITLE)
    item = AgendaItem(_target(first, MarkKind.AGENDA), title.words if title else "")
    return item if item.number or len(claims.items) != 1 else claims.items[0]


def _find_identity(
    blocks: Sequence[Block], portal: Portal, language: Language, headed: str
) -> Meta:
    """Find the organ, the kind of document, its symbol, number and title.

    What is no resolution has no organ and no kind here, whatever its masthead says;
    in a language that is not known, both are those of the symbol.
    """
    cover = [b for b in blocks if b.kind is Kind.COVER]
    title = next((b for b in blocks if b.kind is Kind.TITLE), Block(Kind.TITLE))
    printed = (fact.words.rstrip("*") for fact in read_facts(cover, MarkKind.SYMBOL))
    symbol = next(printed, headed)
    number = _find_number(cover, title, portal, language)
    organ, kind = _find_kind(blocks, symbol, number, portal, language)
    said = portal.claims if portal.is_of(kind) else Claims()
    symbol = symbol or said.symbol
    own = "" if portal.is_other else str(title.text)
    number = number or said.number or _read_number(organ, symbol, kind)
    part = _PART.search(symbol)
    if number and part and symbol.endswith(f"/{number}", 0, part.start()):
        number = f"{number} {part['letter']}"
    return Meta(
        type=kind,
        symbol=symbol
        or (_find_form(organ, kind).format(number=number) if number else ""),
        organ=organ,
        number=number,
        title=own.removesuffix(".") or said.title,
        language=language,
    )


def _read_number(organ: str, symbol: str, kind: DocumentType) -> str:
    """Give the number in a printed symbol: "906 (1994)" of S/RES/906 (1994)."""
    before, _, behind = _find_form(organ, kind).partition("{number}")
    fits = before and symbol.startswith(before) and symbol.endswith(behind)
    return symbol[len(before) : len(symbol) - len(behind)] if fits else ""


def _find_number(
    cover: Sequence[Block], title: Block, portal: Portal, language: Language
) -> str:
    """Find the number that is printed; "" for a report, which has none."""
    given = pattern("title-type", language).sub("", str(title.num).rstrip(_BEHIND))
    given = spell_number(_SLASH.sub("/", spell_digits(given)), language)
    if portal.is_other or not (given[-1:].isalnum() or given.endswith(")")):
        given = ""  # A draft leaves its number open: "59/…".
    forms = ("resolution-sc", "resolution-old")
    said = (pattern(form, language).match(str(b.text)) for b in cover for form in forms)
    numbers = (_YEAR.sub(r" (\1)", spell_digits(m["number"])) for m in said if m)
    return given or next(numbers, "")


def _find_kind(
    blocks: Sequence[Block],
    symbol: str,
    number: str,
    portal: Portal,
    language: Language,
) -> tuple[str, DocumentType]:
    """Find the organ and the kind of document; what is printed goes first."""
    symbol = symbol or portal.claims.symbol
    if language == UNKNOWN:
        kind = read_code(symbol)
        return "" if kind is DocumentType.UNKNOWN else _find_coded(symbol), kind
    if portal.is_other or not (portal.kind or is_resolution(blocks, symbol, language)):
        return "", DocumentType.UNKNOWN
    organ = find_organ(blocks, symbol, language) or portal.claims.organ
    if printed := find_type(blocks, symbol, language) or portal.kind:
        return organ, printed
    record = organs().get(organ)
    form = record.decision_number if record else ""
    told = pattern("lead-in-organ", language)
    decided = form and re.fullmatch(form, number)
    if decided and any(told.match(block.text.words) for block in blocks):
        return organ, DocumentType.DECISION
    return organ, DocumentType.RESOLUTION


def _find_session(
    first: Mapping[MarkKind, MarkedPlace], claims: Claims, meta: Meta
) -> str:
    """Give the session that is printed, that of a portal, or that in the number.

    Where sessions bear no years, numbers name them: "88/143", "S-9/1".
    """
    printed = _target(first, MarkKind.SESSION).rpartition(".")[2]
    if printed or claims.session:
        return printed or claims.session
    record = organs().get(meta.organ)
    numbered = _NUMBERED.match(meta.number)
    counted = record and record.symbol and not record.yearly
    return numbered["session"] if numbered and counted else ""


def _find_form(organ: str, kind: DocumentType) -> str:
    """Give the form of an organ's symbols of a kind; "" for none, and for drafts."""
    record = organs().get(organ)
    if not record:
        return ""
    forms = {
        DocumentType.RESOLUTION: record.symbol,
        DocumentType.DECISION: record.decision,
        DocumentType.PRESIDENTIAL_STATEMENT: record.statement,
    }
    return forms.get(kind, "")


def find_organ(blocks: Sequence[Block], symbol: str, language: Language) -> str:
    """Find the organ that speaks: by the formula, the symbol, or the masthead."""
    formulas = (b for b in flow(blocks) if b.kind is Kind.FORMULA)
    formula = next(formulas, None)
    named = find_speaker(str(formula.text), language) if formula else ""
    if named or (named := _find_coded(symbol)):
        return named
    adopting = {o.name: o.title for o in organs_in(language).values() if o.formula}
    told = [pattern(n, language) for n in ("statement", "opening", "lead-in-organ")]
    said = [each.match(str(b.text)) for b in blocks for each in told]
    titles = {m["organ"] for m in said if m}
    facts = read_facts(blocks, MarkKind.AUTHORITY)
    printed = [fact.mark.target for fact in facts if fact.mark.target in adopting]
    stated = (name for name, title in adopting.items() if title in titles)
    return next(stated, printed[-1] if printed else "")


def _find_coded(symbol: str) -> str:
    """Find the organ whose drafts or whose symbols a symbol is of; "" for none."""
    adopting = [o for o in organs().values() if o.formula]
    drafting = (o.name for o in adopting if o.draft and re.fullmatch(o.draft, symbol))
    heads = {o.symbol.split("RES/")[0].partition("{")[0]: o.name for o in adopting}
    longest = sorted(filter(None, heads), key=len, reverse=True)
    begins = (heads[head] for head in longest if symbol.startswith(head))
    return next(drafting, next(begins, ""))


def _read_opening(blocks: Sequence[Block], language: Language) -> tuple[str, str, str]:
    """Give the day, the outcome and the meeting that an opening sentence tells of.

    "At the 9561st meeting of the Security Council, held on 4 March 2024, …"
    """
    opens = pattern("opening", language).match
    acts = (b for b in blocks if b.kind in {Kind.OPERATIVE, Kind.PREAMBULAR})
    words = next((b.text.words[:300] for b in acts if opens(b.text.words)), "")
    dated = pattern("opening-dated", language).match(words)
    meeting = pattern("meeting", language).search(words)
    return (
        find_date(dated["date"], language) if dated else "",
        UNVOTED if pattern("outcome-told", language).match(words) else "",
        spell_digits(meeting["number"]) if meeting else "",
    )


def _find_draft(head: Sequence[Block], language: Language) -> str:
    """Find the symbol of the draft that was adopted, in square brackets."""
    for block in head:
        words = str(block.text)
        if pattern("report", language).match(words):
            found = (m[0] for m in _SYMBOL.finditer(words))
            return next((symbol for symbol in found if "/L." in symbol), "")
    return ""


_SYMBOL: Final = re.compile(r"(?<![A-Z0-9./])[A-Z][A-Z0-9.]*(?:/[A-Z0-9.]+)+")
_NUMBERED: Final = re.compile(r"(?P<session>(?:E?S-)?\d{1,3})/\d")
"""The number of an organ that numbers by session."""
_PART: Final = re.compile(r" ?(?P<letter>[A-Z])$")
"""The letter of a part, behind the number of a resolution."""
_YEAR: Final = re.compile(r"(?<=\d)[(（](\d{4})[)）]")
"""The year of a number that has no blank before it: "2768(2025)"."""
_BEHIND: Final = " .-–—"
"""What may stand between the number and the title."""
_SLASH: Final = re.compile(r" ?/ ?")
"""What parts session and number; an extractor may put blanks around it."""


def _find_told(blocks: Sequence[Block]) -> list[Block]:
    """Give the sentence that tells by which vote a decision was taken, if one does."""
    told = [
        block
        for block in blocks
        if block.kind is Kind.OPERATIVE
        and any(mark.kind is MarkKind.OUTCOME for mark in block.marks)
    ]
    return told if len(told) == 1 else []
