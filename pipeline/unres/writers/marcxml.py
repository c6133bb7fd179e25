"""A MARC 21 record of a document, as the UN's Digital Library catalogues it.

Fields by the Library's practice: 191 symbol, 245 title, 269 date, 500 notes, 650
subjects, 710 bodies, 767 other languages, 856 the document, 991 agenda; what the source
does not say has no field.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import partial
from typing import Final

from unres.iri import DOCS, docs_url
from unres.lexicon import languages, organs
from unres.lexicon.vocabularies import find_vocabulary
from unres.model import Document, Meta
from unres.resolve import Edition
from unres.writers.akn.markup import DECLARATION, Markup
from unres.writers.json.facts import name_choice

MARC: Final = "http://www.loc.gov/MARC21/slim"

LEADER: Final = "00000nam a2200000uu 4500"
"""A new record of printed text, a monograph, in Unicode; its rules are not stated."""
MARC_CODES: Final = {"zho": "chi", "fra": "fre", "deu": "ger"}
"""ISO 639-2/T → the code of MARC, where it has the bibliographic one."""

FieldWriter = Callable[..., None]
"""Writes a data field by its tag, its indicators, and codes with what they hold."""
_BODY: Final = re.compile(r"([A-Z]\S*?/)(?:RES|DEC|PRST)/")


def write_marcxml(edition: Edition, date: str) -> bytes:
    """Return the record of a document as MARCXML in UTF-8.

    Holds nothing of the text but its title. Nothing in it is dated by the conversion,
    so the markup date changes nothing.
    """
    document, iri = edition.document, edition.iri
    markup = Markup([DECLARATION.rstrip()], "\n")
    markup.open("record", {"xmlns": MARC})
    markup.add("leader", text=LEADER)
    markup.add("controlfield", {"tag": "001"}, iri.rpartition("/akn/")[2])
    markup.add("controlfield", {"tag": "008"}, _fix_facts(document.meta))
    _write_fields(partial(_add, markup), document, iri)
    markup.close()
    return f"{''.join(markup.written)}\n".encode()


def _write_fields(add: FieldWriter, document: Document, iri: str) -> None:
    meta = document.meta
    organ = organs().get(meta.organ)
    add("024", "7 ", ("a", iri), ("2", "akn"))
    add("041", "  ", ("a", _find_language(meta)))
    # The series of the body: "A/HRC/" of "A/HRC/RES/27/20".
    body = _BODY.match(meta.symbol)
    series = ("b", body[1] if body else ""), ("c", meta.session)
    add("191", "  ", ("a", meta.symbol), *(series if meta.symbol else ()))
    add("245", "00", ("a", meta.title or meta.symbol or document.source.name))
    add("269", "  ", ("a", meta.adopted or meta.issued))
    for words in _list_notes(meta):
        add("500", "  ", ("a", words))
    for topic in meta.topics:
        known = find_vocabulary(topic.vocabulary)
        code = known.marc if known else ""
        told = ("a", topic.words), ("0", topic.address), ("2", code)
        add("650", " 7" if code else " 4", *told)
    if organ:
        add("710", "2 ", ("a", organ.title))
    for state in dict.fromkeys(sponsor.state.name for sponsor in meta.sponsors):
        add("710", "1 ", ("a", state), ("e", "sponsor"))
    _write_versions(add, meta)
    add("991", "  ", ("b", meta.agenda_item), ("c", meta.agenda_title))


def _write_versions(add: FieldWriter, meta: Meta) -> None:
    """Write where the document and its versions in other languages are to be had."""
    if not meta.symbol:
        return
    if meta.language.tag in DOCS and not meta.is_draft:
        for language in DOCS:
            if language != meta.language.tag:
                url = docs_url(meta.symbol, language)
                add("767", "0 ", ("i", _name_language(language)), ("o", url))
    url = docs_url(meta.symbol, meta.language.tag)
    add("856", "40", ("u", url), ("3", _name_language(meta.language.tag)))


def _add(markup: Markup, tag: str, kind: str, *subfields: tuple[str, str]) -> None:
    """Write a field by its tag and indicators, with those subfields that hold words."""
    told = [
        (code, " ".join(words.split())) for code, words in subfields if words.split()
    ]
    if told:
        markup.open("datafield", {"tag": tag, "ind1": kind[0], "ind2": kind[1]})
        for code, words in told:
            markup.add("subfield", {"code": code}, words)
        markup.close()


def _list_notes(meta: Meta) -> Iterator[str]:
    """Yield what the record says in words: the vote, the meeting, the draft."""
    counts = [f"{name_choice(each.choice)}: {each.value}" for each in meta.counts]
    if counts:
        yield f"Vote: {'; '.join(counts)}"
    if meta.meeting:
        yield f"Adopted at meeting {meta.meeting}"
    if meta.draft:
        yield f"Draft: {meta.draft}"
    if meta.job_number:
        yield f"Job number: {meta.job_number}"


def _find_language(meta: Meta) -> str:
    code = meta.language.code
    return "" if code == "und" else MARC_CODES.get(code, code)


def _name_language(tag: str) -> str:
    """Return the name of an official language; "" of another."""
    return next((each.title for each in languages().values() if each.tag == tag), "")


def _fix_facts(meta: Meta) -> str:
    """Return field 008: forty places, of which the date and the language are known.

    The first six, the day on which the record was made, stay open: the same source
    gives the same record on any day.
    """
    day = (meta.adopted or meta.issued).replace("-", "")
    kind, when = ("e", day) if len(day) == len("20260101") else ("n", "u" * 8)
    language = _find_language(meta) or "und"
    # Published nowhere known; of an international body; the rest is not said.
    return f"{'|' * 6}{kind}{when}xx {'|' * 10}i||| ||{language}||"
