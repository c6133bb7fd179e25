"""The words by which a unit acts: "Recalling", "Also calls upon", ", and requests"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from unres.language import UNKNOWN, Language
from unres.lexicon import match_action
from unres.lexicon.actions import Action, find_actions_inside, read_action
from unres.lexicon.openings import compile_opening, compile_sitting, compile_subject
from unres.lexicon.patterns import pattern
from unres.marks.context import Context
from unres.marks.organs import find_at
from unres.marks.passage import Passage
from unres.model import Kind, Mark, MarkKind

OPENING: Final = re.compile(r"\s*[“‘«\"']?\s*")
"""What may stand before the phrase: a quotation mark."""
OPENERS: Final[Mapping[Kind, tuple[str, ...]]] = {
    Kind.PREAMBULAR: ("preambular", "operative"),
    Kind.OPERATIVE: ("operative", "preambular"),
}
"""Kind → the parts whose phrases may open such units, the likelier first."""


def find_actions(passage: Passage) -> list[Mark]:
    """Find the action phrases of a preambular or operative unit.

    One opens it or follows the organ that speaks ("The Council requests"); more
    follow in the same sentences (", and requests"). A decision may tell what was done
    ("the Assembly decided"). A point acts only by a finite
    verb: "(a) Urges States" does, while "(a) To ensure" and "(a) Ensuring" go on with
    what their paragraph began.
    """
    context, language, text = passage.context, passage.language, passage.text
    found: dict[int, Action] = {}
    part = "operative"
    if context.kind is Kind.PROSE and context.part == "operative":
        joined = pattern("list-closing", language).match(text)
        action = read_action(text, joined.end(), part, language) if joined else None
        if joined and action:
            found[joined.end()] = action
    parts = _choose_parts(context)
    opening = None if text[:1].isalpha() else OPENING.match(text)
    start = opening.end() if opening else 0
    for each in parts:
        action = match_action(text, each, language, start)
        if action:
            found[start], part = action, each
            break
    if parts and context.kind is not Kind.PREAMBULAR:
        part = "past" if context.part == "past" else "operative"
        if context.organ in [mention.organ for mention in passage.mentions]:
            found.update(_find_spoken(passage))
            if context.kind is Kind.OPERATIVE and not found:
                found.update(_find_told(passage))
                part = "past"
    if not found:
        return []
    first = found[min(found)].end
    found.update(find_actions_inside(text, first, part, language))
    return [
        Mark(at, action.end, MarkKind.ACTION, action.concept)
        for at, action in sorted(found.items())
    ]


def _find_spoken(passage: Passage) -> Iterator[tuple[int, Action]]:
    """Find the phrases of sentences whose subject is the organ that speaks."""
    text, language = passage.text, passage.language
    first = compile_opening(language).match(text)
    later = compile_subject(language)
    subjects = [first.end()] if first else []
    subjects += [it.end() for it in later.finditer(text, first.end() if first else 0)]
    for subject in subjects:
        body = find_at(passage, subject)
        if body and body.organ == passage.context.organ:
            at = _skip_blank(text, body.end)
            action = read_action(text, at, "operative", language)
            if action:
                yield at, action


def _find_told(passage: Passage) -> Sequence[tuple[int, Action]]:
    """Find the first phrase by which a decision tells what the organ did.

    "At its 4th meeting, on 2 May 2022, the Assembly, recalling …, decided"
    """
    text, language = passage.text, passage.language
    sitting = compile_sitting(language).match(text)
    body = find_at(passage, sitting.end()) if sitting else None
    if body is None or body.organ != passage.context.organ:
        return ()
    at = _skip_blank(text, body.end)
    action = read_action(text, at, "past", language)
    if action:
        return [(at, action)]
    return find_actions_inside(text, body.end, "past", language)[:1]


def tells(text: str, language: Language) -> bool:
    """Say whether a paragraph tells what was done at a meeting: "At its 4th …"."""
    known = language is not UNKNOWN
    return known and compile_sitting(language).match(text) is not None


def _skip_blank(text: str, at: int) -> int:
    """Give where the word behind an offset begins."""
    return at + (text[at : at + 1] == " ")


def _choose_parts(context: Context) -> tuple[str, ...]:
    """Say whose phrases a block may open with."""
    if context.language is UNKNOWN:
        return ()
    if context.kind is Kind.POINT and context.part in {"operative", "past"}:
        return (context.part,)
    return OPENERS.get(context.kind, ())
