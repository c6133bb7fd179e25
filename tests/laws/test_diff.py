"""What differs between two documents is found, all of it and nothing else."""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Callable
from copy import deepcopy
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from conftest import ROOT
from drawn import documents
from unres.convert import convert
from unres.diff.align import align, keep_order
from unres.diff.compare import compare_units
from unres.diff.rows import DiffRow, DiffSort
from unres.diff.words import Measure, compare_words
from unres.model import Document
from unres.readers.flat import FlatUnit, UnitKind, read_units
from unres.resolve import resolve
from unres.writers.akn import write_akn

AKN = "{http://docs.oasis-open.org/legaldocml/ns/akn/3.0}"
FLAT = ROOT / "tests" / "cases" / "diff" / "flat.xml"
SEEDS = sorted((ROOT / "seeds").glob("*.txt"))
EDITS = 200

words = st.text("ab ,“”\u00ad–- \n人权٣", max_size=40)


def squash(text: str) -> Counter[str]:
    return Counter("".join(text.split()))


def read_words(root: etree._Element) -> str:
    for meta in list(root.iter(f"{AKN}meta")):
        meta.clear()
    return "".join(str(text) for text in root.itertext())


@given(documents())
def test_the_units_have_every_word_of_the_document(document: Document) -> None:
    root = etree.fromstring(write_akn(resolve(document), ""))
    units = read_units(root)
    notes = [note for unit in units for note in unit.notes]
    told = "".join(unit.num + unit.text for unit in units)
    told += "".join(note.text for note in notes)
    assert squash(told) == squash(read_words(root))
    for unit in units:
        assert all(note.call <= len(unit.text) for note in unit.notes)


@given(documents())
def test_a_document_does_not_differ_from_itself(document: Document) -> None:
    units = read_units(etree.fromstring(write_akn(resolve(document), "")))
    for exact in (False, True):
        found = compare_units(units, units, exact=exact)
        assert found.changes == []
        assert len(found.rows) == len(units) + sum(len(u.notes) for u in units)


@given(documents(), documents())
def test_every_unit_of_both_stands_in_one_row(one: Document, two: Document) -> None:
    a, b = (
        read_units(etree.fromstring(write_akn(resolve(it), ""))) for it in (one, two)
    )
    rows = compare_units(a, b).rows
    for units, side in ((a, [r.a for r in rows]), (b, [r.b for r in rows])):
        wanted = Counter(u for unit in units for u in (unit, *unit.notes))
        assert Counter(unit for unit in side if unit) == wanted
    assert [r.b for r in rows if r.b] == [u for x in b for u in (x, *x.notes)]


@given(words, words, st.booleans())
def test_segments_are_both_texts(a: str, b: str, exact: bool) -> None:
    measure = Measure(exact)
    found = compare_words(a, b, measure)
    assert "".join(each.old for each in found) == a
    assert "".join(each.new for each in found) == b
    for each in found:
        if each.same:
            assert Measure().fold(each.old) == Measure().fold(each.new)


@given(st.text("abc", max_size=30), st.text("abc", max_size=30))
def test_what_is_aligned_is_equal_and_in_order(a: str, b: str) -> None:
    pairs = align(a, b)
    assert all(a[i] == b[j] for i, j in pairs)
    assert pairs == sorted(pairs) == keep_order(pairs)
    assert len({j for _, j in pairs}) == len(pairs)


@cache
def load(name: str) -> etree._Element:
    """Give a document as Akoma Ntoso: the flat one, or one that is converted."""
    if name == FLAT.name:
        return etree.fromstring(FLAT.read_bytes())
    path = ROOT / "seeds" / name
    return etree.fromstring(convert(path.read_bytes(), name, ["akn"]).files["akn"])


def find_levels(root: etree._Element) -> list[etree._Element]:
    """Give what can be swapped, removed or renumbered: numbered paragraphs, points."""
    return [
        each
        for each in root.iter(f"{AKN}paragraph", f"{AKN}point")
        if each.find(f"{AKN}num") is not None and not list(each.iter(f"{AKN}table"))
    ]


def find_plain(root: etree._Element) -> list[etree._Element]:
    """Give blocks that begin with words."""
    return [e for e in root.iter(f"{AKN}p") if len((e.text or "").split()) > 1]


