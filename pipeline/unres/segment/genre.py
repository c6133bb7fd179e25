"""What kind of document it is, and whether it is one of those that this is for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from unres.language import Language
from unres.lexicon import match_action
from unres.lexicon.patterns import pattern
from unres.model import Block, DocumentType, Kind, MarkKind, walk
from unres.segment.units import read_facts

CODES: Final = {
    "/PRST/": DocumentType.PRESIDENTIAL_STATEMENT,
    "/DEC/": DocumentType.DECISION,
    "/RES/": DocumentType.RESOLUTION,
    "/L.": DocumentType.RESOLUTION_DRAFT,
}
"""What a symbol has in it → the kind of document that it is the symbol of."""
SUBMITTED: Final = {
    "type-amendment": DocumentType.AMENDMENT,
    "type-decision-draft": DocumentType.DECISION_DRAFT,
}
"""Pattern of what a masthead says → the kind of document that it says for certain."""
SAID: Final = (MarkKind.DOCTYPE, MarkKind.ADOPTION)
"""The marks of a masthead that say what was adopted or submitted."""
PARAGRAPHS: Final = (Kind.PREAMBULAR, Kind.OPERATIVE)
"""The paragraphs of which a resolution is made: each does something."""
ACTING: Final = 0.3
"""The share of paragraphs that do something, from which a bare text is a resolution."""


def read_code(symbol: str) -> DocumentType:
    """Give the kind of document that a symbol is of, in any language.

    >>> read_code("A/HRC/RES/30/21").value, read_code("A/78/123").value
    ('resolution', 'unknown')
    """
    found = (kind for code, kind in CODES.items() if code in symbol)
    return next(found, DocumentType.UNKNOWN)


def find_type(
    blocks: Sequence[Block], symbol: str, language: Language
) -> DocumentType | None:
    """Tell the kinds of document apart: by the masthead, the symbol, the title.

    Gives None where nothing printed tells what it is.
    """
    title = next((b for b in blocks if b.kind is Kind.TITLE), Block(Kind.TITLE))
    head = [*(b for b in blocks if b.kind is Kind.COVER), title]
    words = [fact.words for fact in read_facts(head, MarkKind.DOCTYPE)]
    numbered = [*words, str(title.num)]
    for name, kind in SUBMITTED.items():
        if _is_said(name, words, language):
            return kind
    draft = _is_said("type-resolution-draft", words, language) or "/L." in symbol
    stated = "/PRST/" in symbol or _is_said("statement", [str(title.text)], language)
    if stated or _is_said("type-statement", numbered, language):
        return DocumentType.PRESIDENTIAL_STATEMENT
    if "/DEC/" in symbol or _is_said("type-decision", numbered, language):
        return DocumentType.DECISION_DRAFT if draft else DocumentType.DECISION
    if draft:
        return DocumentType.RESOLUTION_DRAFT
    told = "/RES/" in symbol or _is_said("type-resolution", numbered, language)
    return DocumentType.RESOLUTION if told else None


def is_resolution(blocks: Sequence[Block], symbol: str, language: Language) -> bool:
    """Whether anything says that a text is a resolution, a decision or a statement.

    A symbol of theirs does, an enacting formula, a masthead that says what was
    adopted, an opening such as "At its 5th plenary meeting". Where all of these are
    lost, its paragraphs must act: "Recalling …", "Decides …". A law, a report, a
    programme and a novel have none of it.
    """
    if read_code(symbol) is not DocumentType.UNKNOWN:
        return True
    for block in walk(tuple(blocks)):
        if block.kind in (Kind.FORMULA, Kind.VOTE):
            return True
        if block.kind is Kind.COVER and any(m.kind in SAID for m in block.marks):
            return True
    title = next((b for b in blocks if b.kind is Kind.TITLE), Block(Kind.TITLE))
    if _is_said("statement", [str(title.text)], language):
        return True
    texts = [str(b.text) for b in walk(tuple(blocks)) if b.kind in PARAGRAPHS]
    if any(pattern("opening", language).match(text) for text in texts[:1]):
        return True
    recites = sum(
        match_action(text, "preambular", language) is not None for text in texts
    )
    acts = sum(match_action(text, "operative", language) is not None for text in texts)
    # Conventions have recitals too; then their parties agree, and no organ acts.
    return acts > 0 and recites + acts >= ACTING * len(texts)


def _is_said(name: str, words: Iterable[str], language: Language) -> bool:
    """Say whether one of some words is printed as a pattern has it."""
    return any(pattern(name, language).match(each) for each in words)
