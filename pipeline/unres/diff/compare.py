"""Two documents side by side: which units changed, and which of their words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from unres.convert import Office, Options, convert
from unres.diff.align import Pair, keep_order, list_gaps
from unres.diff.notes import compare_notes
from unres.diff.pairs import Key, pair_units
from unres.diff.rows import DiffRow, DiffSort, compare_pair
from unres.diff.words import Measure
from unres.readers.flat import FlatUnit, read_units
from unres.readers.markup import AKN, find_kind
from unres.validate.parse import parse_sound

HEAD = 65_536
"""How far into a file its format is looked for, in bytes."""


class Side(NamedTuple):
    """A document that is compared."""

    name: str
    units: tuple[FlatUnit, ...]


def read_side(
    data: bytes, name: str, options: Options | None = None, office: Office | None = None
) -> Side:
    """Read a document; of a file that holds several, all, one after the other.

    Raises:
        UnresError: The file cannot be read or converted.
    """
    files = [data]
    if find_kind(data[:HEAD]) != AKN.name:
        results = convert(data, name, ["akn"], options, office).every
        files = [result.files["akn"] for result in results]
    roots = map(parse_sound, files)
    return Side(name, tuple(unit for root in roots for unit in read_units(root)))


class Comparison(NamedTuple):
    """All units and notes of both documents, in the order of the second.

    What was removed stands where it stood; each unit stands before its notes.
    """

    rows: tuple[DiffRow, ...]
    shift: int = 0
    """By how much the notes are renumbered as a whole, which is no change of any."""

    @property
    def changes(self) -> list[DiffRow]:
        """The rows that differ."""
        return [row for row in self.rows if row.sorts]

    @property
    def counts(self) -> Counter[DiffSort]:
        """How many units and notes were changed, added and so on."""
        return Counter(sort for row in self.rows for sort in row.sorts)

    @property
    def shaped(self) -> int:
        """How many are alike but for white space and the shapes of characters."""
        return sum(row.shaped for row in self.rows)


def compare_units(
    a: Sequence[FlatUnit], b: Sequence[FlatUnit], *, exact: bool = False
) -> Comparison:
    """Compare two documents, given as their units.

    With `exact`, white space, the shapes of characters and how notes are counted are
    differences too.
    """
    measure = Measure(exact)
    pairs = pair_units(*([_find_key(it, measure) for it in side] for side in (a, b)))
    partners = dict(pairs)
    removed, others, shift = compare_notes(a, b, partners, measure)
    names_a, names_b = [*_name_units(a), ""], [*_name_units(b), ""]
    ordered = keep_order(pairs)
    in_order = set(ordered)
    rows: list[DiffRow] = []
    for i, j in _list_places(partners, ordered, len(a), len(b)):
        row = compare_pair(
            a[i] if i >= 0 else None,
            b[j] if j >= 0 else None,
            measure,
            moved=min(i, j) >= 0 and (i, j) not in in_order,
        )
        rows.append(row._replace(names=(names_a[i], names_b[j])))
        rows += removed.get(i, ())
        rows += others.get(j, ())
    return Comparison(tuple(rows), shift)


def _find_key(unit: FlatUnit, measure: Measure) -> Key:
    """Return what a unit is found by; one that only calls notes, by theirs."""
    words = Counter(word.folded for word in measure.list_words(unit.text))
    number = measure.fold_number(unit)
    called = "" if unit.text else "".join(measure.fold(it.text) for it in unit.notes)
    return Key(
        (*measure.fold_unit(unit), called),
        measure.fold(unit.text) or called,
        (unit.kind, number) if number else "",
        words,
    )


def _list_places(
    partners: dict[int, int], ordered: list[Pair], end_a: int, end_b: int
) -> Iterator[Pair]:
    """Yield the places of all units; -1 stands for one that is not there."""
    found = {j: i for i, j in partners.items()}
    for gap_a, gap_b in list_gaps(ordered, end_a, end_b):
        yield from ((place, -1) for place in range(*gap_a) if place not in partners)
        yield from ((found.get(place, -1), place) for place in range(*gap_b))
        if gap_a[1] < end_a:
            yield gap_a[1], gap_b[1]


def _name_units(units: Sequence[FlatUnit]) -> Iterator[str]:
    """Yield what each unit is called: by its number, or by its place in its kind."""
    counts: Counter[str] = Counter()
    for unit in units:
        counts[unit.kind] += 1
        yield f"{unit.kind} {unit.num or counts[unit.kind]}"
