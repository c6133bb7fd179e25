"""Offices whose holders resolutions address: the Secretary-General and others."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from unres.lexicon import roles
from unres.marks.finder import LANGUAGES, Context
from unres.marks.gazetteer import COMMISSIONER, find_known
from unres.model import Mark, MarkKind

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
        office = dict(context.named).get(COMMISSIONER) or USUAL.get(context.organ, "")
        for start, end, name in find_known(text, MarkKind.ROLE):
            if name == COMMISSIONER:
                known = office and not ELSEWHERE.match(text, end)
            else:
                known = not LONGER.match(text, end)
                office = name if name in _commissioners() else office
            if known:
                role = office if name == COMMISSIONER else name
                yield Mark(start, end, MarkKind.ROLE, role)


def name_offices(text: str) -> dict[str, str]:
    """Give what short words mean after a text, where it names an office in full."""
    if "Commissioner" not in text:
        return {}
    named = [
        name for *_, name in find_known(text, MarkKind.ROLE) if name in _commissioners()
    ]
    return {COMMISSIONER: named[-1]} if named else {}


@cache
def _commissioners() -> frozenset[str]:
    """Give the offices that the short words can mean."""
    return frozenset(
        role.name
        for role in roles().values()
        if any(name.startswith(f"{COMMISSIONER} for ") for name in role.aliases)
    )
