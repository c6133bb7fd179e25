"""Names of many sorts, found in running text by one reading, whatever their number."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Final, NamedTuple

HEAD: Final = re.compile(r"[A-ZÀ-ÖØ-ÞĀ-Ž]\w*")
"""The word by which a name is looked for: its first that begins with a capital."""

LEAD: Final = re.compile(r"(?:\d{4}|[a-z]+) |")
"""What may stand before it in a name: "2030 Agenda", "second World Summit"."""

SHAPES: Final = (("’", "'"), ("\u00a0", " "), ("\u202f", " "), ("\n", " "))
"""Characters that are the same in a name; one for one, so that offsets hold."""


class Found(NamedTuple):
    """A name where it stands, and what it means."""

    start: int
    end: int
    target: str


class _Name(NamedTuple):
    """A name in plain shape: what must stand before its first capital, and the rest."""

    lead: str
    rest: str
    target: str


_Known = tuple[tuple[str, ...], tuple[_Name, ...]]
"""Names, which one call can try all at once, and each with what it means."""

Names = Mapping[str, tuple[tuple[str, _Known], ...]]
"""The head of a name → by sort, the names that have it, the longest first."""


def index_names(names: Mapping[str, Iterable[tuple[str, str]]]) -> Names:
    """Sort names by their heads, so that a text is read but once.

    Takes, for each sort, pairs of name and target. A name with an empty target hides
    those of its sort inside it: "Gulf of Guinea" is not Guinea.

    Raises:
        ValueError: A name begins with no capital that `find_names` looks for.
    """
    heads: dict[str, dict[str, dict[tuple[str, str], str]]] = {}
    for sort, pairs in names.items():
        for name, target in pairs:
            lead, rest, head = _part(name)
            known = heads.setdefault(head, {}).setdefault(sort, {})
            known.setdefault((lead, rest), target)
    return {
        head: tuple((sort, _sort_known(known)) for sort, known in sorts.items())
        for head, sorts in heads.items()
    }


def find_names(text: str, names: Names) -> dict[str, list[Found]]:
    """Find names as whole words: of each sort the longest, none inside another.

    Costs one look-up a capitalised word, however many names there are.
    """
    plain = _shape(text)
    found: dict[str, list[Found]] = {}
    for head in HEAD.finditer(plain):
        for sort, known in names.get(head[0], ()):
            before = found.setdefault(sort, [])
            if not before or before[-1].end <= head.start():
                before += _match_name(plain, head.start(), known)
    return {
        sort: [name for name in some if name.target] for sort, some in found.items()
    }


def _part(name: str) -> tuple[str, str, str]:
    """Give the lead of a name, the rest of it, and the head of that."""
    plain = _shape(name)
    lead = LEAD.match(plain)
    at = lead.end() if lead else 0
    head = HEAD.match(plain, at)
    if head is None:
        raise ValueError(f"a name must begin with a capital: {name!r}")
    return plain[:at], plain[at:], head[0]


def _sort_known(known: Mapping[tuple[str, str], str]) -> _Known:
    """Give names of one head and sort with the longest first."""
    found = [_Name(lead, rest, target) for (lead, rest), target in known.items()]
    found.sort(key=lambda name: (-len(name.rest), -len(name.lead), name))
    return tuple(dict.fromkeys(name.rest for name in found)), tuple(found)


def _shape(text: str) -> str:
    """Give a text of the same length with one shape for each character of a name."""
    for shape, plain in SHAPES:
        text = text.replace(shape, plain)
    return text


def _match_name(plain: str, at: int, known: _Known) -> list[Found]:
    """Find the longest of some names whose head stands at an offset, if any does."""
    if plain.startswith(known[0], at):
        for lead, rest, target in known[1]:
            start, end = at - len(lead), at + len(rest)
            if (
                plain.startswith(rest, at)
                and plain.endswith(lead, 0, at)
                and _is_whole(plain, start, end)
            ):
                return [Found(start, end, target)]
    return []


def _is_whole(plain: str, start: int, end: int) -> bool:
    """Say whether no letter or digit touches a range."""
    before = plain[start - 1 : start] if start else ""
    return not (before.isalnum() or plain[end : end + 1].isalnum())
