"""Names of many sorts, found in running text by one reading, whatever their number."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Final, NamedTuple, TypeAlias, final
from unicodedata import combining

from unres.language import Language

TOKENS: Final = {True: re.compile(r"\W?\w+|\W"), False: re.compile("(?s:.)")}
"""What names are compared by: where words have bounds, whole words, each with the
character before it; elsewhere single characters."""
SHAPES: Final = (
    ("’", "'"), ("\u2010", "-"), ("\u2011", "-"),
    ("\u00a0", " "), ("\u202f", " "), ("\n", " "),
)  # fmt: skip
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


class _Name(NamedTuple):
    """A name before it is sorted: its sort, where its head begins, its meaning."""

    sort: str
    name: str
    at: int
    target: str


@final
@dataclass(slots=True)
class NameNode:
    """What may come after the first tokens of names, and the names that end there.

    Those with the longest lead come last.
    """

    after: dict[str, NameNode] = field(default_factory=dict)
    ends: list[_End] = field(default_factory=list)
    unsorted: Sequence[_Name] = ()
    """The names with a head, until a text first has it: few are ever met."""


@final
@dataclass(slots=True)
class Names:
    """The names of a language by their heads."""

    bounded: bool
    """Whether words have bounds."""
    tokens: re.Pattern[str]
    """What names are compared by: words where these have bounds, else characters."""
    heads: re.Pattern[str]
    """What a name may be looked for at: a word, or a character that opens one."""
    known: Mapping[str, NameNode]


def index_names(
    names: Mapping[str, Iterable[tuple[str, str]]], language: Language
) -> Names:
    """Sort names by their heads, so that a text is read but once for all of them.

    Takes, for each sort, pairs of name and target. A name with an empty target hides
    those of its sort inside it: "Gulf of Guinea" is not Guinea. What stands before a
    head is small: "2030 " before "Agenda", "bande de " before "Gaza".

    Raises:
        ValueError: A name has no head that `find_names` looks for.
    """
    known: dict[str, list[_Name]] = {}
    heads = compile_head(language)
    for sort, pairs in names.items():
        for name, target in pairs:
            head = heads.search(name)
            if head is None or _touches(name, head.start()):
                raise ValueError(f"no name of the language begins so: {name!r}")
            each = _Name(sort, name, head.start(), target)
            known.setdefault(head[0], []).append(each)
    if known and not language.bounded:
        heads = re.compile(f"[{''.join(map(re.escape, sorted(known)))}]")
    nodes = {head: NameNode(unsorted=each) for head, each in known.items()}
    return Names(language.bounded, TOKENS[language.bounded], heads, nodes)


def _sort(root: NameNode, tokens: re.Pattern[str]) -> None:
    for sort, name, at, target in root.unsorted:
        plain = _shape(name)
        node, lead = _grow(root, tokens.findall(plain, at)[1:]), plain[:at]
        if not any(end[:2] == (sort, lead) for end in node.ends):
            node.ends.append(_End(sort, lead, target))
            node.ends.sort(key=lambda end: len(end.lead))
    root.unsorted = ()


def _grow(node: NameNode, tokens: Iterable[str]) -> NameNode:
    """Give the node that some tokens lead to, with all that were missing."""
    for token in tokens:
        if token not in node.after:
            node.after[token] = NameNode()
        node = node.after[token]
    return node


def find_names(text: str, names: Names) -> dict[str, list[Name]]:
    """Find names as whole words: of each sort the longest, none inside another.

    Costs one look-up a word that may be a head, and one for each token of what may be a
    name, however many names there are.
    """
    plain = _shape(text)
    found: dict[str, list[Name]] = {}
    ends: dict[str, int] = {}
    known, bounded, tokens = names.known, names.bounded, names.tokens
    for match in names.heads.finditer(plain):
        head = match[0]
        # Most words are no head, above all where capitals do not tell which may be one.
        if head not in known:
            continue
        at, end = match.span()
        if at and bounded and plain[at - 1].isalnum():
            continue
        node = known[head]
        if node.unsorted:
            _sort(node, tokens)
        for sort, name in _match_names(plain, at, end, node, tokens).items():
            if ends.get(sort, 0) > at:
                continue
            ends[sort] = name[1]
            if name[2]:
                found.setdefault(sort, []).append(name)
    return found


def _match_names(
    plain: str, at: int, end: int, node: NameNode | None, tokens: re.Pattern[str]
) -> Mapping[str, Name]:
    """Find the longest name of each sort whose head has a place and a node."""
    longest: dict[str, Name] = {}
    while node is not None:
        for sort, lead, target in node.ends:
            if not lead or _leads(plain, lead, at):
                last = end if plain.isascii() else _find_end(plain, end)
                longest[sort] = (at - len(lead), last, target)
        after = node.after
        token = tokens.match(plain, end) if after else None
        if token is None:
            break
        node = after.get(token[0])
        end += len(token[0])
    return longest


def _leads(plain: str, lead: str, at: int) -> bool:
    """Say whether some words stand right before an offset, as whole words."""
    start = at - len(lead)
    if start < 0 or not plain.startswith(lead, start):
        return False
    return not (lead[0].isalnum() and _touches(plain, start))


def _find_end(plain: str, end: int) -> int:
    """Give the end of a name with the vowel signs of its last letter."""
    while plain[end : end + 1] > "\u02ff" and combining(plain[end]):
        end += 1
    return end


def _touches(plain: str, at: int) -> bool:
    """Say whether a letter or a digit stands right before an offset."""
    return at > 0 and plain[at - 1].isalnum()


def _shape(text: str) -> str:
    """Give a text of the same length with one shape for each character of a name."""
    if text.isascii():
        return text.replace("\n", " ")
    for shape, plain in SHAPES:
        text = text.replace(shape, plain)
    return text
