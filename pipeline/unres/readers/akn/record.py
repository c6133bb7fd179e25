"""What the metadata of a file say that its words do not: where it comes from."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from lxml import etree

from unres.evidence import Fact, Field
from unres.language import UNKNOWN, Language
from unres.lexicon import find_language

OURS = "unres"
"""The name of the generator in files that are ours."""


STEPS: Final = {
    "draftResolution": Field.MAIN,
    "draftResolutionAdditionalSponsors": Field.CO,
}
"""The outcome of a step in the United Nations' own files → whom it names."""

_NAMED: Final = frozenset({"agenda", "title"})
"""What keywords name in those files that are no subjects."""


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


def read_record(root: etree._Element) -> Record:
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
    name, form, sha256 = (
        "" if source is None else source.get(key, "")
        for key in ("name", "format", "sha256")
    )
    return Record(
        language,
        own.findtext("jobNumber", ""),
        tuple(own.findtext("portal", "").split("\n")),
        True,
        own.findtext("status", "") == "review",
        name,
        form,
        sha256,
    )


def read_facts(root: etree._Element) -> Iterator[Fact]:
    """Yield what the metadata of a file say of subjects, sponsors and the draft.

    The words are those of the United Nations' own files, or of ours.
    """
    for own in root.iter("keyword"):
        words = " ".join(own.get("showAs", own.get("value", "")).split())
        if words and own.get("refersTo", "") not in _NAMED and _is_topic(own):
            yield Fact(Field.TOPIC, words)
    for own in root.iter("step"):
        field = STEPS.get(own.get("outcome", ""))
        if field is Field.MAIN and own.get("as"):
            yield Fact(Field.DRAFT, own.get("as", ""))
        if field and own.get("by", "").strip():
            yield Fact(field, own.get("by", ""))
    for own in root.iter("sponsors"):
        role = own.get("role", "")
        field = Field(role) if role in set(Field) else Field.SPONSOR
        if own.get("draft"):
            yield Fact(Field.DRAFT, own.get("draft", ""))
        for name in own:
            yield Fact(field, " ".join("".join(map(str, name.itertext())).split()))


def _is_topic(keyword: etree._Element) -> bool:
    """Whether a keyword names a subject: no item of an agenda and no place of ours."""
    refers, dictionary = keyword.get("refersTo", ""), keyword.get("dictionary", "")
    items = refers.startswith("#agenda") or dictionary.startswith("#agenda")
    return not items and dictionary != "#states"
