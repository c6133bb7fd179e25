"""What the metadata of a file say: of its document, and of where it comes from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from lxml import etree

from unres.adoption import ADOPTED
from unres.evidence import Fact, Field
from unres.iri import UNKNOWN_DATE, valid_date
from unres.language import UNKNOWN, Language
from unres.lexicon import find_language
from unres.lexicon.vocabularies import expand_address, find_vocabulary
from unres.readers.flat.elements import Element, squeeze

Labels = Mapping[str, Element]
"""Id → what the file says of something that it refers to by that id."""
UN: Final = "{http://un.org/akn4un}"
"""The namespace of what the United Nations add to Akoma Ntoso."""
TOLD: Final = ("as", "by", "refersTo", "start", "end")
"""What a step tells in words of the file, where it refers to nothing by its id."""
OWN_TOPICS: Final = "topics"
"""The last part of the IRI of a vocabulary of ours: topics that a source names."""
ADOPTION: Final = "#adoption"
"""What our own steps and votes refer to that are the adoption."""
GROUP: Final = "/group/"
"""What stands in our IRI of a group of states."""
_AGENDA: Final = "agenda"
_TITLE: Final = "title"
"""What keywords name in the United Nations' own files that are no subjects."""
OURS = "unres"
"""The name of the generator in files that are ours."""


class Record(NamedTuple):
    """What a file says of itself; "" and () where it does not."""

    language: Language = UNKNOWN
    job_number: str = ""
    portal: tuple[str, ...] = ()
    """Of a file of ours: the lines of the portal that its source was copied from."""
    ours: bool = False
    review: bool = False
    """Of a file of ours: whether it says that a person should look at it."""
    name: str = ""
    """Of a file of ours, and so on: what it was made of."""
    format: str = ""
    sha256: str = ""


def read_facts(root: Element, *, ours: bool) -> Iterator[Fact]:
    """Yield what the metadata of a file, perhaps of ours, say of its document.

    What files of others refer to by an id is read as what its label is called.
    """
    elements = root.iter(etree.Element)
    labels = {x.get("eId", ""): x for x in elements if x.tag.startswith("TLC")}
    for own in root.iter("keyword"):
        yield from _read_keyword(own, labels)
    for own in root.iter("FRBRalias", "FRBRdate"):
        yield from _read_identity(own)
    for own in root.iter("step"):
        adopts = ours and own.get("refersTo", "") == ADOPTION
        outcome = ADOPTED if adopts else _name(own.get("outcome", ""), labels)
        yield Fact(Field.STEP, outcome, _read_step(own, {} if ours else labels))
    for own in root.iter("sponsors"):
        role = own.get("role", "")
        field = Field(role) if role in {Field.MAIN, Field.CO} else Field.SPONSOR
        if own.get("draft"):
            yield Fact(Field.DRAFT, own.get("draft", ""))
        for name in own:
            label = _find_label(name.get("refersTo", ""), labels)
            group = label is not None and GROUP in label.get("href", "")
            yield Fact(field, _read_words(name), (("one", "group" if group else ""),))
    for own in root.iter("voting"):
        # Votes of ours on parts are told in the text.
        if not ours or own.get("refersTo", "") == ADOPTION:
            yield from _read_voting(own, labels)
            break


def _read_identity(own: Element) -> Iterator[Fact]:
    named, date = own.get("name", ""), own.get("date", "")
    if own.tag == "FRBRalias" and named == "title":
        yield Fact(Field.TITLE, squeeze(own.get("value", "")))
    elif named == "publication" and valid_date(date):
        yield Fact(Field.ISSUED, date)


def _read_keyword(own: Element, labels: Labels) -> Iterator[Fact]:
    """Yield the subject or the item of an agenda that a keyword names."""
    value, words = squeeze(own.get("value", "")), squeeze(own.get("showAs", ""))
    refers, dictionary = own.get("refersTo", ""), own.get("dictionary", "")
    if refers == _TITLE:
        yield Fact(Field.TITLE, words or value)
    elif refers.startswith(("#agenda", _AGENDA)) or dictionary.startswith("#agenda"):
        agenda = own.get(f"{UN}agenda", "") or dictionary
        more = {
            "title": words,
            "heading": squeeze(own.get("shortForm", "")),
            "agenda": "" if agenda.startswith("#") else squeeze(agenda),
        }
        yield Fact(Field.ITEM, value, tuple(more.items()))
    elif (words or value) and dictionary != "#states":
        more = {
            "address": _find_address(own, labels),
            "vocabulary": _name_vocabulary(dictionary, labels),
            "value": value if value != words and words else "",
        }
        told = tuple((name, each) for name, each in more.items() if each)
        yield Fact(Field.TOPIC, words or value, told)


