"""The words of an action phrase, read one after another: a clause, or two joined."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from unres.lexicon.phrases import Verb
from unres.lexicon.tables import Index, Tables, find_phrase, skip_phrases

_ADVERBS: Final = 4
"""No verb has more adverbs before it."""


def read_phrase(
    tables: Tables, words: Sequence[str], *, inside: bool = False
) -> tuple[int, str]:
    """Read one clause, or two that a conjunction joins; give (0, "") for none."""
    if not words:
        return 0, ""
    at, concept = _read_clause(tables, words, 0, inside=inside)
    if at and words[at] == tables.conjunction:
        second, _ = _read_clause(tables, words, at + 1, inside=inside)
        at = second or at
    return at, concept


def _read_clause(
    tables: Tables, words: Sequence[str], at: int, *, inside: bool = False
) -> tuple[int, str]:
    """Read a verb with all that belongs to it; give (0, "") where there is none.

    Inside a sentence only verbs are read that act there.
    """
    at, verb = _read_qualified(tables, words, at)
    if verb is None or (inside and verb.concept not in tables.inside):
        return 0, ""
    concept = verb.concept
    at = _read_tail(tables, words, at)
    if verb.takes or verb.composes:
        end, noun = _read_thing(tables, tables.nouns, words, at)
        thing = tables.things.get(noun, "")
        if verb.composes or thing in verb.takes:
            at = _read_tail(tables, words, end)
        if verb.composes:
            concept += thing
    return at, concept


def _read_qualified(
    tables: Tables, words: Sequence[str], at: int
) -> tuple[int, Verb | None]:
    """Read a verb behind its adverbs, as few as may be.

    What a verb has of its own is none: “вновь подтверждает” reaffirms.
    """
    for _ in range(_ADVERBS):
        end, verb = _read_verb(tables, words, at)
        behind = at if verb else skip_phrases(tables.adverbs, words, at)
        if behind == at:
            return end, verb
        at = behind
    return _read_verb(tables, words, at)


def _read_verb(
    tables: Tables, words: Sequence[str], at: int
) -> tuple[int, Verb | None]:
    """Read a state of mind, a verb after an auxiliary, or a verb in its own form."""
    for helper, forms in (
        (tables.copulas, tables.state),
        (tables.auxiliaries, tables.infinitive),
    ):
        start = skip_phrases(helper, words, at)
        if start > at or (tables.free and forms is tables.state):
            start = skip_phrases(tables.adverbs, words, start, times=_ADVERBS)
            end, verb = find_phrase(forms, words, start, tables.followers)
            if verb:
                return end, verb
    return find_phrase(tables.finite, words, at, tables.followers)


def _read_tail(tables: Tables, words: Sequence[str], at: int) -> int:
    """Read what follows a verb or its object: "also", "with deep concern"."""
    for _ in range(3):
        end = skip_phrases(tables.followers, words, at)
        if end == at and tables.companion and words[at] == tables.companion:
            end, feeling = _read_thing(tables, tables.feelings, words, at + 1)
            end = end if feeling else at
        if end == at:
            break
        at = end
    return at


def _read_thing(
    tables: Tables, nouns: Index, words: Sequence[str], at: int
) -> tuple[int, str]:
    """Read a noun or two with whose it is and how much: "its very deep concern"."""
    start = _read_degrees(tables, words, skip_phrases(tables.owners, words, at))
    end = skip_phrases(nouns, words, start)
    if end == start:
        return at, ""
    noun = tables.space.join(words[start:end])
    if words[end] == tables.conjunction:
        second = _read_degrees(
            tables, words, skip_phrases(tables.owners, words, end + 1)
        )
        last = skip_phrases(nouns, words, second)
        end = last if last > second else end
    return end, noun


def _read_degrees(tables: Tables, words: Sequence[str], at: int) -> int:
    """Read how much is felt: "deep and growing"."""
    end = skip_phrases(tables.degrees, words, at, times=4)
    if end > at and words[end] == tables.conjunction:
        return max(end, skip_phrases(tables.degrees, words, end + 1, times=4))
    return end
