"""What is proved of a skeleton is what the rules find in the bytes written of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given
from lxml import etree

from drawn import documents
from unres.convert import convert
from unres.model import Document
from unres.resolve import Edition, Unit, resolve
from unres.validate import check_written, is_sound
from unres.validate.engines import is_valid
from unres.validate.schema import load_schema, load_vocabulary
from unres.writers.akn import compose
from unres.writers.akn.inline import INLINE

SEEDS = sorted((Path(__file__).parents[2] / "seeds").glob("*.txt"))


def build(path: Path) -> Edition:
    return resolve(convert(path.read_bytes(), path.name, ()).document)


def walk(unit: Unit) -> Iterator[Unit]:
    yield unit
    for each in unit.units:
        yield from walk(each)


def find(root: Unit, *names: str) -> Iterator[Unit]:
    return (each for each in walk(root) if each.name in names)


def repeat_id(root: Unit) -> None:
    first, second, *_ = find(root, "paragraph")
    second.id = first.id


def lose_id(root: Unit) -> None:
    next(find(root, "paragraph")).id = ""


def misname(root: Unit) -> None:
    next(find(root, "paragraph")).id = "sec_1"


def misplace(root: Unit) -> None:
    next(find(root, "content")).id = "para_77__content"


def open_empty(root: Unit) -> None:
    next(find(root, "paragraph")).id = "__para_1"


def misnumber(root: Unit) -> None:
    next(find(root, "paragraph")).id = "para_77"


def count_alone(root: Unit) -> None:
    first, second, *_ = find(root, "paragraph")
    second.id, first.id = f"{first.id}-2", second.id


def escape(root: Unit) -> None:
    outer, inner = Unit("component"), Unit("paragraph")
    outer.id, inner.id = "cmp_x", "para_88"
    outer.units = (inner,)
    body = next(find(root, "mainBody"))
    body.units = (*body.units, outer)


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem)
def test_a_seed_is_sound(path: Path) -> None:
    edition = build(path)
    xml, addresses = compose(edition, "")
    assert is_sound(edition.root, addresses)
    assert check_written(xml) == []


def test_a_number_printed_twice_is_sound() -> None:
    text = "The Panel,\n\nNoting wells,\n\n1. Asks;\n\n2. Decides;\n\n2. Urges."
    edition = resolve(convert(text.encode(), "twice.txt", ()).document)
    xml, addresses = compose(edition, "")
    assert b'eId="para_2-2"' in xml
    assert is_sound(edition.root, addresses)
    assert check_written(xml) == []


@pytest.mark.parametrize(
    "spoil",
    [repeat_id, lose_id, misname, misplace, open_empty, misnumber, count_alone, escape],
)
def test_nothing_spoilt_is_sound(spoil: Callable[[Unit], None]) -> None:
    edition = build(SEEDS[0])
    spoil(edition.root)
    assert not is_sound(edition.root, ())
    assert check_written(compose(edition, "")[0])


@pytest.mark.parametrize("address", ["http://example.org", "/akn/un", "/akn/xx/a/b"])
def test_nothing_that_refers_to_no_iri_is_sound(address: str) -> None:
    assert not is_sound(build(SEEDS[0]).root, [address])


def test_what_is_written_in_words_has_an_id_where_it_needs_one() -> None:
    inside = {"a", "date", "docDate", "docNumber", "docTitle", "docType", "inline"}
    inside |= {"mref", "outcome", "quotedText", "session"}
    assert load_vocabulary().required.isdisjoint(inside)
    assert load_vocabulary().required >= INLINE


@given(documents())
def test_what_is_sound_has_no_finding(document: Document) -> None:
    edition = resolve(document)
    xml, addresses = compose(edition, "")
    proved = is_sound(edition.root, addresses)
    assert not proved or check_written(xml) == check_written(xml, sound=True)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"<content ", b"<contents "),
        (b' eId="para_1"', b' eId="para 1"'),
        (b' eId="para_1"', b' eId="para_2"'),
        (b' eId="para_1"', b' eId="para_1" GUID="para_1"'),
        (b"<akomaNtoso ", b"<!DOCTYPE akomaNtoso><akomaNtoso "),
        (b"</akomaNtoso>", b""),
    ],
)
def test_nothing_that_breaks_the_schema_is_surely_valid(old: bytes, new: bytes) -> None:
    xml = compose(build(SEEDS[0]), "")[0]
    assert is_valid(xml)
    assert old in xml
    assert not is_valid(xml.replace(old, new, 1))


@given(documents())
def test_what_is_surely_valid_follows_the_whole_schema(document: Document) -> None:
    xml = compose(resolve(document), "")[0]
    assert not is_valid(xml) or load_schema().validate(etree.fromstring(xml))
