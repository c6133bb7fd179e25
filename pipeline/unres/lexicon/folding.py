"""Words spelled without what prints differ in: capitals, accents, apostrophes."""

from __future__ import annotations

import unicodedata
from typing import Final

_SIGNS: Final = {0x640: None, 0x670: None} | dict.fromkeys(range(0x64B, 0x653))


def bare(words: str) -> str:
    """Spell words without Arabic vowel signs and the stroke that stretches."""
    return words if words.isascii() else words.translate(_SIGNS)


def fold(words: str) -> str:
    """Spell words in small letters, without accents, with straight apostrophes.

    Every character stays one, so that places in the words are places in the result.

    >>> fold("CONSEIL DES DROITS DE L’HOMME"), fold("Asamblea, sesión")
    ("conseil des droits de l'homme", 'asamblea, sesion')
    """
    if words.isascii():
        return words.lower()
    return "".join(map(_fold_letter, words))


def _fold_letter(letter: str) -> str:
    """Spell one character."""
    if letter == "’":
        return "'"
    return unicodedata.normalize("NFD", letter)[0].lower()[:1]
