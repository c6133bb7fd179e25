"""The words by which a unit acts: "Recalling", "Also calls upon"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from unres.lexicon import match_action
from unres.lexicon.patterns import LANGUAGES
from unres.marks.finder import Context
from unres.model import Kind, Mark, MarkKind

OPENING: Final = re.compile(r"\s*[“‘«\"']?\s*")
"""What may stand before the phrase: a quotation mark."""

OTHER: Final[Mapping[str, tuple[str, ...]]] = {
    "preambular": ("preambular", "operative"),
    "operative": ("operative", "preambular"),
}
"""Part → the parts whose phrases may open its units, the likelier first."""


def find_actions(text: str, context: Context) -> Iterator[Mark]:
    """Find the action phrase that opens a preambular or operative unit.

    A point acts only by a finite verb: "(a) Urges States" does, while "(a) To
    ensure" and "(a) Ensuring" go on with what their paragraph began.
    """
    start = OPENING.match(text)
    at = start.end() if start else 0
    for part in _choose_parts(context):
        action = match_action(text[at:], part, context.language)
        if action:
            yield Mark(at, at + action.end, MarkKind.ACTION, action.concept)
            return


def _choose_parts(context: Context) -> tuple[str, ...]:
    """Say whose phrases a block may open with."""
    if context.language not in LANGUAGES:
        return ()
    if context.kind is Kind.PREAMBULAR:
        return OTHER["preambular"]
    if context.kind is Kind.OPERATIVE:
        return OTHER["operative"]
    if context.kind is Kind.POINT and context.part == "operative":
        return ("operative",)
    return ()
