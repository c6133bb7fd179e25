"""The action phrases that open the paragraphs of a resolution.

A phrase is read word by word: adverbs, a form of a verb, what it expresses, what
follows, and perhaps a second verb. Where no blanks part words, a character is one.
A text whose first word opens no phrase costs one look-up.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import islice
from typing import NamedTuple

from unres.language import Language
from unres.lexicon.clauses import read_phrase
from unres.lexicon.folding import bare
from unres.lexicon.phrases import SILENT, Verb, read_phrasebook
from unres.lexicon.tables import Tables, read_tables

WORD = re.compile(r"[^\W_][\w'’‐‑\u064b-\u0652\u0670-]*")
"""A whole word."""

LONGEST = 24
"""How many words are read in search of a phrase; the longest on record has nine."""

BESIDE = "preambular"
"""The part whose phrases may stand beside those of any: "while noting"."""

WORDS = re.compile(rf"(?:{WORD.pattern}\s+){{0,{LONGEST - 1}}}(?:{WORD.pattern})?")
"""The words that a text begins with, with nothing but blanks between."""

CHARACTERS = re.compile(r"(?:[^\W_]|[《》]){1,40}")
"""The characters that a text begins with, where no blanks part its words."""

MARKS = ",;:，；：،؛"
"""The marks behind which a sentence may act again, in all scripts."""


class Action(NamedTuple):
    """An action phrase in a text, and what it does."""

    end: int
    """The offset in the text at which the phrase ends."""
    phrase: str
    """Its words as printed, with single spaces."""
    concept: str
    """The verb in camel case, without its adverbs: "recall", "takeNote"."""


@lru_cache(maxsize=1024)
def match_action(text: str, part: str, language: Language) -> Action | None:
    """Find the longest action phrase at the start of a text.

    Takes "preambular", "operative" or "past" for the part. A text that begins with a
    small letter goes on with a sentence and has none, but in a language whose phrases
    are written small.

        >>> english = find_language("en")
        >>> match_action("Recalling also its resolution 5/1", "preambular", english)
        Action(end=14, phrase='Recalling also', concept='recall')

    Raises:
        LexiconError: The part is not known.
    """
    if text[:1].islower() and not opens_small(language):
        return None
    tables = read_tables(part, language)
    at, concept = read_phrase(tables, _read_words(tables, text, 0))
    if not at:
        return None
    end = _find_end(tables, text, 0, count=at)
    return Action(end, " ".join(text[:end].split()), concept)


def read_action(text: str, at: int, part: str, language: Language) -> Action | None:
    """Read the phrase at an offset inside a text, behind its subject or a conjunction.

    Takes only the verbs that are the organ's own wherever they stand.

        >>> english = find_language("en")
        >>> read_action("The Council requests the States", 12, "operative", english)
        Action(end=20, phrase='requests', concept='request')

    Raises:
        LexiconError: The part is not known.
    """
    tables = read_tables(part, language)
    count, concept = read_phrase(tables, _read_words(tables, text, at), inside=True)
    if not count:
        return None
    end = _find_end(tables, text, at, count)
    return Action(end, " ".join(text[at:end].split()), concept)


def find_actions_inside(
    text: str, start: int, part: str, language: Language
) -> Iterator[tuple[int, Action]]:
    """Find the phrases by which a sentence acts again, behind an offset.

    Gives each with where it starts: "Recalls its decision, and requests".

    Raises:
        LexiconError: The part is not known.
    """
    if read_phrasebook(language) is SILENT:
        return
    openers = {each: read_tables(each, language).openers for each in (part, BESIDE)}
    asides, heads = _compile_asides(language), _list_aside_heads(language)
    for lead in _compile_leads(language).finditer(text, start):
        form = BESIDE if lead["beside"] else part
        at, word = lead.start("word"), _fold(lead["word"])
        aside = asides.match(text, at) if word in heads else None
        if (aside or word in openers[form]) and at > start:
            at = aside.end() if aside else at
            action = read_action(text, at, form, language)
            if action:
                start = action.end
                yield at, action


@cache
def opens_small(language: Language) -> bool:
    """Whether phrases open with a small letter: they go on with the formula.

    Raises:
        LexiconError: The records are wrong.
    """
    return not read_phrasebook(language).grammar.capital


@cache
def compile_subject(language: Language) -> re.Pattern[str]:
    """Compile what stands before the subject of a sentence: "In this regard, the ".

    Raises:
        LexiconError: The records are wrong.
    """
    aside = rf"(?i:{_join_asides(language)})[,，]?{_blank(language)}"
    article = read_phrasebook(language).grammar.article
    ended = r"(?:\A|[.;!?][”\"]?\s|[。；！？]”?)"
    return re.compile(rf"{ended}\s*(?:[“\"]|«\s?)?(?:{aside})?(?i:{article})")


@cache
def verbs(language: Language) -> tuple[Verb, ...]:
    """Give the verbs of a language.

    Raises:
        LexiconError: The records are wrong.
    """
    return read_phrasebook(language).verbs


@cache
def compile_sitting(language: Language) -> re.Pattern[str]:
    """Compile what stands before the body in a decision that tells what it did.

    Raises:
        LexiconError: The records are wrong.
    """
    grammar = read_phrasebook(language).grammar
    return re.compile(rf"(?:[“\"]|«\s?)?{grammar.sitting}{grammar.article}")


def _blank(language: Language) -> str:
    """Give the pattern of what parts two words."""
    return r"\s+" if language.bounded else r"\s*"


@cache
def _compile_leads(language: Language) -> re.Pattern[str]:
    """Compile what leads to a further phrase, and its word: ", and requests"."""
    grammar = read_phrasebook(language).grammar
    blank, each = _blank(language), "|".join((*grammar.leads, grammar.beside))
    joins = rf"(?:{'|'.join(grammar.leads)}|(?P<beside>{grammar.beside})){blank}"
    if not language.bounded:
        # Behind a mark alone: where nothing parts words, any may end in a conjunction.
        return re.compile(rf"[{MARKS}]\s*(?:{joins})?(?P<word>[^\W_])")
    others = "".join(rf"(?<!\b{word}\s)" for word in grammar.others)
    # It begins with one set of characters, so that the next is found at once.
    lead = rf"[{MARKS}\s](?:(?<=[{MARKS}])\s+|{others}(?=(?:{each})\s))"
    return re.compile(rf"{lead}(?:{joins})?(?P<word>{WORD.pattern})")


@cache
def _compile_asides(language: Language) -> re.Pattern[str]:
    """Compile what may stand between a lead and a phrase: "in this regard "."""
    return re.compile(rf"{_join_asides(language)}{_blank(language)}")


@cache
def _list_aside_heads(language: Language) -> frozenset[str]:
    """Give the words that such an aside begins with."""
    asides = _list_asides(language)
    return frozenset(it.split()[0] if language.bounded else it[0] for it in asides)


def _list_asides(language: Language) -> set[str]:
    """Give what may stand before a verb and is no part of its phrase."""
    grammar = read_phrasebook(language).grammar
    asides = {each for words in grammar.followers.values() for each in words}
    return asides - set(grammar.adverbs)  # ", and also decides" is one phrase.


def _join_asides(language: Language) -> str:
    """Give the pattern of what may stand before a verb: "in this regard"."""
    longest = sorted(_list_asides(language), key=lambda each: (-len(each), each))
    return rf"(?:{'|'.join(map(re.escape, longest))})"


def _read_words(tables: Tables, text: str, at: int) -> list[str]:
    """Give the words at an offset, folded, if a phrase may begin there, else none.

    A blank word closes.
    """
    if not tables.space:
        found = CHARACTERS.match(text, at)
        opens = found and found[0][0] in tables.openers
        return [*found[0], ""] if found and opens else []
    first = WORD.match(text, at)
    if not first or _fold(first[0]) not in tables.openers:
        return []
    opening = WORDS.match(text, at)
    return [*_fold(opening[0]).split(), ""] if opening else []


@lru_cache(maxsize=4096)
def _fold(words: str) -> str:
    """Spell words as records do: small, with plain signs and no vowel signs."""
    plain = words.lower().replace("’", "'")
    return bare(plain.replace("‐", "-").replace("‑", "-"))


def _find_end(tables: Tables, text: str, start: int, count: int) -> int:
    """Find where the words at an offset end, given how many they are."""
    if not tables.space:
        return start + count
    words = islice(WORD.finditer(text, start), count - 1, None)
    return next(words).end()
