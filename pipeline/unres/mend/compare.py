"""What stands in one of two files of a document and not in the other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import chain
from typing import Final, NamedTuple

from unres.convert import Result
from unres.mend.change import Change, Mend
from unres.model import texts
from unres.readers.flat.stream import DEEP, Standing, Stream
from unres.text import letters

NEW: Final = {
    "attachment": Mend.ANNEX,
    **dict.fromkeys(("embeddedStructure", "quotedStructure"), Mend.EMBEDDED),
    "component": Mend.EMBEDDED,
    **dict.fromkeys(("ref", "mref", "rref"), Mend.CITATION),
    "vote": Mend.VOTE,
    "tr": Mend.TABLE,
    "num": Mend.NUMBER,
    "paragraph": Mend.PARAGRAPH,
    **dict.fromkeys(
        (
            *("term", "organization", "role", "location", "event", "entity", "date"),
            *("session", "quantity", "concept", "outcome", "mod", "quotedText"),
            *("docDate", "docTitle", "docNumber", "docType", "docStatus"),
            *("docAuthority", "docProponent"),
        ),
        Mend.MARKED,
    ),
}
"""Element → what was done where there is one, and there was none."""

_CALLED: Final = "note-call"
_GENERATED: Final = "generated"


class Reread(NamedTuple):
    """Letters that a rule reads differently."""

    rule: str
    old: str
    new: str
    told: str


def find_reread(result: Result) -> Iterator[Reread]:
    """Yield the letters that are read differently from what the file holds."""
    for document in (each.document for each in result.every):
        source = document.source
        # What metadata or attributes hold is no letter of the text.
        beside = set(source.evidence.generated)
        pieces = chain.from_iterable(text.pieces for text in texts(document))
        for piece in pieces:
            if piece.rule in {"", _CALLED, _GENERATED} or piece.span in beside:
                continue
            words = source.text[slice(*piece.span)]
            old, new = letters(words), letters(piece.text)
            if old != new:
                told = f"{words.strip()[:60]!r} as {piece.text.strip()[:60]!r}"
                yield Reread(piece.rule, old, new, told)


def find_changes(before: Stream, after: Stream) -> Iterator[Change]:
    """Yield what stands in the second of two files and not in the first."""
    old = Counter((each.name, each.at) for each in before.elements)
    for each in after.elements:
        sort = NEW.get(each.name)
        if sort and not old[each.name, each.at]:
            yield Change(sort, before.place(each.at), f"<{each.name}>")
    yield from _find_deeper(before, after)
    yield from _find_notes(before, after)


def _find_deeper(before: Stream, after: Stream) -> Iterator[Change]:
    """Yield points and headings that stand at another depth."""
    known = {(DEEP.get(it.name), it.at, it.depth) for it in before.elements}
    for each in after.elements:
        kind = DEEP.get(each.name)
        if kind and (kind, each.at, each.depth) not in known:
            sort = Mend.NESTED if kind == "point" else Mend.HEADING
            name = "" if kind == "point" else f"<{each.name}>, "
            yield Change(sort, before.place(each.at), f"{name}depth {each.depth + 1}")


def _find_notes(before: Stream, after: Stream) -> Iterator[Change]:
    """Yield notes that are called elsewhere, or have another number."""
    pairs = zip(_list_notes(before), _list_notes(after), strict=False)
    for one, other in pairs:
        if one.at != other.at:
            yield Change(Mend.NOTE_MOVED, one.line, f"note {other.marker}")
        if one.marker != other.marker:
            told = f"{one.marker or 'none'} is {other.marker or 'none'}"
            yield Change(Mend.NOTE_NUMBERED, one.line, told)


def _list_notes(stream: Stream) -> list[Standing]:
    """Return the notes of a document in the order of their calls."""
    return [each for each in stream.elements if each.name == "authorialNote"]
