"""The language of a text: by its letters and its function words."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from typing import Final

from unres.language import UNKNOWN, Language
from unres.lexicon import find_language, languages
from unres.lexicon.patterns import has_words

SAMPLE: Final = 20_000
"""How many characters at the head of a text are looked at."""

LETTERS: Final = 0.5
"""The share of a text's letters that must be in the script of its language."""

FEW: Final = 0.05
"""The share of letters of other languages that a name or two may bring."""

OWN: Final = 0.03
"""The share of words that are only a language's own, in a text in it: a third of what
lists of names have, which have the fewest."""

FEWEST: Final = 12
"""In fewer words none of these need stand."""

_WORD: Final = re.compile(r"[^\W\d_]+")


def tell_language(text: str) -> Language:
    """Give the language that most of a text is in, or `UNKNOWN`.

    The letters say which script it is, the function words which of the languages in
    it: that of which it has the largest share, if that is large enough. A list of
    names, a text in another language, and one with hardly a word are in none.

    >>> tell_language("Décide de rester saisi de la question.").code
    'fra'
    >>> tell_language("Albania, Brazil, Chad").code, tell_language("12/7").code
    ('und', 'und')
    """
    sample = text[:SAMPLE].casefold()
    letters = _count_letters(sample)
    # A token in whose letters nothing is has no words: few letters tell that.
    seen = " ".join(set(sample))
    words = {
        token: Counter(_compile(token).findall(sample))
        for token in _list_tokens()
        if _compile(token).search(seen)
    }
    shares = {
        it: _weigh(words[it.token], letters, it)
        for it in languages().values()
        if it.token in words
    }
    best = max(
        (it for it in shares if shares[it] and not _is_foreign(sample, letters, it)),
        key=lambda it: shares[it],
        default=UNKNOWN,
    )
    return best if has_words(best) else UNKNOWN


def weigh_language(text: str, tag: str) -> float:
    """Give how much of a text is in a language, by what is enough for it; 0 for none.

    >>> weigh_language("决定继续处理此案", "zh") > 1, weigh_language("Decides", "zh")
    (True, 0.0)
    """
    sample = text[:SAMPLE].casefold()
    letters = _count_letters(sample)
    language = find_language(tag)
    found = Counter(_compile(language.token).findall(sample))
    if _is_foreign(sample, letters, language):
        return 0.0
    return _weigh(found, letters, language) / language.share


def _count_letters(sample: str) -> int:
    """Count the letters of a text."""
    return sum(map(len, _WORD.findall(sample)))


def _is_foreign(sample: str, letters: int, language: Language) -> bool:
    """Whether a text has letters that stand beside a language's own in another."""
    if not language.foreign:
        return False
    return len(_compile(language.foreign).findall(sample)) > FEW * letters


def _weigh(found: Counter[str], letters: int, language: Language) -> float:
    """Give the share of a language's words among some, 0 where that is too small."""
    size = sum(len(word) * times for word, times in found.items())
    if not found or size < LETTERS * letters:
        return 0.0
    total = found.total()
    share = sum(found[word] for word in _words(language)) / total
    own = sum(found[word] for word in language.own) / total
    foreign = language.own and total >= FEWEST and own < OWN
    return share if share >= language.share and not foreign else 0.0


@cache
def _list_tokens() -> tuple[str, ...]:
    """Give the regexes of words; languages of one script share theirs."""
    return tuple(dict.fromkeys(language.token for language in languages().values()))


@cache
def _compile(token: str) -> re.Pattern[str]:
    """Compile the regex of a word."""
    return re.compile(token)


@cache
def _words(language: Language) -> frozenset[str]:
    """Give the words of a language, folded."""
    return frozenset(word.casefold() for word in language.words)
