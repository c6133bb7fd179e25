"""Treaties, declarations and agendas by the names they bear in running text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from unres.marks.finder import LANGUAGES, Context
from unres.marks.gazetteer import find_known
from unres.model import Mark, MarkKind

BEFORE: Final = ("American ", "Inter-")
"""Words before a name that make it another's: "American Declaration on the Rights"."""

LONGER: Final = re.compile(r"[ \u00a0\n][^\W\d_a-z]")
"""A capital right after a name makes it part of a longer: "Treaty Organization"."""

SPACES: Final = str.maketrans("\u00a0\u202f\n", "   ")
"""Characters that stand for a blank."""


def find_instruments(text: str, context: Context) -> Iterator[Mark]:
    """Find instruments by their titles and aliases; articles of theirs stay words."""
    if context.language in LANGUAGES:
        for start, end, name in find_known(text, MarkKind.INSTRUMENT):
            before = text[max(0, start - 12) : start].translate(SPACES)
            if not before.endswith(BEFORE) and not LONGER.match(text, end):
                yield Mark(start, end, MarkKind.INSTRUMENT, name)
