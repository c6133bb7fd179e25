"""Rules for what points: labels of the file, addresses outside it, and its own IRIs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from unres.lexicon.elements import element_names
from unres.validate.facts import LINKS, Facts, Fault, Pointer, fault, local_name
from unres.validate.hrefs import (
    find_iri_fault,
    find_scheme,
    is_akn,
    is_in_package,
    names_convention,
)
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
        wanted = CLASSES.get(link.name) if refers else TARGETS.get(link.attribute)
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
    if not (link.attribute in PORTIONS and link.value.startswith(("/akn/", "!"))):
        message = f'{link.attribute}="{link.value}" is no reference into this file'
        yield fault("R005", link.element, message)


def _dangling(link: Pointer, value: str) -> Fault:
    message = f'{link.attribute}="{value}" refers to nothing in this file'
    return fault("R001", link.element, message)


def check_hrefs(facts: Facts) -> Iterator[Fault]:
    """Find an address outside the Naming Convention; only `a` may have one."""
    for link in _find_addresses(facts):
        wrong = _find_wrong(link)
        if wrong and not _is_equivalent(link.value, facts):
            message = f'{link.attribute}="{link.value}" of <{link.name}>: {wrong}'
            yield fault("R002", link.element, message)


def check_values(facts: Facts) -> Iterator[Fault]:
    """Find an FRBR IRI that is not made by the Naming Convention."""
    for element, value in facts.own_iris:
        wrong = find_iri_fault(value, absolute=True)
        if wrong and not _is_equivalent(value, facts, own=True):
            yield fault("R002", element, f'<{local_name(element)}> "{value}": {wrong}')


def check_conventions(facts: Facts) -> Iterator[Fault]:
    """Note once that a file uses an equivalent naming convention (4.12)."""
    own = [it for it in facts.own_iris if _is_equivalent(it[1], facts, own=True)]
    links = [
        (link.element, link.value)
        for link in _find_addresses(facts)
        if _find_wrong(link) and _is_equivalent(link.value, facts)
    ]
    if not (own or links):
        return
    (first, value), *others = own + links
    count = len(own) + len(links)
    many = f"{count:,} addresses follow" if others else "an address follows"
    message = (
        f'{many} another naming convention ("{value}"), which is taken as'
        " equivalent and not checked"
    )
    yield fault("R007", first, message, [element for element, _ in others])


def _find_addresses(facts: Facts) -> Iterator[Pointer]:
    """Give the values that should be IRIs, or labels of the same file."""
    for link in facts.links:
        address = link.attribute in LINKS and link.name != "a"
        # A place in another document: <rref from="/akn/…#para_5" …>.
        if address or link.value.startswith("/"):
            yield link


def _find_wrong(link: Pointer) -> str:
    """Say what is wrong with the IRI of a link; "" for nothing."""
    if link.attribute == "src" and is_in_package(link.value):
        return ""
    return find_iri_fault(link.value)


def _is_equivalent(value: str, facts: Facts, *, own: bool = False) -> bool:
    """Whether an address that is none of Akoma Ntoso's is one by another convention.

    The profile of the United Nations allows none. A file that names itself by another
    one may name others so; one that does not may still cite by a known one.
    """
    if facts.un or is_akn(value) or any(map(str.isspace, value)):
        return False
    if own and find_scheme(value):
        return True
    if facts.own_iris and not any(is_akn(each) for _, each in facts.own_iris):
        return bool(find_scheme(value)) or value.startswith("/")
    return names_convention(value)
