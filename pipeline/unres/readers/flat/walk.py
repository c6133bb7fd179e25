"""The walk over the elements of a document that makes units of them."""

from __future__ import annotations

from typing import NamedTuple

from unres.readers.flat.elements import (
    ATTACHED,
    BLOCKS,
    BREAKS,
    HEADS,
    HIERARCHY,
    INTRODUCTIONS,
    KINDS,
    LISTS,
    REGIONS,
    SECTIONS,
    Element,
    FlatUnit,
    UnitKind,
    find_kind,
    find_name,
    read_words,
    squeeze,
)


class _Draft:
    """A unit whose words are still being collected."""

    def __init__(self, kind: UnitKind, num: str, id: str, *, annexed: bool) -> None:
        self.kind, self.num, self.id, self.annexed = kind, num, id, annexed
        self.words: list[str] = []
        self.notes: list[tuple[int, FlatUnit]] = []

    def finish(self) -> FlatUnit:
        """Return the unit, its white space made one blank."""
        notes = tuple(
            note._replace(call=len(squeeze("".join(self.words[:at]))))
            for at, note in self.notes
        )
        text = squeeze("".join(self.words))
        return FlatUnit(self.kind, self.num, text, self.id, notes, 0, self.annexed)


class _Place(NamedTuple):
    """Where in the document an element stands."""

    region: UnitKind = UnitKind.PROSE
    """What a block is here that no other element tells."""
    annexed: bool = False
    id: str = ""


def read_units(root: Element) -> list[FlatUnit]:
    """Return the units of a document in the order of its text.

    Keeps every word but those of `meta`; leaves out what has none.
    """
    reader = _Reader()
    reader.walk(root, None, _Place())
    reader.flush(_Place())
    units = (draft.finish() for draft in reader.drafts)
    return [each for each in units if each.num or each.text or each.notes]


class _Reader:
    """Walks the elements and collects units; `waiting` is a number without a block."""

    def __init__(self) -> None:
        self.drafts: list[_Draft] = []
        self.waiting = ""

    def walk(self, element: Element, draft: _Draft | None, at: _Place) -> None:
        """Read the words and the elements in an element into a unit, or into new ones.

        Without a unit, each block and each run of words outside blocks becomes one.
        """
        self._add(element.text or "", draft, at)
        for child in element:
            blank = " " if draft and find_name(child) in BREAKS else ""
            self._add(blank, draft, at)
            if isinstance(child.tag, str):
                self._enter(child, draft, at)
            self._add(blank + (child.tail or ""), draft, at)

    def _enter(self, element: Element, draft: _Draft | None, at: _Place) -> None:
        """Read an element by its name; what has none that matters by what is in it."""
        name = find_name(element)
        at = at._replace(id=element.get("eId") or at.id)
        if name == "authorialNote":
            self._take_note(element, draft, at)
        elif name in ATTACHED:
            self.walk(element, None, _Place(annexed=True, id=at.id))
        elif name in REGIONS:
            titled = at.annexed and REGIONS[name] is UnitKind.TITLE
            region = UnitKind.HEADING if titled else REGIONS[name]
            self.walk(element, None, at._replace(region=region))
        elif name in KINDS:
            self.walk(element, self._open(KINDS[name], at), at)
        elif name in LISTS:
            self._enter_list(element, draft, at)
        elif name in HIERARCHY:
            self._enter_level(element, name, at)
        elif draft is None and name in BLOCKS:
            self.walk(element, self._open(at.region, at), at)
        elif draft is None and name == "num":
            self.flush(at)
            self.waiting = read_words(element)
        elif name != "meta":
            self.walk(element, draft, at)

    def _enter_list(self, element: Element, draft: _Draft | None, at: _Place) -> None:
        """Read a list: its introduction goes on, what wraps it up stands by itself."""
        for child in element:
            if draft and find_name(child) in INTRODUCTIONS:
                self.walk(child, draft, at)
                draft.words.append(" ")
            elif isinstance(child.tag, str):
                self._enter(child, None, at)
            self._add(child.tail or "", None, at)

    def _enter_level(self, element: Element, name: str, at: _Place) -> None:
        """Read a level of the hierarchy: its headings, its own words, what is below."""
        num = " ".join(read_words(e) for e in element if find_name(e) == "num")
        draft: _Draft | None = None
        heads = [each for each in element if find_name(each) in HEADS]
        if name in SECTIONS and heads:
            heading = self._open(UnitKind.HEADING, at, num)
            for head in heads:
                self.walk(head, heading, at)
                heading.words.append(" ")
            draft = self._open(UnitKind.PROSE, at)
        else:
            for head in heads:
                self._enter(head, None, at)
            # Of the other regions each block is a unit, the first with the number.
            single = at.region is not UnitKind.PROSE
            if not single:
                draft = self._open(find_kind(element, num), at, num)
            elif num:
                self.flush(at)
                self.waiting = num
        for child in element:
            if find_name(child) == "num":
                for each in child.iter("{*}authorialNote"):
                    self._take_note(each, draft, at)
            elif isinstance(child.tag, str) and child not in heads:
                self._enter(child, draft, at)
            self._add(" " + (child.tail or ""), draft, at)
        self.flush(at)

    def flush(self, at: _Place) -> None:
        """Make a unit of a number that no block came for."""
        if self.waiting:
            self._open(at.region, at)

    def _take_note(self, element: Element, draft: _Draft | None, at: _Place) -> None:
        draft = draft or self._open(at.region, at)
        marker = " ".join((element.get("marker") or "").split())
        words, id = read_words(element), element.get("eId") or ""
        note = FlatUnit(UnitKind.NOTE, marker, words, id, annexed=at.annexed)
        draft.notes.append((len(draft.words), note))

    def _open(self, kind: UnitKind, at: _Place, num: str = "") -> _Draft:
        """Begin a unit; a number that waits for one is its own, or a unit by itself."""
        waiting, self.waiting = self.waiting, ""
        if waiting and num:
            self._open(at.region, at, waiting)
        draft = _Draft(kind, num or waiting, at.id, annexed=at.annexed)
        self.drafts.append(draft)
        return draft

    def _add(self, words: str, draft: _Draft | None, at: _Place) -> None:
        """Add words to a unit; where none is open, they are one."""
        if draft:
            draft.words.append(words)
        elif words.strip():
            self._open(at.region, at).words.append(words)
