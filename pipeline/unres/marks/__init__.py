"""Finders of marks: what is known of the words, one module a sort of mark."""

from __future__ import annotations

from unres.marks.actions import find_actions
from unres.marks.amendments import find_amendments
from unres.marks.citations import doubt_citations, find_citations
from unres.marks.context import Context, Doubt, Learned
from unres.marks.days import find_dates
from unres.marks.events import find_events
from unres.marks.instruments import find_instruments, name_instruments
from unres.marks.organs import find_organs, name_bodies
from unres.marks.passage import Finder, Passage
from unres.marks.roles import find_roles, name_offices
from unres.marks.sessions import find_sessions
from unres.marks.states import find_states

__all__ = [
    "MARKS",
    "Context",
    "Doubt",
    "Finder",
    "Learned",
    "Passage",
    "doubt_citations",
    "name_short",
]

MARKS: dict[str, Finder] = {
    "actions": find_actions,
    "amendments": find_amendments,
    "citations": find_citations,
    "instruments": find_instruments,
    "events": find_events,
    "dates": find_dates,
    "sessions": find_sessions,
    "roles": find_roles,
    "organs": find_organs,
    "states": find_states,
}
"""Name → finder. The order is that of right of way: what an earlier one marked, a
later one may not cross."""


def name_short(passage: Passage) -> tuple[tuple[str, str], ...]:
    """Give what short words mean after a text: `Context.named` for the next block."""
    named = passage.context.named
    if not passage.names:
        return named
    new = {
        **name_bodies(passage),
        **name_offices(passage),
        **name_instruments(passage),
    }
    return tuple({**dict(named), **new}.items()) if new else named
