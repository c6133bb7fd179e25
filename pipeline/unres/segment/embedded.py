"""Texts inside a text: drafts that an organ recommends, passages that it quotes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from unres.lexicon import match_action
from unres.model import Block, Kind
from unres.segment.nesting import Item, nest

_INTRODUCING: Final = frozenset({Kind.OPERATIVE, Kind.POINT})
"""What may say that a text follows."""

_ENDING: Final = frozenset({Kind.CLOSING, Kind.VOTE})
"""What ends a text that was opened by its formula alone."""

_QUOTES: Final = frozenset('“”«»„"')
_QUOTE: Final = re.compile(r"(?P<opens>[“«„]|(?:(?<=[\s(])|^)\")|[”»\"]")
_TAIL: Final = ".,;:!? 0123456789*"
"""What may stand behind the mark that closes a quotation at a paragraph's end."""


def embed(items: Iterable[Item]) -> Iterator[Item]:
    """Give the items with every text inside the text as one item of its own.

    "Recommends to the General Assembly the adoption of the following draft
    resolution:" (E/RES/2021/21) has its draft after it: from the formula to the
    closing lines, or between quotation marks. What nothing introduces stays.
    """
    listed = list(items)
    introduced = {i for i, item in enumerate(listed, 1) if _introduces(item)}
    ends = _find_ends(listed) if introduced else []
    at = 0
    while at < len(listed):
        end = ends[at] if at in introduced else 0
        if end:
            yield Item(Block(Kind.QUOTED, blocks=nest(listed[at:end])))
        else:
            yield listed[at]
        at = max(end, at + 1)


def _introduces(item: Item) -> bool:
    """Whether an item acts and ends by saying that a text follows."""
    block = item.block
    words = str(block.text)
    if block.kind not in _INTRODUCING or not words.endswith(":"):
        return False
    return bool(block.num) or match_action(words, "operative") is not None


def _find_ends(items: Sequence[Item]) -> list[int]:
    """Give for each item where a text that it opens ends; 0 where it opens none."""
    ends = [0] * len(items)
    closed, quoted = len(items), 0
    for at in range(len(items) - 1, -1, -1):
        block = items[at].block
        if block.kind in _ENDING:
            closed = at
        words = f"{block.num} {block.text}".lstrip()
        depth, last = _follow_quotes(words)
        if depth <= 0:
            quoted = at + 1 if last else 0
        if _opens_quote(words):
            ends[at] = quoted
        elif block.kind is Kind.FORMULA:
            ends[at] = closed
    return ends


def _opens_quote(words: str) -> bool:
    """Whether words open with a quotation mark."""
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
