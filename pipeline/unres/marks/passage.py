"""The words of a block, read once: what all finders of marks ask them about."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from typing import Final, TypeAlias, final

from unres.language import UNKNOWN, Language
from unres.lexicon.patterns import pattern_records
from unres.marks.context import Context
from unres.marks.gazetteer import BODY, list_names
from unres.marks.members import Listing
from unres.marks.mentions import Mention, list_mentions
from unres.marks.names import Name
from unres.marks.tokens import Token, find_heads
from unres.model import Mark, MarkKind
from unres.numbers import has_digit

NOTHING: Final[Mapping[str, Sequence[Name]]] = {}
"""The names in a text of a language that no lexicon knows."""
ANY: Final = "any"
"""The sign that every passage bears."""
CITED: Final = "cited"
"""The sign of one that may cite documents."""
DIGIT: Final = "digit"
NEAR: Final = "near"
SESSION: Final = "session"
HEAD: Final = "head"
"""Those of one with a digit, and with what stands in the words for things."""


@final
class Passage:
    """The words of a block with the names, bodies and heads of citations in them.

    It is made for one block and dropped with it: nothing is kept from text to text.
    """

    __slots__ = (
        "context", "found", "heads", "language", "lists", "mentions", "names",
        "numbered", "signs", "text",
    )  # fmt: skip

    def __init__(self, text: str, context: Context) -> None:
        """Read the words of a block of which something is known."""
        language = context.language
        self.text = text
        self.context = context
        self.language = language
        self.numbered = has_digit(text)
        """Whether it has a digit, which most have not: what cites or dates has one."""
        self.names = NOTHING
        """Sort → the names that it holds, in order."""
        self.mentions: Sequence[Mention] = ()
        """The bodies that it names, in order."""
        self.heads: Sequence[Token] = ()
        """The words that open citations, in order."""
        self.lists: Sequence[Listing] = ()
        """The lists that it cites, once they are read."""
        self.found: list[Iterable[Mark]] = []
        """What each finder found in it, once they were asked."""
        self.signs = {ANY}
        """What it holds, of all that finders look for: sorts of names, and signs."""
        if self.numbered:
            self.signs.update((DIGIT, CITED))
        elif context.links or context.noted:
            self.signs.add(CITED)
        if language is not UNKNOWN:
            self._read(text, language)

    def _read(self, text: str, language: Language) -> None:
        """Find the names, the bodies and the heads of citations."""
        signs = self.signs
        for sign, cues in _list_cues(language, numbered=self.numbered):
            for cue in cues:
                if cue in text:
                    signs.add(sign)
                    break
        names = list_names(text, language)
        if names:
            signs.update(names)
            self.names = names
            if MarkKind.ORGAN in names or BODY in names:
                self.mentions = list_mentions(text, names, self.context)
                signs.add(MarkKind.ORGAN)
        if HEAD in signs:
            self.heads = find_heads(text, language)


@cache
def _list_cues(
    language: Language, *, numbered: bool
) -> Sequence[tuple[str, Sequence[str]]]:
    """Give each sign with its cues in a language: what is found faster than patterns.

    Where nothing is known to stand in all of what a pattern finds, any text may have
    it; without the pattern none has it. What opens citations needs a digit behind it.
    """
    known = pattern_records(language.tag)
    names = {SESSION: "session-told", NEAR: "near"}
    names |= {HEAD: "cited-head"} if numbered else {}
    found = ((sign, known.get(name)) for sign, name in names.items())
    return tuple((sign, record.cues or ("",)) for sign, record in found if record)


Finder: TypeAlias = Callable[[Passage], Iterable[Mark]]
"""Gives the marks of one sort in a passage; an outer mark before those inside it."""
