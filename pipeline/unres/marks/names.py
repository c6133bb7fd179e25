"""Names of many sorts, found in running text by one reading, whatever their number."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Final, NamedTuple

from unres.language import Language

TOKENS: Final = {True: re.compile(r"\W?\w+|\W"), False: re.compile(r"(?s:.)")}
"""What names are compared by: whole words, each with the character before it; single
characters where words have no bounds."""

SHAPES: Final = (("’", "'"), ("\u00a0", " "), ("\u202f", " "), ("\n", " "))
"""Characters that are the same in a name; one for one, so that offsets hold."""


class Name(NamedTuple):
    """A name where it stands, and what it means."""

    start: int
    end: int
    target: str


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
    language: Language


def index_names(
    names: Mapping[str, Iterable[tuple[str, str]]], language: Language
) -> Names:
    """Sort names by their tokens, so that a text is read but once for all of them.

    Takes, for each sort, pairs of name and target. A name with an empty target hides
    those of its sort inside it: "Gulf of Guinea" is not Guinea.

    Raises:
        ValueError: A name has no head that `find_names` looks for.
    """
    root, tokens = Node(), TOKENS[language.bounded]
    for sort, pairs in names.items():
        for name, target in pairs:
            lead, rest = _part(name, language)
            node = _grow(root, tokens.findall(rest))
            if not any(end[:2] == (sort, lead) for end in node.ends):
                node.ends.append(_End(sort, lead, target))
                node.ends.sort(key=lambda end: len(end.lead))
    return Names(root, language)


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
    known, language = names.root.after, names.language
    heads = compile_head(language).finditer(plain)
    for head in heads:
        if head[0] not in known:
            continue
        start = head.start()
        for sort, name in _match_names(plain, head, known[head[0]], language).items():
            before = found.setdefault(sort, [])
            if not before or before[-1].end <= start:
                before.append(name)
    return {
        sort: [name for name in some if name.target] for sort, some in found.items()
    }


def _match_names(
    plain: str, head: re.Match[str], node: Node, language: Language
) -> dict[str, Name]:
    """Find the longest name of each sort whose head has a place and a node."""
    found: dict[str, Name] = {}
    at, end = head.span()
    token_of = TOKENS[language.bounded]
    here = None if language.bounded and _touches(plain, at) else node
    while here:
        for sort, lead, target in here.ends:
            if not lead or _leads(plain, lead, at):
                found[sort] = Name(at - len(lead), end, target)
        token = token_of.match(plain, end) if here.after else None
        if token is None:
            break
        here, end = here.after.get(token[0]), token.end()
    return found


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
