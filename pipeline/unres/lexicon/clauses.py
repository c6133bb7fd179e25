"""The words of an action phrase, read one after another: a clause, or two joined."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from unres.lexicon.phrases import Verb
from unres.lexicon.vocabulary import Index, Vocabulary, find_phrase, skip_phrases

_ADVERBS: Final = 4
"""No verb has more adverbs before it."""


def read_phrase(
    known: Vocabulary, words: Sequence[str], *, inside: bool = False
) -> tuple[int, str]:
    """Read one clause, or two that a conjunction joins; give (0, "") for none.

    The last word is blank. A look-up of the first word of a phrase comes before its
    reading everywhere: most phrases are one verb.
    """
    at, concept = _read_clause(known, words, 0, inside=inside)
    if at and words[at] == known.conjunction:
        second, _ = _read_clause(known, words, at + 1, inside=inside)
        at = second or at
    return at, concept


def _read_clause(
    known: Vocabulary, words: Sequence[str], at: int, *, inside: bool
) -> tuple[int, str]:
    """Read a verb with all that belongs to it; give (0, "") where there is none.

    Inside a sentence only verbs are read that act there.
    """
    at, verb = _read_qualified(known, words, at)
    if verb is None or (inside and verb.concept not in known.inside):
        return 0, ""
    concept = verb.concept
    at = _read_tail(known, words, at)
    if verb.takes or verb.composes:
        end, noun = _read_thing(known, known.nouns, words, at)
        thing = known.things.get(noun, "")
        if verb.composes or thing in verb.takes:
            at = _read_tail(known, words, end)
        if verb.composes:
            concept += thing
    return at, concept


def _read_qualified(
    known: Vocabulary, words: Sequence[str], at: int
) -> tuple[int, Verb | None]:
    """Read a verb behind its adverbs, as few as may be.

    What a verb has of its own is none: “вновь подтверждает” reaffirms.
    """
    for _ in range(_ADVERBS):
        end, verb = _read_verb(known, words, at)
        if verb or words[at] not in known.adverbs:
            return end, verb
        behind = skip_phrases(known.adverbs, words, at)
        if behind == at:
            return end, None
        at = behind
    return _read_verb(known, words, at)


def _read_verb(
    known: Vocabulary, words: Sequence[str], at: int
) -> tuple[int, Verb | None]:
    """Read a state of mind, a verb after an auxiliary, or a verb in its own form."""
    word = words[at]
    for before, forms, free in (
        (known.copulas, known.state, known.free),
        (known.auxiliaries, known.infinitive, False),
    ):
        start = skip_phrases(before, words, at) if word in before else at
        if start > at or free:
            end, verb = _read_form(known, forms, words, start)
            if verb:
                return end, verb
    if word in known.finite:
        return find_phrase(known.finite, words, at, known.followers)
    return at, None


def _read_form(
    known: Vocabulary, forms: Index, words: Sequence[str], at: int
) -> tuple[int, Verb | None]:
    """Read a form of a verb that is not its own, behind any adverbs."""
    at = skip_phrases(known.adverbs, words, at, times=_ADVERBS)
    if words[at] in forms:
        return find_phrase(forms, words, at, known.followers)
    return at, None


def _read_tail(known: Vocabulary, words: Sequence[str], at: int) -> int:
    """Read what follows a verb or its object: "also", "with deep concern"."""
    for _ in range(3):
        word = words[at]
        end = skip_phrases(known.followers, words, at)
        if end == at and known.companion and word == known.companion:
            end, feeling = _read_thing(known, known.feelings, words, at + 1)
            end = end if feeling else at
        if end == at:
            break
        at = end
    return at


def _read_thing(
    known: Vocabulary, nouns: Index, words: Sequence[str], at: int
) -> tuple[int, str]:
    """Read a noun or two with whose it is and how much: "its very deep concern"."""
    start = _read_degrees(known, words, skip_phrases(known.owners, words, at))
    end = skip_phrases(nouns, words, start)
    if end == start:
        return at, ""
    noun = known.space.join(words[start:end])
    if words[end] == known.conjunction:
        second = _read_degrees(known, words, skip_phrases(known.owners, words, end + 1))
        last = skip_phrases(nouns, words, second)
        end = last if last > second else end
    return end, noun


def _read_degrees(known: Vocabulary, words: Sequence[str], at: int) -> int:
    """Read how much is felt: "deep and growing"."""
    end = skip_phrases(known.degrees, words, at, times=4)
    if end > at and words[end] == known.conjunction:
        return max(end, skip_phrases(known.degrees, words, end + 1, times=4))
    return end