def _find_address(own: Element, labels: Labels) -> str:
    """Return the address of a subject: its own, or what our label of it stands for."""
    given = own.get(f"{UN}address", "") or own.get("href", "")
    if given and not given.startswith("#"):
        return given
    return expand_address(_find_name(own.get("refersTo", ""), labels))


def _name_vocabulary(called: str, labels: Labels) -> str:
    """Return the name of a vocabulary as it is known, or as the file has it."""
    if (label := _find_label(called, labels)) is not None:
        if _find_name(called, labels) == OWN_TOPICS:
            return ""
        called = label.get("showAs", called)
    known = find_vocabulary(squeeze(called))
    return known.title if known else squeeze(called.removeprefix("#"))


def _read_step(own: Element, labels: Labels) -> tuple[tuple[str, str], ...]:
    """Return the date of a step and what it tells in words, or by a label with some."""
    date = own.get("date", "")
    told = {"date": "" if date == UNKNOWN_DATE else date}
    for name in TOLD:
        said = own.get(f"{UN}{name}", "") or own.get(name, "")
        if said.startswith("#"):
            label = _find_label(said, labels)
            # Words that open with the sign of a reference would be taken for one.
            said = "" if label is None else label.get("showAs", "").lstrip("#")
        told[name] = squeeze(said)
    return tuple((name, words) for name, words in told.items() if words)


def _read_voting(own: Element, labels: Labels) -> Iterator[Fact]:
    """Yield the outcome of a vote, and its sides: their numbers and who is listed."""
    if own.get("outcome"):
        yield Fact(Field.OUTCOME, _name(own.get("outcome", ""), labels))
    for count in own.iter("count"):
        more = [("value", count.get("value", "").strip())]
        voters = count.iter("organization", "state")
        more += (("voter", _read_words(each)) for each in voters)
        side = _name(count.get("refersTo", ""), labels)
        yield Fact(Field.COUNT, side, tuple(more))


def _name(refers: str, labels: Labels) -> str:
    """Return the name of what is referred to, by its label if it has one."""
    name = _find_name(refers, labels) or refers.removeprefix("#")
    first, *rest = name.split() or [""]
    return first.lower() + "".join(map(str.capitalize, rest)) if rest else first


def _find_label(refers: str, labels: Labels) -> Element | None:
    """Return the label that is referred to by its id; None for other words."""
    return labels.get(refers[1:]) if refers.startswith("#") else None


def _find_name(refers: str, labels: Labels) -> str:
    """Return the last part of the IRI that a label stands for; "" without one."""
    label = _find_label(refers, labels)
    return "" if label is None else label.get("href", "").rpartition("/")[2]


def _read_words(element: Element) -> str:
    return squeeze("".join(map(str, element.itertext())))


def read_record(root: Element) -> Record:
    """Read the record of a file; of one of ours the source that it was made of.

    So a file of ours that is written again names the same source, not itself.
    """
    named = next(root.iter("FRBRlanguage"), None)
    language = find_language("" if named is None else named.get("language", ""))
    printed = next(root.iter("docketNumber"), None)
    number = "" if printed is None else "".join(map(str, printed.itertext()))
    own = next(root.iter("proprietary"), None)
    generator = None if own is None else own.find("generator")
    if own is None or generator is None or generator.get("name") != OURS:
        return Record(language, " ".join(number.split()))
    source = own.find("source")
    about = ("name", "format", "sha256")
    return Record(
        language,
        own.findtext("jobNumber", ""),
        tuple(own.findtext("portal", "").split("\n")),
        True,
        own.findtext("status", "") == "review",
        *("" if source is None else source.get(key, "") for key in about),
    )
