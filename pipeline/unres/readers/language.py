"""The language of a text: by its letters and its function words; encodings by it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from contextlib import suppress
from functools import cache
from typing import Final
from unicodedata import normalize

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
_STEP: Final = 2000
_PART: Final = 500
"""So many characters of so many are looked at first."""
_CLEAR: Final = 1.5
"""So many times what is enough for a language leaves no doubt, if no other has it."""
_FORM: Final = re.compile(r"[\ufb50-\ufdfc\ufe70-\ufefc]")
"""A letter in the form in which it is printed, as some programs give them."""
_WORD: Final = re.compile(r"[^\W\d_]+")

SCRIPTS: Final = {
    "gb18030": "zh",
    "big5": "zh",
    "windows-1251": "ru",
    "koi8-r": "ru",
    "windows-1256": "ar",
}
"""Encoding → the language whose texts were written in it (GB 2312 and GBK are parts
of GB 18030)."""
ENOUGH: Final = 200
"""So many bytes are read at least; of fewer chance could make words."""


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
    sample = text[:SAMPLE]
    # Some parts of most texts tell their language beyond doubt.
    shares = _find_shares(_thin(sample)) if len(sample) > _STEP else {}
    clear = [it for it, share in shares.items() if share >= _CLEAR * it.share]
    if not clear or len(shares) > 1:
        shares = _find_shares(sample)
    if not shares and _FORM.search(sample):
        shares = _find_shares(normalize("NFKC", sample))
    best = max(shares, key=shares.__getitem__, default=UNKNOWN)
    return best if has_words(best) else UNKNOWN


def _weigh_text(text: str, tag: str) -> float:
    """Give how much of a text is in a language, by what is enough for it; 0 for none.

    >>> _weigh_text("决定继续处理此案", "zh") > 1, _weigh_text("Decides", "zh")
    (True, 0.0)
    """
    sample = text[:SAMPLE].casefold()
    language = find_language(tag)
    words = _compile(language.token).findall(sample)
    if _is_foreign(sample, language) or not _prevail(words, sample):
        return 0.0
    return _weigh(Counter(words), language) / language.share


def _thin(sample: str) -> str:
    """Give parts of a text from all over it."""
    starts = range(0, len(sample), _STEP)
    return " ".join([sample[start : start + _PART] for start in starts])


def _find_shares(sample: str) -> dict[Language, float]:
    """Give the languages that a text may be in, each with the share of its words."""
    sample = sample.casefold()
    # A text opens with a symbol, whose letters may be of another script than its own.
    typical = _WORD.search(sample, len(sample) // 2)
    likely, others = list[str](), list[str]()
    # Languages of one script share the regex of their words.
    for token in dict.fromkeys(language.token for language in languages().values()):
        # Most texts are in the script of a word in their middle.
        opens = typical and _compile(token).match(typical[0])
        (likely if opens else others).append(token)
    for tokens in (likely, others):
        words = {token: _compile(token).findall(sample) for token in tokens}
        found = {t: Counter(w) for t, w in words.items() if _prevail(w, sample)}
        if found:
            known = (it for it in languages().values() if it.token in found)
            shares = {it: _weigh(found[it.token], it) for it in known}
            return {
                it: share
                for it, share in shares.items()
                if share and not _is_foreign(sample, it)
            }
    return {}


def _count_letters(sample: str) -> int:
    return len("".join(_WORD.findall(sample)))


def _is_foreign(sample: str, language: Language) -> bool:
    """Whether a text has letters that stand beside a language's own in another."""
    if not language.foreign:
        return False
    found = _compile(language.foreign).findall(sample)
    return len(found) > FEW * _count_letters(sample)


def _prevail(words: Sequence[str], sample: str) -> bool:
    """Whether words in a script are enough of the letters of a text."""
    size = len("".join(words))
    # There are more characters than letters, and they need no counting.
    enough = size >= LETTERS * len(sample) or size >= LETTERS * _count_letters(sample)
    return size > 0 and enough


def _weigh(found: Counter[str], language: Language) -> float:
    """Give the share of a language's words among some, 0 where that is too small."""
    total = found.total()
    share = sum(map(found.__getitem__, _words(language))) / total
    if share < language.share:
        return 0.0
    own: float = sum(map(found.__getitem__, language.own))
    own -= sum(map(found.__getitem__, language.others))
    own /= total
    return 0.0 if language.own and total >= FEWEST and own < OWN else share


@cache
def _compile(token: str) -> re.Pattern[str]:
    return re.compile(token)


@cache
def _words(language: Language) -> frozenset[str]:
    return frozenset(word.casefold() for word in language.words)


def find_encoding(data: bytes) -> str:
    """Give the encoding in which bytes are a text in its language; "" for none.

    Bytes fit many encodings, but in a wrong one they make words of no language: the
    right one is that whose language has the largest share of its own words.
    """
    if len(data) < ENOUGH:
        return ""
    shares: dict[str, float] = {}
    for encoding, tag in SCRIPTS.items():
        with suppress(UnicodeDecodeError):
            shares[encoding] = _weigh_text(data.decode(encoding), tag)
    best = max(shares, key=lambda encoding: shares[encoding], default="")
    return best if shares.get(best) else ""
