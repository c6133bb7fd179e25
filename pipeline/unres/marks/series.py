"""Which series a number belongs to: its form and its date must fit the organ's."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Final

from unres.iri import iri_of
from unres.lexicon import adoption_date, hrc_sessions, organs
from unres.lexicon.patterns import NEVER
from unres.marks.context import Context, Learned

PARTS: Final = re.compile(
    r" (?P<first>[A-Z])(?: [^\W\d_]{1,3} |[-–])(?P<last>[A-Z])(?=$| \()"
)
"""A range of parts: "A to C" in "79/259 A to C"."""
YEAR: Final = re.compile(r"\((\d{4})\)$|^(\d{4})/")
"""The year in a number that has one: "2231 (2015)", "2004/33"."""
SESSION: Final = re.compile(r"(\d+)/\d+")
"""The session in a number that has one: "67/224"."""
FIRST_YEAR: Final = 1945
"""The General Assembly's session n begins n years after it, in September."""
FIRST_LONG: Final = 1000
"""From here on the number before the stroke is a year and no session."""
BRACKET: Final = re.compile(r"\(([^()]+)\)")
"""The year or the session in a number that has it in brackets."""
ROMAN: Final = re.compile(r"\([IVXLC]+\)$")
"""A session in Roman figures: "574 (XXVII)"."""
LAST_ROMAN: Final = "1979"
"""From this year on no organ counts its resolutions so any more."""


def find_series(
    organ: str, number: str, date: str, *, stated: bool, latest: str = ""
) -> str:
    """Give the organ whose number it is, or "" where that is not certain.

    An organ that the words state is believed if it has such numbers. One that is
    only understood must fit the date too, and the session in which it is cited
    (`latest`, if it is the organ's own). Where it does not, and the General
    Assembly does, it is the Assembly's: "resolution 79/1 of 22 September 2024" in a
    text of the Human Rights Council.
    """
    if stated:
        return organ if has_form(organ, number) else ""
    future = _is_later(number, latest)
    if has_form(organ, number) and fits_date(organ, number, date) and not future:
        return organ
    beyond = _is_beyond(number) and has_numbers(organ) and not has_form(organ, number)
    assembly = bool(date) or "ES-" in number or (future and organ != "unga") or beyond
    for other, certain in (("unsc", True), ("unga", assembly)):
        if certain and has_form(other, number) and fits_date(other, number, date):
            return other
    return ""


def _is_range(number: str) -> bool:
    """Say whether a number is a range of parts: "79/259 A to C"."""
    return " " in number and PARTS.search(number) is not None


def has_form(organ: str, number: str, *, decision: bool = False) -> bool:
    """Say whether an organ has numbers of this form; parts may be a range.

    The General Assembly counts by sessions since its 31st, its decisions from 301.
    """
    forms = _compile_forms().get(organ)
    if forms is None:
        return False
    plain = PARTS.sub(r" \g<first>", number) if _is_range(number) else number
    return forms[decision].fullmatch(plain) is not None


@cache
def _compile_forms() -> Mapping[str, tuple[re.Pattern[str], re.Pattern[str]]]:
    return {
        it.name: (
            re.compile(it.number or NEVER),
            re.compile(it.decision_number or it.number or NEVER),
        )
        for it in organs().values()
    }


@cache
def list_numbered() -> Sequence[str]:
    """Give the organs whose numbers the lexicon can read."""
    known = organs().values()
    return [it.name for it in known if it.number or it.decision_number]


def has_numbers(organ: str) -> bool:
    """Say whether an organ adopts texts with numbers that the lexicon can read."""
    record = organs().get(organ)
    return bool(record and record.number)


def fits_date(organ: str, number: str, date: str) -> bool:
    """Say whether a number can be of a date; where nothing is known it can."""
    if not date or is_outdated(number, date):
        return not date
    year, session = YEAR.search(number), SESSION.match(number)
    if year:
        return date.startswith(year[1] or year[2])
    if organ == "unga-hrc":
        known = hrc_sessions().get(name_session(number))
        if known:
            return known.first <= date <= known.last
        return date > _last_day()
    if session and organ == "unga":
        opening = FIRST_YEAR + int(session[1])
        return f"{opening}-09" <= date < f"{opening + 1}-10"
    return True


