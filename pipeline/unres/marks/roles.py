"""Offices whose holders resolutions address: the Secretary-General and others."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Final

from unres.lexicon import organs, roles
from unres.marks.finder import LANGUAGES, Context
from unres.marks.names import Found, Names, find_names, index_names
from unres.model import Mark, MarkKind

SHORT: Final = "High Commissioner"
"""The words that mean an office named before by its full title."""

USUAL: Final = {"unga-hrc": "highCommissioner", "unecosoc-chr": "highCommissioner"}
"""The organ that speaks → the office that the short words mean there."""

LONGER: Final = re.compile(
    r"\sof\s(?:the\s)?(?!United\sNations|Secretary-General|Human\sRights\sCouncil"
    r"|Commission\son|\w+\s[12])[^\W\d_a-z]"
)
"""An office of another body: "Secretary-General of the Council of Europe"."""

ELSEWHERE: Final = re.compile(r"\s(?:for|of|on)\s(?:the\s)?[^\W\d_a-z]")
"""Another office than the short words mean: "High Commissioner on National…"."""


def find_roles(text: str, context: Context) -> Iterator[Mark]:
    """Find offices by their titles and aliases, and "the High Commissioner".

    The short words mean the office that was last named in full, else the one that
    the organ that speaks has to do with; elsewhere they are words.
    """
    if context.language in LANGUAGES:
        office = dict(context.named).get(SHORT) or USUAL.get(context.organ, "")
        for start, end, name in _list_offices(text):
            if name == SHORT:
                known = office and not ELSEWHERE.match(text, end)
            else:
                known = not LONGER.match(text, end)
                office = name if name in _commissioners() else office
            if known:
                role = office if name == SHORT else name
                yield Mark(start, end, MarkKind.ROLE, role)


def name_offices(text: str) -> dict[str, str]:
    """Give what short words mean after a text, where it names an office in full."""
    if "Commissioner" not in text:
        return {}
    named = [name for *_, name in _list_offices(text) if name in _commissioners()]
    return {SHORT: named[-1]} if named else {}


@lru_cache(maxsize=4)
def _list_offices(text: str) -> tuple[Found, ...]:
    """Find the offices that a text names, and the short words."""
    return tuple(find_names(text, _index()))


@cache
def _commissioners() -> frozenset[str]:
    """Give the offices that the short words can mean."""
    return frozenset(
        role.name
        for role in roles().values()
        if any(name.startswith(f"{SHORT} for ") for name in role.aliases)
    )


@cache
def _index() -> Names:
    """Sort the names of all roles by their first word, and those that hide them.

    A body named for an office is no office: "Office of the High Commissioner".
    """
    known = {
        spelling: role.name
        for role in roles().values()
        for spelling in (role.title, *role.aliases)
    }
    bodies = [name for it in organs().values() for name in (it.title, *it.aliases)]
    hidden = [(s, "") for s in bodies if any(name in s for name in (*known, SHORT))]
    return index_names([*known.items(), (SHORT, SHORT), *hidden])
