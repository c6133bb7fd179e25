"""Lists of cited numbers and dates, and which date holds for which number."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from unres.language import Language
from unres.marks.series import name_session
from unres.marks.tokens import Part, Token, find_token, skip_topic

INSIDE: Final = frozenset({Part.NUMBER, Part.DATE, Part.JOIN})
"""The tokens that a list is made of; any other ends it."""

REMARK: Final = re.compile(
    r",?\s(?:annex|as|by|concerning|entitled|in|including|on|part|regarding|sections?"
    r"|which)\s"
)
"""What may open a remark between two members: "5/1, on institution-building, and",
"45/248 B, section VI, of 21 December 1990"."""

TIED: Final = frozenset({", of", ", also of"})
"""What ties a date to a list over a remark."""

REACH: Final = 300
"""How long a remark may be, in characters."""


class Item(NamedTuple):
    """A number or a date of a list; `plain` if only joins stand before it."""

    token: Token
    plain: bool


@dataclass(frozen=True, slots=True)
class Member:
    """A cited number and the date that holds for it, if any."""

    number: Token
    plain: bool
    """Whether it follows the member before it without a remark between."""
    date: Token | None = None
    days: tuple[Token, ...] = ()
    """The dates that are printed right behind it."""

    @property
    def end(self) -> int:
        """Where it ends, with the dates behind it."""
        return self.days[-1].end if self.days else self.number.end


def read_list(text: str, head: Token, language: Language) -> tuple[Member, ...]:
    """Read the list after a head; it ends at the next head, symbol or clause.

    Where dates and numbers stand before their head, it is read from its first one.
    """
    if language.leading:
        return tuple(_read_leading(text, head, language))
    items: list[Item] = []
    end = last = skip_topic(text, head, language)
    joined = plain = True
    remark = False
    while token := find_token(text, end, language, apart=remark):
        near = " ".join(text[end : token.start].split()) == token.lead
        plain = plain and near
        close = plain or (remark and token.start - last <= REACH)
        if token.part not in INSIDE or not close:
            break
        end = token.end
        if token.part is Part.JOIN:
            joined = True
        elif _belongs(token, items, joined=near and joined, plain=plain):
            items.append(Item(token, plain))
            last, plain, joined = token.end, True, False
            remark = REMARK.match(text, last) is not None
        else:
            plain = joined = False
    return tuple(_date_members(items))


def _read_leading(text: str, head: Token, language: Language) -> Iterator[Member]:
    """Read a list whose dates stand before the numbers that they hold for.

    One date holds for the numbers of one session behind it.
    """
    end, date, session = head.end, None, ""
    while token := find_token(text, end, language, apart=False):
        end = token.end
        if token.part is Part.DATE:
            end = skip_topic(text, token, language)
            date, session = token, ""
        elif token.part is Part.NUMBER:
            session = session or name_session(token.value)
            same = date and name_session(token.value) == session
            yield Member(token, plain=True, date=date if same else None)
        elif token.part is not Part.JOIN:
            return


def _belongs(token: Token, items: Sequence[Item], *, joined: bool, plain: bool) -> bool:
    """Say whether a number or a date is of the list, and not of a remark in it."""
    if token.part is Part.NUMBER:
        return joined or plain
    if not items or not token.value:
        return False
    if plain:
        # "of 8 September 2017 and 17 September 2018, respectively": the second date
        # is tied to the first by nothing but "and".
        return bool(token.lead) or (joined and items[-1].token.part is Part.DATE)
    # "5/1, on institution-building of the Council, of 18 June 2007": the comma tells
    # that the date is not the remark's own.
    return token.lead in TIED


def _date_members(items: Sequence[Item]) -> Iterator[Member]:
    """Give the numbers of a list, each with its date.

    A date holds for the numbers since the last date.
    """
    numbers: list[Item] = []
    days: list[Item] = []
    for item in items:
        if item.token.part is Part.DATE:
            days.append(item)
            continue
        if days:
            yield from _share_dates(numbers, days)
            numbers, days = [], []
        numbers.append(item)
    yield from _share_dates(numbers, days)


def _share_dates(numbers: Sequence[Item], days: Sequence[Item]) -> Iterator[Member]:
    """Give each number its date: as many dates as numbers, or one for all.

    One date holds only for numbers of one session, for no organ adopts texts of
    two sessions on one day: "71/243 and 72/279 of 31 May 2018" dates the second.
    """
    dates: list[Token | None] = [day.token for day in days]
    if len(dates) != len(numbers):
        single = len(dates) == 1 or len(numbers) == 1
        one = dates[0] if dates and single else None
        session = name_session(numbers[-1].token.value) if numbers else ""
        same = [name_session(item.token.value) == session for item in numbers]
        dates = [one if shared else None for shared in same]
    printed = tuple(day.token for day in days if day.plain)
    for item, date in zip(numbers, dates, strict=True):
        behind = printed if item is numbers[-1] else ()
        yield Member(item.token, item.plain, date, behind)
