"""What Akoma Ntoso says of itself."""

from __future__ import annotations

from lxml import etree

from unres.errors import SourceError


def read_claim(root: etree._Element, level: str, name: str, attribute: str) -> str:
    """Return what a document says of itself on a level of FRBR ("FRBRWork").

    Raises:
        SourceError: It says nothing.
    """
    # The document's own levels come before those of its attachments.
    element = root.find(f".//{{*}}{level}/{{*}}{name}")
    value = None if element is None else element.get(attribute)
    if not value:
        raise SourceError(
            f"it has no {name} in an {level}; give Akoma Ntoso such as unres convert"
            " --to akn writes"
        )
    return value
