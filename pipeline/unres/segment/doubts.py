"""Doubts about a document: each a notice with its place in the source."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from unres.language import UNKNOWN
from unres.lexicon import SHOWN, notice, organs
from unres.model import (
    Block,
    DocumentType,
    Kind,
    MarkKind,
    Meta,
    Notice,
    Source,
    walk,
)
from unres.segment.disputes import doubt_portal
from unres.segment.portal import Portal
from unres.segment.sequence import doubt_numbers, doubt_paragraphs, find_groups
from unres.segment.units import read_facts
from unres.text import Span


def find_doubts(
    blocks: Sequence[Block],
    meta: Meta,
    portal: Portal,
    headed: str,
    source: Source,
) -> tuple[Notice, ...]:
    """Give the notices of a document, those of a sort in the order of their places.

    `headed` is the symbol that only the heads of pages print.
    """
    told = (
        *_doubt_language(blocks, meta, portal, source),
        *_doubt_identity(blocks, meta, portal, headed),
        *doubt_portal(blocks, meta, portal),
    )
    if meta.language == UNKNOWN or meta.type is DocumentType.UNKNOWN:
        return told
    groups = find_groups(blocks)
    return (
        *told,
        *_doubt_dates(blocks, meta),
        *_doubt_end(blocks, meta),
        *_doubt_vote(blocks, meta),
        *doubt_paragraphs(groups, source),
        *doubt_numbers(groups, meta.language),
    )


def _doubt_language(
    blocks: Sequence[Block], meta: Meta, portal: Portal, source: Source
) -> Iterator[Notice]:
    """Doubt a text in a language that is not known, and one that is no resolution."""
    head = next((b.text.span for b in blocks if b.text), Span(0, 0))
    if meta.language == UNKNOWN:
        message = "no known language fits; nothing is taken from its words"
        yield notice("language-unknown", head, message)
    elif meta.type is DocumentType.UNKNOWN and not portal.is_other:
        message = "no symbol, formula, adoption or acting paragraph of a resolution"
        yield notice("not-a-resolution", head, message)


def _doubt_identity(
    blocks: Sequence[Block], meta: Meta, portal: Portal, headed: str
) -> Iterator[Notice]:
    """Doubt what a document must say of itself and does not."""
    head = next((b.text.span for b in blocks if b.text), Span(0, 0))
    title = next((b.num.span for b in blocks if b.kind is Kind.TITLE and b.num), head)
    if not meta.symbol:
        yield notice("symbol-missing", head, "no symbol and no number is printed")
    elif not (
        meta.symbol in {headed, portal.claims.symbol} or _is_printed(blocks, meta)
    ):
        message = f"{meta.symbol} is made of the organ and the number {meta.number}"
        yield notice("symbol-made", title, message)
    if not meta.organ:
        yield notice("organ-missing", head, "no organ of the lexicon speaks")
    if not meta.dated:
        yield notice("adoption-date-missing", head, "no date of adoption is printed")
    if meta.adopted_inferred:
        told = meta.adopted == portal.claims.adopted
        giver = "the portal" if told else "the lexicon"
        message = f"{meta.adopted} is no date of the text; {giver} has it"
        yield notice("adoption-date-inferred", head, message)
    titled = meta.organ == "unsc" or meta.title
    if not titled and meta.type is not DocumentType.PRESIDENTIAL_STATEMENT:
        yield notice("title-missing", head, "no line reads as number and title")
    if not any(b.kind is Kind.OPERATIVE for b in walk(tuple(blocks))):
        yield notice("operative-missing", head, "no operative paragraph was found")


def _is_printed(blocks: Sequence[Block], meta: Meta) -> bool:
    """Whether the symbol stands in the masthead, or as the number of the title."""
    titled = any(
        b.kind is Kind.TITLE and str(b.num).rstrip(". ") == meta.symbol for b in blocks
    )
    facts = read_facts(blocks, MarkKind.SYMBOL)
    return titled or any(f.words.startswith(meta.symbol) for f in facts)


def _doubt_dates(blocks: Sequence[Block], meta: Meta) -> Iterator[Notice]:
    """Doubt dates of adoption that differ between masthead and end."""
    facts = list(read_facts(blocks, MarkKind.ADOPTED))
    for fact in facts:
        if fact.mark.target != meta.adopted:
            message = f"{fact.words} is printed too; {meta.adopted} was taken"
            yield notice("dates-disagree", fact.block.text.span, message)


def _doubt_end(blocks: Sequence[Block], meta: Meta) -> Iterator[Notice]:
    """Doubt an end without the closing lines that documents of the organ have."""
    organ = organs().get(meta.organ)
    closed = any(block.kind in {Kind.CLOSING, Kind.VOTE} for block in blocks)
    adopted = meta.type in {DocumentType.RESOLUTION, DocumentType.DECISION}
    if organ and organ.closing and adopted and not closed and blocks:
        message = f"documents of the {organ.title} end with the meeting and the date"
        end = max(b.text.end for b in walk(tuple(blocks)))
        yield notice("closing-missing", Span(max(0, end - 1), end), message)


def _doubt_vote(blocks: Sequence[Block], meta: Meta) -> Iterator[Notice]:
    """Doubt a vote whose numbers are not those of its lists."""
    votes = [b for b in blocks if b.kind is Kind.VOTE]
    # Where no lists are headed, only those who did not vote for it may be named.
    headed = any(m.kind is MarkKind.CHOICE for block in votes for m in block.marks)
    told = [meta.counts, *(ballot.counts for ballot in meta.ballots)]
    listed = [counts for counts in told if any(count.voters for count in counts)]
    for count in (count for counts in listed for count in counts):
        if count.value != len(count.voters) and (headed or count.voters):
            message = (
                f"{count.choice}: {count.value} printed, {len(count.voters)} known"
            )
            place = votes[0].text.span if votes else Span(0, 0)
            yield notice("vote-counts-differ", place, message)


def doubt_notes(blocks: Sequence[Block], stray: Sequence[Block]) -> Iterator[Notice]:
    """Doubt a call whose note is missing, and a note that nothing calls.

    A second call of a note finds it in the block that called it first.
    """
    called: set[str] = set()
    for block in walk(tuple(blocks)):
        if block.blocks:
            full = (note for note in block.notes if note.text or note.blocks)
            called |= {note.num.words.strip("[]") for note in full}
        for mark in block.marks:
            if mark.kind is MarkKind.CALL and mark.target not in called:
                message = f"footnote {mark.target} is called; its text is not there"
                yield notice(
                    "note-text-missing", _find_call(block, mark.start), message
                )
    for note in stray:
        message = f"footnote {note.num} has no call: “{str(note.text)[:SHOWN]}”"
        yield notice("note-call-missing", note.text.span, message)


def _find_call(block: Block, at: int) -> Span:
    """Give the place of the call at an offset of a block's words."""
    read = 0
    for piece in block.text.pieces:
        if read == at and piece.rule == "note-call":
            return piece.span
        read += len(piece.text)
    return block.text.span
