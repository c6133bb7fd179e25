"""Lists of cited numbers and dates, and which date holds for which number."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from unres.language import Language
from unres.lexicon.patterns import pattern
from unres.marks.members import Member
from unres.marks.mentions import Mention
from unres.marks.organs import find_at
from unres.marks.passage import Passage
from unres.marks.series import name_session
from unres.marks.tokens import Token, TokenKind, find_token, skip_topic

INSIDE: Final = frozenset({TokenKind.NUMBER, TokenKind.DATE, TokenKind.JOIN})
"""The tokens that a list is made of; any other ends it."""
REACH: Final = 300
"""How long a remark may be, in characters."""


class Listed(NamedTuple):
    """A number or a date of a list; `plain` if only joins stand before it."""

    token: Token
    plain: bool
    body: Mention | None
    """The body named right behind a number."""


def read_list(passage: Passage, head: Token) -> Sequence[Member]:
    """Read the list after a head; it ends at the next head, symbol or clause.

    Where dates and numbers stand before their head, it is read from its first one.
    """
    text, language = passage.text, passage.language
    if language.leading:
        return list(_read_leading(text, head, language))
    items: list[Listed] = []
    end = skip_topic(text, head, language)
    owner = find_body(passage, end)
    end = last = owner.end if owner else end
    joined = plain = True
    remark = False
    while token := find_token(text, end, language, apart=remark):
        near = _is_tied(text, end, token)
        plain = plain and near
        close = plain or (remark and token.start - last <= REACH)
        if token.kind not in INSIDE or not close:
            break
        end = token.end
        if token.kind is TokenKind.JOIN:
            joined = True
        elif _belongs(token, items, language, joined=near and joined, plain=plain):
            body = None
            if token.kind is TokenKind.NUMBER:
                body = find_body(passage, token.end)
                end = body.end if body else end
            items.append(Listed(token, plain, body))
            last, plain, joined = end, True, False
            remark = pattern("remark", language).match(text, last) is not None
        else:
            plain = joined = False
    members = _date_members(items)
    _name_bodies(members, owner)
    return members


def _is_tied(text: str, end: int, token: Token) -> bool:
    """Say whether nothing but its lead stands between an offset and a token."""
    between = text[end : token.start]
    return between == token.lead or " ".join(between.split()) == token.lead


def _read_leading(text: str, head: Token, language: Language) -> Iterator[Member]:
    """Read a list whose dates stand before the numbers that they hold for.

    One date holds for the numbers of one session behind it.
    """
    end, date, session = head.end, None, ""
    while token := find_token(text, end, language, apart=False):
        end = token.end
        if token.kind is TokenKind.DATE:
            end = skip_topic(text, token, language)
            date, session = token, ""
        elif token.kind is TokenKind.NUMBER:
            session = session or name_session(token.value)
            same = date and name_session(token.value) == session
            whole = _widen(text, token, language)
            yield Member(whole, plain=True, date=date if same else None)
            end = whole.end
        elif token.kind is not TokenKind.JOIN:
            return


def _widen(text: str, number: Token, language: Language) -> Token:
    """Give a number with what is printed around it: “第5/1号”, and its head behind."""
    before = pattern("ahead", language).search(
        text, max(0, number.start - 2), number.start
    )
    behind = pattern("behind", language).match(text, number.end)
    start = before.start() if before else number.start
    end = behind.end() if behind else number.end
    return Token(number.kind, start, end, number.value)


def find_body(passage: Passage, at: int) -> Mention | None:
    """Find the body that stands behind a head or a number, before what goes on."""
    if not passage.mentions:
        return None
    of = pattern("body-between", passage.language).match(passage.text, at)
    return find_at(passage, of.end()) if of else None


def _name_bodies(members: Sequence[Member], owner: Mention | None) -> None:
    """Give each member the body behind it, or behind the next that has one."""
    body: Mention | None = None
    for member in reversed(members):
        body = member.body or body
        member.body = body or owner


def _belongs(
    token: Token,
    items: Sequence[Listed],
    language: Language,
    *,
    joined: bool,
    plain: bool,
) -> bool:
    """Say whether a number or a date is of the list, and not of a remark in it."""
    if token.kind is TokenKind.NUMBER:
        return joined or plain
    if not items or not token.value:
        return False
    if plain:
        # "of 8 September 2017 and 17 September 2018, respectively": the second date
        # is tied to the first by nothing but "and".
        return bool(token.lead) or (joined and items[-1].token.kind is TokenKind.DATE)
    # "5/1, on institution-building of the Council, of 18 June 2007": the comma tells
    # that the date is not the remark's own.
    return pattern("tied", language).fullmatch(token.lead) is not None


def _date_members(items: Sequence[Listed]) -> list[Member]:
    """Give the numbers of a list, each with its date.

    A date holds for the numbers since the last date.
    """
    members: list[Member] = []
    numbers: list[Listed] = []
    days: list[Listed] = []
    for item in items:
        if item.token.kind is TokenKind.DATE:
            days.append(item)
            continue
        if days:
            members += _share_dates(numbers, days)
            numbers, days = [], []
        numbers.append(item)
    return members + _share_dates(numbers, days)


def _share_dates(numbers: Sequence[Listed], days: Sequence[Listed]) -> list[Member]:
    """Give each number its date: as many dates as numbers, or one for all.

    One date holds only for numbers of one session, for no organ adopts texts of
    two sessions on one day: "71/243 and 72/279 of 31 May 2018" dates the second.
    """
    dates: list[Token | None] = [day.token for day in days]
    counts = {len(dates), len(numbers)}
    if len(counts) > 1 and (not dates or 1 not in counts):
        dates = [None] * len(numbers)
    elif len(counts) > 1:
        session = name_session(numbers[-1].token.value)
        same = [name_session(item.token.value) == session for item in numbers]
        dates = [dates[0] if shared else None for shared in same]
    members = [
        Member(item.token, item.plain, date, (), item.body)
        for item, date in zip(numbers, dates, strict=True)
    ]
    if members:
        members[-1].days = [day.token for day in days if day.plain]
    return members
