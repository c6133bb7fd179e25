"""From the IRI of a Work back to the symbol that people know it by."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from unres.lexicon import organs
from unres.lexicon.named import Organ

DECISIONS: Final[dict[str, int]] = {"unga": 401, "unga-hrc": 101, "unecosoc": 101}
"""Organ → the number from which it counts decisions, in series of their own."""

_WORK: Final = re.compile(
    r"/akn/un/(?:statement/deliberation|documentCollection/publication)"
    r"/([^/]+)/([0-9-]+)/([^/~#!@]+)"
)
"""The organ, the date and the number in a Work IRI; a portion may follow."""

_PARTS: Final = r"((?:[A-Z](?:-[A-Z])?)?)"
"""The letter of a part, or those of the first and the last; none at all."""

_PRESIDENT: Final = "PRST-"


@lru_cache(maxsize=4096)
def symbol_of(iri: str) -> str:
    """Give the symbol of what an IRI names; "" where the lexicon does not tell.

    >>> symbol_of("/akn/un/statement/deliberation/unga/2012-12-21/67-224")
    'A/RES/67/224'
    """
    found = _WORK.match(iri)
    organ = organs().get(found[1]) if found else None
    if not found or not organ:
        return ""
    number = found[3]
    if number.startswith(_PRESIDENT):
        printed = number.removeprefix(_PRESIDENT).replace("-", "/")
        return organ.statement.format(number=printed)
    for printed in _guess_numbers(number):
        if organ.number and re.fullmatch(organ.number, printed):
            return _choose_template(organ, printed).format(number=printed)
    return ""


@lru_cache(maxsize=4096)
def date_of(iri: str) -> str:
    """Give the date in the IRI of a resolution or decision; "" for another IRI.

    >>> date_of("/akn/un/statement/deliberation/unga/2012-12-21/67-224#para_3")
    '2012-12-21'
    """
    found = _WORK.match(iri)
    return found[2] if found else ""


def _guess_numbers(number: str) -> Iterator[str]:
    """Give the forms in which a number of an IRI may have been printed."""
    # 2231-2015, 3314-XXIX, 217A-III, 3201-S-VI: the year or the session in brackets.
    old = re.fullmatch(rf"(\d+){_PARTS}-(\d{{4}}|(?:E?S-)?[IVXLC]+)", number)
    if old:
        yield f"{old[1]}{' ' if old[2] else ''}{old[2]} ({old[3]})"
    # 67-224, S-9-1, 77-128A, 79-259A-C: the session before the stroke.
    new = re.fullmatch(rf"((?:E?S-)?\d+)-(\d+)_?{_PARTS}", number)
    if new:
        yield f"{new[1]}/{new[2]}{' ' if new[3] else ''}{new[3]}"


def _choose_template(organ: Organ, printed: str) -> str:
    """Choose between the symbols of resolutions and of decisions."""
    count = re.search(r"/(\d+)", printed)
    first = DECISIONS.get(organ.name)
    if count and first and int(count[1]) >= first:
        return organ.decision
    return organ.symbol
