"""The titles of organs, as mastheads and the heads of pages print them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Final, NamedTuple

from unres.language import Language
from unres.lexicon.folding import fold
from unres.lexicon.names import organs_in
from unres.lexicon.organ import organs

UN: Final = "un"
"""The Organization, by its name in the lexicon."""


class Titles(NamedTuple):
    """A pattern of the titles of organs, folded, and the organ that each names."""

    pattern: re.Pattern[str]
    names: Mapping[str, str]


@cache
def titles_in(language: Language) -> Titles:
    """Give the titles of organs in a language, for words that are folded.

    The English title of an organ that adopts, and that of the Organization, head
    pages of other languages too.

    Raises:
        LexiconError: The records are wrong.
    """
    heads = (it for it in organs().values() if it.formula or it.name == UN)
    known = (*heads, *organs_in(language).values())
    names = {fold(organ.title): organ.name for organ in known}
    titles = sorted(names, key=lambda title: (-len(title), title))
    # A masthead in Arabic stretches letters: "المتحـدة".
    joined = re.sub(r"([ء-ي])", r"\1ـ*", "|".join(map(re.escape, titles)))
    return Titles(re.compile(rf"(?:{joined})(?=[ ]|$)"), names)


def match_title(words: str, at: int, language: Language) -> re.Match[str] | None:
    """Match the title of an organ at a place, in capitals or not."""
    return titles_in(language).pattern.match(fold(words), at)