def replace(
    root: etree._Element, chance: random.Random, pattern: str, news: list[str]
) -> None:
    """Put something else for a match of a pattern, anywhere outside the metadata."""
    found = [
        (node, place)
        for node in root.xpath("//text()[not(ancestor::*[local-name()='meta'])]")
        for place in re.finditer(pattern, node)
        if node.getparent().tag != f"{AKN}num"
    ]
    node, place = chance.choice(found)
    new = chance.choice(news).replace("@", place[0])
    text = node[: place.start()] + new + node[place.end() :]
    if node.is_tail:
        node.getparent().tail = text
    else:
        node.getparent().text = text


def change_word(root: etree._Element, chance: random.Random) -> set[DiffSort]:
    replace(root, chance, r"\b[^\W\d]{3,}\b", ["zebra", "", "@ zebra", "@n", "un@"])
    return {DiffSort.CHANGED}


def change_digit(root: etree._Element, chance: random.Random) -> set[DiffSort]:
    replace(root, chance, r"[1-9]", ["0", "@7"])
    return {DiffSort.CHANGED}


def renumber(root: etree._Element, chance: random.Random) -> set[DiffSort]:
    num = chance.choice(find_levels(root)).find(f"{AKN}num")
    assert num is not None
    num.text = re.sub(r"\w+", "77", num.text or "")
    return {DiffSort.RENUMBERED}


def swap(root: etree._Element, chance: random.Random) -> set[DiffSort]:
    levels = find_levels(root)
    found = [
        (each, after)
        for each in levels
        if (after := each.getnext()) in levels and after is not None
        if not each.findall(f"{AKN}list") and not after.findall(f"{AKN}list")
    ]
    each, after = chance.choice(found)
    after.addnext(each)
    return {DiffSort.MOVED}


def move_preambular(root: etree._Element, chance: random.Random) -> set[DiffSort]:
    found = [
        each
        for each in root.iter(f"{AKN}container")
        if len(each) == 1 and each.getparent().tag == f"{AKN}preamble"  # type: ignore[union-attr]
    ]
    place = chance.randrange(len(found) - 1)
    found[-1].addnext(found[place])
    return {DiffSort.MOVED}


def remove(root: etree._Element, chance: random.Random) -> set[DiffSort]:
    levels = [e for e in find_levels(root) if not e.findall(f"{AKN}list")]
    levels = [e for e in levels if not list(e.iter(f"{AKN}authorialNote"))]
    level = chance.choice(levels)
    parent = level.getparent()
    assert parent is not None
    parent.remove(level)
    return {DiffSort.REMOVED}


def add(root: etree._Element, chance: random.Random) -> set[DiffSort]:
    level = chance.choice(find_levels(root))
    new = etree.fromstring(
        f'<paragraph xmlns="{AKN[1:-1]}"><num>66.</num><content><p>Zebras graze beyond'
        " the northern hills in winter;</p></content></paragraph>"
    )
    level.addnext(new)
    return {DiffSort.ADDED}


def change_note(root: etree._Element, chance: random.Random) -> set[DiffSort]:
    notes = [n for n in root.iter(f"{AKN}authorialNote") if (n[0].text or "").strip()]
    p = chance.choice(notes)[0]
    p.text = re.sub(r"\w+", "zebra", p.text or "", count=1)
    return {DiffSort.CHANGED}


def remove_note(root: etree._Element, chance: random.Random) -> set[DiffSort]:
    drop(chance.choice(list(root.iter(f"{AKN}authorialNote"))))
    return {DiffSort.REMOVED}


def add_note(root: etree._Element, chance: random.Random) -> set[DiffSort]:
    found = [e for e in find_plain(root) if e.tag == f"{AKN}p"]
    notes = set(root.iter(f"{AKN}authorialNote"))
    p = chance.choice([e for e in found if e.getparent() not in notes])
    note = etree.fromstring(
        f'<authorialNote xmlns="{AKN[1:-1]}" marker="9"><p>Zebra.</p></authorialNote>'
    )
    p.append(note)
    return {DiffSort.ADDED}


def renumber_note(root: etree._Element, chance: random.Random) -> set[DiffSort]:
    chance.choice(list(root.iter(f"{AKN}authorialNote"))).set("marker", "*")
    return {DiffSort.RENUMBERED}


def move_note(root: etree._Element, chance: random.Random) -> set[DiffSort]:
    note = chance.choice(list(root.iter(f"{AKN}authorialNote")))
    p = chance.choice([
        each
        for each in root.iter(f"{AKN}p")
        if len((each.text or "").split()) > 3 and each is not note.getparent()
        if each.getparent().tag != f"{AKN}authorialNote"  # type: ignore[union-attr]
    ])
    drop(note)
    p.append(note)
    return {DiffSort.MOVED}


