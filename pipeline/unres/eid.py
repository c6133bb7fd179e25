"""The ids of a document's elements, by the Akoma Ntoso Naming Convention.

An id is the id of the context, the element and its number: `para_5__list_1__point_a`.
The printed number is the number where there is one; the rest are counted.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from unres.language import Language
from unres.layout import Unit, lay_out
from unres.lexicon.patterns import pattern
from unres.model import Document, walk
from unres.numbers import spell_digits

SHORT = {
    "alinea": "al",
    "article": "art",
    "attachment": "att",
    "blockList": "list",
    "collectionBody": "body",
    "component": "cmp",
    "components": "cmpnts",
    "documentRef": "dref",
    "quotedStructure": "qstr",
    "chapter": "chp",
    "division": "dvs",
    "mainBody": "body",
    "paragraph": "para",
    "section": "sec",
    "subdivision": "subdvs",
    "wrapUp": "wrapup",
    "hcontainer": "annex",
}
"""How elements are called in ids, where not by their own name."""

SINGLE = frozenset(
    {"coverPage", "preface", "preamble", "mainBody", "conclusions"}
    | {"collectionBody", "components"}
)
"""The parts of a document: one of each, so without a number."""

UNNUMBERED = SINGLE | {"content", "intro", "wrapUp", "heading"}
"""What stands once in its context."""

PRINTED = frozenset(
    {"paragraph", "point", "item", "section", "title", "part", "chapter", "article"}
    | {"division", "subdivision", "hcontainer", "attachment", "tblock"}
    | {"component"}
)
"""What bears its printed number in its id."""

COUNTED = frozenset(
    {"formula", "container", "list", "blockList", "alinea", "table"}
    | {"crossHeading", "embeddedStructure", "authorialNote", "documentRef"}
    | {"quotedStructure"}
)
"""What is counted in its context."""

NUMBERED = PRINTED | COUNTED
"""What has a number in its id, be it printed or counted."""

QUOTING = frozenset({"embeddedStructure", "quotedStructure"})
"""What holds a text with numbers of its own."""

SECTIONS = frozenset(
    {"section", "title", "part", "chapter", "article", "division"}
    | {"subdivision", "hcontainer"}
)
"""What numbered paragraphs may run through."""


@dataclass(frozen=True, slots=True, eq=False)
class Plan:
    """A document laid out, with its ids: made once for all that is written of it."""

    document: Document
    root: Unit
    """The skeleton of the statement."""
    block_ids: tuple[str, ...]
    """The id of each block in the order of `walk`; "" where it has none.

    A block that became several elements goes by the outermost.
    """
    component_ids: Mapping[int, str]
    """The id of the component that a block became, by the block's place."""


@dataclass(frozen=True, slots=True)
class _Scope:
    """What numbers are counted in: a document, an annex or a quoted text."""

    prefix: str = ""
    notes: str = ""
    """The prefix of the footnotes: that of the document."""
    restarts: bool = False
    """Whether sections number their paragraphs anew."""
    numbered: bool = False
    """Whether any paragraph has a number."""


@lru_cache(maxsize=4096)
def clean_number(number: str, language: Language) -> str:
    """Give a printed number as it stands in an id, without the words around it.

    >>> from unres.lexicon import find_language
    >>> english = find_language("en")
    >>> [clean_number(n, english) for n in ("(a)", "1.2.", "3 bis", "Part II", "*")]
    ['a', '1-2', '3bis', 'II', '']
    """
    bare = pattern("number-word", language).sub("", number.strip())
    bare = spell_digits(re.sub(r"\s+", "", bare))
    return re.sub(r"[\W_]+", "-", bare).strip("-")


def make_plan(document: Document) -> Plan:
    """Lay out a document and give each element its id."""
    root = lay_out(document)
    namer = _Namer(document.meta.language)
    namer.name_document(root, "")
    size = sum(1 for _ in walk(document.blocks))
    block_ids = tuple(namer.blocks.get(index, "") for index in range(size))
    return Plan(document, root, block_ids, namer.components)


