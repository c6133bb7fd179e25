"""A calendar of the reports that are asked for: iCalendar (RFC 5545)."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from collections.abc import Iterator
from typing import Final

from unres.graph.asking import Request, find_day, name_addressee, name_due

HEAD: Final = (
    "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//unres//reports asked for//EN\r\n"
)
FOOT: Final = "END:VCALENDAR\r\n"
LINE: Final = 75
"""How many bytes a line may have."""
UNKNOWN: Final = "19700101"
"""The date of a stamp where no adoption is known; nothing is read from the clock."""
_SPECIAL = re.compile(r"[\\;,]")
_CONTROL = re.compile("[\x00-\x1f\x7f\ud800-\udfff]+")


def list_entries(request: Request) -> Iterator[str]:
    """Yield an entry for each time by which a report is asked for.

    A time that is a day is an event; another is a to-do without a day.
    """
    if not request.is_report:
        return
    for due in request.due:
        day = find_day(due, request.adopted)
        kind = "VEVENT" if day else "VTODO"
        lines = [f"BEGIN:{kind}", *_list_lines(request, due, day), f"END:{kind}"]
        yield "".join(_fold(line) for line in lines)


def _list_lines(request: Request, due: str, day: dt.date | None) -> Iterator[str]:
    place = "\0".join((request.document, request.unit, request.text, due))
    yield f"UID:{hashlib.sha256(place.encode()).hexdigest()[:32]}@unres"
    yield f"DTSTAMP:{request.adopted.replace('-', '') or UNKNOWN}T000000Z"
    if day:
        yield f"DTSTART;VALUE=DATE:{day:%Y%m%d}"
        yield "TRANSP:TRANSPARENT"
    who = ", ".join(name_addressee(name) for name in request.addressees) or "Report"
    number = request.num.rstrip(".")
    unit = f", {number}" if number else ""
    yield "SUMMARY:" + _escape(f"{who} ({request.symbol}{unit})")
    yield "DESCRIPTION:" + _escape(f"{name_due(due)}: {request.text}")
    yield f"CATEGORIES:{_escape(due)}"


def _escape(text: str) -> str:
    """Return text as a value: on one line, what is special escaped."""
    return _SPECIAL.sub(r"\\\g<0>", _CONTROL.sub(" ", text))


def _fold(line: str) -> str:
    """Return a line in pieces of no more bytes than are allowed."""
    pieces, room = [""], LINE
    for character in line:
        size = len(character.encode())
        if size > room:
            pieces.append(" ")
            room = LINE - 1
        pieces[-1] += character
        room -= size
    return "\r\n".join(pieces) + "\r\n"
