"""What stands before an action phrase: its subject, and what leads to a further one."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from unres.language import Language
from unres.lexicon.folding import join_words
from unres.lexicon.patterns import NEVER
from unres.lexicon.phrases import Grammar, read_phrasebook
from unres.lexicon.vocabulary import PARTS, read_vocabulary

END = r"(?![\w'’‐‑\u064b-\u0652\u0670-])"
"""The end of a word."""
BESIDE = "preambular"
"""The part whose phrases may stand beside those of any: "while noting"."""
MARKS = ",;:，；：،؛"
"""The marks behind which a sentence may act again, in all scripts."""


@cache
def compile_opening(language: Language) -> re.Pattern[str]:
    """Compile what stands before the subject of a text: "In this regard, the ".

    Raises:
        LexiconError: The records are wrong.
    """
    aside = rf"(?i:{_join_asides(language)})[,，]?{_blank(language)}"
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


def _blank(language: Language) -> str:
    """Give the pattern of what parts two words."""
    return r"\s+" if language.bounded else r"\s*"


@cache
def compile_leads(language: Language) -> Mapping[str, re.Pattern[str]]:
    """Compile for each part what leads to a further phrase, and what opens one.

    The phrase may begin at `phrase`, behind an aside that begins at `from`: ", and in
    this regard requests".
    """
    grammar = read_phrasebook(language).grammar
    blank, leads = _blank(language), "|".join(grammar.leads) or NEVER
    unled = rf"(?!(?:{leads}|{grammar.beside}){blank})"
    if language.bounded:
        # Every way to begin opens with its letter, so that the next is found at once.
        ways = [*MARKS, *(_compile_lead(word, grammar) for word in grammar.leads)]
        ways.append(_compile_lead(grammar.beside, grammar) + "(?P<beside>)")
        lead, end = rf"(?:{'|'.join(ways)})\s+{unled}", END
    else:
        # Behind a mark alone: where nothing parts words, any may end in a conjunction.
        joins = rf"(?:{leads})\s*|(?P<beside>{grammar.beside})\s*"
        lead, end = rf"[{MARKS}]\s*(?:{joins}|{unled})", ""
    aside = rf"(?:{_join_asides(language)}{blank})?"
    before = rf"{lead}(?P<from>){aside}(?P<phrase>)"
    opens = {part: join_words(read_vocabulary(part, language).leads) for part in PARTS}
    return {
        part: re.compile(f"{before}(?(1){opens[BESIDE]}|{opens[part]}){end}")
        for part in PARTS
    }


def _compile_lead(word: str, grammar: Grammar) -> str:
    """Write a whole word that leads to a phrase, but behind what others do."""
    others = "".join(rf"(?<!\b{other}\s{word})" for other in grammar.others)
    return rf"{word}(?<=[{MARKS}\s]{word}){others}"


def _join_asides(language: Language) -> str:
    """Give the pattern of what may stand before a verb: "in this regard"."""
    grammar = read_phrasebook(language).grammar
    asides = {each for words in grammar.followers.values() for each in words}
    asides -= set(grammar.adverbs)  # ", and also decides" is one phrase.
    longest = sorted(asides, key=lambda each: (-len(each), each))
    return rf"(?:{'|'.join(map(re.escape, longest)) or NEVER})"
