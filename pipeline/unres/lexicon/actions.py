"""The action phrases that open the paragraphs of a resolution.

A phrase is read word by word: adverbs, a form of a verb, what it expresses, what
follows, and perhaps a second verb. Where no blanks part words, a character is one.
A text whose first word opens no phrase costs one look-up.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from unres.language import Language
from unres.lexicon.clauses import read_phrase
from unres.lexicon.folding import SIGNS, STROKE, bare
from unres.lexicon.openings import BESIDE, compile_leads
from unres.lexicon.phrases import SILENT, read_phrasebook
from unres.lexicon.vocabulary import Vocabulary, read_vocabulary

_ACTING = ("preambular", "operative")
DRESSED = re.compile(f"{SIGNS}|[’‐‑]")
"""What a word may have that records spell otherwise."""
WORD = re.compile(r"[^\W_][\w'’‐‑\u064b-\u0652\u0670-]*")
"""A whole word."""
LONGEST = 16
"""How many words are read in search of a phrase; the longest on record has nine."""
BEGINNING = re.compile(rf"({WORD.pattern})(?:\s+({WORD.pattern}))?")
"""The first word of a text, and the second if only blanks part them."""
WORDS = re.compile(rf"(?:{WORD.pattern}\s+){{0,{LONGEST - 1}}}(?:{WORD.pattern})?")
"""The words that a text begins with, with nothing but blanks between."""
CHARACTERS = re.compile(r"(?:[^\W_]|[《》]){1,40}")
"""The characters that a text begins with, where no blanks part its words."""


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
    for lead in compile_leads(language)[part].finditer(text, start):
        at = lead.start("phrase")
        if lead.start("from") > start:
            form = part if lead["beside"] is None else BESIDE
            if action := read_action(text, at, form, language):
                start = action.end
                found.append((at, action))
    return found


def is_acting(text: str, language: Language) -> bool:
    """Whether a text opens with an action phrase, preambular or operative.

    Raises:
        LexiconError: The records are wrong.
    """
    if language.bounded:
        # Most words open no phrase of either part.
        opening = BEGINNING.match(text)
        if opening is None or _fold(opening[1]) not in _list_openers(language):
            return False
    return any(match_action(text, part, language) for part in _ACTING)


@cache
def _list_openers(language: Language) -> frozenset[str]:
    parts = (read_vocabulary(part, language) for part in _ACTING)
    return frozenset(word for known in parts for word in known.openers)


@cache
def opens_small(language: Language) -> bool:
    """Whether phrases open with a small letter: they go on with the formula.

    Raises:
        LexiconError: The records are wrong.
    """
    return not read_phrasebook(language).grammar.capital


def _read_action(
    text: str, at: int, known: Vocabulary, *, inside: bool
) -> Action | None:
    """Read the phrase at an offset by the words of a part."""
    if not known.space:
        return _read_characters(text, at, known, inside=inside)
    opening = BEGINNING.match(text, at)
    first = _fold(opening[1]) if opening else ""
    if opening is None or first not in known.openers:
        return None
    # Most are one word: that much is told by it and the word behind it.
    alone = known.alone.get(first)
    if alone and (opening[2] is None or _fold(opening[2]) not in alone[1]):
        concept = alone[0]
        acts = concept and (not inside or concept in known.inside)
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
    alone = plain.isalpha() and STROKE not in plain
    if alone or plain.isascii() or not DRESSED.search(plain):
        return plain
    return bare(plain.replace("’", "'").replace("‐", "-").replace("‑", "-"))


def _measure(words: str, count: int) -> int:
    """Give how long the first of some words are, with the blanks between them."""
    parts = words.split(None, count)
    rest = len(parts[count]) if count < len(parts) else 0
    return len(words[: len(words) - rest].rstrip())