class _Namer:
    """Gives ids in one walk; no id is given twice."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self.blocks: dict[int, str] = {}
        """The id of the outermost element of each block, by the block's place."""
        self.components: dict[int, str] = {}
        self.used: set[str] = set()
        self.counts: Counter[tuple[str, str]] = Counter()

    def name_document(self, unit: Unit, prefix: str) -> None:
        """Name the parts of a document or an annex, whose own element has no id."""
        body = next((part for part in unit.units if part.name == "mainBody"), None)
        scope = (
            _find_scope(body, prefix, prefix, self.language)
            if body
            else _Scope(prefix, prefix)
        )
        for part in unit.units:
            if part.name == "attachments":
                self.name_all(part.units, prefix, scope, part.name)
                continue
            name = part.id = self.add(_join(prefix, SHORT.get(part.name, part.name)))
            inside = prefix if part.name in {"mainBody", "components"} else name
            self.name_all(part.units, inside, scope, part.name)

    def name_all(
        self, units: tuple[Unit, ...], context: str, scope: _Scope, parent: str
    ) -> None:
        """Name the children of an element."""
        numbers = [_number(unit, self.language) for unit in units]
        numbered = {u.name for u, number in zip(units, numbers, strict=True) if number}
        if scope.numbered and not scope.restarts:
            numbered.add("paragraph")
        for unit, number in zip(units, numbers, strict=True):
            if unit.name in {"doc", "statement"}:
                self.name_document(unit, context)
                continue
            around = _find_context(unit, context, scope, parent)
            name = self.name(unit, number, around, mixed=unit.name in numbered)
            unit.id = name
            if name and unit.item is not None and unit.name != "documentRef":
                self.blocks.setdefault(unit.item.index, name)
                if unit.name == "component":
                    self.components[unit.item.index] = name
            inner = scope
            if unit.name in QUOTING:
                inner = _find_scope(unit, name, scope.notes, self.language)
            if unit.units:
                self.name_all(unit.units, name or context, inner, unit.name)

    def name(self, unit: Unit, number: str, context: str, *, mixed: bool) -> str:
        """Give one element its id, if it bears one.

        Where some of its kind have a number and it has none (`mixed`), the id says so.
        """
        named = unit.marker if unit.name == "hcontainer" else ""
        ref = _join(context, named or SHORT.get(unit.name, unit.name))
        if unit.name in UNNUMBERED:
            return self.add(ref)
        if number:
            return self.add(f"{ref}_{number}")
        if unit.name not in NUMBERED:
            return ""
        self.counts[context, unit.name] += 1
        count = self.counts[context, unit.name]
        return self.add(f"{ref}_nn-{count}" if mixed else f"{ref}_{count}")

    def add(self, wanted: str) -> str:
        """Take an id, or the next one free after it."""
        name = wanted
        if name in self.used:
            count = max(self.counts["", wanted], 1) + 1
            while f"{wanted}-{count}" in self.used:
                count += 1
            self.counts["", wanted] = count
            name = f"{wanted}-{count}"
        self.used.add(name)
        return name


def _join(prefix: str, ref: str) -> str:
    """Put a prefix before a reference."""
    return f"{prefix}__{ref}" if prefix else ref


def _number(unit: Unit, language: Language) -> str:
    """Give the printed number that an element bears in its id."""
    if unit.name == "authorialNote":
        return clean_number(unit.marker, language)
    if unit.name in PRINTED and unit.item is not None:
        return clean_number(str(unit.item.block.num), language)
    return ""


def _find_context(unit: Unit, context: str, scope: _Scope, parent: str) -> str:
    """Find the id that an element's own begins with."""
    if unit.name == "authorialNote":
        return scope.notes
    if unit.name in QUOTING:
        return context.removesuffix("__content")
    runs_on = parent in SECTIONS and not scope.restarts
    return scope.prefix if unit.name == "paragraph" and runs_on else context


def _find_scope(unit: Unit, prefix: str, notes: str, language: Language) -> _Scope:
    """Find how the paragraphs of a body or a quoted text are numbered."""
    groups = list(_find_groups(unit, language))
    numbers = [number for group in groups for number in group]
    restarts = sum(len(group) for group in groups) > len(set(numbers))
    return _Scope(prefix, notes, restarts, bool(numbers))


def _find_groups(unit: Unit, language: Language) -> Iterator[set[str]]:
    """Give the numbers of the paragraphs in each section."""
    numbers = (_number(u, language) for u in unit.units if u.name == "paragraph")
    yield set(filter(None, numbers))
    for child in unit.units:
        if child.name in SECTIONS:
            yield from _find_groups(child, language)
