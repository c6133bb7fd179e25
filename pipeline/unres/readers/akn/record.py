"""What a file of Akoma Ntoso says of itself: its language, and where it comes from."""

from __future__ import annotations

from typing import NamedTuple

from lxml import etree

from unres.language import UNKNOWN, Language
from unres.lexicon import find_language

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
