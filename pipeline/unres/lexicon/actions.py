"""The action phrases that open the paragraphs of a resolution.

A phrase is read word by word: adverbs, a form of a verb, what it expresses, what
follows, and perhaps a second verb. A text whose first word opens no phrase costs
one look-up.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import islice
from typing import NamedTuple

from unres.lexicon.phrases import Verb, read_phrasebook
from unres.lexicon.tables import Index, Tables, find_phrase, read_tables, skip_phrases

WORD = re.compile(r"[^\W_][\w'’-]*")
"""A whole word."""

LONGEST = 24
"""How many words are read in search of a phrase; the longest on record has nine."""

WORDS = re.compile(rf"(?:{WORD.pattern}\s+){{0,{LONGEST - 1}}}(?:{WORD.pattern})?")
"""The words that a text begins with, with nothing but blanks between."""


class Action(NamedTuple):
    """An action phrase at the start of a text, and what it does."""

    end: int
    """The offset in the text at which the phrase ends."""
    phrase: str
    """Its words as printed, with single spaces."""
    concept: str
    """The verb in camel case, without its adverbs: "recall", "takeNote"."""


@lru_cache(maxsize=1024)
def match_action(text: str, part: str, language: str = "en") -> Action | None:
    """Find the longest action phrase at the start of a text.

    Takes "preambular" or "operative" for the part. A text that begins with a small
    letter goes on with a sentence and has none.

        >>> match_action("Recalling also its resolution 5/1", "preambular")
        Action(end=14, phrase='Recalling also', concept='recall')

    Raises:
        LexiconError: The language or the part is not known.
    """
    tables = read_tables(part, language)
    first = WORD.match(text)
    if not first or first[0].lower() not in tables.openers or text[0].islower():
        return None
    words = _read_words(text)
    at, concept = _read_clause(tables, words, 0)
    if at and words[at] == tables.conjunction:
        second, _ = _read_clause(tables, words, at + 1)
        at = second or at
    if not at:
        return None
    end = _find_end(text, count=at)
    return Action(end, " ".join(text[:end].split()), concept)


@cache
def verbs(language: str = "en") -> tuple[Verb, ...]:
    """Give the verbs of a language.

    Raises:
        LexiconError: The language is not known or its records are wrong.
    """
    return read_phrasebook(language).verbs


def _read_words(text: str) -> list[str]:
    """Give the first words of a text, folded; a blank word closes."""
    opening = WORDS.match(text)
    return [*opening[0].lower().split(), ""] if opening else [""]


def _find_end(text: str, count: int) -> int:
    """Find where the first words of a text end, given how many they are."""
    words = islice(WORD.finditer(text), count - 1, None)
    return next(words).end()


def _read_clause(tables: Tables, words: Sequence[str], at: int) -> tuple[int, str]:
    """Read a verb with all that belongs to it; give (0, "") where there is none."""
    at, verb = _read_verb(
        tables, words, skip_phrases(tables.adverbs, words, at, times=4)
    )
    if verb is None:
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
            start = skip_phrases(tables.adverbs, words, start, times=4)
            end, verb = find_phrase(forms, words, start, tables.followers)
            if verb:
                return end, verb
    return find_phrase(tables.finite, words, at, tables.followers)


def _read_tail(tables: Tables, words: Sequence[str], at: int) -> int:
    """Read what follows a verb or its object: "also", "with deep concern"."""
    for _ in range(3):
        end = skip_phrases(tables.followers, words, at)
        if end == at and words[at] == tables.companion:
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
    noun = " ".join(words[start:end])
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
