"""What the metadata of a file say that no model of ours has a place for."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from lxml import etree

from unres.readers.akn.record import STEPS
from unres.readers.flat.stream import find_line


def list_unread(
    root: etree._Element, roles: Collection[str]
) -> Iterator[tuple[int, str]]:
    """Yield the line and the words of metadata that are read for nothing.

    `roles` are those of the sponsors that were read. Of a keyword its words are read
    and not its address, of a step who submits a text and its symbol.
    """
    for own in root.iter("keyword", "step"):
        for name in ("href", "shortForm", "as", "by"):
            value = " ".join(own.get(name, "").split())
            if value and not value.startswith("#") and not _is_read(own, name, roles):
                yield find_line(own), f"{own.tag} {name}={value[:80]!r}"


def _is_read(own: etree._Element, name: str, roles: Collection[str]) -> bool:
    """Whether an attribute of a step is read."""
    field = STEPS.get(own.get("outcome", "")) if own.tag == "step" else None
    if field is None:
        return False
    return name == "as" or (name == "by" and field.value in roles)
