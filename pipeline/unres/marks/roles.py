"""Offices whose holders resolutions address: the Secretary-General and others."""

from __future__ import annotations

from functools import cache

from unres.language import Language
from unres.lexicon import roles_in
from unres.lexicon.patterns import pattern
from unres.marks.passage import Passage
from unres.marks.tails import is_of_others
from unres.model import Mark, MarkKind


def find_roles(passage: Passage) -> list[Mark]:
    """Find offices by their titles, aliases and short words: "High Commissioner".

    Short words mean the office that was last named in full, else the one that the
    organ that speaks has to do with; elsewhere they are words.
    """
    marks: list[Mark] = []
    names = passage.names.get(MarkKind.ROLE)
    if not names:
        return marks
    text, language, context = passage.text, passage.language, passage.context
    known = roles_in(language)
    named = _usual(context.organ, language) | dict(context.named)
    for start, end, name in names:
        if name in known:
            goes_on = pattern("office-of-others", language).match(text, end)
            named[known[name].short] = role = name
        else:
            goes_on = pattern("short-name-goes-on", language).match(text, end)
            role = named.get(name.removeprefix("="), "")
        if role and not goes_on and not is_of_others(text, start, language):
            marks.append(Mark(start, end, MarkKind.ROLE, role))
    return marks


def name_offices(passage: Passage) -> dict[str, str]:
    """Give what short words mean after a text, where it names offices in full."""
    names = [name for _, _, name in passage.names.get(MarkKind.ROLE, ())]
    known = roles_in(passage.language) if names else {}
    return {known[n].short: n for n in names if n in known and known[n].short}


@cache
def _usual(organ: str, language: Language) -> dict[str, str]:
    """Give what short words mean in the texts of an organ."""
    return {
        role.short: role.name
        for role in roles_in(language).values()
        if organ in role.usual
    }
