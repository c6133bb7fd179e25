"""What stands before the phrase of a sentence: its subject, an aside."""

from __future__ import annotations

import re
from functools import cache

from unres.language import Language
from unres.lexicon.patterns import NEVER
from unres.lexicon.phrases import read_phrasebook


@cache
def compile_opening(language: Language) -> re.Pattern[str]:
    """Compile what stands before the subject of a text: "In this regard, the ".

    Raises:
        LexiconError: The records are wrong.
    """
    aside = rf"(?i:{join_asides(language)})[,，]?{part_words(language)}"
    article = read_phrasebook(language).grammar.article
    return re.compile(rf"\s*(?:[“\"]|«\s?)?(?:{aside})?(?i:{article})")


@cache
def compile_subject(language: Language) -> re.Pattern[str]:
    """Compile what stands before the subject of a later sentence, with the mark before.

    Raises:
        LexiconError: The records are wrong.
    """
    # One set of characters at its head lets a search skip all others.
    ended = r"[.;!?。；！？](?:(?<=[.;!?])[”\"]?\s|(?<=[。；！？])”?)"
    return re.compile(ended + compile_opening(language).pattern)


@cache
def compile_sitting(language: Language) -> re.Pattern[str]:
    """Compile what stands before the body in a decision that tells what it did.

    Raises:
        LexiconError: The records are wrong.
    """
    grammar = read_phrasebook(language).grammar
    return re.compile(rf"(?:[“\"]|«\s?)?{grammar.sitting}{grammar.article}")


def part_words(language: Language) -> str:
    """Give the pattern of what parts two words."""
    return r"\s+" if language.bounded else r"\s*"


def _list_asides(language: Language) -> set[str]:
    """Give what may stand before a verb and is no part of its phrase."""
    grammar = read_phrasebook(language).grammar
    asides = {each for words in grammar.followers.values() for each in words}
    return asides - set(grammar.adverbs)  # ", and also decides" is one phrase.


def join_asides(language: Language) -> str:
    """Give the pattern of what may stand before a verb: "in this regard"."""
    longest = sorted(_list_asides(language), key=lambda each: (-len(each), each))
    return rf"(?:{'|'.join(map(re.escape, longest)) or NEVER})"
