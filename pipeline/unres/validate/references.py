"""Rules for what points into the file: every label resolves, and serves."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from unres.lexicon.elements import element_names
from unres.validate.facts import Facts, Fault, Pointer, fault, local_name
from unres.validate.schema import load_vocabulary

PORTIONS: Final = frozenset({"current", "for", "from", "original", "upTo"})
"""Attributes that may point into another document: its IRI, a `#` and an id."""

CLASSES: Final = element_names("labels")
"""The class of label that the `refersTo` of an element asks for."""

TARGETS: Final = {"as": "TLCRole", "period": "temporalGroup"}
"""The element that an attribute asks for, wherever it stands."""


def check_references(facts: Facts) -> Iterator[Fault]:
    """Find labels that resolve to nothing, and values that are no label."""
    labels = load_vocabulary().labels
    wids = {id_ for _, id_ in facts.wids}
    for link in facts.links:
        single = link.value.startswith("#")
        if link.attribute not in labels:
            if single and link.value[1:] not in facts.ids:
                yield _dangling(link, link.value)
            continue
        if single and link.value[1:] in facts.ids and link.attribute != "original":
            continue
        values = link.value.split()
        if not values or not all(value.startswith("#") for value in values):
            yield from _check_portion(link)
            continue
        known = wids if link.attribute == "original" else facts.ids
        for value in values:
            if value[1:] not in known:
                yield _dangling(link, value)


def check_labels(facts: Facts) -> Iterator[Fault]:
    """Find labels in `references` that nothing uses, or that the wrong thing does."""
    values = [link.value for link in facts.links] + facts.foreign
    words = (word for value in values for word in value.split() if "#" in word)
    used = {word.rpartition("#")[2] for word in words}
    for element, name, label in facts.identified:
        if name.startswith("TLC") and label not in used:
            yield fault("R003", element, f'nothing refers to the label "{label}"')
    for link in facts.links:
        refers = link.attribute == "refersTo"
        asked = CLASSES.get(link.name) if refers else TARGETS.get(link.attribute)
        wanted = asked or ""
        label = link.value.removeprefix("#")
        kind = local_name(facts.ids[label]) if label in facts.ids else wanted
        if wanted and kind != wanted:
            yield fault(
                "R006",
                link.element,
                f'{link.attribute} of <{link.name}> asks for a {wanted}, "{label}"'
                f" is a <{kind}>",
            )


def _check_portion(link: Pointer) -> Iterator[Fault]:
    """Find a value that is neither a label nor a place in another document."""
    outside = link.value.startswith(("/akn/", "!"))
    if not (link.attribute in PORTIONS and outside):
        message = f'{link.attribute}="{link.value}" is no reference into this file'
        yield fault("R005", link.element, message)


def _dangling(link: Pointer, value: str) -> Fault:
    message = f'{link.attribute}="{value}" refers to nothing in this file'
    return fault("R001", link.element, message)
