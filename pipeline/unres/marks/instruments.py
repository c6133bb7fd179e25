"""Treaties, declarations and agendas by the names they bear in running text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from unres.lexicon import Organ, Role, instruments, organs, roles
from unres.marks.finder import LANGUAGES, Context
from unres.marks.names import HEAD, Names, find_names, index_names
from unres.model import Mark, MarkKind

BEFORE: Final = ("American ", "Inter-")
"""Words before a name that make it another's: "American Declaration on the Rights"."""

LONGER: Final = re.compile(r"[ \u00a0\n][^\W\d_a-z]")
"""A capital right after a name makes it part of a longer: "Treaty Organization"."""

SPACES: Final = str.maketrans("\u00a0\u202f\n", "   ")
"""Characters that stand for a blank."""


def find_instruments(text: str, context: Context) -> Iterator[Mark]:
    """Find instruments by their titles and aliases; articles of theirs stay words.

    A name that begins with a year is looked for by its first capital: the "Agenda"
    of "2030 Agenda", which without its year is none.
    """
    if context.language not in LANGUAGES:
        return
    for start, end, target in find_names(text, _index()):
        before = text[max(0, start - 12) : start].translate(SPACES)
        if before.endswith(BEFORE) or LONGER.match(text, end):
            continue
        lead, _, name = target.rpartition("|")
        at = start - len(lead)
        if before.endswith(lead) and not (lead and text[at - 1 : at].isalnum()):
            yield Mark(at, end, MarkKind.INSTRUMENT, name)


@cache
def _index() -> Names:
    """Sort all names by their first capitalised word, and those that hide them.

    An organ or an office named for an instrument is no instrument: "Conference of
    the Parties to the United Nations Framework Convention on Climate Change".
    """
    known = dict(_list_names())
    others: list[Organ | Role] = [*organs().values(), *roles().values()]
    spellings = [name for it in others for name in (it.title, *it.aliases)]
    hidden = [(s, "") for s in spellings if any(name in s for name in known)]
    return index_names([*known.items(), *hidden])


def _list_names() -> Iterator[tuple[str, str]]:
    """Give each name from its first capital on, with what must stand before it."""
    for instrument in instruments().values():
        for spelling in (instrument.title, *instrument.aliases):
            head = HEAD.search(spelling)
            at = head.start() if head else 0
            yield spelling[at:], f"{spelling[:at]}|{instrument.name}"
