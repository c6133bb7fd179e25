"""The languages that tests speak."""

from __future__ import annotations

from typing import Final

from unres.language import Language
from unres.lexicon import find_language

ENGLISH: Final = find_language("en")
FRENCH: Final = find_language("fr")
ARABIC: Final = find_language("ar")
OTHER: Final = Language("xxx", "xx", "a language of nobody")
