"""Finders of marks: what is known of the words, one module a sort of mark."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import chain
from typing import Final

from unres.marks.actions import find_actions
from unres.marks.amendments import find_amendments
from unres.marks.citations import doubt_citations, find_citations
from unres.marks.context import Context, Doubt, Learned
from unres.marks.days import find_dates
from unres.marks.instruments import find_events, find_instruments, name_instruments
from unres.marks.organs import find_organs, name_bodies
from unres.marks.parts import find_own
from unres.marks.passage import ANY, CITED, DIGIT, NEAR, SESSION, Finder, Passage
from unres.marks.roles import find_roles, name_offices
from unres.marks.sessions import find_sessions
from unres.marks.states import find_states
from unres.model import Mark, MarkKind

__all__ = [
    "Context",
    "Doubt",
    "Learned",
    "Passage",
    "cite_again",
    "doubt_citations",
    "find_marks",
    "name_short",
]

MARKS: Final[tuple[tuple[str, Finder], ...]] = (
    (ANY, find_actions),
    (ANY, find_amendments),
    (CITED, find_citations),
    (NEAR, find_own),
    (MarkKind.INSTRUMENT, find_instruments),
    (MarkKind.EVENT, find_events),
    (DIGIT, find_dates),
    (SESSION, find_sessions),
    (MarkKind.ROLE, find_roles),
    (MarkKind.ORGAN, find_organs),
    (MarkKind.STATE, find_states),
)
"""Each finder with the sign of the passages in which it can find anything. The order is
that of right of way: what an earlier one marked, a later one may not cross."""
SHORT: Final[tuple[tuple[str, Callable[[Passage], Mapping[str, str]]], ...]] = (
    (MarkKind.ORGAN, name_bodies),
    (MarkKind.ROLE, name_offices),
    (MarkKind.INSTRUMENT, name_instruments),
)
"""What tells the meaning of short words behind a passage, with its sign."""


CITER: Final = [find for _, find in MARKS].index(find_citations)
"""Which finder is that of citations."""


def find_marks(passage: Passage) -> list[Mark]:
    """Give what all finders find in a passage, in the order of right of way."""
    signs = passage.signs
    passage.found = [find(passage) if sign in signs else () for sign, find in MARKS]
    return list(chain.from_iterable(passage.found))


def cite_again(passage: Passage) -> list[Mark]:
    """Give the marks of a passage once more is known of what it cites."""
    passage.found[CITER] = find_citations(passage)
    return list(chain.from_iterable(passage.found))


def name_short(passage: Passage) -> Mapping[str, str]:
    """Give what short words mean after a text: `Context.named` for the next block."""
    named = passage.context.named
    if passage.names:
        for sign, name in SHORT:
            new = name(passage) if sign in passage.signs else None
            named = {**named, **new} if new else named
    return named
