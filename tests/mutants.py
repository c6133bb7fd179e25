"""Files spoilt at random: a seed and a file give the same mutants everywhere."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from random import Random

from lxml import etree

AKN = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"

VALUES = (
    "", " ", "x y", "0", "-1", "1.5", "true", "é", "#nowhere", "2014-13-01",
    "2014-02-29", " 2014-09-25 ", "2014-09-25Z", "a:b", "originalVersion", "x" * 300,
)  # fmt: skip
"""Values to set; no broken addresses, over which libxml2 and xmlschema differ."""

NAMES = (
    "eId", "wId", "name", "date", "href", "refersTo", "value", "language", "marker",
    "contains", "colour", "class", f"{{{AKN}}}name",
    "{http://www.w3.org/XML/1998/namespace}lang",
    "{http://www.w3.org/XML/1998/namespace}space", "{urn:x}y",
)  # fmt: skip

FRAGMENTS = (
    "<x:y xmlns:x='urn:x'>z</x:y>", f"<p xmlns='{AKN}'/>", f"<b xmlns='{AKN}'>b</b>",
    f"<list xmlns='{AKN}'/>", "<p/>", f"<num xmlns='{AKN}'>1</num>",
)  # fmt: skip

Change = Callable[[list[etree._Element], Random], object]


def mutate(data: bytes, seed: int) -> bytes:
    """Give a file with one to three changes to its tree, or to its bytes."""
    chance = Random(seed)
    if chance.random() < 0.15:
        return _spoil_bytes(data, chance)
    root = etree.fromstring(data)
    for _ in range(chance.randint(1, 3)):
        nodes = list(root.iter(f"{{{AKN}}}*"))
        if len(nodes) > 1:
            chance.choice(CHANGES)(nodes, chance)
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True)


def _spoil_bytes(data: bytes, chance: Random) -> bytes:
    at = chance.randrange(len(data))
    new = bytes(chance.choices(b'<&"a/\x00\xff', k=chance.randint(0, 3)))
    return data[:at] + new + data[at + chance.randint(0, 5) :]


def _rename(nodes: list[etree._Element], chance: Random) -> None:
    chance.choice(nodes).tag = chance.choice(nodes).tag


def _remove(nodes: list[etree._Element], chance: Random) -> None:
    node = chance.choice(nodes)
    parent = node.getparent()
    if parent is not None:
        parent.remove(node)


def _copy(nodes: list[etree._Element], chance: Random) -> None:
    node = chance.choice(nodes[1:])
    node.addnext(deepcopy(node))


def _move(nodes: list[etree._Element], chance: Random) -> None:
    place, node = chance.choice(nodes), chance.choice(nodes[1:])
    if place is not node and node not in set(place.iterancestors()):
        place.insert(chance.randint(0, len(place)), node)


def _insert(nodes: list[etree._Element], chance: Random) -> None:
    place = chance.choice(nodes)
    new = etree.fromstring(chance.choice(FRAGMENTS))
    place.insert(chance.randint(0, len(place)), new)


def _drop_value(nodes: list[etree._Element], chance: Random) -> None:
    node = chance.choice([node for node in nodes if node.attrib] or nodes)
    if node.attrib:
        del node.attrib[chance.choice(sorted(node.attrib))]


def _set_value(nodes: list[etree._Element], chance: Random) -> None:
    node = chance.choice(nodes)
    node.set(chance.choice([*sorted(node.attrib), *NAMES]), chance.choice(VALUES))


def _write(nodes: list[etree._Element], chance: Random) -> None:
    node, words = chance.choice(nodes), chance.choice(["", " ", "words", "\u202e"])
    if chance.random() < 0.5 and node is not nodes[0]:
        node.tail = words
    else:
        node.text = words


def _remark(nodes: list[etree._Element], chance: Random) -> None:
    node = chance.choice(nodes)
    new = chance.choice([
        etree.Comment("x"),
        etree.ProcessingInstruction("x", "y"),
    ])
    node.insert(chance.randint(0, len(node)), new)


CHANGES: tuple[Change, ...] = (
    _rename, _remove, _copy, _move, _insert, _drop_value, _set_value, _set_value,
    _write, _remark,
)  # fmt: skip
