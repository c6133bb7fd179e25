"""The languages that tests speak."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from unres.language import Language
from unres.lexicon import find_language, languages

ENGLISH: Final = find_language("en")
FRENCH: Final = find_language("fr")
ARABIC: Final = find_language("ar")
OTHER: Final = Language("xxx", "xx", "a language of nobody")


def speaks(path: Path) -> Language:
    """Give the language of a file of cases: "zh-joins.txt" is in Chinese."""
    tag, parted, _ = path.stem.partition("-")
    known = {language.tag: language for language in languages().values()}
    return known.get(tag, ENGLISH) if parted else ENGLISH
