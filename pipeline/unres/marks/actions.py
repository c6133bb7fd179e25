"""The words by which a unit acts: "Recalling", "Also calls upon", ", and requests"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Final

from unres.language import UNKNOWN, Language
from unres.lexicon import (
    Action,
    compile_sitting,
    compile_subject,
    find_actions_inside,
    match_action,
    read_action,
)
from unres.lexicon.patterns import pattern
from unres.marks.finder import Context
from unres.marks.organs import find_at
from unres.model import Kind, Mark, MarkKind

OPENING: Final = re.compile(r"\s*[“‘«\"']?\s*")
"""What may stand before the phrase: a quotation mark."""

OTHER: Final[Mapping[str, tuple[str, ...]]] = {
    "preambular": ("preambular", "operative"),
    "operative": ("operative", "preambular"),
}
"""Part → the parts whose phrases may open its units, the likelier first."""


def find_actions(text: str, context: Context) -> Iterator[Mark]:
    """Find the action phrases of a preambular or operative unit.

    One opens it or follows the organ that speaks ("The Council requests"); more
    follow in the same sentences (", and requests"). A decision may tell what was done
    ("the Assembly decided"). A point acts only by a finite
    verb: "(a) Urges States" does, while "(a) To ensure" and "(a) Ensuring" go on with
    what their paragraph began.
    """
    if context.kind is Kind.PROSE and context.part == "operative":
        yield from _find_closing(text, context)
    parts = _choose_parts(context)
    if not parts:
        return
    opening = OPENING.match(text)
    start = opening.end() if opening else 0
    found: dict[int, Action] = {}
    for part in parts:
        action = match_action(text[start:], part, context.language)
        if action:
            found[start] = action._replace(end=start + action.end)
            break
    else:
        part = parts[0]
    if context.kind is not Kind.PREAMBULAR:
        part = "past" if context.part == "past" else "operative"
        found |= _find_spoken(text, context)
    if context.kind is Kind.OPERATIVE and not found:
        part = "past"
        found |= _find_told(text, context)
    if found:
        first = found[min(found)].end
        found |= find_actions_inside(text, first, part, context.language)
    for at, action in sorted(found.items()):
        yield Mark(at, action.end, MarkKind.ACTION, action.concept)


def _find_closing(text: str, context: Context) -> Iterator[Mark]:
    """Find the phrases of the words that close a list: "and urges the Panel"."""
    joined = pattern("list-closing", context.language).match(text)
    if not joined or context.language == UNKNOWN:
        return
    action = read_action(text, joined.end(), "operative", context.language)
    if action:
        yield Mark(joined.end(), action.end, MarkKind.ACTION, action.concept)
        more = find_actions_inside(text, action.end, "operative", context.language)
        for at, inside in more:
            yield Mark(at, inside.end, MarkKind.ACTION, inside.concept)


def _find_spoken(text: str, context: Context) -> Iterator[tuple[int, Action]]:
    """Find the phrases of sentences whose subject is the organ that speaks."""
    for subject in compile_subject(context.language).finditer(text):
        body = find_at(text, subject.end(), context)
        if body and body.organ == context.organ:
            at = _skip_blank(text, body.end)
            action = read_action(text, at, "operative", context.language)
            if action:
                yield at, action


def _find_told(text: str, context: Context) -> Iterator[tuple[int, Action]]:
    """Find the first phrase by which a decision tells what the organ did.

    "At its 4th meeting, on 2 May 2022, the Assembly, recalling …, decided"
    """
    sitting = compile_sitting(context.language).match(text)
    body = find_at(text, sitting.end(), context) if sitting else None
    if body and body.organ == context.organ:
        at = _skip_blank(text, body.end)
        action = read_action(text, at, "past", context.language)
        if action:
            yield at, action
        else:
            told = find_actions_inside(text, body.end, "past", context.language)
            yield from islice(told, 1)


def tells(text: str, language: Language) -> bool:
    """Say whether a paragraph tells what was done at a meeting: "At its 4th …"."""
    known = language != UNKNOWN
    return known and compile_sitting(language).match(text) is not None


def _skip_blank(text: str, at: int) -> int:
    """Give where the word behind an offset begins."""
    return at + (text[at : at + 1] == " ")


def _choose_parts(context: Context) -> tuple[str, ...]:
    """Say whose phrases a block may open with."""
    if context.language == UNKNOWN:
        return ()
    if context.kind is Kind.PREAMBULAR:
        return OTHER["preambular"]
    if context.kind is Kind.OPERATIVE:
        return OTHER["operative"]
    if context.kind is Kind.POINT and context.part in {"operative", "past"}:
        return (context.part,)
    return ()