def is_outdated(number: str, date: str) -> bool:
    """Say whether a number has a form that no organ used any more at a date."""
    dated = date >= LAST_ROMAN and number.endswith(")")
    return dated and ROMAN.search(number) is not None


def _is_later(number: str, latest: str) -> bool:
    """Say whether a number is of a session after one given as digits."""
    session = SESSION.match(number)
    return bool(session and latest.isdigit() and int(session[1]) > int(latest))


def _is_beyond(number: str) -> bool:
    """Say whether a session is one that the Human Rights Council has not held yet."""
    session = SESSION.match(number)
    return bool(session and _last_session() < int(session[1]) < FIRST_LONG)


@cache
def _last_session() -> int:
    """Give the last session of the Human Rights Council that the lexicon knows."""
    return max(int(session) for session in hrc_sessions() if session.isdigit())


@cache
def _last_day() -> str:
    """Give the last day of adoption of the Human Rights Council that is on record."""
    return max(session.last for session in hrc_sessions().values())


def name_session(number: str) -> str:
    """Give the part of a number that members of one session share.

    >>> name_session("5/1"), name_session("217 A (III)"), name_session("1325 (2000)")
    ('5', 'III', '2000')
    """
    bracket = BRACKET.search(number) if "(" in number else None
    return bracket[1] if bracket else number.partition("/")[0]


def make_iri(organ: str, number: str, date: str) -> str:
    """Give the IRI of a resolution or decision; parts A to C are a collection."""
    kind = "documentCollection" if _is_range(number) else "statement"
    return iri_of(organ, join_parts(number), date, kind)


def find_title(organ: str, number: str, *, decision: bool) -> tuple[str, str]:
    """Give the symbol of a resolution or decision, and its day in the table.

    Each is "" where it has none.
    """
    record = organs()[organ]
    form = record.decision if decision else record.symbol
    symbol = form.format(number=join_parts(number))
    return symbol, adoption_date(symbol)


def read_symbol(symbol: str, learned: str = "") -> str:
    """Give the IRI of a resolution or decision by its symbol; "" where none is known.

    Its date is that of the table, else one that was learned elsewhere.

    >>> read_symbol("A/HRC/RES/5/1")
    '/akn/un/statement/deliberation/unga-hrc/2007-06-18/5-1'
    """
    date = adoption_date(symbol) or learned
    organ, number = find_organ(symbol) if date else ("", "")
    return make_iri(organ, number, date) if organ else ""


def is_numbered(symbol: str) -> bool:
    """Whether a symbol is one of a resolution or decision, and of no other document."""
    return bool(find_organ(symbol)[0])


def find_learned(symbol: str, context: Context) -> Learned | None:
    """Find the day of adoption that was learned for a symbol."""
    bare = join_symbol(symbol) if context.dates else ""
    return next((each for each in context.dates if each.symbol == bare), None)


def join_symbol(symbol: str) -> str:
    """Give a symbol without blanks, as the table of adoption dates has it."""
    return "".join(symbol.split())


def find_organ(symbol: str) -> tuple[str, str]:
    """Give the organ and the number that a symbol names, or two times ""."""
    known, heads = _list_heads()
    for head, organ in known if symbol.startswith(heads) else ():
        if symbol.startswith(head) and has_form(organ, symbol[len(head) :]):
            return organ, symbol[len(head) :]
    return "", ""


@cache
def _list_heads() -> tuple[Sequence[tuple[str, str]], tuple[str, ...]]:
    """Give what stands before numbers in symbols, each with its organ, and alone."""
    forms = ((f, o.name) for o in organs().values() for f in (o.symbol, o.decision))
    heads = [(form.partition("{number}")[0], name) for form, name in forms if form]
    return heads, tuple(head for head, _ in heads)


def join_parts(number: str) -> str:
    """Give a number with its range of parts as symbols have it.

    >>> join_parts("79/259 A to C")
    '79/259 A-C'
    """
    return PARTS.sub(r" \g<first>-\g<last>", number) if _is_range(number) else number
