"""Texts inside a text: drafts that an organ recommends, passages that it quotes."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from unres.language import COLONS, Language
from unres.lexicon import match_action
from unres.lexicon.patterns import pattern
from unres.model import Block, Kind
from unres.segment.lists import read_count
from unres.segment.nesting import FlatBlock, nest

_INTRODUCING: Final = frozenset({Kind.OPERATIVE, Kind.POINT})
"""What may say that a text follows."""
_ENDING: Final = frozenset({Kind.CLOSING, Kind.VOTE})
"""What ends a text that was opened by its formula alone."""
_QUOTES: Final = frozenset('“”«»„"')
_QUOTE: Final = re.compile(r"(?P<opens>[“«„]|(?:(?<=[\s(])|^)\")|[”»\"]")
_TAIL: Final = ".,;:!? 0123456789*"
"""What may stand behind the mark that closes a quotation at a paragraph's end."""


def embed(items: Sequence[FlatBlock], language: Language) -> Sequence[FlatBlock]:
    """Give the items with every text inside the text as one item of its own.

    "Recommends to the General Assembly the adoption of the following draft
    resolution:" (E/RES/2021/21) has its draft after it: from the formula to the
    closing lines, or between quotation marks. A document that is adopted in the text
    itself ("Adopts the following declaration:") goes to the closing lines, new words
    without quotation marks ("to read as follows:") to the next paragraph of the one
    that changes. What nothing introduces stays.
    """
    introduced = {i for i, item in enumerate(items, 1) if _introduces(item, language)}
    if not introduced:
        return items
    quoting = any(at < len(items) and _is_quoted(items[at]) for at in introduced)
    ends = _find_ends(items) if quoting else [0] * len(items)
    embedded: list[FlatBlock] = []
    at = 0
    while at < len(items):
        end = 0
        if at in introduced:
            end = (
                ends[at]
                or _find_document(items, at, language)
                or _find_anew(items, at, language)
            )
        whole = FlatBlock(_enclose(items[at:end], language)) if end else items[at]
        embedded.append(whole)
        at = max(end, at + 1)
    return embedded


def _enclose(items: Sequence[FlatBlock], language: Language) -> Block:
    """Give a text inside the text as a block; a heading that opens it is its title."""
    first, *rest = items
    if first.block.kind is Kind.HEADING and not first.block.num and rest:
        title = replace(first.block, kind=Kind.TITLE)
        return Block(Kind.QUOTED, blocks=(title, *nest(rest, language)))
    return Block(Kind.QUOTED, blocks=nest(items, language))


def _find_document(items: Sequence[FlatBlock], at: int, language: Language) -> int:
    """Find the end of a document that the item before a place adopts; 0 for none.

    It opens with its title, or with a preamble of its own.
    """
    adopts = pattern("adopting-text", language).match(str(items[at - 1].block.text))
    titled = at < len(items) and items[at].block.kind is Kind.HEADING
    if not adopts or not titled or items[at].block.num:
        return 0
    return _find_first(items, at, lambda item: item.block.kind in _ENDING)


def _find_anew(items: Sequence[FlatBlock], at: int, language: Language) -> int:
    """Find the end of the new words that the item before a place puts; 0 for none."""
    changing = items[at - 1]
    words, due = str(changing.block.text), read_count(changing) + 1
    changes = pattern("amending", language).search(words) and due > 1
    opens = at < len(items) and items[at].block.kind not in _ENDING | {Kind.POINT}
    if not opens or not (changes or _instructs(words, language)):
        return 0

    def ends(item: FlatBlock) -> bool:
        if item.block.kind in _ENDING:
            return True
        if due > 1:
            return read_count(item) == due
        return _instructs(str(item.block.text), language)

    return _find_first(items, at, ends)


def _find_first(
    items: Sequence[FlatBlock], at: int, ends: Callable[[FlatBlock], bool]
) -> int:
    """Find the first item from a place on that ends a text; 0 where it is at once."""
    found = next((i for i in range(at, len(items)) if ends(items[i])), len(items))
    return found if found > at else 0


def _introduces(item: FlatBlock, language: Language) -> bool:
    """Whether an item acts and ends by saying that a text follows."""
    block, words = item.block, item.block.text.words
    if not words.endswith(COLONS) or block.kind not in _INTRODUCING:
        return False
    acts = bool(block.num) or match_action(words, "operative", language) is not None
    return acts or _instructs(words, language)


def _instructs(words: str, language: Language) -> bool:
    """Whether words say what an amendment changes: "In paragraph 3, replace"."""
    changes = pattern("amending", language).search(words.casefold())
    return bool(changes and pattern("instruction", language).match(words))


def _find_ends(items: Sequence[FlatBlock]) -> list[int]:
    """Give for each item where a text that it opens ends; 0 where it opens none."""
    ends = [0] * len(items)
    closed, quoted = len(items), 0
    for at in range(len(items) - 1, -1, -1):
        block = items[at].block
        if block.kind in _ENDING:
            closed = at
        words = _print(block)
        depth, last = _follow_quotes(words)
        if depth <= 0:
            quoted = at + 1 if last else 0
        if _opens_quote(words):
            ends[at] = quoted
        elif block.kind is Kind.FORMULA:
            ends[at] = closed
    return ends


def _print(block: Block) -> str:
    """Give the number and the words of a block."""
    return f"{block.num} {block.text}".lstrip()


def _is_quoted(item: FlatBlock) -> bool:
    """Whether an item may open a text by itself: with a mark, or as a formula."""
    return item.block.kind is Kind.FORMULA or _opens_quote(_print(item.block))


def _opens_quote(words: str) -> bool:
    m = _QUOTE.match(words)
    return bool(m and m["opens"])


def _follow_quotes(words: str) -> tuple[int, bool]:
    """Follow the quotations of a paragraph that stands inside one.

    Each paragraph of a quotation may open it anew. Gives how many are open at the
    end, none once the outer one was closed, and whether that was the last thing.
    """
    depth = 1
    if _QUOTES.isdisjoint(words):
        return depth, False
    for m in _QUOTE.finditer(words, 1 if _opens_quote(words) else 0):
        depth += 1 if m["opens"] else -1
        if not depth:
            return 0, not words[m.end() :].strip(_TAIL)
    return depth, False
