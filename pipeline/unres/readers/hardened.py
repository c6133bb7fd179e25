"""The parser for XML that somebody else wrote."""

from __future__ import annotations

from lxml import etree


def make_parser(*, recover: bool = False) -> etree.XMLParser:
    """Give a parser that expands no entity and reaches for nothing outside the file.

    `recover` says to read on where the file is not well-formed.
    """
    return etree.XMLParser(
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
        collect_ids=False,
        recover=recover,
    )
