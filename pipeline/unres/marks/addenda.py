"""Addenda and corrigenda that are named behind a document: "A/HRC/42/46 et Add.1"."""

from __future__ import annotations

from collections.abc import Iterator

from unres.language import Language
from unres.lexicon.patterns import pattern
from unres.marks.tokens import Token


def find_addenda(text: str, symbol: Token, language: Language) -> Iterator[Token]:
    """Find what is added to a document, each with its whole symbol.

    "A/HRC/58/53 y Add.1 y 2" names A/HRC/58/53/Add.1 and A/HRC/58/53/Add.2.
    """
    listed = pattern("addenda", language).match(text, symbol.end)
    if listed is None:
        return
    addendum = pattern("addendum", language)
    before, _, last = symbol.value.rpartition("/")
    # "A/88/1/Add.1 et Add.2" names two addenda of one document.
    whole = before if addendum.fullmatch(last) and not last.isdigit() else symbol.value
    kind = ""
    for item in addendum.finditer(text, *listed.span()):
        kind = item["kind"] or kind
        value = f"{whole}/{kind}.{item['number']}"
        yield Token(symbol.kind, *item.span(), value)
