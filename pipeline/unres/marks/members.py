"""Lists of cited numbers: their members, and what each of them means."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple, final

from unres.marks.context import Learned
from unres.marks.mentions import Mention
from unres.marks.tokens import Token


@final
@dataclass(slots=True)
class Member:
    """A cited number and the date that holds for it, if any."""

    number: Token
    plain: bool
    """Whether it follows the member before it without a remark between."""
    date: Token | None = None
    days: Sequence[Token] = ()
    """The dates that are printed right behind it."""
    body: Mention | None = None
    """The body whose number it is, where one stands behind it or before the list."""

    @property
    def end(self) -> int:
        """Where it ends, with the dates behind it."""
        return self.days[-1].end if self.days else self.number.end


@final
@dataclass(slots=True)
class Target:
    """A member with what it means: an IRI where it is dated, else a symbol or ""."""

    member: Member
    symbol: str = ""
    iri: str = ""
    recorded: str = ""
    """The day that the table of adoption dates gives."""
    printed: str = ""
    """The day that is printed with it, if that is meant as its own."""
    learned: Learned | None = None
    """Where the day was learned, if it stands in neither."""

    @property
    def end(self) -> int:
        """Where it ends, with the dates that are its own."""
        return self.member.end if self.printed else self.member.number.end


class Listing(NamedTuple):
    """A list of citations, and where it starts."""

    start: int
    targets: Sequence[Target]
