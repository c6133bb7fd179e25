"""Akoma Ntoso: the words of the XML in reading order, and what it knows of them."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from unres.errors import SourceError
from unres.evidence import Evidence, Role
from unres.language import UNKNOWN
from unres.lexicon import notice
from unres.model import Notice, Source
from unres.readers.akn.facts import Record, read_facts, read_record
from unres.readers.akn.parse import Break, parse_root
from unres.readers.akn.walk import Walker, XmlLine, XmlTable
from unres.readers.flat.elements import Element
from unres.readers.flow import Flow, Runs, StyledRun, cut_runs
from unres.readers.language import tell_language
from unres.text import Span

__all__ = ["read_akn"]

LONGEST: Final = 4
"""No note has a number with more digits."""
_BRACKETS: Final = re.compile(r"\s*\(\s*\)\s*")
"""What stands before the words of a note around a marker that is an attribute."""


def read_akn(data: bytes, name: str, encoding: str = "") -> Source:
    """Read anybody's Akoma Ntoso: its words line by line, and what it knows of them.

    Keeps all words outside `meta`; runs of white space are read as one blank. The
    markers of notes, which are attributes, stand where the notes are called. A file
    that is not well-formed is read as far as it goes, with a notice of the place.

    Raises:
        SourceError: It is no Akoma Ntoso, has a DOCTYPE, or holds no words.
        LimitError: It is too large, or its elements are nested too deep.
    """
    root, broken = parse_root(data)
    record = read_record(root)
    told = [*_tell_break(broken), *_number_notes(root, ours=record.ours)]
    if record.review:
        told.append(notice("review-needed", Span(0, 0), "it says so itself"))
    text, evidence, moved = _read_words(root, record)
    if not text.strip():
        raise SourceError("the XML holds no words; check that it is the right file")
    if moved:
        message = f"{moved} calls, each one letter late"
        told.append(notice("note-call-moved", Span(0, 0), message))
    unknown = record.language == UNKNOWN
    return Source(
        text,
        record.name or name,
        record.format or "akn",
        encoding="",
        sha256=record.sha256 or hashlib.sha256(data).hexdigest(),
        language=tell_language(text) if unknown else record.language,
        evidence=evidence,
        notices=tuple(told),
    )


def _read_words(root: Element, record: Record) -> tuple[str, Evidence, int]:
    """Return the words of a file, what its elements say of them, and calls moved."""
    notes = {own: str(i) for i, own in enumerate(root.iter("authorialNote"))}
    named = root.iter("component", "authorialNote")
    parts = {own.get("eId", ""): own for own in named if own.get("eId")}
    flow = Flow(dict(_read_notes(notes, parts, ours=record.ours)))
    walker = Walker(notes, parts)
    for line in record.portal:
        flow.add_paragraph([StyledRun(line, generated=True)])
    for found in walker.read(root):
        flow.begin(found.line)
        if isinstance(found, XmlTable):
            flow.add_table(found.cells)
        else:
            flow.add_paragraph(found.runs, found.role)
    flow.add_left()
    flow.add_paragraph([StyledRun(record.job_number, generated=True)], Role.FURNITURE)
    text, evidence = flow.finish()
    # Of a text the links were made of its words, and will be again.
    links = () if record.format == "text" else evidence.links
    facts = tuple(read_facts(root, ours=record.ours))
    told = replace(evidence, called=True, links=links, facts=facts)
    return text, told, walker.moved


def _number_notes(root: Element, *, ours: bool) -> Iterator[Notice]:
    """Number the notes from 1 on where they count up from another number, or have none.

    Files made from Word may have the numbers by which Word keeps notes, which begin
    behind those of its own; documents print them from 1 on.
    """
    notes = list(root.iter("authorialNote"))
    for own in (*notes, *root.iter("noteRef")):
        own.set("marker", "".join(own.get("marker", "").split()))
    values = [int(own.get("marker", "")) for own in notes if _is_counted(own)]
    # A note without marker and words says nothing, and is not called.
    unmarked = [own for own in notes if not own.get("marker")]
    bare = [own for own in unmarked if "".join(map(str, own.itertext())).strip()]
    for number, own in enumerate(bare, max(values, default=0) + 1):
        own.set("marker", str(number))
    if bare:
        message = f"{len(bare)} notes without a marker"
        yield notice("notes-renumbered", Span(0, 0), message)
    first = 1 if bare or ours or not values else values[0]
    if first <= 1 or values != list(range(first, first + len(values))):
        return
    for own in (*notes, *root.iter("noteRef")):
        if _is_counted(own):
            own.set("marker", str(int(own.get("marker", "")) - first + 1))
    yield notice("notes-renumbered", Span(0, 0), f"{first} is 1, and so on")


def _is_counted(note: Element) -> bool:
    """Whether the marker of a note is a number."""
    marker = note.get("marker", "")
    return marker.isascii() and marker.isdecimal() and len(marker) <= LONGEST


def _tell_break(broken: Break | None) -> Iterator[Notice]:
    if broken is not None:
        more = f" ({broken.places} such places)" if broken.places > 1 else ""
        message = f"line {broken.line}: {broken.message}{more}"
        yield notice("xml-broken", Span(0, 0), message)


def _read_notes(
    notes: Mapping[Element, str], parts: Mapping[str, Element], *, ours: bool
) -> Iterator[tuple[str, Sequence[Runs]]]:
    """Yield the notes by their keys."""
    for own, key in notes.items():
        found = Walker(notes, parts).read(own)
        lines = [line.runs for line in found if isinstance(line, XmlLine)]
        if lines and not ours:
            head = "".join(run.text for run in lines[0])
            bracketed = _BRACKETS.match(head)
            lines[0] = cut_runs(lines[0], bracketed.end() if bracketed else 0)
        # A note without words is a call whose words are missing.
        if any(run.text.strip() for runs in lines for run in runs):
            yield key, [runs for runs in lines if runs]
