"""A MARC 21 record of a document, as the UN's Digital Library catalogues it.

Fields by the Library's practice: 191 symbol, 245 title, 269 date, 500 notes, 650
subjects, 710 bodies, 767 other languages, 856 the document, 991 agenda; what the source
does not say has no field.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from unres.iri import DOCS, docs_url
from unres.lexicon import languages, organs
from unres.lexicon.vocabularies import find_vocabulary
from unres.model import Document, Meta, Topic
from unres.resolve import Edition
from unres.writers.akn.markup import DECLARATION, Markup
from unres.writers.json.facts import name_choice

MARC: Final = "http://www.loc.gov/MARC21/slim"

LEADER: Final = "00000nam a2200000uu 4500"
"""A new record of printed text, a monograph, in Unicode; its rules are not stated."""

MARC_CODES: Final = {"zho": "chi", "fra": "fre", "deu": "ger"}
"""ISO 639-2/T → the code of MARC, where it has the bibliographic one."""

_BODY: Final = re.compile(r"([A-Z]\S*?/)(?:RES|DEC|PRST)/")


class DataField(NamedTuple):
    """A data field: its tag, its indicators, and codes with what they hold."""

    tag: str
    indicators: str
    subfields: tuple[tuple[str, str], ...]


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
    for field in _list_fields(document, iri):
        if field.subfields:
            one, two = tuple(field.indicators)
            markup.open("datafield", {"tag": field.tag, "ind1": one, "ind2": two})
            for code, words in field.subfields:
                markup.add("subfield", {"code": code}, words)
            markup.close()
    markup.close()
    return f"{''.join(markup.written)}\n".encode()


def _list_fields(document: Document, iri: str) -> Iterator[DataField]:
    meta = document.meta
    organ = organs().get(meta.organ)
    yield _make("024", "7 ", ("a", iri), ("2", "akn"))
    yield _make("041", "  ", ("a", _find_language(meta)))
    # The series of the body: "A/HRC/" of "A/HRC/RES/27/20".
    body = _BODY.match(meta.symbol)
    series = ("b", body[1] if body else ""), ("c", meta.session)
    yield _make("191", "  ", ("a", meta.symbol), *(series if meta.symbol else ()))
    yield _make("245", "00", ("a", meta.title or meta.symbol or document.source.name))
    yield _make("269", "  ", ("a", meta.adopted or meta.issued))
    for words in _list_notes(meta):
        yield _make("500", "  ", ("a", words))
    for topic in meta.topics:
        yield _make_subject(topic)
    if organ:
        yield _make("710", "2 ", ("a", organ.title))
    for state in dict.fromkeys(sponsor.state.name for sponsor in meta.sponsors):
        yield _make("710", "1 ", ("a", state), ("e", "sponsor"))
    yield from _list_versions(meta)
    yield _make("991", "  ", ("b", meta.agenda_item), ("c", meta.agenda_title))


def _make_subject(topic: Topic) -> DataField:
    """Return a subject, with its address and the code of its vocabulary if known."""
    known = find_vocabulary(topic.vocabulary)
    code = known.marc if known else ""
    kind = " 7" if code else " 4"
    return _make("650", kind, ("a", topic.words), ("0", topic.address), ("2", code))


def _list_versions(meta: Meta) -> Iterator[DataField]:
    """Yield where the document and its versions in other languages are to be had."""
    if not meta.symbol:
        return
    if meta.language.tag in DOCS and not meta.is_draft:
        for language in DOCS:
            if language != meta.language.tag:
                url = docs_url(meta.symbol, language)
                yield _make("767", "0 ", ("i", _name_language(language)), ("o", url))
    url = docs_url(meta.symbol, meta.language.tag)
    yield _make("856", "40", ("u", url), ("3", _name_language(meta.language.tag)))


def _make(tag: str, indicators: str, *subfields: tuple[str, str]) -> DataField:
    """Return a field with the subfields that hold something."""
    told = ((code, " ".join(words.split())) for code, words in subfields)
    return DataField(tag, indicators, tuple(each for each in told if each[1]))


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
