"""The ids of a document's elements, by the Akoma Ntoso Naming Convention.

An id is the id of the context, the element and its number: `para_5__list_1__point_a`.
The printed number is the number where there is one; the rest are counted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import final

from unres.language import Language
from unres.lexicon.elements import element_names
from unres.lexicon.patterns import pattern
from unres.numbers import spell_digits
from unres.resolve.nodes import Node
from unres.resolve.units import Unit

SHORT = {**element_names("abbreviations"), "hcontainer": "annex"}
"""How elements are called in ids, where not by their own name."""
SINGLE = frozenset(
    {"coverPage", "preface", "preamble", "mainBody", "conclusions"}
    | {"collectionBody", "components"}
)
"""The parts of a document: one of each, so without a number."""
UNNUMBERED = SINGLE | {"content", "intro", "wrapUp", "heading"}
"""What stands once in its context."""
SECTIONS = frozenset(
    {"section", "title", "part", "chapter", "article", "division"}
    | {"subdivision", "hcontainer"}
)
"""What numbered paragraphs may run through."""
PRINTED = SECTIONS | {
    "paragraph", "point", "item", "attachment", "tblock", "component",
}  # fmt: skip
"""What bears its printed number in its id."""
NUMBERED = PRINTED | {"authorialNote"}
"""What may have a number."""
ANONYMOUS = frozenset({
    "p", "num", "td", "th", "tr", "caption", "mod", "noteRef", "doc", "statement",
    "listIntroduction", "listWrapUp",
})  # fmt: skip
"""What has no id; all else is counted in its context."""
QUOTING = frozenset({"embeddedStructure", "quotedStructure"})
"""What holds a text with numbers of its own."""


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


def name_units(root: Unit, language: Language) -> frozenset[str]:
    """Give the elements of a document their ids, and its nodes those of theirs.

    A node that became several elements goes by the outermost. Returned are the ids of
    the nodes.
    """
    namer = _Namer(language)
    namer.name_document(root, "")
    return frozenset(namer.named)


@final
class _Namer:
    """Gives ids in one walk; no id is given twice."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self.used: set[str] = set()
        self.named: set[str] = set()
        """The ids of the nodes."""
        self.counts: dict[tuple[str, str], int] = {}

    def name_document(self, unit: Unit, prefix: str) -> None:
        """Name the parts of a document or an annex, whose own element has no id."""
        scope = _Scope(prefix, prefix)
        for part in unit.units:
            if part.name == "mainBody":
                scope = _find_scope(part, prefix, prefix, self.language)
        for part in unit.units:
            name = part.name
            if name == "attachments":
                self.name_all(part.units, prefix, scope, name)
                continue
            part.id = self.add(_join(prefix, SHORT.get(name, name)))
            inside = prefix if name in {"mainBody", "components"} else part.id
            self.name_all(part.units, inside, scope, name)

    def name_all(
        self, units: tuple[Unit, ...], context: str, scope: _Scope, parent: str
    ) -> None:
        """Name the children of an element."""
        # The kinds of which some have a number, once one without is met.
        numbered: set[str] | None = None
        for unit in units:
            name, node = unit.name, unit.node
            inside, inner = context, scope
            if name in {"doc", "statement"}:
                self.name_document(unit, context)
                continue
            if name not in ANONYMOUS:
                around = _find_context(name, context, scope, parent)
                number = _number(unit, self.language)
                if not number and numbered is None and name in NUMBERED:
                    numbered = _find_numbered(units, scope, self.language)
                mixed = numbered is not None and name in numbered
                inside = unit.id = self.name(unit, number, around, mixed=mixed)
                if node is not None and name != "documentRef":
                    self.name_node(unit, node)
                if name in QUOTING:
                    inner = _find_scope(unit, inside, scope.notes, self.language)
            if unit.units:
                self.name_all(unit.units, inside, inner, name)

    def name_node(self, unit: Unit, node: Node) -> None:
        """Give a node the id of an element that it became, if that is the first."""
        if node.id not in self.named:
            node.id = unit.id
            self.named.add(unit.id)
        if unit.name == "component":
            node.component = unit.id

    def name(self, unit: Unit, number: str, context: str, *, mixed: bool) -> str:
        """Give an element its id.

        Where some of its kind have a number and it has none (`mixed`), the id says so.
        """
        name = unit.name
        named = unit.marker if name == "hcontainer" else ""
        ref = _join(context, named or SHORT.get(name, name))
        if name in UNNUMBERED:
            return self.add(ref)
        if number:
            return self.add(f"{ref}_{number}")
        count = self.counts[context, name] = self.counts.get((context, name), 0) + 1
        return self.add(f"{ref}_nn-{count}" if mixed else f"{ref}_{count}")

    def add(self, wanted: str) -> str:
        """Take an id, or the next one free after it."""
        name = wanted
        if name in self.used:
            count = self.counts.get(("", wanted), 1) + 1
            while f"{wanted}-{count}" in self.used:
                count += 1
            self.counts["", wanted] = count
            name = f"{wanted}-{count}"
        self.used.add(name)
        return name


def _join(prefix: str, ref: str) -> str:
    return f"{prefix}__{ref}" if prefix else ref


def _number(unit: Unit, language: Language) -> str:
    """Give the printed number that an element bears in its id."""
    if unit.name == "authorialNote":
        return clean_number(unit.marker, language)
    if unit.name in PRINTED and unit.node is not None:
        return clean_number(unit.node.num, language)
    return ""


def _find_numbered(
    units: tuple[Unit, ...], scope: _Scope, language: Language
) -> set[str]:
    """Find the names of those side by side, or in one text, that have a number."""
    numbered = {unit.name for unit in units if _number(unit, language)}
    if scope.numbered and not scope.restarts:
        numbered.add("paragraph")
    return numbered


def _find_context(name: str, context: str, scope: _Scope, parent: str) -> str:
    """Find the id that an element's own begins with."""
    if name == "paragraph":
        runs_on = parent in SECTIONS and not scope.restarts
        return scope.prefix if runs_on else context
    if name == "authorialNote":
        return scope.notes
    return context.removesuffix("__content") if name in QUOTING else context


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
