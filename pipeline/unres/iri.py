"""The IRIs of UN documents, by the Akoma Ntoso Naming Convention and AKN4UN."""

from __future__ import annotations

import datetime
import re
from functools import lru_cache
from urllib.parse import quote

from unres.language import Language
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


def work_number(meta: Meta, sha256: str) -> str:
    """Give the last part of the Work IRI."""
    slug = number_slug(number_of(meta, sha256))
    statement = meta.type is DocumentType.PRESIDENTIAL_STATEMENT
    return f"PRST-{slug}" if statement and not slug.startswith("PRST") else slug


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
        number = work_number(meta, sha256)
    return iri_of(meta.organ, number, meta.dated, type)


def expression_iri(work: str, language: Language) -> str:
    """Give the IRI of a Work's text in a language, as first published.

    >>> expression_iri("/akn/un/statement/deliberation/unga/2022-12-12/77-128A", "en")
    '/akn/un/statement/deliberation/unga/2022-12-12/77-128A/eng@'
    """
    return f"{work}/{language.code}@"
