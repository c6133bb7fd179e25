"""Names of the lexicons, found in running text whatever their number."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Final, NamedTuple

HEAD: Final = re.compile(r"[A-ZÀ-ÖØ-ÞĀ-Ž]\w*")
"""The first word of a name: one that begins with a capital."""

SHAPES: Final = (("’", "'"), ("\u00a0", " "), ("\u202f", " "), ("\n", " "))
"""Characters that are the same in a name; one for one, so that offsets hold."""


class Found(NamedTuple):
    """A name where it stands, and what it means."""

    start: int
    end: int
    target: str


Known = tuple[tuple[str, ...], tuple[tuple[str, str], ...]]
"""Names, which one call can try all at once, and each with its target."""

Names = Mapping[str, Known]
"""First word → the names that begin with it, longest first."""


def index_names(names: Iterable[tuple[str, str]]) -> Names:
    """Sort names by their first word, so that a text is read but once.

    Takes pairs of name and target. A name with an empty target hides those inside
    it: "Gulf of Guinea" is not Guinea.

    Raises:
        ValueError: A name begins with none of the capitals that `find_names` looks for.
    """
    heads: dict[str, dict[str, str]] = {}
    for name, target in names:
        plain = _shape(name)
        head = HEAD.match(plain)
        if head is None:
            raise ValueError(f"a name must begin with a capital: {name!r}")
        heads.setdefault(head[0], {}).setdefault(plain, target)
    return {
        head: (tuple(known), tuple(sorted(known.items(), key=_longest_first)))
        for head, known in heads.items()
    }


def _longest_first(item: tuple[str, str]) -> tuple[int, tuple[str, str]]:
    """Give a key that sorts names with their targets, the longest first."""
    return -len(item[0]), item


def find_names(text: str, names: Names) -> Iterator[Found]:
    """Find names as whole words, the longest at each place, none inside another.

    Costs one look-up a capitalised word, however many names there are.
    """
    plain, heads = _read_heads(text)
    at = 0
    for start, known in [(s, names[head]) for s, head in heads if head in names]:
        found = _match_name(plain, start, known) if start >= at else None
        if found:
            at = found.end
            if found.target:
                yield found


@lru_cache(maxsize=4)
def _read_heads(text: str) -> tuple[str, tuple[tuple[int, str], ...]]:
    """Give a text in plain shape and its capitalised words; three lexicons ask."""
    plain = _shape(text)
    return plain, tuple([(match.start(), match[0]) for match in HEAD.finditer(plain)])


def _shape(text: str) -> str:
    """Give a text of the same length with one shape for each character of a name."""
    for shape, plain in SHAPES:
        text = text.replace(shape, plain)
    return text


def _match_name(plain: str, start: int, known: Known) -> Found | None:
    """Find the longest of some names that stands at an offset as whole words."""
    if not plain.startswith(known[0], start):
        return None
    for name, target in known[1]:
        end = start + len(name)
        if plain.startswith(name, start) and _is_whole(plain, start, end):
            return Found(start, end, target)
    return None


def _is_whole(plain: str, start: int, end: int) -> bool:
    """Say whether no letter or digit touches a range."""
    return not (plain[start - 1 : start].isalnum() or plain[end : end + 1].isalnum())
