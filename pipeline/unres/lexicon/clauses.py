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
    """Read one clause, or two that a conjunction joins; give (0, "") for none.

    The last word is blank. A look-up of the first word of a phrase comes before its
    reading everywhere: most phrases are one verb.
    """
    at, concept = _read_clause(tables, words, 0, inside=inside)
    if at and words[at] == tables.conjunction:
        second, _ = _read_clause(tables, words, at + 1, inside=inside)
        at = second or at
    return at, concept


def _read_clause(
    tables: Tables, words: Sequence[str], at: int, *, inside: bool
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
        if verb or words[at] not in tables.adverbs:
            return end, verb
        behind = skip_phrases(tables.adverbs, words, at)
        if behind == at:
            return end, None
        at = behind
    return _read_verb(tables, words, at)


def _read_verb(
    tables: Tables, words: Sequence[str], at: int
) -> tuple[int, Verb | None]:
    """Read a state of mind, a verb after an auxiliary, or a verb in its own form."""
    word = words[at]
    if tables.free or word in tables.copulas:
        start = skip_phrases(tables.copulas, words, at)
        if start > at or tables.free:
            end, verb = _read_form(tables, tables.state, words, start)
            if verb:
                return end, verb
    if word in tables.auxiliaries:
        start = skip_phrases(tables.auxiliaries, words, at)
        if start > at:
            end, verb = _read_form(tables, tables.infinitive, words, start)
            if verb:
                return end, verb
    if word in tables.finite:
        return find_phrase(tables.finite, words, at, tables.followers)
    return at, None


def _read_form(
    tables: Tables, forms: Index, words: Sequence[str], at: int
) -> tuple[int, Verb | None]:
    """Read a form of a verb that is not its own, behind any adverbs."""
    if words[at] in tables.adverbs:
        at = skip_phrases(tables.adverbs, words, at, times=_ADVERBS)
    if words[at] in forms:
        return find_phrase(forms, words, at, tables.followers)
    return at, None


def _read_tail(tables: Tables, words: Sequence[str], at: int) -> int:
    """Read what follows a verb or its object: "also", "with deep concern"."""
    for _ in range(3):
        word = words[at]
        end = (
            skip_phrases(tables.followers, words, at)
            if word in tables.followers
            else at
        )
        if end == at and tables.companion and word == tables.companion:
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
