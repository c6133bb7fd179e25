"""States by the names they bear in running text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from unres.lexicon.patterns import LANGUAGES
from unres.marks.finder import Context
from unres.marks.gazetteer import find_known
from unres.model import Mark, MarkKind

LONGER: Final = re.compile(r"[ \u00a0-][^\W\d_a-z]")
"""A capital right after a name makes it a part of a longer one: "Jordan Valley"."""


def find_states(text: str, context: Context) -> Iterator[Mark]:
    """Find states as whole names; the longest name at a place is the one meant.

    Keeps off names that only contain a state's: those that go on with a capital
    ("Mexico City") and those on record as places ("Gulf of Guinea").
    """
    if context.language in LANGUAGES:
        for start, end, iso3 in find_known(text, MarkKind.STATE):
            if not LONGER.match(text, end):
                yield Mark(start, end, MarkKind.STATE, iso3)
