"""What is proved of the writer's own tree is what the rules find in its bytes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from xml.etree.ElementTree import Element, SubElement

import pytest
from hypothesis import given

from drawn import documents
from unres.convert import convert
from unres.eid import make_plan
from unres.model import Document
from unres.validate import check_written, is_sound
from unres.writers.akn import build_akn
from unres.writers.akn.serialize import serialize

SEEDS = sorted((Path(__file__).parents[2] / "seeds").glob("*.txt"))


def build(path: Path) -> Element:
    document = convert(path.read_bytes(), path.name, ()).document
    return build_akn(make_plan(document), "")


def find(root: Element, *names: str) -> Iterator[Element]:
    return (each for each in root.iter() if each.tag in names)


def repeat_id(root: Element) -> None:
    first, second, *_ = find(root, "paragraph")
    second.set("eId", first.get("eId", ""))


def lose_id(root: Element) -> None:
    del next(find(root, "paragraph")).attrib["eId"]


def misname(root: Element) -> None:
    next(find(root, "paragraph")).set("eId", "sec_1")


def misplace(root: Element) -> None:
    next(find(root, "content")).set("eId", "para_77__content")


def open_empty(root: Element) -> None:
    next(find(root, "paragraph")).set("eId", "__para_1")


def misnumber(root: Element) -> None:
    next(find(root, "num")).text = "77."


def dangle(root: Element) -> None:
    next(find(root, "term")).set("refersTo", "#nothing")


def point_outside(root: Element) -> None:
    next(find(root, "term")).set("refersTo", "/akn/un")


def misaddress(root: Element) -> None:
    next(find(root, "ref")).set("href", "http://example.org")


def escape(root: Element) -> None:
    body = next(find(root, "mainBody"))
    outer = SubElement(body, "component", {"eId": "cmp_x"})
    SubElement(outer, "paragraph", {"eId": "para_88"})


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem)
def test_a_seed_is_sound(path: Path) -> None:
    tree = build(path)
    assert is_sound(tree)
    assert check_written(serialize(tree)) == []


@pytest.mark.parametrize(
    "spoil",
    [
        repeat_id,
        lose_id,
        misname,
        misplace,
        open_empty,
        misnumber,
        dangle,
        point_outside,
        misaddress,
        escape,
    ],
)
def test_nothing_spoilt_is_sound(spoil: Callable[[Element], None]) -> None:
    tree = build(SEEDS[0])
    spoil(tree)
    assert not is_sound(tree)


@given(documents())
def test_what_is_sound_has_no_finding(document: Document) -> None:
    tree = build_akn(make_plan(document), "")
    proved = is_sound(tree)
    xml = serialize(tree)
    assert not proved or check_written(xml) == check_written(xml, sound=True)
