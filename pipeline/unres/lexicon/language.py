"""The official languages and the words that tell them apart."""

from __future__ import annotations

from functools import cache, partial
from typing import Final

from unres.language import UNKNOWN, Language
from unres.lexicon.records import load_records

languages: Final = cache(partial(load_records, Language, "languages.toml", "language"))
"""Return every language by its code."""


@cache
def find_language(name: str) -> Language:
    """Give a language by its code or its tag; `UNKNOWN` for any other.

    >>> find_language("fra").tag, find_language("fr").code, find_language("xx").code
    ('fr', 'fra', 'und')
    """
    named = (it for it in languages().values() if name in {it.code, it.tag})
    return next(named, UNKNOWN)
