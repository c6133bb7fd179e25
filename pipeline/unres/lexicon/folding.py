"""Words spelled without what prints differ in: capitals, accents, apostrophes."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

STROKE: Final = chr(0x640)
"""The Arabic stroke that stretches a letter."""

SIGNS: Final = f"[{STROKE}{''.join(map(chr, (0x670, *range(0x64B, 0x653))))}]"
"""A regex of this stroke, and of the vowel signs."""

_SIGNS: Final = re.compile(SIGNS)


def bare(words: str) -> str:
    """Spell words without Arabic vowel signs and the stroke that stretches."""
    return words if words.isascii() else _SIGNS.sub("", words)


@lru_cache(maxsize=4096)
def fold(words: str) -> str:
    """Spell words in small letters, without accents, with straight apostrophes.

    Every character stays one, so that places in the words are places in the result.

    >>> fold("CONSEIL DES DROITS DE L’HOMME"), fold("Asamblea, sesión")
    ("conseil des droits de l'homme", 'asamblea, sesion')
    """
    if words.isascii():
        return words.lower()
    return words.translate(_FOLDED)


class _Folded(dict[int, str]):
    """What each character is spelled as, told when it is first met."""

    def __missing__(self, code: int) -> str:
        self[code] = unicodedata.normalize("NFD", chr(code))[0].lower()[:1]
        return self[code]


_FOLDED: Final = _Folded({ord("’"): "'"})
