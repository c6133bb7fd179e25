"""Names of many sorts, found in running text by one reading, whatever their number."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final, NamedTuple

HEAD: Final = re.compile(r"[A-ZÀ-ÖØ-ÞĀ-Ž]\w*")
"""The word by which a name is looked for: its first that begins with a capital."""

LEAD: Final = re.compile(r"(?:\d{4}|[a-z]+) |")
"""What may stand before it in a name: "2030 Agenda", "second World Summit"."""

TOKEN: Final = re.compile(r"\W?\w+|\W")
"""What names are compared by: whole words, each with the character before it."""

SHAPES: Final = (("’", "'"), ("\u00a0", " "), ("\u202f", " "), ("\n", " "))
"""Characters that are the same in a name; one for one, so that offsets hold."""


class Found(NamedTuple):
    """A name where it stands, and what it means."""

    start: int
    end: int
    target: str


class _End(NamedTuple):
    """The end of a name: its sort, what must stand before its head, its meaning."""

    sort: str
    lead: str
    target: str


@dataclass(slots=True)
class Node:
    """What may come after the first tokens of names, and the names that end there.

    Those with the longest lead come last.
    """

    after: dict[str, Node] = field(default_factory=dict)
    ends: list[_End] = field(default_factory=list)


def index_names(names: Mapping[str, Iterable[tuple[str, str]]]) -> Node:
    """Sort names by their tokens, so that a text is read but once for all of them.

    Takes, for each sort, pairs of name and target. A name with an empty target hides
    those of its sort inside it: "Gulf of Guinea" is not Guinea.

    Raises:
        ValueError: A name begins with no capital that `find_names` looks for.
    """
    root = Node()
    for sort, pairs in names.items():
        for name, target in pairs:
            lead, rest = _part(name)
            node = _grow(root, TOKEN.findall(rest))
            if not any(end[:2] == (sort, lead) for end in node.ends):
                node.ends.append(_End(sort, lead, target))
                node.ends.sort(key=lambda end: len(end.lead))
    return root


def _grow(node: Node, tokens: Iterable[str]) -> Node:
    """Give the node that some tokens lead to, with all that were missing."""
    for token in tokens:
        if token not in node.after:
            node.after[token] = Node()
        node = node.after[token]
    return node


def find_names(text: str, names: Node) -> dict[str, list[Found]]:
    """Find names as whole words: of each sort the longest, none inside another.

    Costs one look-up a capitalised word, and one for each token of what may be a
    name, however many names there are.
    """
    plain = _shape(text)
    found: dict[str, list[Found]] = {}
    known = names.after
    heads = [(m.span(), known[m[0]]) for m in HEAD.finditer(plain) if m[0] in known]
    for (start, end), node in heads:
        for sort, name in _match_names(plain, start, end, node).items():
            before = found.setdefault(sort, [])
            if not before or before[-1].end <= start:
                before.append(name)
    return {
        sort: [name for name in some if name.target] for sort, some in found.items()
    }


def _match_names(plain: str, at: int, end: int, node: Node) -> dict[str, Found]:
    """Find the longest name of each sort whose head has a place and a node."""
    found: dict[str, Found] = {}
    here = None if _touches(plain, at) else node
    while here:
        for sort, lead, target in here.ends:
            if not lead or _leads(plain, lead, at):
                found[sort] = Found(at - len(lead), end, target)
        token = TOKEN.match(plain, end) if here.after else None
        if token is None:
            break
        here, end = here.after.get(token[0]), token.end()
    return found


def _leads(plain: str, lead: str, at: int) -> bool:
    """Say whether some words stand right before an offset, as whole words."""
    start = at - len(lead)
    return start >= 0 and plain.startswith(lead, start) and not _touches(plain, start)


def _touches(plain: str, at: int) -> bool:
    """Say whether a letter or a digit stands right before an offset."""
    return at > 0 and plain[at - 1].isalnum()


def _part(name: str) -> tuple[str, str]:
    """Give what stands before the head of a name, and the name from there on."""
    plain = _shape(name)
    lead = LEAD.match(plain)
    at = lead.end() if lead else 0
    if not HEAD.match(plain, at):
        raise ValueError(f"a name must begin with a capital: {name!r}")
    return plain[:at], plain[at:]


def _shape(text: str) -> str:
    """Give a text of the same length with one shape for each character of a name."""
    for shape, plain in SHAPES:
        text = text.replace(shape, plain)
    return text
