"""The action phrases that open the paragraphs of a resolution.

A phrase is read word by word: adverbs, a form of a verb, what it expresses, what
follows, and perhaps a second verb. Where no blanks part words, a character is one.
A text whose first word opens no phrase costs one look-up.
"""

from __future__ import annotations

import re
from collections.abc import Container, Mapping
from functools import cache
from typing import NamedTuple

from unres.language import Language
from unres.lexicon.clauses import read_phrase
from unres.lexicon.folding import SIGNS, STROKE, bare
from unres.lexicon.patterns import NEVER
from unres.lexicon.phrases import SILENT, Grammar, Verb, read_phrasebook
from unres.lexicon.trees import join_words
from unres.lexicon.vocabulary import PARTS, Vocabulary, read_vocabulary

_ACTING = ("preambular", "operative")
DRESSED = re.compile(f"{SIGNS}|[’‐‑]")
"""What a word may have that records spell otherwise."""

WORD = re.compile(r"[^\W_][\w'’‐‑\u064b-\u0652\u0670-]*")
"""A whole word."""

END = r"(?![\w'’‐‑\u064b-\u0652\u0670-])"
"""The end of a word."""

_WIDEST = 40
"""No word that opens a phrase has so many letters."""

LONGEST = 16
"""How many words are read in search of a phrase; the longest on record has nine."""

BESIDE = "preambular"
"""The part whose phrases may stand beside those of any: "while noting"."""

BEGINNING = re.compile(rf"({WORD.pattern})(?:\s+({WORD.pattern}))?")
"""The first word of a text, and the second if only blanks part them."""

WORDS = re.compile(rf"(?:{WORD.pattern}\s+){{0,{LONGEST - 1}}}(?:{WORD.pattern})?")
"""The words that a text begins with, with nothing but blanks between."""

CHARACTERS = re.compile(r"(?:[^\W_]|[《》]){1,40}")
"""The characters that a text begins with, where no blanks part its words."""

NOTHING: tuple[str, frozenset[str]] = ("", frozenset())
"""What is known of a word that is no phrase."""

MARKS = ",;:，；：،؛"
"""The marks behind which a sentence may act again, in all scripts."""


class Action(NamedTuple):
    """An action phrase in a text, and what it does."""

    end: int
    """The offset in the text at which the phrase ends."""
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
        Action(end=14, concept='recall')

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
        Action(end=20, concept='request')

    Raises:
        LexiconError: The part is not known.
    """
    return _read_action(text, at, read_vocabulary(part, language), inside=True)


def find_actions_inside(
    text: str, start: int, part: str, language: Language
) -> list[tuple[int, Action]]:
    """Find the phrases by which a sentence acts again, behind an offset.

    Gives each with where it starts: "Recalls its decision, and requests".

    Raises:
        LexiconError: The records are wrong.
    """
    found: list[tuple[int, Action]] = []
    if read_phrasebook(language) is SILENT:
        return found
    for lead in _compile_leads(language)[part].finditer(text, start):
        at = lead.start("phrase")
        if lead.start("from") > start:
            form = part if lead["beside"] is None else BESIDE
            action = read_action(text, at, form, language)
            if action:
                start = action.end
                found.append((at, action))
    return found


def is_acting(text: str, language: Language) -> bool:
    """Whether a text opens with an action phrase, preambular or operative.

    Raises:
        LexiconError: The records are wrong.
    """
    if not language.bounded:
        return any(match_action(text, part, language) for part in _ACTING)
    if not _may_open(text, 0, _list_openers(language)):
        return False
    opening = BEGINNING.match(text)
    if opening is None or (text[:1].islower() and not opens_small(language)):
        return False
    first = _fold(opening[1])
    for part in _list_openers(language).get(first, ()):
        known = read_vocabulary(part, language)
        # Whatever goes on with it, a word that is a phrase by itself acts.
        alone = known.alone.get(first, NOTHING)[0]
        if alone or _read_words(text, opening, first, known, inside=False):
            return True
    return False


def _may_open(text: str, at: int, words: Container[str]) -> bool:
    """Whether one of some words may stand at an offset; it is sure of plain letters."""
    first = text[at : at + _WIDEST].partition(" ")[0].lower()
    return first in words or not first.isalpha() or STROKE in first


@cache
def _list_openers(language: Language) -> Mapping[str, tuple[str, ...]]:
    """Give the words with which phrases begin, each with the parts that have them."""
    opened: dict[str, tuple[str, ...]] = {}
    for part in _ACTING:
        for word in read_vocabulary(part, language).openers:
            opened[word] = (*opened.get(word, ()), part)
    return opened


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
    if not known.space:
        return _read_characters(text, at, known, inside=inside)
    if not _may_open(text, at, known.openers):
        return None
    opening = BEGINNING.match(text, at)
    first = _fold(opening[1]) if opening else ""
    if opening is None or first not in known.openers:
        return None
    return _read_words(text, opening, first, known, inside=inside)


def _read_words(
    text: str, opening: re.Match[str], first: str, known: Vocabulary, *, inside: bool
) -> Action | None:
    """Read the phrase that begins with a word, of which its first is known.

    Most are one word: that much is told by it and the word behind it.
    """
    at = opening.start()
    concept, further = known.alone.get(first, NOTHING)
    if concept and (opening[2] is None or _fold(opening[2]) not in further):
        acts = not inside or concept in known.inside
        return Action(opening.end(1), concept) if acts else None
    found = WORDS.match(text, at)
    words = found[0] if found else ""
    count, concept = read_phrase(known, [*_fold(words).split(), ""], inside=inside)
    return Action(at + _measure(words, count), concept) if count else None


def _read_characters(
    text: str, at: int, known: Vocabulary, *, inside: bool
) -> Action | None:
    """Read the phrase at an offset where each character is a word."""
    found = CHARACTERS.match(text, at)
    if found is None or found[0][0] not in known.openers:
        return None
    count, concept = read_phrase(known, [*found[0], ""], inside=inside)
    return Action(at + count, concept) if count else None


def _fold(words: str) -> str:
    """Spell words as records do: small, with plain signs and no vowel signs."""
    plain = words.lower()
    bare_word = plain.isalpha() and STROKE not in plain
    if bare_word or plain.isascii() or not DRESSED.search(plain):
        return plain
    return bare(plain.replace("’", "'").replace("‐", "-").replace("‑", "-"))


def _measure(words: str, count: int) -> int:
    """Give how long the first of some words are, with the blanks between them."""
    parts = words.split(None, count)
    rest = len(parts[count]) if count < len(parts) else 0
    return len(words[: len(words) - rest].rstrip())
