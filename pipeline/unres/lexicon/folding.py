"""Words spelled without what prints differ in, and regexes that find them in print."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from unres.lexicon.patterns import NEVER

STROKE: Final = chr(0x640)
"""The Arabic stroke that stretches a letter."""
SIGNS: Final = f"[{STROKE}{''.join(map(chr, (0x670, *range(0x64B, 0x653))))}]"
"""A regex of this stroke, and of the vowel signs."""
_SIGNS: Final = re.compile(SIGNS)

Tree = dict[str, "Tree"]
"""What may come after a character; "" where words end."""
SHAPES = {" ": r"\s+", "'": "['’]", "-": "[-‐‑]"}
"""What a character of folded words may be in print."""


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


def join_words(words: Iterable[str]) -> str:
    """Give the regex of one of some folded words, as they may be printed.

    Capitals, the shapes of apostrophes and hyphens, and Arabic vowel signs do not
    matter. The longest word at a place is found first.
    """
    root: Tree = {}
    for word in words:
        tree = root
        for character in word:
            tree = tree.setdefault(character, {})
        tree[""] = {}
    return _write(root) or NEVER


def _write(tree: Tree) -> str:
    """Give the regex of what a tree holds; "" where nothing comes after."""
    each = [_shape(it) + _write(after) for it, after in sorted(tree.items()) if it]
    whole = each[0] if len(each) == 1 else f"(?:{'|'.join(each)})"
    if "" not in tree:
        return whole if each else ""
    return f"(?:{whole})?" if each else ""


def _shape(character: str) -> str:
    """Give the regex of what a character of a folded word may be in print."""
    if character in SHAPES:
        return SHAPES[character]
    if character.upper() != character and len(character.upper()) == 1:
        return f"[{character}{character.upper()}]"
    # Signs of vowels stand behind letters that have no capitals.
    return re.escape(character) + (f"{SIGNS}*" if character.isalpha() else "")