def drop(note: etree._Element) -> None:
    """Take a note out, but not the words behind it."""
    before, parent = note.getprevious(), note.getparent()
    assert parent is not None
    if before is None:
        parent.text = (parent.text or "") + (note.tail or "")
    else:
        before.tail = (before.tail or "") + (note.tail or "")
    note.tail = None
    parent.remove(note)


Edit = Callable[[etree._Element, random.Random], set[DiffSort]]

ON_WORDS: list[Edit] = [change_word, change_digit, renumber, swap, remove, add]
ON_NOTES: list[Edit] = [
    *(change_note, remove_note, add_note, renumber_note, move_note, move_preambular),
]


@pytest.mark.parametrize("seed", range(EDITS))
def test_an_edit_is_found_and_nothing_else(seed: int) -> None:
    chance = random.Random(seed)
    name = chance.choice([FLAT.name, *(path.name for path in SEEDS)])
    edits = ON_WORDS + ON_NOTES if name == FLAT.name else ON_WORDS
    edit = edits[seed % len(edits)]
    before = load(name)
    after = deepcopy(before)
    wanted = edit(after, chance)
    a, b = read_units(before), read_units(after)
    found = compare_units(a, b)
    assert [set(row.sorts) for row in found.changes] == [wanted], edit.__name__
    (row,) = found.changes
    assert (row.a is None) == (wanted == {DiffSort.ADDED})
    assert (row.b is None) == (wanted == {DiffSort.REMOVED})
    if edit in {change_word, change_digit}:
        assert_words(row)
    # Backwards, the same is undone.
    back = compare_units(b, a).changes
    undone = {DiffSort.ADDED: DiffSort.REMOVED, DiffSort.REMOVED: DiffSort.ADDED}
    assert [{undone.get(s, s) for s in r.sorts} for r in back] == [wanted]


def assert_words(row: DiffRow) -> None:
    """Only one word differs, or two where one was parted."""
    assert row.a
    assert row.b
    changed = [segment for segment in row.words if not segment.same]
    assert len(changed) == 1
    assert max(len(changed[0].old.split()), len(changed[0].new.split())) <= 2


@pytest.mark.parametrize("seed", range(40))
def test_many_edits_of_one_document_are_found(seed: int) -> None:
    chance = random.Random(seed)
    units = read_units(load(SEEDS[seed % len(SEEDS)].name))
    after = list(units)
    texts = [i for i, unit in enumerate(units) if len(unit.text.split()) > 20]
    places = sorted(chance.sample(texts, 6))
    for place in places:
        spoken = after[place].text.split(" ")
        spoken[chance.randrange(len(spoken))] = f"zebra{place}"
        after[place] = after[place]._replace(text=" ".join(spoken))
    found = compare_units(units, after).changes
    assert [row.b for row in found] == [after[place] for place in places]
    assert {row.sorts for row in found} == {(DiffSort.CHANGED,)}


SAME = [
    ("“the co‑operation” – ﬁnal", '"the co-operation" - final'),
    ("its  own\u00adwords", "its ownwords"),
    ("of the Council", "of theCouncil"),
]


@pytest.mark.parametrize(("old", "new"), SAME)
def test_shapes_and_white_space_count_only_where_asked(old: str, new: str) -> None:
    a, b = ([FlatUnit(UnitKind.PARAGRAPH, "1.", text)] for text in (old, new))
    assert compare_units(a, b).changes == []
    assert compare_units(a, b).shaped == 1
    assert [r.sorts for r in compare_units(a, b, exact=True).changes] == [
        (DiffSort.CHANGED,)
    ]


def test_notes_counted_from_another_number_on_are_told_but_are_no_change() -> None:
    after = deepcopy(load(FLAT.name))
    for note in after.iter(f"{AKN}authorialNote"):
        note.set("marker", str(int(note.get("marker") or 0) - 1))
    units = read_units(load(FLAT.name)), read_units(after)
    found = compare_units(*units)
    assert (found.changes, found.shift) == ([], -1)
    assert len(compare_units(*units, exact=True).changes) == 3


def test_a_call_one_letter_late_is_where_it_belongs() -> None:
    note = FlatUnit(UnitKind.NOTE, "1", "A/1.")
    text = "By the report, the Council"
    for late, moved in ((14, False), (15, False), (16, False), (17, False), (22, True)):
        a = FlatUnit(UnitKind.PROSE, "", text, notes=(note._replace(call=14),))
        b = a._replace(notes=(note._replace(call=late),))
        assert bool(compare_units([a], [b]).changes) == moved, late
