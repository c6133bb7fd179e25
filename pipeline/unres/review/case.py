"""One document as it is reviewed: its units, the characters each has read, the sum."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain, groupby
from operator import attrgetter
from typing import NamedTuple

from unres.errors import LossError
from unres.model import Block, Document, Kind, Mark, MarkKind, Notice
from unres.places import Places
from unres.resolve import Node, resolve
from unres.text import Piece, letters


class ShownUnit(NamedTuple):
    """A unit of the document, as the page shows it."""

    block: Block
    id: str
    """Its id on the page; no two units have one."""
    depth: int
    """How many units it stands in."""
    calls: Mapping[Mark, str]
    """The calls in its words, and the id of the note that each calls, "" for none."""


class ReadRun(NamedTuple):
    """Characters of the source that one unit has read in one way."""

    start: int
    end: int
    unit: int
    """The place of the unit among all units."""
    read: str
    """What is read of them."""
    rule: str
    """Why that differs, "" where they are read as they stand."""
    calls: str = ""
    """The id of the note that they call."""


Stretch = tuple[ReadRun, ...]
"""Runs side by side that belong to one unit."""


@dataclass(frozen=True, slots=True)
class Case:
    """A document and all that its page says of it."""

    document: Document
    notices: tuple[Notice, ...]
    """The doubts about it, in the order of the source."""
    places: Places
    """Where offsets of the source stand in the file."""
    units: tuple[ShownUnit, ...]
    """All units: each before its notes, and these before its parts."""
    stretches: tuple[Stretch, ...]
    """The whole source, each character once and in order."""

    @classmethod
    def of(cls, document: Document) -> Case:
        """Return the case of a document."""
        told = dict.fromkeys((*document.source.notices, *document.notices))
        notices = tuple(sorted(told, key=attrgetter("span")))
        units = _list_units(document)
        stretches = _list_stretches(units, document.source.text)
        return cls(document, notices, Places.of(document.source), units, stretches)


@dataclass(slots=True)
class RunCount:
    """Characters of the source, and in how many runs they stand."""

    runs: int = 0
    stood: int = 0
    """How many are read as they stand."""
    changed: int = 0
    """How many are read as something else."""
    dropped: int = 0
    """How many are read as nothing."""
    letters: int = 0
    """How many of those that are read as nothing are letters or digits."""

    def add(self, run: ReadRun, stood: str) -> None:
        """Count a run, for which these characters stand in the source."""
        self.runs += 1
        if not run.rule:
            self.stood += len(stood)
        elif run.read:
            self.changed += len(stood)
        else:
            self.dropped += len(stood)
            self.letters += len(letters(stood))

    @property
    def total(self) -> int:
        """All of them."""
        return self.stood + self.changed + self.dropped


def _list_units(document: Document) -> tuple[ShownUnit, ...]:
    found = list(_walk(resolve(document).nodes, 0))
    ids: list[str] = []
    used: set[str] = set()
    for place, (node, _) in enumerate(found):
        ids.append(f"~u{place}" if node.id in used else node.id)
        used.add(node.id)
    notes: dict[str, str] = {}
    for (node, _), name in zip(found, ids, strict=True):
        if node.kind is Kind.NOTE:
            notes.setdefault(_bare(node), name)
    return tuple(
        ShownUnit(node.block, name, depth, _find_calls(node, place, ids, notes))
        for place, ((node, depth), name) in enumerate(zip(found, ids, strict=True))
    )


def _list_stretches(units: tuple[ShownUnit, ...], text: str) -> tuple[Stretch, ...]:
    """Return all that the units have read, in the order of the source."""
    runs: list[ReadRun] = []
    for place, unit in enumerate(units):
        calls = {(call.start, call.target): to for call, to in unit.calls.items()}
        runs += _list_runs(unit.block.num.pieces, place, {}, text)
        runs += _list_runs(unit.block.text.pieces, place, calls, text)
    runs.sort()
    return tuple(tuple(own) for _, own in groupby(runs, attrgetter("unit")))


def _walk(nodes: tuple[Node, ...], depth: int) -> Iterator[tuple[Node, int]]:
    """Yield nodes with their depth: each before its notes, then its parts."""
    for node in nodes:
        yield node, depth
        yield from _walk(node.notes + node.parts, depth + 1)


def _bare(note: Node) -> str:
    """Return the marker of a note as its calls have it: "[2]" and "2" are one."""
    return note.num.strip("[]^")


def _find_calls(
    node: Node, place: int, ids: list[str], notes: Mapping[str, str]
) -> dict[Mark, str]:
    """Return the calls in a node's words with their notes: its own, else the first."""
    calls = [mark for mark in node.block.marks if mark.kind is MarkKind.CALL]
    if not calls:
        return {}
    own: dict[str, str] = {}
    at = place + 1
    for note in node.notes:
        own.setdefault(_bare(note), ids[at])
        at += sum(1 for _ in _walk((note,), 0))
    known = {**notes, **own}
    return {call: known.get(call.target, "") for call in calls}


def _list_runs(
    pieces: tuple[Piece, ...],
    place: int,
    calls: Mapping[tuple[int, str], str],
    text: str,
) -> Iterator[ReadRun]:
    """Yield pieces as runs; calls are known by their offset and their marker."""
    at = 0
    for piece in pieces:
        read, start, end, rule = piece.text, piece.start, piece.end, piece.rule
        name = ""
        if calls and rule and not read:
            name = calls.get((at, text[start:end].strip(" []^")), "")
        if end > start:
            yield ReadRun(start, end, place, read, rule, name)
        at += len(read)


def count_characters(case: Case) -> tuple[RunCount, dict[str, RunCount]]:
    """Count the characters of the source, all and by the rule that read each.

    The rule of those that are read as they stand is "".

    Raises:
        LossError: The runs do not follow each other from the first to the last.
    """
    whole, rules = RunCount(), defaultdict[str, RunCount](RunCount)
    text, at = case.document.source.text, 0
    for run in chain.from_iterable(case.stretches):
        if run.start != at:
            raise LossError(f"the characters from {at} on are not counted once")
        at = run.end
        stood = text[run.start : run.end]
        whole.add(run, stood)
        rules[run.rule].add(run, stood)
    if at != len(text):
        raise LossError(f"the characters from {at} on are not counted")
    return whole, rules
