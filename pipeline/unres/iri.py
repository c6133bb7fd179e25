"""The IRIs of UN documents, by the Akoma Ntoso Naming Convention and AKN4UN.

From the IRI of a Work one comes back to the symbol that people know it by.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final
from urllib.parse import quote

from unres.language import Language
from unres.lexicon import organs
from unres.lexicon.named import Organ
from unres.model import DocumentType, Meta

UNKNOWN_DATE = "0001-01-01"
"""What stands in an IRI and in `identification` where no date is known."""
_ISO = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_ACTOR = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
# "A/HRC/RES/", "S/PRST/", "A/C.3/", "E/CN.4/RES/": all that stands before a number.
_BEFORE_NUMBER = re.compile(
    r"(?:A/HRC|A/C\.[0-9]|E/CN\.[0-9]+|A|S|E)/(?:(?:RES|DEC|PRST)/)?(?=.)"
)
_LETTER = re.compile(r"(?<=[0-9]) (?=[A-Z]\b)")
_BRACKETS = re.compile(r"\s*[(（]([^()（）]*)[)）]")

UNKNOWN = "unknown"
"""What stands for the actor in an IRI where the organ is not known."""
DOCS = ("ar", "en", "es", "fr", "ru", "zh")
"""The languages of the UN's document server."""
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


def docs_url(symbol: str, tag: str = "") -> str:
    """Give the address of a document at the UN's document server, as a valid URI.

    >>> docs_url("S/RES/2574 (2021)"), docs_url("A/HRC/RES/5/1", "fr")
    ('https://docs.un.org/S/RES/2574(2021)', 'https://docs.un.org/fr/A/HRC/RES/5/1')
    """
    path = quote("".join(symbol.split()), safe="/().-*", errors="replace")
    folder = f"{tag}/" if tag in DOCS else ""
    return f"https://docs.un.org/{folder}{path}"


def valid_date(text: str) -> str:
    """Give an ISO date back if it is one of the calendar and known, else ""."""
    if not _ISO.fullmatch(text) or text == UNKNOWN_DATE:
        return ""
    try:
        datetime.date.fromisoformat(text)
    except ValueError:
        return ""
    return text


def actor(organ: str) -> str:
    """Give the actor of an IRI: the organ's name, or `UNKNOWN` where none is."""
    return organ if _ACTOR.fullmatch(organ) else UNKNOWN


@lru_cache(maxsize=4096)
def number_slug(number: str) -> str:
    """Give a number as it stands in an IRI.

    >>> number_slug("59/1"), number_slug("2731 (2024)"), number_slug("217 A (III)")
    ('59-1', '2731-2024', '217A-III')
    """
    slug = _BRACKETS.sub(r"-\1", _LETTER.sub("", number.strip()))
    slug = re.sub(r"[/–—‑‐]", "-", slug)
    slug = re.sub(r"[^\w.-]", "", re.sub(r"\s+", "_", slug))
    return re.sub(r"-{2,}", "-", slug).strip("-._")


def number_of(meta: Meta, sha256: str) -> str:
    """Give the number a document goes by, as printed.

    Where the source prints neither number nor symbol it is "nn-" and the first
    twelve digits of the source's hash.
    """
    number = meta.number or _BEFORE_NUMBER.sub("", meta.symbol, count=1)
    return number if number_slug(number) else f"nn-{sha256[:12] or '0' * 12}"


def iri_of(organ: str, number: str, date: str, type: str = "statement") -> str:
    """Give the Work IRI of a document by its organ, number and date.

    >>> iri_of("unga-hrc", "5/1", "2007-06-18")
    '/akn/un/statement/deliberation/unga-hrc/2007-06-18/5-1'
    """
    day = valid_date(date) or UNKNOWN_DATE
    subtype = "publication" if type == "documentCollection" else "deliberation"
    return f"/akn/un/{type}/{subtype}/{actor(organ)}/{day}/{number_slug(number)}"


def collection_number(meta: Meta, sha256: str) -> str:
    """Give the number of a resolution in parts, with their letters: "77/128 A–B"."""
    printed = _BEFORE_NUMBER.sub("", meta.symbol, count=1)
    return printed if number_slug(printed) else number_of(meta, sha256)


def work_iri(meta: Meta, sha256: str, type: str = "statement") -> str:
    """Give the IRI of a document's Work: what it is in any language and form."""
    if type == "documentCollection":
        number = collection_number(meta, sha256)
    else:
        number = number_slug(number_of(meta, sha256))
        stated = meta.type is DocumentType.PRESIDENTIAL_STATEMENT
        if stated and not number.startswith("PRST"):
            number = f"{_PRESIDENT}{number}"
    return iri_of(meta.organ, number, meta.dated, type)


def expression_iri(work: str, language: Language) -> str:
    """Give the IRI of a Work's text in a language, as first published.

    >>> expression_iri("/akn/un/statement/deliberation/unga/2022-12-12/77-128A", "en")
    '/akn/un/statement/deliberation/unga/2022-12-12/77-128A/eng@'
    """
    return f"{work}/{language.code}@"


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
    if old := re.fullmatch(rf"(\d+){_PARTS}-(\d{{4}}|(?:E?S-)?[IVXLC]+)", number):
        yield f"{old[1]}{' ' if old[2] else ''}{old[2]} ({old[3]})"
    # 67-224, S-9-1, 77-128A, 79-259A-C: the session before the stroke.
    if new := re.fullmatch(rf"((?:E?S-)?\d+)-(\d+)_?{_PARTS}", number):
        yield f"{new[1]}/{new[2]}{' ' if new[3] else ''}{new[3]}"


def _choose_template(organ: Organ, printed: str) -> str:
    """Choose between the symbols of resolutions and of decisions."""
    count = re.search(r"/(\d+)", printed)
    first = DECISIONS.get(organ.name)
    if count and first and int(count[1]) >= first:
        return organ.decision
    return organ.symbol
