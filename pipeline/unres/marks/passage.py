"""The words of a block, read once: what all finders of marks ask them about."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final, TypeAlias

from unres.language import UNKNOWN
from unres.marks.context import Context
from unres.marks.gazetteer import list_names
from unres.marks.members import Listing
from unres.marks.mentions import Mention, list_mentions
from unres.marks.names import Name
from unres.marks.tokens import Token, find_heads
from unres.model import Mark
from unres.numbers import has_digit

NOTHING: Final[Mapping[str, Sequence[Name]]] = {}
"""The names in a text of a language that no lexicon knows."""


class Passage:
    """The words of a block with the names, bodies and heads of citations in them.

    It is made for one block and dropped with it: nothing is kept from text to text.
    """

    __slots__ = (
        "context", "heads", "language", "lists", "mentions", "names", "numbered",
        "text",
    )  # fmt: skip

    def __init__(self, text: str, context: Context) -> None:
        """Read the words of a block of which something is known."""
        language = context.language
        known = language is not UNKNOWN
        self.text = text
        self.context = context
        self.language = language
        self.numbered = has_digit(text)
        """Whether it has a digit, which most have not: what cites or dates has one."""
        self.names = list_names(text, language) if known else NOTHING
        """Sort → the names that it holds, in order."""
        self.mentions: Sequence[Mention] = (
            list_mentions(text, self.names, context) if self.names else ()
        )
        """The bodies that it names, in order."""
        self.heads: Sequence[Token] = (
            find_heads(text, language) if known and self.numbered else ()
        )
        """The words that open citations, in order."""
        self.lists: Sequence[Listing] | None = None
        """The lists that it cites, once they are read."""


Finder: TypeAlias = Callable[[Passage], Iterable[Mark]]
"""Gives the marks of one sort in a passage; an outer mark before those inside it."""
