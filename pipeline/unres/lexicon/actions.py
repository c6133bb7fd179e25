"""The action phrases that open the paragraphs of a resolution.

A phrase is read word by word: adverbs, a form of a verb, what it expresses, what
follows, and perhaps a second verb. Where no blanks part words, a character is one.
A text whose first word opens no phrase costs one look-up.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from typing import NamedTuple

from unres.language import Language
from unres.lexicon.clauses import read_phrase
from unres.lexicon.folding import bare
from unres.lexicon.patterns import NEVER
from unres.lexicon.phrases import SILENT, Verb, read_phrasebook
from unres.lexicon.trees import join_words
from unres.lexicon.vocabulary import PARTS, Vocabulary, read_vocabulary

WORD = re.compile(r"[^\W_][\w'’‐‑\u064b-\u0652\u0670-]*")
"""A whole word."""

END = r"(?![\w'’‐‑\u064b-\u0652\u0670-])"
"""The end of a word."""

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


def match_action(
    text: str, part: str, language: Language, at: int = 0
) -> Action | None:
    """Find the longest action phrase at an offset of a text, or at its start.

    Takes "preambular", "operative" or "past" for the part. Words that begin with a
    small letter go on with a sentence and have none, but in a language whose phrases
    are written small.

        >>> english = find_language("en")
        >>> match_action("Recalling also its resolution 5/1", "preambular", english)
        Action(end=14, phrase='Recalling also', concept='recall')

    Raises:
        LexiconError: The part is not known.
    """
    if text[at : at + 1].islower() and not opens_small(language):
        return None
    return _read_action(text, at, read_vocabulary(part, language), inside=False)


def read_action(text: str, at: int, part: str, language: Language) -> Action | None:
    """Read the phrase at an offset inside a text, behind its subject or a conjunction.

    Takes only the verbs that are the organ's own wherever they stand.

        >>> english = find_language("en")
        >>> read_action("The Council requests the States", 12, "operative", english)
        Action(end=20, phrase='requests', concept='request')

    Raises:
        LexiconError: The part is not known.
    """
    return _read_action(text, at, read_vocabulary(part, language), inside=True)


def find_actions_inside(
    text: str, start: int, part: str, language: Language
) -> Iterator[tuple[int, Action]]:
    """Find the phrases by which a sentence acts again, behind an offset.

    Gives each with where it starts: "Recalls its decision, and requests".

    Raises:
        LexiconError: The records are wrong.
    """
    if read_phrasebook(language) is SILENT:
        return
    for lead in _compile_leads(language)[part].finditer(text, start):
        at = lead.start("phrase")
        if lead.start("from") > start:
            form = BESIDE if lead["beside"] else part
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
def _compile_leads(language: Language) -> Mapping[str, re.Pattern[str]]:
    """Compile for each part what leads to a further phrase, and what opens one.

    The phrase may begin at `phrase`, behind an aside that begins at `from`: ", and in
    this regard requests".
    """
    grammar = read_phrasebook(language).grammar
    blank, leads = _blank(language), "|".join(grammar.leads) or NEVER
    if language.bounded:
        others = "".join(rf"(?<!\b{word}\s)" for word in grammar.others)
        # It begins with one set of characters, so that the next is found at once.
        each = rf"(?=(?:{leads}|{grammar.beside})\s){others}"
        lead, end = rf"[{MARKS}\s](?:(?<=[{MARKS}])\s+|{each})", END
    else:
        # Behind a mark alone: where nothing parts words, any may end in a conjunction.
        lead, end = rf"[{MARKS}]\s*", ""
    joins = rf"(?:{leads}){blank}|(?P<beside>{grammar.beside}){blank}"
    before = (
        rf"{lead}(?:{joins}|(?!(?:{leads}|{grammar.beside}){blank}))(?P<from>)"
        rf"(?:{_join_asides(language)}{blank})?(?P<phrase>)"
    )
    opens = {part: join_words(read_vocabulary(part, language).leads) for part in PARTS}
    return {
        part: re.compile(f"{before}(?(1){opens[BESIDE]}|{opens[part]}){end}")
        for part in PARTS
    }


def _list_asides(language: Language) -> set[str]:
    """Give what may stand before a verb and is no part of its phrase."""
    grammar = read_phrasebook(language).grammar
    asides = {each for words in grammar.followers.values() for each in words}
    return asides - set(grammar.adverbs)  # ", and also decides" is one phrase.


def _join_asides(language: Language) -> str:
    """Give the pattern of what may stand before a verb: "in this regard"."""
    longest = sorted(_list_asides(language), key=lambda each: (-len(each), each))
    return rf"(?:{'|'.join(map(re.escape, longest)) or NEVER})"


def _read_action(
    text: str, at: int, known: Vocabulary, *, inside: bool
) -> Action | None:
    """Read the phrase at an offset by the words of a part."""
    words = _read_words(known, text, at)
    count, concept = read_phrase(known, words, inside=inside) if words else (0, "")
    if not count:
        return None
    end = _find_end(known, text, at, count)
    return Action(end, " ".join(text[at:end].split()), concept)


def _read_words(known: Vocabulary, text: str, at: int) -> list[str]:
    """Give the words at an offset, folded, if a phrase may begin there, else none.

    A blank word closes.
    """
    if not known.space:
        found = CHARACTERS.match(text, at)
        opens = found and found[0][0] in known.openers
        return [*found[0], ""] if found and opens else []
    first = WORD.match(text, at)
    if not first or _fold_word(first[0]) not in known.openers:
        return []
    opening = WORDS.match(text, at)
    return [*_fold(opening[0]).split(), ""] if opening else []


@lru_cache(maxsize=4096)
def _fold_word(word: str) -> str:
    """Spell a word as records do; lines open with few different ones."""
    return _fold(word)


def _fold(words: str) -> str:
    """Spell words as records do: small, with plain signs and no vowel signs."""
    plain = words.lower()
    if plain.isascii():
        return plain
    return bare(plain.replace("’", "'").replace("‐", "-").replace("‑", "-"))


def _find_end(known: Vocabulary, text: str, start: int, count: int) -> int:
    """Find where the words at an offset end, given how many they are."""
    if not known.space:
        return start + count
    for _ in range(count):
        word = WORD.search(text, start)
        start = word.end() if word else start
    return start
