"""What cites a document besides its number: a link, "that resolution", "Ibid.".

The UN's documents link citations to the UN's own servers by symbol: "54/18" to
https://undocs.org/en/A/HRC/RES/54/18. A link is believed where the words that it
covers are the end of its symbol; in some it is that of another line.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final
from urllib.parse import unquote

from unres.lexicon.patterns import pattern
from unres.marks.context import Context, Linked
from unres.marks.passage import Passage
from unres.marks.series import find_learned, find_organ, join_symbol, read_symbol
from unres.marks.tokens import Token
from unres.model import CITING, Mark, MarkKind

_SITE: Final = re.compile(
    r"https?://(?:www\.)?(?:undocs\.org|docs\.un\.org)/(?:[a-z]{2}/)?(?P<symbol>[A-Z].*)"
)
"""An address of a document by its symbol; the language may be left out."""
_PARTS: Final = re.compile(r"(?<=\d)\s?[A-Z](?:-[A-Z])?$")
"""The letters of the parts of a resolution: its document holds them all."""
AROUND: Final = 40
"""How far around a head the words stand that make it "of that resolution"."""


def read_link(target: str) -> str:
    """Give the symbol in an address of the UN's document servers; "" in others.

    >>> read_link("https://undocs.org/en/A/RES/71/17")
    'A/RES/71/17'
    """
    found = _SITE.fullmatch(target)
    return unquote(found["symbol"]).strip().rstrip("/") if found else ""


def find_linked_organ(number: str, start: int, context: Context) -> str:
    """Give whose resolution a number at an offset is by the link over it, or ""."""
    bare = join_symbol(number)
    for linked in context.links:
        if linked.start <= start < linked.end:
            organ, own = find_organ(linked.symbol)
            if organ and join_symbol(own) in {bare, _PARTS.sub("", bare)}:
                return organ
    return ""


def mark_symbol(symbol: Token, context: Context) -> Mark:
    """Mark a printed symbol as the document that it names, or that its link names."""
    meant = _find_linked_symbol(symbol, context) if context.links else symbol.value
    return make_mark(symbol.start, symbol.end, meant, context)


def _find_linked_symbol(symbol: Token, context: Context) -> str:
    """Give the symbol of the link over a printed symbol, if it says more.

    A supplement has more behind its symbol: "A/59/19(supp)".
    """
    bare = join_symbol(symbol.value).casefold()
    for linked in context.links:
        own = join_symbol(linked.symbol)
        more = own.casefold().removeprefix(bare)
        over = linked.start <= symbol.start < linked.end
        if over and more != own.casefold() and more[:1] == "(" and more[-1:] == ")":
            return own
    return symbol.value


def find_linked(text: str, marks: Iterable[Mark], context: Context) -> Iterator[Mark]:
    """Mark what links and was not understood by its words."""
    taken = [(mark.start, mark.end) for mark in marks]
    for linked in context.links:
        if any(start < linked.end and linked.start < end for start, end in taken):
            continue
        if _agrees(text[linked.start : linked.end], linked):
            yield make_mark(linked.start, linked.end, linked.symbol, context)


def _agrees(words: str, linked: Linked) -> bool:
    """Whether words are the end of a symbol of a resolution or decision."""
    organ, number = find_organ(linked.symbol)
    return bool(organ) and join_symbol(words) == join_symbol(number)


def find_again(passage: Passage, at: int, cited: Mark) -> Iterator[Mark]:
    """Find what is cited once more by a head without a number at an offset."""
    again = pattern("again", passage.language)
    for match in again.finditer(passage.text, max(cited.end, at - AROUND), at + AROUND):
        start, end = match.span("what")
        if start <= at < end:
            yield Mark(start, end, cited.kind, cited.target)


def find_ibid(passage: Passage) -> Iterator[Mark]:
    """Find "Ibid." where the note before cites one document, and only that."""
    match = pattern("ibid", passage.language).match(passage.text)
    if match:
        yield make_mark(*match.span(), passage.context.noted, passage.context)


def make_mark(start: int, end: int, target: str, context: Context) -> Mark:
    """Mark what is known by its symbol: a citation if its date is known."""
    learned = find_learned(target, context)
    iri = read_symbol(target, learned.date if learned else "")
    iri = target if target.startswith("/") else iri
    return Mark(start, end, MarkKind.CITATION if iri else MarkKind.LINK, iri or target)


def tell_cited(marks: Sequence[Mark]) -> str:
    """Give the only document that a note cites: its IRI, else its symbol, or ""."""
    wholes = {
        mark.target.partition("#")[0].partition("/!")[0]
        for mark in marks
        if mark.kind in CITING
    }
    return wholes.pop() if len(wholes) == 1 else ""
