"""The language of a text: by its letters and its function words."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from unres.lexicon import Language, languages
from unres.lexicon.languages import UNKNOWN

SAMPLE: Final = 200_000
"""How many characters at the head of a text are looked at."""

LETTERS: Final = 0.5
"""The share of a text's letters that must be in the script of its language."""

_LETTER: Final = re.compile(r"[^\W\d_]")


def find_language(text: str) -> str:
    """Give the code of the language that most of a text is in, or "und".

    The letters say which script it is, the function words which of the languages in
    it: that of which it has the largest share, if that is large enough. A list of
    names, a text in another language, and one with hardly a word are "und".

    >>> find_language("Décide de rester saisi de la question.")
    'fra'
    >>> find_language("Albania, Brazil, Chad"), find_language("12/7")
    ('und', 'und')
    """
    sample = text[:SAMPLE]
    letters = len(_LETTER.findall(sample))
    shares = {it.code: _weigh(sample, letters, it) for it in languages().values()}
    best = max(shares, key=lambda code: shares[code])
    return best if shares[best] else UNKNOWN


def _weigh(sample: str, letters: int, language: Language) -> float:
    """Give the share of a language's words in a text, 0 where that is too small."""
    found = _compile(language.code).findall(sample)
    if not found or sum(map(len, found)) < LETTERS * letters:
        return 0.0
    known = _words(language.code)
    share = sum(word in known for word in map(str.casefold, found)) / len(found)
    return share if share >= language.share else 0.0


@cache
def _compile(code: str) -> re.Pattern[str]:
    """Compile the regex of a word of a language."""
    return re.compile(languages()[code].token)


@cache
def _words(code: str) -> frozenset[str]:
    """Give the words of a language, folded."""
    return frozenset(word.casefold() for word in languages()[code].words)
