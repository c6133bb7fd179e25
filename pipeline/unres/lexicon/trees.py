"""Regexes of many words: a few steps tell that none of them stands at a place."""

from __future__ import annotations

import re
from collections.abc import Iterable

from unres.lexicon.folding import SIGNS
from unres.lexicon.patterns import NEVER

Tree = dict[str, "Tree"]
"""What may come after a character; "" where words end."""

SHAPES = {" ": r"\s+", "'": "['’]", "-": "[-‐‑]"}
"""What a character of folded words may be in print."""


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
