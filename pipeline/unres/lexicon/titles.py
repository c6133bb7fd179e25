"""The titles of organs, as mastheads and the heads of pages print them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Final, NamedTuple

from unres.language import Language
from unres.lexicon.folding import STROKE, fold
from unres.lexicon.named import organs
from unres.lexicon.names import organs_in

UN: Final = "un"
"""The Organization, by its name in the lexicon."""


class Titles(NamedTuple):
    """A pattern of the titles of organs, folded, and the organ that each names."""

    pattern: re.Pattern[str]
    stretched: re.Pattern[str]
    """The same for words with letters that are stretched: "المتحـدة"."""
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
    joined = "|".join(map(re.escape, titles))
    ways = (joined, re.sub(r"([ء-ي])", rf"\1{STROKE}*", joined))
    plain, stretched = (re.compile(rf"(?:{way})(?=[ ]|$)") for way in ways)
    return Titles(plain, stretched, names)


def match_title(words: str, at: int, language: Language) -> re.Match[str] | None:
    """Match the title of an organ at a place, in capitals or not."""
    titles = titles_in(language)
    known = titles.stretched if STROKE in words else titles.pattern
    return known.match(fold(words), at)
