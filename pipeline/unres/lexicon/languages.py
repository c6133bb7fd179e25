"""The official languages and the words that tell them apart."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from unres.lexicon.patterns import LANGUAGES
from unres.lexicon.records import load_records

UNKNOWN: Final = "und"
"""The code and the tag of a language that is not known."""


@dataclass(frozen=True, slots=True)
class Language:
    """A language, its letters and the words that hold its sentences together."""

    code: str
    """ISO 639-2: "eng"."""
    tag: str
    """BCP 47: "en"."""
    title: str
    token: str
    """A regex of one of its words, in its own letters."""
    share: float
    """How many of the words of a text in it are among `words`, at least."""
    words: tuple[str, ...]
    source: str
    examples: tuple[str, ...] = ()
    """Words that are in it."""
    counterexamples: tuple[str, ...] = ()
    """Words that are not."""


@cache
def tag_of(code: str) -> str:
    """Give the tag of a language whose words the lexicons know, else "und".

    >>> tag_of("eng"), tag_of("fra")
    ('en', 'und')
    """
    language = languages().get(code)
    return language.tag if language and language.tag in LANGUAGES else UNKNOWN


@cache
def languages() -> Mapping[str, Language]:
    """Give every language by its code.

    Raises:
        LexiconError: The records are wrong.
    """
    return load_records(Language, "languages.toml", "language")
