"""What one document asks for, of whom and by when."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import NamedTuple

from unres.graph.citing import GraphNode
from unres.lexicon import hrc_sessions, organs, states
from unres.lexicon.language import find_language
from unres.lexicon.named import roles
from unres.lexicon.patterns import pattern
from unres.tables.lines import Line, read_date

# "P5M", "P1Y", "P90D", "P2W": periods of one unit.
_PERIOD = re.compile(r"P(?P<count>\d{1,4})(?P<unit>[DWMY])$")
_HRC = "unga-hrc."


class Request(NamedTuple):
    """An action phrase that asks someone for something."""

    document: str
    symbol: str
    adopted: str
    unit: str
    num: str
    concept: str
    addressees: tuple[str, ...]
    """Who is asked, by the names of the lexicon or as printed; empty if not certain."""
    due: tuple[str, ...]
    """By when, as in the flat lines: sessions, dates, periods."""
    is_report: bool
    """Whether a report is asked for; False in a language whose words are not known."""
    text: str
    """The words from the phrase to the next."""


def list_requests(
    node: GraphNode, units: Mapping[str, Line], tables: Mapping[str, list[Line]]
) -> Iterator[Request]:
    """Yield what a document asks for, where it is known of whom or by when."""
    actions = tables.get("action", [])
    for action, after in pairwise([*actions, None]):
        unit = units.get(action["unit"]) if action else None
        if not action or not unit or not (action["addressees"] or action["due"]):
            continue
        within = after is not None and after["unit"] == action["unit"]
        end = after["start"] if within and after else len(unit["text"])
        text = unit["text"][action["start"] : end]
        sign = pattern("report-asked", find_language(unit["language"]))
        yield Request(
            action["document"],
            node.id,
            node.adopted,
            action["unit"],
            unit["num"] or "",
            action["concept"],
            tuple(action["addressees"]),
            tuple(action["due"]),
            bool(sign.match(text)),
            text.strip(),
        )


def find_day(due: str, adopted: str) -> dt.date | None:
    """Return the day by which something is due; None where no day is certain.

    A period begins with the adoption. A session of the Human Rights Council on record
    ends with its last adoption; no day is known of other sessions.

    >>> find_day("P5M", "2024-09-30"), find_day("unga.80", "2024-09-30")
    (datetime.date(2025, 2, 28), None)
    """
    if due.startswith(_HRC):
        session = hrc_sessions().get(due.removeprefix(_HRC))
        return read_date(str(session.last)) if session else None
    period = _PERIOD.match(due)
    start = read_date(adopted) if period else None
    if period and start:
        return _add_period(start, int(period["count"]), period["unit"])
    return read_date(due)


def _add_period(start: dt.date, count: int, unit: str) -> dt.date | None:
    """Return the day after a period; the last of the month if it has no such day."""
    if unit in "DW":
        return start + dt.timedelta(days=count * (7 if unit == "W" else 1))
    months = start.month - 1 + count * (12 if unit == "Y" else 1)
    year, month = start.year + months // 12, months % 12 + 1
    if year >= dt.MAXYEAR:
        return None
    # The last day of a month is four days or less behind its 28th.
    later = dt.date(year, month, 28) + dt.timedelta(days=4)
    last = (later - dt.timedelta(days=later.day)).day
    return dt.date(year, month, min(start.day, last))


def name_addressee(name: str) -> str:
    """Return the title of someone who is asked; a group as it is printed."""
    if name in roles():
        return roles()[name].title
    if name in organs():
        return organs()[name].title
    return states()[name].name if name in states() else name


def name_due(due: str) -> str:
    """Return a time in words.

    >>> name_due("unga-hrc.57"), name_due("R/P1Y")
    ('Human Rights Council, session 57', 'every P1Y')
    """
    if due.startswith("R/"):
        return f"every {due.removeprefix('R/')}"
    organ, _, number = due.rpartition(".")
    if organ in organs():
        return f"{organs()[organ].title}, session {number}"
    return f"{due} after the adoption" if _PERIOD.match(due) else due
