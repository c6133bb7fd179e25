"""Offices whose holders resolutions address: the Secretary-General and others."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from unres.language import UNKNOWN, Language
from unres.lexicon import roles_in
from unres.lexicon.patterns import pattern
from unres.marks.finder import Context
from unres.marks.gazetteer import find_known
from unres.marks.tails import is_of_others
from unres.model import Mark, MarkKind


def find_roles(text: str, context: Context) -> Iterator[Mark]:
    """Find offices by their titles, aliases and short words: "High Commissioner".

    Short words mean the office that was last named in full, else the one that the
    organ that speaks has to do with; elsewhere they are words.
    """
    if context.language == UNKNOWN or not find_known(
        text, MarkKind.ROLE, context.language
    ):
        return
    named = _usual(context.organ, context.language) | dict(context.named)
    for start, end, name in find_known(text, MarkKind.ROLE, context.language):
        if name in roles_in(context.language):
            goes_on = pattern("office-of-others", context.language).match(text, end)
            named[roles_in(context.language)[name].short] = role = name
        else:
            goes_on = pattern("short-name-goes-on", context.language).match(text, end)
            role = named.get(name.removeprefix("="), "")
        if role and not goes_on and not is_of_others(text, start, context.language):
            yield Mark(start, end, MarkKind.ROLE, role)


def name_offices(text: str, context: Context) -> dict[str, str]:
    """Give what short words mean after a text, where it names offices in full."""
    known = roles_in(context.language)
    found = (
        name
        for *_, name in find_known(text, MarkKind.ROLE, context.language)
        if name in known
    )
    return {known[name].short: name for name in found if known[name].short}


@cache
def _usual(organ: str, language: Language) -> dict[str, str]:
    """Give what short words mean in the texts of an organ."""
    return {
        role.short: role.name
        for role in roles_in(language).values()
        if organ in role.usual
    }
