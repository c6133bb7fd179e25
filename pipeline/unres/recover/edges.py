"""How paragraphs begin and end."""

from __future__ import annotations

import re
from typing import Final

from unres.language import CLOSERS, COMMAS, ENDS, STOPS, UNKNOWN, Language
from unres.lexicon import match_action
from unres.lexicon.actions import opens_small
from unres.lexicon.patterns import pattern
from unres.recover.front import is_formula
from unres.recover.lines import Line
from unres.recover.shape import CALLS, is_caseless

REACH: Final = 8
"""What leads from a point to the last one is no longer, with the mark before it."""

_CALLED: Final = "".join(CALLS)
_ENDS: Final = frozenset(ENDS)
_COUNTED: Final = re.compile(rf"\d[{''.join(COMMAS)}]$")
"""Digits at the end of a recital, or of a line that was broken there."""
_BRACKETED: Final = re.compile(rf"(?<=[{ENDS}]) ?\(\d{{1,3}}\)$")
"""A call in brackets behind the mark: "…, (12)", as collections print it."""


def has_ended(words: str) -> bool:
    """Whether a line ends as a paragraph may: with a mark, a call behind it or not."""
    bare = words if words[-1:] != ")" else _BRACKETED.sub("", words)
    if words[-1:] in CALLS:
        bare = words.rstrip(_CALLED)
        # "…, 2": a blank may stand before the call.
        bare = bare.rstrip(" ") if bare[-2:-1] in _ENDS else bare
    return bare.rstrip(CLOSERS)[-1:] in _ENDS or leads_on(words)


def leads_on(words: str) -> bool:
    """Whether words end with what leads to the last point: "…; and"."""
    linked = pattern("linked", UNKNOWN)
    return linked.search(words, max(0, len(words) - REACH)) is not None


def goes_on(line: Line, before: Line | None, language: Language) -> bool:
    """Whether a line surely goes on with the sentence of the one before it.

    A small letter does, but that of an action phrase where these are written so. In a
    script that has none all that opens no action does,
    behind a footnote call that broke a sentence off, or digits that may be one.
    """
    letter = line.words[:1]
    if not is_caseless(letter) or not before:
        return runs_small(line.words, language)
    called = before.called and not before.words.rstrip(CLOSERS).endswith(STOPS)
    counted = bool(_COUNTED.search(before.words))
    return (called or counted) and not opens_unit(line.words, language)


def runs_small(words: str, language: Language) -> bool:
    """Whether words open with a small letter, and with no action phrase written so."""
    small = words[:1].islower()
    return small and not (opens_small(language) and opens_unit(words, language))


def opens_unit(words: str, language: Language) -> bool:
    """Whether words open with an action phrase, preambular or operative."""
    bare = words.lstrip('“"« ')
    return bool(
        match_action(bare, "preambular", language)
        or match_action(bare, "operative", language)
    )


def lists_document(words: str, language: Language) -> bool:
    """Whether a line is a document in a list: "A/HRC/88/L.4 Follow-up to wells"."""
    m = pattern("symbol", language).match(words)
    return bool(m and "/" in m[0] and words[m.end() : m.end() + 1] in {"", " "})


def stands_alone(words: str, language: Language) -> bool:
    """Whether nothing is ever wrapped to a line: a formula, or "Annex"."""
    annex = pattern("annex", language).match(words)
    return is_formula(words, language) or bool(annex and annex.end() == len(words))
