"""Rules for what points out of the file, and for what names it: their IRIs."""

from __future__ import annotations

from collections.abc import Iterator

from unres.validate.conventions import find_scheme, is_akn, names_convention
from unres.validate.facts import LINKS, Facts, Fault, Pointer, fault, local_name
from unres.validate.hrefs import find_iri_fault, is_in_package


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
