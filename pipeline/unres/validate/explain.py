"""The second opinion: what xmlschema says of a file that failed the XSD."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from importlib import import_module
from itertools import islice
from typing import TYPE_CHECKING, Final

from lxml import etree

from unres.errors import LimitError
from unres.validate.facts import line_of, path_of
from unres.validate.finding import Finding, make_finding
from unres.validate.schema import AKN, schema_files

if TYPE_CHECKING:
    from xmlschema import XMLSchema10
    from xmlschema.validators import XMLSchemaValidationError

MOST: Final = 200
"""How many faults of one file are explained."""

TOO_DEEP: Final = "the elements nest too deep for xmlschema; use --engine lxml"

LONGEST: Final = 400
"""How many characters of a reason are shown."""


def explain_faults(root: etree._Element) -> dict[etree._Element, list[str]]:
    """Give xmlschema's path and reasons for each faulty element of a tree.

    It takes some hundred times as long as the check itself, so it is only asked
    about files that failed, and for their first faults.
    """
    reasons: dict[etree._Element, list[str]] = {}
    with suppress(LimitError):
        for error in islice(_find_errors(root), MOST):
            if isinstance(error.elem, etree._Element):
                reasons.setdefault(error.elem, []).append(_tell_error(error))
    return reasons


def judge_again(root: etree._Element) -> Iterator[Finding]:
    """Find where a tree breaks the XSD, by xmlschema alone.

    Raises:
        LimitError: The tree is too deep for it.
    """
    for error in _find_errors(root):
        place = error.elem if isinstance(error.elem, etree._Element) else root
        path = path_of(place)
        yield make_finding("X003", _tell_error(error), line_of(place), path=path)


def is_valid_too(root: etree._Element) -> bool:
    """Whether xmlschema finds a tree valid."""
    return not any(_find_errors(root))


def _find_errors(root: etree._Element) -> Iterator[XMLSchemaValidationError]:
    """Give what xmlschema finds, as it finds it.

    Raises:
        LimitError: The tree is too deep for it.
    """
    try:
        yield from load_engine().iter_errors(root)
    except RecursionError as fault:
        raise LimitError(TOO_DEEP) from fault


def _tell_error(error: XMLSchemaValidationError) -> str:
    """Give the path and the reason of an error."""
    return f"{error.path}: {shorten(error.reason or '')}"


def shorten(message: str) -> str:
    """Give a message without namespaces, cut where it grows too long to read."""
    said = " ".join(message.replace(AKN, "").split())
    return said if len(said) <= LONGEST else f"{said[: LONGEST - 1]}…"


@cache
def load_engine() -> XMLSchema10:
    """Build xmlschema's schema from memory; that takes more than a second."""
    # Loaded here, for it takes a third of a second and is seldom wanted.
    engine: type[XMLSchema10] = import_module("xmlschema").XMLSchema10
    return engine(schema_files()["akomantoso30.xsd"].decode(), allow="none")
