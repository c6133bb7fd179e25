"""What a document says about itself, read from the marks of its blocks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from unres.lexicon import adoption_date, organs
from unres.lexicon.languages import UNKNOWN
from unres.lexicon.patterns import pattern
from unres.marks.dates import find_date
from unres.model import (
    Block,
    DocumentType,
    Kind,
    Mark,
    MarkKind,
    Meta,
)
from unres.recover.front import find_speaker
from unres.segment.ballots import count_sides, part_votes
from unres.segment.collection import flow
from unres.segment.genre import find_type, is_resolution, read_code
from unres.segment.portal import Portal
from unres.segment.sponsors import find_sponsors

PUBLISHED: Final = "Publication Date"
"""The key of a library's record that gives the date."""


@dataclass(frozen=True, slots=True)
class Fact:
    """A marked place of a document: the mark, its words, its block."""

    mark: Mark
    words: str
    block: Block


def read_facts(blocks: Iterable[Block], *kinds: MarkKind) -> Iterator[Fact]:
    """Give the marks of some kinds in top-level blocks, in order."""
    for block in blocks:
        for mark in block.marks:
            if mark.kind in kinds:
                yield Fact(mark, str(block.text)[mark.start : mark.end], block)


def find_meta(
    blocks: Sequence[Block], portal: Portal, language: str, job_number: str
) -> Meta:
    """Give what the masthead, the title, the closing lines and the portal say.

    The job number is no word of the document: the pages say it.
    """
    meta = _find_identity(blocks, portal, language)
    head = [b for b in blocks if b.kind in {Kind.COVER, Kind.TITLE}]
    closing = [b for b in blocks if b.kind is Kind.CLOSING]
    whole, ballots = part_votes([b for b in blocks if b.kind is Kind.VOTE])
    whole = whole or _find_told(blocks)
    formulas = [b for b in flow(blocks) if b.kind is Kind.FORMULA]
    first = _Firsts([*head, *closing, *whole, *formulas[:1]])
    opening = _find_opening(blocks)
    dated = pattern("opening-dated").match(opening)
    printed = first.target(MarkKind.ADOPTED)
    printed = printed or (find_date(dated["date"]) if dated else "")
    # A library dates a resolution by its adoption, under "Publication Date".
    known = "" if printed or not meta.symbol else adoption_date(meta.symbol)
    known = known or ("" if printed else find_date(portal.keys.get(PUBLISHED, "")))
    return replace(
        meta,
        session=first.target(MarkKind.SESSION).rpartition(".")[2],
        agenda_item=first.target(MarkKind.AGENDA),
        agenda_title=first.words(MarkKind.AGENDA_TITLE),
        adopted=printed or known,
        adopted_inferred=bool(known),
        issued=first.target(MarkKind.ISSUED),
        meeting=first.target(MarkKind.MEETING) or _find_meeting(opening),
        outcome=first.target(MarkKind.OUTCOME),
        counts=tuple(count_sides(whole)),
        ballots=ballots,
        sponsors=portal.sponsors or tuple(find_sponsors(head)),
        topics=_find_topics(portal),
        job_number=job_number,
        draft=_find_draft(head),
    )


@dataclass(frozen=True, slots=True)
class _Firsts:
    """The first mark of each kind in some blocks."""

    blocks: Sequence[Block]

    def target(self, kind: MarkKind) -> str:
        """Give the target of the first mark of a kind; "" for none."""
        return next((f.mark.target for f in read_facts(self.blocks, kind)), "")

    def words(self, kind: MarkKind) -> str:
        """Give the words of the first mark of a kind; "" for none."""
        return next((f.words for f in read_facts(self.blocks, kind)), "")


