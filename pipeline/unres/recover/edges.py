"""How paragraphs begin and end."""

from __future__ import annotations

import re
from typing import Final

from unres.language import CLOSERS, ENDS, OPENER, PAUSES, UNKNOWN, Language
from unres.lexicon.actions import is_acting, opens_small
from unres.lexicon.patterns import pattern

REACH: Final = 8
"""What leads from a point to the last one is no longer, with the mark before it."""
CALLS: Final = frozenset("0123456789*")
"""What a footnote call ends with."""
_CALLED: Final = "".join(CALLS)
_ENDS: Final = frozenset(ENDS)
_PAUSES: Final = frozenset(PAUSES)
_OPENER: Final = re.compile(rf"(?:[“‘\"(\[《「]|«[ ]?)*{OPENER}")
_BRACKETED: Final = re.compile(rf"(?<=[{ENDS}]) ?\(\d{{1,3}}\)$")
"""A call in brackets behind the mark: "…, (12)", as collections print it."""


def is_caseless(letter: str) -> bool:
    """Whether a letter is of a script without capitals."""
    return letter.isalpha() and letter.islower() == letter.isupper()


def opens_large(words: str) -> bool:
    """Whether words open with a capital, or with a letter of a script without."""
    letter = words[:1]
    return letter.isupper() or is_caseless(letter)


def has_ended(words: str) -> bool:
    """Whether a line ends as a paragraph may: with a mark, a call behind it or not."""
    last = words[-1:]
    if last in _ENDS:
        return True
    if last.isalpha():
        # Most lines end with a word that leads to no last point.
        return not _PAUSES.isdisjoint(words[-REACH:]) and leads_on(words)
    bare = words if last != ")" else _BRACKETED.sub("", words)
    if last in CALLS:
        bare = words.rstrip(_CALLED)
        # "…, 2": a blank may stand before the call.
        bare = bare.rstrip(" ") if bare[-2:-1] in _ENDS else bare
    return bare.rstrip(CLOSERS)[-1:] in _ENDS or leads_on(words)


def leads_on(words: str) -> bool:
    """Whether words end with what leads to the last point: "…; and"."""
    end = words[-REACH:]
    # Behind a mark, which the end of few lines has.
    return not _PAUSES.isdisjoint(end) and bool(pattern("linked", UNKNOWN).search(end))


def is_unfinished(words: str, language: Language) -> bool:
    """Whether a line ends with a word that none ends with: "of the"; not "; and"."""
    before, _, last = words.rpartition(" ")
    told = not language.bounded or before[-1:] not in {"", ",", ";"}
    return told and pattern("unfinished", language).match(last) is not None


def may_open(words: str, language: Language) -> bool:
    """Whether words may open a paragraph, by their first letter."""
    letter = words[:1]
    if "A" <= letter <= "Z" or _OPENER.match(words):
        return True
    return letter.islower() and opens_small(language) and opens_unit(words, language)


def runs_small(words: str, language: Language) -> bool:
    """Whether words open with a small letter, and with no action phrase written so."""
    small = words[:1].islower()
    return small and not (opens_small(language) and opens_unit(words, language))


def opens_unit(words: str, language: Language) -> bool:
    """Whether words open with an action phrase, preambular or operative."""
    return is_acting(words.lstrip('“"« '), language)


def opens_row(words: str, language: Language) -> bool:
    """Whether words open as a row of a timetable: "4 October Planning"."""
    return pattern("timetable", language).match(words) is not None


def lists_document(words: str, language: Language) -> bool:
    """Whether a line is a document in a list: "A/HRC/88/L.4 Follow-up to wells"."""
    m = pattern("symbol", language).match(words)
    return bool(m and "/" in m[0] and words[m.end() : m.end() + 1] in {"", " "})
