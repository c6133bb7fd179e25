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
    text, language, context = passage.text, passage.language, passage.context
    known = roles_in(language)
    others = pattern("office-of-others", language)
    goes_on = pattern("short-name-goes-on", language)
    named = {**_usual(context.organ, language), **context.named}
    marks: list[Mark] = []
    for start, end, name in passage.names.get(MarkKind.ROLE, ()):
        if name in known:
            named[known[name].short] = role = name
            more = others.match(text, end)
        else:
            role = named.get(name.removeprefix("="), "")
            more = goes_on.match(text, end)
        if role and not more and not is_of_others(text, start, language):
            marks.append(Mark(start, end, MarkKind.ROLE, role))
    return marks


def name_offices(passage: Passage) -> dict[str, str]:
    """Give what short words mean after a text, where it names offices in full."""
    known = roles_in(passage.language)
    return {
        known[name].short: name
        for _, _, name in passage.names.get(MarkKind.ROLE, ())
        if name in known and known[name].short
    }


@cache
def _usual(organ: str, language: Language) -> dict[str, str]:
    """Give what short words mean in the texts of an organ."""
    return {
        role.short: role.name
        for role in roles_in(language).values()
        if organ in role.usual
    }