def _find_identity(blocks: Sequence[Block], portal: Portal, language: str) -> Meta:
    """Find the organ, the kind of document, its symbol, number and title.

    What is no resolution has no organ and no kind here, whatever its masthead says;
    in a language that is not known, both are those of the symbol.
    """
    cover = [b for b in blocks if b.kind is Kind.COVER]
    title = next((b for b in blocks if b.kind is Kind.TITLE), Block(Kind.TITLE))
    printed = (fact.words.rstrip("*") for fact in read_facts(cover, MarkKind.SYMBOL))
    symbol = next(printed, portal.symbol)
    forms = ("resolution-sc", "resolution-old")
    said = (pattern(form).match(str(b.text)) for b in cover for form in forms)
    given = pattern("title-type").sub("", str(title.num).rstrip(". "))
    if not given[-1:].isalnum() and not given.endswith(")"):
        given = ""  # A draft leaves its number open: "59/…".
    number = given or next((m["number"] for m in said if m), "")
    part = re.search(rf"(?<=/{re.escape(number)}) ?(?P<letter>[A-Z])$", symbol)
    if number and part:
        number = f"{number} {part['letter']}"
    if language == UNKNOWN:
        kind = read_code(symbol)
        organ = "" if kind is DocumentType.UNKNOWN else _find_coded(symbol)
    elif is_resolution(blocks, symbol):
        organ, kind = find_organ(blocks, symbol), find_type(cover, title, symbol)
    else:
        organ, kind = "", DocumentType.UNKNOWN
    return Meta(
        type=kind,
        symbol=symbol or _make_symbol(organ, number, kind),
        organ=organ,
        number=number,
        title=str(title.text),
        language=language,
    )


def _make_symbol(organ: str, number: str, kind: DocumentType) -> str:
    """Make a symbol of organ and number; "" if one is missing, and for drafts."""
    record = organs().get(organ)
    if not number or not record:
        return ""
    forms = {
        DocumentType.RESOLUTION: record.symbol,
        DocumentType.DECISION: record.decision,
        DocumentType.PRESIDENTIAL_STATEMENT: record.statement,
    }
    return forms.get(kind, "").format(number=number)


def find_organ(blocks: Sequence[Block], symbol: str) -> str:
    """Find the organ that speaks: by the formula, the symbol, or the masthead."""
    formulas = [b for b in flow(blocks) if b.kind is Kind.FORMULA]
    adopting = [o for o in organs().values() if o.formula]
    named = [find_speaker(str(b.text)) for b in formulas[:1]]
    printed = [
        f.mark.target
        for f in read_facts(blocks, MarkKind.AUTHORITY)
        if f.mark.target in {o.name for o in adopting}
    ]
    said = [
        pattern(name).match(str(b.text))
        for b in blocks
        for name in ("statement", "opening")
    ]
    titles = {m["organ"] for m in said if m}
    stated = [organ.name for organ in adopting if organ.title in titles]
    return next(filter(None, [*named, _find_coded(symbol), *stated, *printed[-1:]]), "")


def _find_coded(symbol: str) -> str:
    """Find the organ whose drafts or whose symbols a symbol is of; "" for none."""
    adopting = [o for o in organs().values() if o.formula]
    drafting = (o.name for o in adopting if o.draft and re.fullmatch(o.draft, symbol))
    heads = {o.symbol.split("RES/")[0].partition("{")[0]: o.name for o in adopting}
    longest = sorted(filter(None, heads), key=len, reverse=True)
    begins = (heads[head] for head in longest if symbol.startswith(head))
    return next(drafting, next(begins, ""))


def _find_opening(blocks: Sequence[Block]) -> str:
    """Give the head of the sentence that says when a statement was made.

    "At the 9561st meeting of the Security Council, held on 4 March 2024, …"
    """
    texts = (str(b.text) for b in blocks if b.kind is Kind.OPERATIVE)
    return next((text[:300] for text in texts if pattern("opening").match(text)), "")


def _find_meeting(words: str) -> str:
    """Give the number of the first meeting in some words; "" for none."""
    m = pattern("meeting").search(words)
    return m["number"] if m else ""


def _find_draft(head: Sequence[Block]) -> str:
    """Find the symbol of the draft that was adopted, in square brackets."""
    for block in head:
        words = str(block.text)
        if pattern("report").match(words):
            found = (m[0] for m in _SYMBOL.finditer(words))
            return next((symbol for symbol in found if "/L." in symbol), "")
    return ""


_SYMBOL: Final = re.compile(r"(?<![A-Z0-9./])[A-Z][A-Z0-9.]*(?:/[A-Z0-9.]+)+")


def _find_told(blocks: Sequence[Block]) -> list[Block]:
    """Give the sentence that tells by which vote a decision was taken, if one does."""
    told = [
        block
        for block in blocks
        if block.kind is Kind.OPERATIVE
        and any(mark.kind is MarkKind.OUTCOME for mark in block.marks)
    ]
    return told if len(told) == 1 else []


def _find_topics(portal: Portal) -> tuple[str, ...]:
    """Give the topics that a portal's header names."""
    words = portal.keys.get("Topic", "") or portal.keys.get("Topics", "")
    return tuple(topic.strip() for topic in words.split(",") if topic.strip())
