"""Names of many sorts, found in running text by one reading, whatever their number."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Final, NamedTuple, TypeAlias

from unres.language import Language

TOKEN: Final = re.compile(r"\W?\w+|\W")
"""What names are compared by where words have bounds: whole words, each with the
character before it. Elsewhere they are compared by single characters."""

SHAPES: Final = (("’", "'"), ("\u00a0", " "), ("\u202f", " "), ("\n", " "))
"""Characters that are the same in a name; one for one, so that offsets hold."""


Name: TypeAlias = tuple[int, int, str]
"""Where a name starts and ends, and what it means."""


class _End(NamedTuple):
    """The end of a name: its sort, what must stand before its head, its meaning."""

    sort: str
    lead: str
    target: str


@cache
def compile_head(language: Language) -> re.Pattern[str]:
    """Compile the word by which a name is looked for: its first that may be one."""
    return re.compile(language.head)


@dataclass(slots=True)
class Node:
    """What may come after the first tokens of names, and the names that end there.

    Those with the longest lead come last.
    """

    after: dict[str, Node] = field(default_factory=dict)
    ends: list[_End] = field(default_factory=list)


class Names(NamedTuple):
    """The names of a language, sorted."""

    root: Node
    heads: re.Pattern[str]
    """What a name may be looked for at: a word, or a character that opens one."""
    bounded: bool


def index_names(
    names: Mapping[str, Iterable[tuple[str, str]]], language: Language
) -> Names:
    """Sort names by their tokens, so that a text is read but once for all of them.

    Takes, for each sort, pairs of name and target. A name with an empty target hides
    those of its sort inside it: "Gulf of Guinea" is not Guinea.

    Raises:
        ValueError: A name has no head that `find_names` looks for.
    """
    root, bounded = Node(), language.bounded
    for sort, pairs in names.items():
        for name, target in pairs:
            lead, rest = _part(name, language)
            node = _grow(root, TOKEN.findall(rest) if bounded else rest)
            if not any(end[:2] == (sort, lead) for end in node.ends):
                node.ends.append(_End(sort, lead, target))
                node.ends.sort(key=lambda end: len(end.lead))
    heads = compile_head(language)
    if not bounded:
        heads = re.compile(f"[{''.join(map(re.escape, sorted(root.after)))}]")
    return Names(root, heads, bounded)


def _grow(node: Node, tokens: Iterable[str]) -> Node:
    """Give the node that some tokens lead to, with all that were missing."""
    for token in tokens:
        if token not in node.after:
            node.after[token] = Node()
        node = node.after[token]
    return node


def find_names(text: str, names: Names) -> dict[str, list[Name]]:
    """Find names as whole words: of each sort the longest, none inside another.

    Costs one look-up a word that may be a head, and one for each token of what may be a
    name, however many names there are.
    """
    plain = _shape(text)
    found: dict[str, list[Name]] = {}
    known, bounded = names.root.after, names.bounded
    for head in names.heads.finditer(plain):
        node = known.get(head[0])
        if node is None or (bounded and _touches(plain, head.start())):
            continue
        at, end = head.span()
        if not (bounded or node.ends or plain[end : end + 1] in node.after):
            continue
        for sort, name in _match_names(plain, (at, end), node, bounded=bounded):
            before = found.setdefault(sort, [])
            if not before or before[-1][1] <= at:
                before.append(name)
    return {sort: [it for it in some if it[2]] for sort, some in found.items()}


def _match_names(
    plain: str, head: tuple[int, int], node: Node, *, bounded: bool
) -> Iterable[tuple[str, Name]]:
    """Find the longest name of each sort whose head has a place and a node."""
    found: dict[str, Name] = {}
    at, end = head
    while True:
        for sort, lead, target in node.ends:
            if not lead or _leads(plain, lead, at):
                found[sort] = (at - len(lead), end, target)
        if not node.after:
            break
        match = TOKEN.match(plain, end) if bounded else None
        token = match[0] if match else plain[end : end + 1]
        below = node.after.get(token)
        if below is None:
            break
        node, end = below, end + len(token)
    return found.items()


def _leads(plain: str, lead: str, at: int) -> bool:
    """Say whether some words stand right before an offset, as whole words."""
    start = at - len(lead)
    if start < 0 or not plain.startswith(lead, start):
        return False
    return not (lead[0].isalnum() and _touches(plain, start))


def _touches(plain: str, at: int) -> bool:
    """Say whether a letter or a digit stands right before an offset."""
    return at > 0 and plain[at - 1].isalnum()


def _part(name: str, language: Language) -> tuple[str, str]:
    """Give what stands before the head of a name, and the name from there on.

    "2030 " before "Agenda", "second " before "World Summit", "bande de " before "Gaza".
    """
    plain = _shape(name)
    head = compile_head(language).search(plain)
    if head is None or _touches(plain, head.start()):
        raise ValueError(f"no name of the language begins so: {name!r}")
    return plain[: head.start()], plain[head.start() :]


def _shape(text: str) -> str:
    """Give a text of the same length with one shape for each character of a name."""
    for shape, plain in SHAPES:
        text = text.replace(shape, plain)
    return text
