"""Names at the end of longer ones: "OAS General Assembly", "Bank of Georgia"."""

from __future__ import annotations

import re
from typing import Final

from unres.language import CAPITAL, Language
from unres.lexicon.actions import is_acting
from unres.lexicon.patterns import cues, may_hold, pattern

REACH: Final = 60
"""How far before a name the words are looked at that may make it part of another."""
WORD: Final = re.compile(rf"(?<![\w’'-])(?P<word>{CAPITAL}[\w’'.&-]*)[ \n\u00a0]$")
"""A word with a capital right before a name."""
BLANKS: Final = frozenset(" \n\u00a0")
"""What parts that word from the name."""
TIED: Final = re.compile(r"[\w’']-$")
"""What ties a name to a word before it: "Ulu-o-Tokelau", "Indo-Pacific"."""


def is_tail(text: str, start: int, language: Language, end: int = 0) -> bool:
    """Say whether the name at an offset is the end of a longer one.

    A word with a capital right before it makes it so, but for one that opens a
    sentence or acts ("Urges Mali"), and for the United Nations themselves. `end` is
    where the last name before it ends: names may stand side by side.
    """
    beside = end and start - end in {1, 2} and not text[end:start].strip(" -–")
    if beside or not start:
        return False
    low = max(0, start - REACH)
    last = text[start - 1]
    first = _find_words(text, low, start, 2) if language.bounded else low
    around, tail = text[first:start], pattern("name-tail", language)
    tied = last == "-" and language.bounded and TIED.search(text, first, start)
    held = may_hold(around, cues("name-tail", language))
    if tied or (held and tail.search(text, first, start)):
        return True
    if last not in BLANKS or around.islower():
        return False
    found = WORD.search(text, first, start)
    if found is None:
        return False
    word, before = found["word"], text[low:start]
    if pattern("name-opener", language).fullmatch(word) or word.endswith("."):
        return False
    acts = is_acting(word, language)
    head = before[: found.start() - low].rstrip("“\"' ")
    opens = not head or head.endswith((".", ":", ";", ","))
    return not acts and not (opens and pattern("name-verb", language).fullmatch(word))


def _find_words(text: str, low: int, end: int, count: int) -> int:
    """Give where the last words before an offset begin, or the lowest place."""
    at = end - 1
    for _ in range(count):
        at = text.rfind(" ", low, at)
        if at < 0:
            return low
    return at + 1


def is_named_for(text: str, start: int, end: int, language: Language) -> bool:
    """Say whether a state is what a body or a thing is named for: "Bank of Georgia".

    The letters of a body behind it say so too, if they are not the state's own:
    "Roads and Schools for Cambodia (RSC)", not "for the Syrian Arab Republic (SAR)".
    """
    before = text[max(0, start - REACH) : start]
    if pattern("name-of-thing", language).search(before):
        return True
    found = pattern("name-letters", language).match(text, end)
    own = "".join(filter(str.isupper, text[start:end]))
    lettered = found and found["letters"] != own
    return bool(lettered and pattern("name-lettered", language).search(before))


def is_of_others(text: str, start: int, language: Language) -> bool:
    """Say whether an office is that of another body, whose name stands before it."""
    before = text[max(0, start - REACH) : start]
    if pattern("office-ours", language).search(before):
        return False
    return (
        is_tail(text, start, language)
        or pattern("office-theirs", language).search(before) is not None
    )
