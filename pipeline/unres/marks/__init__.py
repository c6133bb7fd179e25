"""Finders of marks: what is known of the words, one module a sort of mark."""

from __future__ import annotations

from unres.language import UNKNOWN
from unres.marks.actions import find_actions
from unres.marks.amendments import find_amendments
from unres.marks.citations import doubt_citations, find_citations
from unres.marks.dates import find_dates
from unres.marks.events import find_events
from unres.marks.finder import Context, Doubt, Finder, Learned
from unres.marks.instruments import find_instruments, name_instruments
from unres.marks.organs import find_organs, name_bodies
from unres.marks.roles import find_roles, name_offices
from unres.marks.sessions import find_sessions
from unres.marks.states import find_states

__all__ = [
    "MARKS",
    "Context",
    "Doubt",
    "Finder",
    "Learned",
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


def name_short(text: str, context: Context) -> tuple[tuple[str, str], ...]:
    """Give what short words mean after a text: `Context.named` for the next block."""
    if context.language == UNKNOWN:
        return context.named
    new: dict[str, str] = {}
    for name in (name_bodies, name_offices, name_instruments):
        new |= name(text, context)
    return tuple((dict(context.named) | new).items()) if new else context.named
