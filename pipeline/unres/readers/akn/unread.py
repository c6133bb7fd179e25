"""What the metadata of a file say that the file written of it does not say."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Final

from lxml import etree

from unres.adoption import ADOPTED
from unres.evidence import SUBMITTED, Field
from unres.iri import UNKNOWN_DATE
from unres.lexicon.vocabularies import find_vocabulary
from unres.readers.akn.facts import UN, read_facts
from unres.readers.flat.elements import Element, find_line, squeeze

SAYING: Final = (
    *("value", "href", "showAs", "shortForm", "dictionary", "date", "source"),
    *("type", "number", "fromLanguage", f"{UN}start", f"{UN}end"),
)
"""The attributes that say something of the document, and not of the markup."""
DOING: Final = ("as", "by", "outcome", "refersTo")
"""What steps and votes say by attributes that elsewhere name what stands in words."""
REPLACED: Final = (
    *("identification", "FRBR", "original", "presentation", "classification"),
    *("workflow", "analysis", "lifecycle", "organization", "publication", "count"),
    *("voting", "references", "hasAttachment", "attachmentOf", "docketNumber"),
)
"""What elements begin with that a file of ours has by rules of its own."""
DATED: Final = "FRBRdate"
MARKUP: Final = "markup"
"""The date of a Manifestation: that of another file."""


def list_unread(
    root: Element, written: Collection[Element], roles: Collection[str]
) -> Iterator[tuple[int, str, bool]]:
    """Yield what the metadata of a file say that those of the files written do not.

    Each has its line, its words, and whether another fact stands for it by rule; those
    of annexes are told too. Labels are the markup's own. `roles` are those of the
    sponsors that were read from lists in steps.
    """
    said = {_fold(value) for own in written for value in _list_said(own)}
    dates = {own.get("name", "") for each in written for own in each.iter(DATED)}
    every = (own for meta in root.iter("meta") for own in meta.iter(etree.Element))
    for own in (each for each in every if not each.tag.startswith("TLC")):
        for name, value in _list_values(own):
            if _fold(value) not in said and not _is_listed(own, name, roles):
                told = f"{own.tag} {name}={value[:80]!r}".replace(UN, "")
                yield find_line(own), told, _is_replaced(own, name, dates)


def _list_said(root: Element) -> Iterator[str]:
    """Yield all that the metadata of a file of ours say."""
    for own in root.iterfind(".//meta//*"):
        yield from map(str, own.attrib.values())
        yield "".join(map(str, own.itertext()))
    for fact in read_facts(root, ours=True):
        yield fact.value
        yield from (words for _, words in fact.more)


def _list_values(own: Element) -> Iterator[tuple[str, str]]:
    """Yield what an element says: by its attributes and in its words."""
    for name in (*SAYING, *DOING) if own.tag in {"step", "voting"} else SAYING:
        value = squeeze(own.get(name, ""))
        if value and not value.startswith("#") and value != UNKNOWN_DATE:
            known = find_vocabulary(value) if name == "dictionary" else None
            plain = value.lstrip("0") or "0" if own.tag == "count" else value
            yield name, known.title if known else plain
    if words := squeeze(own.text or ""):
        yield "words", words


def _is_listed(own: Element, name: str, roles: Collection[str]) -> bool:
    """Whether a step only says who submitted the text: those listed, or nobody."""
    field = SUBMITTED.get(own.get("outcome", "")) if own.tag == "step" else None
    if field is None or name not in {"by", "outcome"}:
        return False
    listed = field.value in roles or (field is Field.MAIN and bool(roles))
    return listed or not own.get("by", "").strip()


def _is_replaced(own: Element, name: str, dates: Collection[str]) -> bool:
    """Whether a fact of ours stands for what an element says."""
    if own.tag == DATED:
        # A day that is printed goes before one that is not.
        return own.get("name") in {MARKUP, *dates}
    if own.tag == "step":
        # The day that the text prints is that of its adoption.
        return name == "date" and own.get("outcome") == ADOPTED
    if own.tag == "keyword":
        # The title of the text or of an item stands as it is printed.
        return own.get("refersTo", "") in {"agenda", "title"}
    return own.tag.startswith(REPLACED)


def _fold(value: str) -> str:
    """Return words without what spelling in capitals and blanks makes of them."""
    return squeeze(value).casefold()
