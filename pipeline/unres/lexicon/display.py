"""The words of ours that a document is shown with, in its own language."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache, partial
from typing import Final

from unres.language import Language
from unres.lexicon.phrases import Verb, read_phrasebook
from unres.lexicon.records import load_record

_SESSIONS: Final = {"": "session", "S": "specialSession", "ES": "emergencySession"}
"""What the letters before the number of a session mean."""


@dataclass(frozen=True, slots=True)
class Display:
    """The words of a language for what metadata name."""

    source: str = ""
    words: Mapping[str, str] = field(default_factory=dict)
    """Words by the name of what they stand for; `{number}` in them is filled in."""
    ordinals: Mapping[str, str] = field(default_factory=dict)
    """Regexes of numbers in digits, and the ending of an ordinal: the first counts."""
    naming: bool = False
    """Whether the names that we give to things are in its words: "takeNote"."""


_CAMEL: Final = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")


display_in: Final = cache(partial(load_record, Display, "display.toml"))
"""Return the words that a language has for metadata; none where it has no file."""


def words_for(name: str, language: Language, **filled: str) -> str:
    """Give the words of a language for something by its name; "" where it has none.

    >>> from unres.lexicon import find_language
    >>> words_for("agendaItem", find_language("fr"), number="3")
    'Point 3 de l’ordre du jour'
    """
    words = display_in(language).words.get(name, "")
    return words.format(**filled) if filled else words


@lru_cache(maxsize=4096)
def show_name(name: str, language: Language) -> str:
    """Give the words of a language for a name, or the name where it has none.

    >>> from unres.lexicon import find_language
    >>> show_name("publisher", find_language("fr"))
    'Organisme de publication'
    >>> show_name("beAware", find_language("en")), show_name("it", find_language("fr"))
    ('Be aware', 'it')
    """
    named = display_in(language).naming
    words = words_for(name, language)
    return words or (_CAMEL.sub(" ", name).capitalize() if named else name)


@lru_cache(maxsize=1024)
def show_session(number: str, organ: str, language: Language) -> str:
    """Give the words for a session by its number ("S-24", "2025"), and for its organ.

    >>> from unres.lexicon import find_language
    >>> english = find_language("en")
    >>> show_session("S-24", "", english), show_session("2025", "Council", english)
    ('24th special session', '2025 session of the Council')
    """
    letters, _, digits = number.rpartition("-")
    kind = _SESSIONS.get(letters, "")
    year = not letters and len(digits) == len("2025")
    if not kind or year or not digits.isdecimal():
        kind, digits = "otherSession", number
    known = words_for(kind, language)
    session = show_counted(kind, digits, language) if known else number
    name = "sessionOf" if organ else ""
    return words_for(name, language, session=session, organ=organ) or session


@lru_cache(maxsize=1024)
def show_counted(name: str, number: str, language: Language) -> str:
    """Give the words for something that is counted; the number where there are none.

    >>> from unres.lexicon import find_language
    >>> show_counted("session", "62", find_language("en"))
    '62nd session'
    """
    endings = display_in(language).ordinals.items()
    ending = next((end for form, end in endings if re.fullmatch(form, number)), "")
    return words_for(name, language, number=number, ordinal=number + ending) or number


@lru_cache(maxsize=1024)
def show_action(concept: str, language: Language) -> str:
    """Give the words for an action by its concept, as paragraphs print it, or it.

    >>> from unres.lexicon import find_language
    >>> show_action("expressConcern", find_language("es"))
    'Expresa preocupación'
    """
    if display_in(language).naming:
        return show_name(concept, language)
    book = read_phrasebook(language)
    for verb in book.verbs:
        if verb.concept == concept:
            return _capital(_name_verb(verb, language))
        if verb.composes and concept.startswith(verb.concept):
            rest = concept.removeprefix(verb.concept)
            thing = next((it for it in book.objects if it.concept == rest), None)
            blank = " " if language.bounded else ""
            if thing:
                return _capital(_name_verb(verb, language) + blank + thing.forms[0])
    return concept


def _name_verb(verb: Verb, language: Language) -> str:
    """Give the words for a verb: ours, or its first form."""
    forms = (*verb.operative, *verb.preambular, *verb.state, *verb.past)
    first = next(iter((*forms, *verb.infinitive)), "")
    return words_for(verb.concept, language) or first


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
