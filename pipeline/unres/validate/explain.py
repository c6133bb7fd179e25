"""The second opinion: what xmlschema says of a file that failed the XSD."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from itertools import islice
from typing import TYPE_CHECKING, Final

from lxml import etree

from unres.validate.schema import AKN, schema_files

if TYPE_CHECKING:
    from xmlschema import XMLSchema10

MOST: Final = 200
"""How many faults of one file are explained."""

LONGEST: Final = 400
"""How many characters of a reason are shown."""


def explain_faults(root: etree._Element) -> dict[etree._Element, str]:
    """Give xmlschema's path and reason for each faulty element of a tree.

    It takes some hundred times as long as the check itself, so it is only asked
    about files that failed, and for their first faults.
    """
    reasons: dict[etree._Element, str] = {}
    for error in islice(_load_engine().iter_errors(root), MOST):
        element = error.elem
        if isinstance(element, etree._Element) and element not in reasons:
            reason = shorten(error.reason or "")
            reasons[element] = f"{error.path}: {reason}"
    return reasons


def is_valid_too(root: etree._Element) -> bool:
    """Whether xmlschema finds a tree valid."""
    return _load_engine().is_valid(root)


def shorten(message: str) -> str:
    """Give a message without namespaces, cut where it grows too long to read."""
    said = " ".join(message.replace(AKN, "").split())
    return said if len(said) <= LONGEST else f"{said[: LONGEST - 1]}…"


@cache
def _load_engine() -> XMLSchema10:
    """Build xmlschema's schema from memory; that takes more than a second."""
    # Loaded here, for it takes a third of a second and is seldom wanted.
    engine: type[XMLSchema10] = import_module("xmlschema").XMLSchema10
    return engine(schema_files()["akomantoso30.xsd"].decode(), allow="none")
