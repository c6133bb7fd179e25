"""Which note of one document is which of the other, and where each is called."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Final, NamedTuple

from unres.diff.align import align
from unres.diff.pairs import Key, pair_units
from unres.diff.rows import DiffRow, compare_pair
from unres.diff.words import Measure
from unres.readers.flat import FlatUnit

LATE: Final = 2
"""So many letters of a word may stand before a call that belongs before the word.

The United Nations' own files put many calls one or two letters late.
"""

Rows = Mapping[int, list[DiffRow]]
"""What became of notes, by the place of the unit that calls them."""


class _Called(NamedTuple):
    """A note and the unit that calls it."""

    host: int
    note: FlatUnit
    unit: FlatUnit


def compare_notes(
    a: Sequence[FlatUnit],
    b: Sequence[FlatUnit],
    partners: Mapping[int, int],
    measure: Measure,
) -> tuple[Rows, Rows, int]:
    """Compare the notes of two documents whose units are paired.

    Returns those that are removed, by the unit of the first document that called them,
    the others by that of the second, and by how much all are renumbered. A note has
    moved if another unit calls it, or other words of the same. That all are counted
    from another number on, or those behind one that is new, renumbers none.
    """
    notes_a, notes_b = _list_notes(a), _list_notes(b)
    keys_a = [_find_key(partners.get(it.host, -1), it, measure) for it in notes_a]
    keys_b = [_find_key(it.host, it, measure) for it in notes_b]
    pairs = dict(pair_units(keys_a, keys_b))
    shifts = {
        j: _find_shift(i, j, notes_a[i].note, notes_b[j].note) for i, j in pairs.items()
    }
    usual = _find_usual(shifts.values())
    removed: defaultdict[int, list[DiffRow]] = defaultdict(list)
    rows: defaultdict[int, list[DiffRow]] = defaultdict(list)
    for i, it in enumerate(notes_a):
        if i not in pairs:
            removed[it.host].append(compare_pair(it.note, None, measure))
    found = {j: i for i, j in pairs.items()}
    for j, other in enumerate(notes_b):
        if j not in found:
            rows[other.host].append(compare_pair(None, other.note, measure))
            continue
        it = notes_a[found[j]]
        moved = partners.get(it.host) != other.host or _is_moved(it, other, measure)
        marks = it.note.num, other.note.num
        again = marks[0] != marks[1] and (measure.exact or shifts[j] not in {0, usual})
        row = compare_pair(it.note, other.note, measure, moved=moved, renumbered=again)
        rows[other.host].append(row)
    return removed, rows, usual


def _list_notes(units: Sequence[FlatUnit]) -> list[_Called]:
    return [
        _Called(host, note, unit)
        for host, unit in enumerate(units)
        for note in unit.notes
    ]


def _find_key(host: int, called: _Called, measure: Measure) -> Key:
    """Return what a note is found by; a host is told by its place in the second."""
    note = called.note
    text = measure.fold(note.text)
    words = Counter(word.folded for word in measure.list_words(note.text))
    return Key((host, text), text, (host, note.num), words)


def _find_shift(i: int, j: int, a: FlatUnit, b: FlatUnit) -> int | None:
    """Return how far a note is renumbered beyond what notes before it explain.

    None where a marker is no number and differs; 0 for the same marker.
    """
    if a.num == b.num:
        return 0
    if not (a.num.isdecimal() and b.num.isdecimal()):
        return None
    return (int(b.num) - j) - (int(a.num) - i)


def _find_usual(shifts: Iterable[int | None]) -> int:
    """Return the shift that most notes have; of several the least."""
    count = Counter(shift for shift in shifts if shift is not None)
    return min(count, key=lambda it: (-count[it], abs(it), it), default=0)


def _is_moved(a: _Called, b: _Called, measure: Measure) -> bool:
    """Return whether two units that are the same call a note behind other words."""
    words_a, count_a = _list_before(a, measure)
    words_b, count_b = _list_before(b, measure)
    pairs = align(words_a, words_b)
    least = max((j + 1 for i, j in pairs if i < count_a), default=0)
    most = min((j for i, j in pairs if i >= count_a), default=len(words_b))
    return not least <= count_b <= most


def _list_before(called: _Called, measure: Measure) -> tuple[list[str], int]:
    """Return the words of a unit, without signs, and how many stand before a call."""
    words = [
        word
        for word in measure.list_words(called.unit.text)
        if any(c.isalnum() for c in word.folded)
    ]
    call = called.note.call
    before = sum(
        word.end <= call or call - word.start > LATE
        for word in words
        if word.start < call
    )
    return [word.folded for word in words], before
